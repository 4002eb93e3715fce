"""What Telegram fails at is said again, with longer and longer waits, and not for ever."""

import asyncio

import pytest

from bot.replies import MOST_FAILURES, Replies
from storage.outbox import Call
from tests.bot.virtual import run

SAY = Call("sendMessage", {"chat_id": 7, "text": "one"})
MINUTE = 60


def seconds_to_say(bot):
    async def say():
        began = asyncio.get_running_loop().time()
        await Replies(bot, None).make_all([SAY])
        return asyncio.get_running_loop().time() - began

    return run(say())


def test_what_telegram_fails_at_each_time_is_given_up_after_half_an_hour(bot, wire, failure):
    wire.always = failure(500, "Internal Server Error")
    assert 10 * MINUTE < seconds_to_say(bot) < 40 * MINUTE
    assert len(wire.said()) == MOST_FAILURES


@pytest.mark.parametrize("failing", [2, 20, 200, 1000])
def test_what_telegram_fails_at_for_a_while_is_said_at_most_twice_as_late(
    bot, wire, failure, failing
):
    async def fail_for_a_while(arguments):
        now = asyncio.get_running_loop().time()
        ends.append(now + failing) if not ends else None
        return failure(502, "Bad Gateway") if now < ends[0] else (200, {"ok": True, "result": {}})

    ends, wire.always = [], fail_for_a_while
    assert failing <= seconds_to_say(bot) <= 2.5 * failing


def test_while_telegram_answers_nothing_at_all_no_try_is_wasted(bot, wire, failure):
    async def silent_for_a_day():
        telling = asyncio.create_task(Replies(bot, None).make_all([SAY]))
        await asyncio.sleep(0.1)
        wire.is_silent = True
        await asyncio.sleep(24 * 60 * MINUTE)
        wire.is_silent = False
        await telling

    wire.answers.append(failure(500, "Internal Server Error"))
    run(silent_for_a_day())
    assert wire.said() == ["one", "one"]
