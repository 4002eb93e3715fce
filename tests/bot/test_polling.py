import asyncio

import pytest
from telegram.error import NetworkError, TimedOut

from bot import polling
from bot.polling import Polling
from storage.errors import DatabaseUnavailable


def updates(*ids):
    return 200, {"ok": True, "result": [{"update_id": number} for number in ids]}


class Bot:
    """Polls a wire until it has nothing more to answer."""

    def __init__(self, bot, wire, monkeypatch):
        self.taken = []
        self.failures = []
        self.wire = wire
        self.polling = Polling(bot, self.take, ["message"])
        # The waits are decided as ever, and not waited for.
        monkeypatch.setattr(asyncio, "wait_for", self.no_wait)
        self.waits = []

    async def no_wait(self, waiting, seconds):
        waiting.close()
        self.waits.append(seconds)
        raise TimeoutError

    async def take(self, batch):
        if self.failures:
            raise self.failures.pop()
        self.taken += [update["update_id"] for update in batch]

    async def go(self, *answers):
        async def end(arguments):
            self.polling.stop()
            return 200, {"ok": True, "result": []}

        self.wire.answers.extend([*answers, end])
        await asyncio.create_task(self.polling.run())

    @property
    def offsets(self):
        return [
            int(arguments.get("offset", 0))
            for name, arguments in self.wire.asked
            if name == "getUpdates"
        ]


@pytest.fixture
def polled(bot, wire, monkeypatch):
    return Bot(bot, wire, monkeypatch)


async def test_the_offset_moves_past_what_is_stored(polled):
    await polled.go(updates(5, 6), updates(), updates(7))
    assert polled.taken == [5, 6, 7]
    assert polled.offsets == [0, 7, 7, 8]


async def test_who_sends_the_same_again_and_again_is_asked_with_pauses(polled):
    await polled.go(*[updates(6, 5)] * 4, updates(7))
    assert polled.waits == [1, 1, 1]
    assert polled.taken[-1] == 7


async def test_a_batch_that_could_not_be_stored_is_fetched_again(polled):
    polled.failures = [DatabaseUnavailable("away")]
    await polled.go(updates(5, 6), updates(5, 6))
    assert polled.taken == [5, 6]
    assert polled.offsets == [0, 0, 7]


@pytest.mark.parametrize(
    "answer",
    [
        (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}),
        (404, {"ok": False, "error_code": 404, "description": "Not Found"}),
        (409, {"ok": False, "error_code": 409, "description": "Conflict: terminated"}),
        (500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
        (502, b"<html>"),
        (200, b"{not json"),
        (200, {"ok": True, "result": {"not": "a list"}}),
        (200, {"ok": True, "result": [{"no": "number"}]}),
        NetworkError("cut"),
        TimedOut(),
    ],
)
async def test_polling_goes_on_whatever_telegram_answers(polled, answer):
    await polled.go(updates(5), answer, answer, updates(6))
    assert polled.taken == [5, 6]


async def test_polling_goes_on_after_a_mistake_of_ours(polled):
    polled.failures = [ValueError("by chance")]
    await polled.go(updates(5), updates(5))
    assert polled.taken == [5]


async def test_waits_grow_while_it_fails_and_never_past_half_a_minute(polled):
    await polled.go(*[NetworkError("cut")] * 12)
    assert polled.waits == sorted(polled.waits)
    assert (polled.waits[0], polled.waits[-1]) == (1.0, polling.LONGEST_PAUSE)


async def test_telegrams_own_wait_is_kept(polled, failure):
    await polled.go(failure(429, "Too Many Requests", retry_after=7))
    assert polled.waits == [7]


async def test_a_webhook_that_is_in_the_way_is_removed(polled, wire, failure):
    refusal = failure(409, "Conflict: can't use getUpdates method while webhook is active")
    await polled.go(refusal, (200, {"ok": True, "result": True}), updates(5))
    assert "deleteWebhook" in [name for name, _ in wire.asked]
    assert polled.taken == [5]


async def test_stopping_does_not_wait_for_a_silent_server(bot, wire):
    is_asked = asyncio.Event()

    async def silence(arguments):
        is_asked.set()
        await asyncio.sleep(60)

    wire.answers.append(silence)
    taken = []
    polls = Polling(bot, taken.extend, ["message"])
    running = asyncio.create_task(polls.run())
    await is_asked.wait()
    polls.stop()
    await asyncio.wait_for(running, 5)
    assert taken == []
