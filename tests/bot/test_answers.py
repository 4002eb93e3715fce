"""A Bot API that says what it never documented."""

import asyncio
import json
import typing
from datetime import timedelta
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import TelegramError

from bot.answers import LONGEST_PAUSE, as_documented
from bot.backoff import Backoff
from bot.sending import ChatGone, Lost, Migrated, Outcome, Refused, SafirBot, Sent, Unsent, make
from bot.telegram import Reachable, connect
from bot.watch import Watch
from handlers.files import fetched
from handlers.texts import Texts
from storage.outbox import Call
from tests.bot.conftest import Wire

ME = {"id": 5, "is_bot": True, "first_name": "S", "username": "s_bot"}
CALL = Call("sendMessage", {"chat_id": -7, "text": "digest"})
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=9), parts),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        (0, SECOND),
        (-30, SECOND),
        ("5", timedelta(seconds=5)),
        (2.2, timedelta(seconds=3)),
        ("soon", SECOND),
        (None, SECOND),
        ([], SECOND),
        (float("nan"), SECOND),
        (7, timedelta(seconds=7)),
        (3_600, HOUR),
        (10**9, HOUR),
        (10**400, SECOND),
        (float("inf"), HOUR),
    ],
)
async def test_whatever_pause_is_asked_for_is_one_that_can_be_kept(bot, wire, failure, said, pause):
    wire.always = failure(429, "Too Many Requests", retry_after=said)
    assert await make(bot, CALL) == Unsent(ANY, pause)
    assert pause <= LONGEST_PAUSE


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ({"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked"}, ChatGone),
        ({"ok": False, "error_code": 400, "description": "Bad Request: too long"}, Refused),
        ({"ok": False, "error_code": 429, "parameters": {"retry_after": 3}}, Unsent),
        ({"ok": False, "description": "something"}, Unsent),
        ({"ok": False, "error_code": "403"}, Unsent),
        ({"ok": False, "parameters": {"migrate_to_chat_id": -8}}, Migrated),
        ({"ok": True, "result": {}}, Sent),
        ({"ok": True, "result": {"message_id": "12"}}, Sent),
        ({"ok": True, "result": {"message_id": 2**70}}, Sent),
        ({"ok": True, "result": '{"ok":false}'}, Sent),
        ({"ok": True}, Lost),
        ([], Lost),
    ],
)
async def test_200_is_no_success_where_the_answer_says_otherwise(bot, wire, body, outcome):
    wire.always = (200, body)
    found = await make(bot, CALL)
    assert isinstance(found, outcome)
    assert not isinstance(found, Sent) or found.message_id is None


@given(st.sampled_from([200, 201, 301, 400, 403, 404, 409, 429, 500, 504]), ODD, ODD, ODD, ODD)
def test_whatever_is_answered_says_something_of_the_message(status, pause, group, why, result):
    parameters = {"retry_after": pause, "migrate_to_chat_id": group}
    odd = {"description": why, "parameters": parameters, "result": result}
    for body in (odd, odd | {"ok": False}, odd | {"parameters": result}, result):
        wire = Wire()
        wire.always = (status, body)
        bot = SafirBot("1:x", request=wire, get_updates_request=wire)
        assert isinstance(asyncio.run(make(bot, CALL)), typing.get_args(Outcome))


def test_what_succeeded_is_not_touched():
    body = json.dumps({"ok": True, "result": "x"}).encode()
    assert as_documented(200, body) == (200, body)
    assert as_documented(502, b"<html>") == (502, b"<html>")
    assert as_documented(400, b"[" * 100_000)[0] == 400


async def test_admins_are_told_once_telegram_takes_it(database, bot, wire, failure):
    async with database.transaction() as stored:
        row = await stored.outbox.add(CALL, -7, 2)
        row.state, row.done, row.error = "parked", row.created, "too long"
    watch = Watch(database, bot, (1, 2), Texts.load()("en"))
    wire.always = failure(429, "Too Many Requests", retry_after=9)
    await watch.look()
    wire.asked.clear()
    wire.always = (200, {"ok": True, "result": {"message_id": 1}})
    for _ in range(2):
        await watch.look()
    assert [arguments["chat_id"] for _, arguments in wire.asked] == ["1", "2"]


@pytest.mark.parametrize(
    "body",
    [
        {"ok": True},
        {"ok": True, "result": None},
        {"ok": True, "result": True},
        {"ok": True, "result": {"id": 5}},
        {"ok": True, "result": ME | {"username": None}},
        {"ok": True, "result": ME | {"username": 7}},
        {"ok": True, "result": ME | {"id": "5"}},
    ],
)
async def test_who_does_not_say_who_we_are_is_asked_again(bot, wire, body, monkeypatch):
    monkeypatch.setattr(Backoff, "next", lambda self: 0.0)
    answers = [
        (200, json.dumps(body).encode()),
        (200, json.dumps({"ok": True, "result": ME}).encode()),
    ]

    async def answer(*_, **__):
        return answers.pop(0)

    wire.do_request = answer
    assert await connect(bot, "http://x", asyncio.Event())
    assert (bot.username, answers) == (ME["username"], [])
    answers.append((200, b'{"ok": true}'))
    assert not await Reachable(bot)()


async def test_who_is_to_stop_does_not_wait_to_be_told_who_we_are(bot, wire):
    stopped, is_asked = asyncio.Event(), asyncio.Event()

    async def silence(*_, **__):
        is_asked.set()
        await asyncio.sleep(60)

    wire.do_request = silence
    connecting = asyncio.create_task(connect(bot, "http://x", stopped))
    await is_asked.wait()
    stopped.set()
    assert not await asyncio.wait_for(connecting, 5)


@pytest.mark.parametrize(
    "file",
    [
        None,
        True,
        {},
        {"file_id": "f", "file_unique_id": "u", "file_path": __file__},
        {"file_id": "f", "file_unique_id": "u", "file_path": 5},
        {"file_id": "f", "file_unique_id": "u", "file_path": "a/b", "file_size": "20"},
    ],
)
async def test_no_file_of_this_machine_is_taken_for_one_of_telegram(bot, wire, file):
    wire.always = (200, {"ok": True, "result": file})
    with pytest.raises(TelegramError, match="Invalid server response"):
        await fetched(bot, "f")
