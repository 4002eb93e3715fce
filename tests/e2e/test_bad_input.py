"""Whatever is sent, there is one short line that says what to do, and nothing is lost."""

import pytest

HOSTILE = '<b>Talks</b> & "talks" 🕊 </blockquote> \u202e\u2066 end'
LONG = 100_000  # characters


@pytest.fixture
def database_kind():
    """What is said to wrong input does not depend on the database."""
    return "sqlite"


async def test_an_admin_is_told_what_is_wrong_with_what_was_sent(telegram, bot):
    admin = telegram.person(1, admin=True)
    wrong = {
        "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200),
        "nothing.txt": b"",
        "blank.txt": b" \n\n ",
        "signs.txt": "🙂 12:30 ---".encode(),
        "program.exe": b"MZ" + bytes(200),
    }
    for name, content in wrong.items():
        await admin.sends(name, content)
        reply = await admin.sees(lambda _: True)
        assert "Save" not in reply.buttons, f"{name}: {reply}"
        assert len(reply.text) < 250 and "\n" not in reply.text.strip(), f"{name}: {reply}"


async def test_a_file_over_20_mb_is_refused_before_it_is_fetched(telegram, bot):
    admin = telegram.person(1, admin=True)
    await admin.sends("large.txt", b"a line of text\n" * 1_400_000)
    reply = await admin.sees(lambda _: True)
    assert "20" in reply.text
    assert not await telegram.calls("getFile")


async def test_commands_and_buttons_nobody_knows_are_answered(telegram, bot):
    reader = telegram.person(2)
    reply = await reader.asks("/teleport")
    assert "/help" in reply.text
    answer = await reader.asks("/start")
    for data in ("s:99999:1", "c:save:99999", "a:99999", "n:99999", "o:99999:1:0", "what is this"):
        pressed = await reader.presses_data(data, on=answer)
        assert len(pressed.text) <= 200
    assert (await reader.asks("/help")).text


async def test_a_reader_uploads_nothing(telegram, bot):
    reader = telegram.person(2)
    await reader.sends(
        "article.txt", "Lavrov met Kerry\n\nThey met in Geneva on Monday, officials said."
    )
    reply = await reader.sees(lambda _: True)
    assert "Save" not in reply.buttons
    reply = await reader.asks("Lavrov met Kerry in Geneva.\n\n" * 30)
    assert "Save" not in reply.buttons


async def test_hostile_and_long_text_is_shown_as_it_is(telegram, bot):
    admin, reader = telegram.person(1, admin=True), telegram.person(2)
    line = f"Lavrov met Kerry in Geneva and said {HOSTILE} to all who would listen to him.\n\n"
    text = f"Lavrov met Kerry {HOSTILE}\n\n" + line * (LONG // len(line))
    await admin.sends("long.txt", text)
    await admin.sees("Save")
    await admin.presses("Save")
    await admin.sees("Undo")
    answer = await reader.asks("Kerry Lavrov")
    assert HOSTILE[:14] in answer.text
    await reader.presses("1", on=answer)
    page = await reader.sees(lambda message: "<b>Talks</b>" in message.text)
    assert len(page.text.encode("utf-16-le")) / 2 <= 4096
    refused = [call for call in await telegram.calls() if call["status"] not in (200, None)]
    assert refused == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "nonsense"),
        ("ADMIN_IDS", "dana"),
        ("DEFAULT_TIMEZONE", "Mars/Olympus"),
        ("DIGEST_TIME", "25:00"),
        ("BROADCAST_RATE", "31"),
        ("DEFAULT_LANGUAGE", "de"),
        ("DATABASE_URL", "mysql://localhost/safir"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(stopped_bot, name, value):
    stopped_bot.settings[name] = value
    run = stopped_bot.safir("run")
    assert run.returncode == 2
    assert name in run.stderr and run.stderr.count("\n") == 1


def test_a_database_out_of_reach_is_one_line(stopped_bot):
    stopped_bot.settings["DATABASE_URL"] = "postgresql://safir:secret@127.0.0.1:9/safir"
    run = stopped_bot.safir("run")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1 and "secret" not in run.stderr
