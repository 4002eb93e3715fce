"""A digest for many, through processes that are killed, stopped and started beside each other."""

import asyncio
import random
import signal
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.delivery import MOST_SENDS
from bot.leader import NAME
from storage.database import Database
from tests.e2e.broadcast import FIRST, Arrivals, fill

CROWD = 80
SLOWLY = {"BROADCAST_RATE": "12"}

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture
async def arrivals(stopped_bot, telegram):
    """What comes to the chats of a crowd that is due; nothing is sent yet."""
    await fill(stopped_bot.database_url, CROWD)
    await telegram.act("crowd", first=FIRST, count=CROWD)
    stopped_bot.settings.update(SLOWLY)
    return Arrivals(telegram)


@contextmanager
def beside(bot, name):
    """Start a second process that by its folder could be on another machine."""
    folder = bot.folder.parent / name
    folder.mkdir()
    other = replace(bot, folder=folder, process=None, settings=dict(bot.settings))
    other.launch()
    try:
        yield other
    finally:
        other.kill()
        print(other.said(100))  # noqa: T201  # shown for a test that failed


async def all_have_one(arrivals, *, doubled, within=120):
    assert await arrivals.until(CROWD, within), arrivals.per_chat
    await asyncio.sleep(2)
    await arrivals.look()
    assert len(arrivals.per_chat) == CROWD
    assert arrivals.doubled <= doubled


async def holder(url):
    """Give the process id of who leads."""
    database = Database(url)
    async with database.reading() as stored:
        lease = await stored.leases.get(NAME)
    await database.close()
    return int(lease.holder.partition("-")[0])


async def test_killed_again_and_again_it_leaves_nobody_out(stopped_bot, arrivals):
    chance = random.Random(3)
    for _ in range(3):
        await stopped_bot.start()
        await arrivals.until(1, 30, every=0.05)
        await asyncio.sleep(chance.uniform(0, 1))
        await asyncio.to_thread(stopped_bot.kill)
    await stopped_bot.start()
    await all_have_one(arrivals, doubled=3 * MOST_SENDS)


async def test_two_processes_on_one_database_by_mistake_send_nothing_twice(stopped_bot, arrivals):
    await stopped_bot.start()
    with beside(stopped_bot, "second"):
        await all_have_one(arrivals, doubled=0)


async def test_within_thirty_seconds_of_a_kill_another_goes_on(stopped_bot, arrivals):
    await stopped_bot.start()
    with beside(stopped_bot, "second"):
        await arrivals.until(CROWD // 4, 60, every=0.1)
        await asyncio.to_thread(stopped_bot.kill)
        had = await arrivals.look()
        assert await arrivals.until(had + 1, 30, every=0.2)
        await all_have_one(arrivals, doubled=MOST_SENDS)


async def test_a_leader_that_was_stopped_and_goes_on_sends_nothing_twice(stopped_bot, arrivals):
    await stopped_bot.start()
    await arrivals.until(CROWD // 4, 60, every=0.1)
    with beside(stopped_bot, "second"):
        await asyncio.sleep(3)
        stopped_bot.process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(17)  # longer than the lease, and than the claims of its messages soon
        had = await arrivals.look()
        await arrivals.until(min(CROWD, had + 5), 30, every=0.2)
        stopped_bot.process.send_signal(signal.SIGCONT)
        # What was on the wire when it was stopped is all that may come again.
        await all_have_one(arrivals, doubled=MOST_SENDS)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_of_three_processes_the_leader_may_be_killed_in_turn(stopped_bot, arrivals):
    await stopped_bot.start()
    with beside(stopped_bot, "second") as second, beside(stopped_bot, "third") as third:
        running = {one.process.pid: one for one in (stopped_bot, second, third)}
        for share in (4, 2):
            await arrivals.until(CROWD // share, 90, every=0.1)
            leads = await holder(stopped_bot.database_url)
            await asyncio.to_thread(running.pop(leads).kill)
        await all_have_one(arrivals, doubled=2 * MOST_SENDS)
