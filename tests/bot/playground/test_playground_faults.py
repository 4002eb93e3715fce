import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.playground import READER_ID
from bot.playground.errors import BotApiError
from bot.playground.faults import Faults
from bot.playground.limits import Limits, Rates


@pytest.fixture
async def chat(control):
    await control.say("/start")
    return READER_ID


async def texts(control):
    history = await control.get(f"chats/{READER_ID}")
    return [message["text"] for message in history["messages"]][1:]


async def test_a_502_is_answered_as_often_as_told(bot, chat, control):
    await control.fault("error", status=502, method="sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(chat, "one")
    await bot.send_message(chat, "one")
    assert await texts(control) == ["one"]


async def test_a_429_says_how_long_to_wait(bot, chat, control):
    await control.fault("error", retry_after=3, skip=1)
    await bot.send_message(chat, "first")
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(chat, "second")
    wait = caught.value.retry_after  # PTB gives seconds or a timedelta, by an environment variable
    assert wait in (3, timedelta(seconds=3))


async def test_a_reset_before_leaves_nothing(bot, chat, control):
    await control.fault("reset_before", times=1)
    with pytest.raises(NetworkError, match="ReadError"):
        await bot.send_message(chat, "one")
    assert await texts(control) == []


async def test_a_reset_after_loses_the_answer_but_not_the_message(bot, chat, control):
    await control.fault("reset_after", times=1)
    with pytest.raises(NetworkError, match="ReadError"):
        await bot.send_message(chat, "one")
    assert await texts(control) == ["one"]
    (call,) = (await control.get("calls", method="sendMessage"))["calls"]
    assert (call["taken"], call["fault"]) == (True, "reset_after")


@pytest.mark.parametrize(("kind", "arrived"), [("silence_before", []), ("silence_after", ["one"])])
async def test_silence_is_never_broken(bot, chat, control, kind, arrived):
    await control.fault(kind, times=1)
    with pytest.raises(TimedOut):
        await bot.send_message(chat, "one", read_timeout=0.1)
    assert await texts(control) == arrived


async def test_a_malformed_answer_is_no_json(bot, chat, control):
    await control.fault("malformed", times=1)
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(chat, "one")


async def test_a_slow_answer_comes_in_the_end(bot, chat, control):
    await control.fault("slow", seconds=0.05, times=1)
    assert (await bot.send_message(chat, "one")).text == "one"


async def test_a_fault_can_be_kept_to_one_chat(bot, chat, control):
    await control.say("/start", person=1003)
    await control.fault("error", chat_id=1003)
    await bot.send_message(chat, "one")
    with pytest.raises(NetworkError):
        await bot.send_message(1003, "two")


async def test_a_fault_nobody_knows_is_refused(control):
    for rule in ({"kind": "mischief"}, {"kind": "error", "colour": "red"}):
        answer = await control.client.post("/control/faults", json={"rules": [rule]})
        assert answer.status_code == 400


async def test_a_silence_does_not_keep_the_playground_from_ending(playground, control):
    await control.fault("silence_before")
    async with httpx.AsyncClient(base_url=playground.url, verify=False) as client:
        call = asyncio.create_task(client.get(f"/bot{playground.token}/getMe"))
        await asyncio.sleep(0.05)
        async with asyncio.timeout(10):
            await playground.stop()
        await asyncio.gather(call, return_exceptions=True)


def test_the_same_seed_gives_the_same_faults():
    def run():
        faults = Faults(seed=5)
        faults.add({"kind": "reset_after", "probability": 0.3})
        return [faults.pick("sendMessage", 1) is not None for _ in range(200)]

    assert run() == run()
    assert 30 < sum(run()) < 90


def refused_after(calls, *, chat, at):
    """The retry_after of a call that follows `calls` calls of `chat` at second 0."""
    now = [0.0]
    limits = Limits(clock=lambda: now[0])
    limits.set(Rates())
    for number in range(calls):
        limits.check("sendMessage", chat(number))
    now[0] = at
    try:
        limits.check("sendMessage", chat(calls))
    except BotApiError as error:
        return error.parameters["retry_after"]
    return None


def test_31_messages_in_a_second_are_one_too_many():
    assert refused_after(29, chat=lambda number: number, at=0) is None
    assert refused_after(30, chat=lambda number: number, at=0) == 1
    assert refused_after(30, chat=lambda number: number, at=0.05) is None


def test_a_person_gets_a_short_burst_and_then_one_a_second():
    assert refused_after(3, chat=lambda _: 5, at=0) == 1
    assert refused_after(3, chat=lambda _: 5, at=1) is None


def test_a_group_gets_twenty_a_minute():
    assert refused_after(20, chat=lambda _: -100, at=0) == 3
    assert refused_after(20, chat=lambda _: -100, at=3) is None


async def test_limits_are_off_until_switched_on(bot, chat, control):
    for number in range(5):
        await bot.send_message(chat, str(number))
    await control.client.post("/control/limits", json={"per_chat_burst": 1})
    await bot.send_message(chat, "in time")
    with pytest.raises(RetryAfter):
        await bot.send_message(chat, "too soon")
    assert (await control.get("limits"))["refused"] == 1
    await bot.send_chat_action(chat, "typing")
    await control.client.delete("/control/limits")
    await bot.send_message(chat, "free again")
