import json
from datetime import timedelta

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.sending import ChatGone, Failed, Lost, Migrated, Refused, Sent, TopicGone, Unsent, make
from storage.outbox import Call

CALL = Call("sendMessage", {"chat_id": 7, "text": "سلام", "reply_markup": {"force_reply": True}})


def failure(status, description, **parameters):
    body = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


def raised(error, cause):
    error.__cause__ = cause
    return error


async def test_a_call_goes_out_as_it_is_and_gives_the_message(bot, wire):
    wire.always = (200, {"ok": True, "result": {"message_id": 42}})
    assert await make(bot, CALL) == Sent(42)
    method, arguments = wire.asked[0]
    assert method == "sendMessage"
    assert arguments["text"] == "سلام"
    assert json.loads(arguments["reply_markup"]) == {"force_reply": True}


async def test_a_call_that_makes_no_message_is_sent_too(bot, wire):
    wire.always = (200, {"ok": True, "result": True})
    assert await make(bot, Call("answerCallbackQuery", {"callback_query_id": "1"})) == Sent()


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (failure(429, "Too Many Requests", retry_after=7), Unsent),
        (failure(400, "migrated", migrate_to_chat_id=-100), Migrated),
        (failure(403, "Forbidden: bot was blocked by the user"), ChatGone),
        (failure(403, "Forbidden: bot was kicked from the group chat"), ChatGone),
        (failure(400, "Bad Request: chat not found"), ChatGone),
        (failure(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), ChatGone),
        (failure(400, "Bad Request: message is not modified: specified new..."), Sent),
        (failure(400, "Bad Request: query is too old and response timeout expired"), Sent),
        (failure(400, "Bad Request: message to delete not found"), Sent),
        (failure(400, "Bad Request: can't parse entities"), Refused),
        (failure(400, "Bad Request: message thread not found"), TopicGone),
        (failure(401, "Unauthorized"), Unsent),
        (failure(404, "Not Found"), Unsent),
        (failure(404, "Not Found: method not found"), Refused),
        (failure(409, "Conflict: terminated by other getUpdates request"), Unsent),
        (failure(500, "Internal Server Error"), Failed),
        ((502, b"<html>Bad Gateway</html>"), Failed),
        ((504, b"<html>Gateway Timeout</html>"), Lost),
        ((200, b"{not json"), Lost),
        ((200, {"ok": True}), Lost),
        ((200, []), Lost),
        (raised(NetworkError("x"), httpx.ConnectError("refused")), Unsent),
        (raised(TimedOut(), httpx.ConnectTimeout("slow")), Unsent),
        (raised(TimedOut(), httpx.PoolTimeout("full")), Unsent),
        (raised(TimedOut(), httpx.ReadTimeout("silence")), Lost),
        (raised(NetworkError("x"), httpx.ReadError("reset")), Lost),
        (raised(NetworkError("x"), httpx.RemoteProtocolError("closed")), Lost),
        (raised(NetworkError("x"), httpx.WriteError("cut")), Lost),
    ],
)
async def test_an_error_is_told_by_what_it_means_for_the_message(bot, wire, answer, meaning):
    wire.always = answer
    assert isinstance(await make(bot, CALL), meaning)


async def test_telegram_says_how_long_to_wait_and_where_a_group_went(bot, wire):
    wire.always = failure(429, "Too Many Requests", retry_after=7)
    outcome = await make(bot, CALL)
    assert outcome.after == timedelta(seconds=7)
    wire.always = failure(400, "migrated", migrate_to_chat_id=-100123)
    assert await make(bot, CALL) == Migrated(-100123)


async def test_what_is_not_understood_as_markup_is_said_in_plain_text(bot, wire):
    wire.answers.append(failure(400, "Bad Request: can't parse entities: unclosed tag"))
    text = "<b>Lavrov</b> &amp; Kerry: 1 &lt; 2"
    call = Call("sendMessage", {"chat_id": 7, "text": text, "parse_mode": "HTML"})
    assert await make(bot, call) == Sent(1)
    _, arguments = wire.asked[-1]
    assert arguments == {"chat_id": "7", "text": "Lavrov & Kerry: 1 < 2"}


async def test_a_text_that_is_refused_in_plain_text_too_is_not_tried_again(bot, wire):
    wire.always = failure(400, "Bad Request: can't parse entities")
    call = Call("sendMessage", {"chat_id": 7, "text": "x", "parse_mode": "HTML"})
    assert isinstance(await make(bot, call), Refused)
    assert len(wire.asked) == 2
