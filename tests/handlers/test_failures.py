"""What goes wrong, and the one transaction that an update has."""

import re

import pytest
from structlog.testing import capture_logs

from handlers.buttons import on_command
from handlers.errors import Refused
from handlers.views.view import View
from storage.errors import DatabaseUnavailable


@pytest.fixture
def does(telegram):
    """Gives the application one more command: `does(act)`, then send /boom."""

    def add(act):
        telegram.application.handlers[1].insert(0, on_command("boom", act))

    return add


async def test_an_unforeseen_error_is_logged_whole_under_the_code_that_is_said(reader, does):
    async def act(context):
        raise ZeroDivisionError("half of it")

    does(act)
    with capture_logs() as logs:
        reply = await reader.says("/boom")
    code = re.search(r"[0-9a-f]{6}", reply.bare).group()
    (entry,) = [entry for entry in logs if entry["log_level"] == "error"]
    assert entry["code"] == code
    assert isinstance(entry["exc_info"], ZeroDivisionError)
    assert "half of it" not in reply.text


async def test_an_apology_is_in_the_language_that_was_chosen(reader, does):
    async def act(context):
        raise ZeroDivisionError

    does(act)
    await reader.says("/settings")
    await reader.presses("Русский")
    assert "простите" in (await reader.says("/boom")).text


async def test_an_update_waits_for_a_database_that_is_away(telegram, reader, does):
    async def act(context):
        raise DatabaseUnavailable("away")

    does(act)
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    with capture_logs():
        raw = {"message": reader.message(text="/boom", entities=entities)}
        taken = await telegram.deliver(raw)
    assert taken.retry
    assert not taken.calls
    assert not taken.is_handled


async def test_a_failed_transaction_forgets_what_it_said_and_changed(telegram, reader, does):
    async def act(context):
        async with context.transaction() as stored:
            await stored.subscribers.see(context.place.chat_id, "private")
            context.say(View.plain("It is done."))
            raise Refused("no-text")

    does(act)
    assert (await reader.says("/boom")).text == "There is no text in this message."
    async with telegram.database.reading() as stored:
        assert await stored.subscribers.get(reader.chat["id"]) is None


async def test_a_transaction_that_failed_may_be_followed_by_another(reader, does):
    async def act(context):
        with pytest.raises(ZeroDivisionError):
            async with context.transaction():
                context.say(View.plain("first"))
                raise ZeroDivisionError
        async with context.transaction():
            context.say(View.plain("second"))

    does(act)
    assert (await reader.says("/boom")).text == "second"


async def test_what_was_committed_is_the_end(reader, does):
    async def act(context):
        async with context.transaction():
            context.say(View.plain("done"))
        with pytest.raises(RuntimeError, match="already handled"):
            context.say(View.plain("too late"))
        with pytest.raises(RuntimeError, match="already handled"):
            async with context.transaction():
                pass

    does(act)
    assert (await reader.says("/boom")).text == "done"


async def test_a_button_is_answered_before_anything_is_shown(telegram, reader, article):
    await article("Kerry in Lima", "John Kerry spoke in Lima.")
    await reader.says("Kerry Lima")
    telegram.wire.calls.clear()
    await reader.presses("1")
    assert [name for name, _ in telegram.wire.calls] == ["answerCallbackQuery", "editMessageText"]
