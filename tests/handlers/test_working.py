"""What takes long tells so, whatever it is; what does not leaves no trace."""

import asyncio

import pytest

from handlers import asking, working
from tests.e2e.visible import foreign_words, is_balanced
from tests.handlers.chat import READER

LINES = ("sendMessage", "editMessageText", "deleteMessage")


@pytest.fixture
def slow(telegram, monkeypatch):
    """Whoever asks waits for the index, and longer than chats are patient."""
    monkeypatch.setattr(asking, "_MOMENT", 0.02)
    monkeypatch.setattr(working, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(working, "EDIT_SECONDS", 0.1)
    object.__setattr__(telegram.services, "until_current", lambda is_admin: asyncio.sleep(0.4))


def called(telegram, *names):
    return [(name, arguments) for name, arguments in telegram.wire.calls if name in names]


async def until_taken_away(telegram):
    async with asyncio.timeout(5):
        while not called(telegram, "deleteMessage"):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ru"])
async def test_a_question_that_takes_long_has_one_line_that_goes_with_its_answer(
    telegram, slow, three_meetings, language
):
    await telegram.person(5, language).says("Kerry Lavrov")
    await until_taken_away(telegram)
    assert called(telegram, "sendChatAction")[0][1]["action"] == "typing"
    (_, line), *edits = called(telegram, "sendMessage", "editMessageText")
    said = [line["text"], *(edit["text"] for name, edit in edits if name == "editMessageText")]
    assert len(said) > 2
    for text in said:
        assert is_balanced(text)
        assert foreign_words(text, language) == []
    assert len(called(telegram, "sendMessage")) == 2
    assert len(called(telegram, "deleteMessage")) == 1


async def test_where_the_line_stands_is_kept_with_the_question_meanwhile(
    telegram, reader, slow, three_meetings
):
    asking = asyncio.create_task(reader.says("Kerry Lavrov"))
    async with asyncio.timeout(5):
        while not (line := await line_of(telegram, READER)):
            await asyncio.sleep(0.01)
    assert telegram.wire.messages[line["message_id"]]["chat_id"] == line["chat_id"]
    await asking
    await until_taken_away(telegram)
    assert called(telegram, "deleteMessage")[0][1] == line


async def line_of(telegram, lane):
    async with telegram.database.reading() as stored:
        rows = await stored.inbox.of_lane(lane)
    return rows[-1].line if rows else None


@pytest.mark.parametrize("asked", ["/timeline Kerry Lavrov", "/ask Kerry Lavrov"])
async def test_a_command_that_takes_long_has_one_line_too(
    telegram, reader, slow, three_meetings, asked
):
    await reader.says(asked)
    await until_taken_away(telegram)
    lines = [arguments for _, arguments in called(telegram, "sendMessage")]
    assert [line["text"] for line in lines].count("I am at it…") == 1


async def test_what_is_quick_shows_nothing_but_the_answer(telegram, reader, three_meetings):
    await reader.says("Kerry Lavrov")
    assert called(telegram, "sendChatAction") == []
    assert [name for name, _ in called(telegram, *LINES)] == ["sendMessage"]
