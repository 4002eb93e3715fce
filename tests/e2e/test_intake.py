"""What admins send beside a plain text, from the real process."""

import pytest


@pytest.fixture
def database_kind():
    """How a message is taken does not depend on the database; tests/handlers runs on both."""
    return "sqlite"


async def test_a_link_into_our_own_house_is_never_opened(telegram, bot, playground):
    admin = telegram.person(1, admin=True)
    for link in ("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://0x7f.1/"):
        await admin.says(link)
        await admin.sees("not on the public Internet", within=30)
    reply = await admin.asks(f"{playground.url}/control/journal")
    assert "80 and 443" in reply.text


TEXT = """Lavrov and Kerry speak by phone about Aleppo

MOSCOW, October 5, 2016 – Foreign Minister Sergey Lavrov and US Secretary of State John Kerry \
discussed the situation in Aleppo in a telephone conversation on Wednesday.

The call took place at the initiative of the American side, officials in both capitals said."""


async def test_a_channel_that_an_admin_lists_sends_drafts_and_edits_follow(telegram, bot):
    admin = telegram.person(1, admin=True)
    await admin.exists()
    chat = await telegram.act(
        "chat", title="MFA Russia", type="channel", username="mfa", bot="administrator"
    )
    await telegram.act("post", person=1, chat=chat["id"], text=TEXT)
    listed = await admin.asks("/feeds @mfa", within=30)
    assert "MFA Russia" in listed.text and "as drafts" in listed.text
    post = await telegram.act("post", person=1, chat=chat["id"], text=TEXT)
    card = await admin.sees("Save")
    assert "Source: \u2068MFA Russia" in card.text
    await telegram.act(
        "edit",
        person=1,
        chat=chat["id"],
        message_id=post["message_id"],
        text=TEXT.replace("Wednesday", "Thursday"),
    )
    await admin.sees("on Thursday")
    await admin.presses("Save")
    saved = await admin.sees("Undo")
    await admin.presses("Open the article", on=saved)
    opened = await admin.sees("on Thursday")
    assert {"Edit", "History", "Delete"} <= set(opened.buttons)


async def test_what_an_admin_edits_before_and_after_saving_is_kept(telegram, bot):
    admin = telegram.person(1, admin=True)
    sent = await admin.says(TEXT)
    await admin.sees("Save", within=30)
    await admin.edits(sent, TEXT.replace("Wednesday", "Thursday"))
    await admin.sees("on Thursday")
    await admin.presses("Save")
    await admin.sees("Undo")
    await admin.asks("/edit 1")
    await admin.presses("Edit text")
    await admin.pastes(
        "\n\n".join(f"Point {number} of the new text. " * 20 for number in range(15))
    )
    await admin.sees("Point 0 of the new text.")
    await admin.presses("Save")
    await admin.sees("is changed")
    exported = bot.folder / "out.jsonl"
    assert bot.safir("export", str(exported)).returncode == 0
    (line,) = exported.read_text(encoding="utf-8").splitlines()
    assert "Point 14 of the new text." in line and "speak by phone" in line
