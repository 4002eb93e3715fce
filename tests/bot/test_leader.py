import asyncio
from datetime import timedelta

import pytest

from bot import leader
from bot.errors import NotLeader
from bot.leader import Held, Leader
from bot.presence import Presence
from storage.outbox import Call


class Work:
    """Remembers under which tokens it was done, and whether it goes on."""

    def __init__(self):
        self.tokens = []
        self.goes_on = asyncio.Event()
        self.ended = asyncio.Event()

    async def __call__(self, held):
        self.tokens.append(held.token)
        self.ended.clear()
        self.goes_on.set()
        try:
            await asyncio.sleep(3600)
        finally:
            self.goes_on.clear()
            self.ended.set()


class Running:
    def __init__(self, database, data_dir):
        self.presence = Presence(data_dir)
        self.work = Work()
        self.leader = Leader(database, self.presence, self.work)
        self.task = asyncio.create_task(self.leader.run())

    async def stop(self):
        self.leader.stop()
        await self.task
        self.presence.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The same proportions, fifty times as fast."""
    monkeypatch.setattr(leader, "DURATION", timedelta(seconds=0.9))
    monkeypatch.setattr(leader, "RENEWAL", timedelta(seconds=0.1))
    monkeypatch.setattr(leader, "TRUSTED", timedelta(seconds=0.6))
    monkeypatch.setattr(leader, "ASKING", timedelta(seconds=0.05))


@pytest.fixture
async def run(database, tmp_path):
    running = []

    def start(folder="one"):
        running.append(Running(database, tmp_path / folder))
        return running[-1]

    yield start
    for one in running:
        if not one.task.done():
            await one.stop()


async def within(seconds, waiting):
    await asyncio.wait_for(waiting, seconds)


async def test_one_of_two_works_and_the_other_takes_over_when_it_stops(run):
    first = run()
    await within(10, first.work.goes_on.wait())
    second = run()
    await asyncio.sleep(1.2)  # longer than the lease: it was renewed
    assert not second.work.tokens
    await first.stop()
    assert first.work.ended.is_set()
    await within(10, second.work.goes_on.wait())
    assert second.work.tokens > first.work.tokens


async def test_what_a_dead_process_of_this_folder_held_is_taken_at_once(database, run, monkeypatch):
    monkeypatch.setattr(leader, "DURATION", timedelta(minutes=5))
    async with database.transaction() as stored:
        token = await stored.leases.take(leader.NAME, "123-dead", timedelta(minutes=5))
        await stored.outbox.add(Call("sendMessage", {"text": "on its way"}), 7, 2)
        assert await stored.outbox.claim("123-dead", token, 1, timedelta(minutes=5))
    heir = run()
    (heir.presence._folder / "123-dead").touch()
    await within(10, heir.work.goes_on.wait())
    async with database.transaction() as stored:
        assert len(await stored.outbox.claim("heir", token + 1, 1, timedelta(minutes=5))) == 1


async def test_a_lease_of_a_process_elsewhere_is_waited_for(database, run):
    async with database.transaction() as stored:
        await stored.leases.take(leader.NAME, "on-another-machine", timedelta(seconds=1))
    one = run()
    await asyncio.sleep(0.3)
    assert not one.work.tokens
    await within(10, one.work.goes_on.wait())


async def test_who_lost_the_lease_stops_working(database, run):
    one = run()
    await within(10, one.work.goes_on.wait())
    async with database.transaction() as stored:
        await stored.leases.release(leader.NAME, one.work.tokens[0])
        await stored.leases.take(leader.NAME, "on-another-machine", timedelta(minutes=5))
    await within(10, one.work.ended.wait())


async def test_a_holder_that_was_stopped_for_a_while_knows_that_it_cannot_be_sure(database):
    async with database.transaction() as stored:
        token = await stored.leases.take(leader.NAME, "one", timedelta(minutes=5))
    held = Held(token)
    async with database.transaction() as stored:
        await held.confirm(stored)
    held.renewed -= 60
    with pytest.raises(NotLeader):
        async with database.transaction() as stored:
            await held.confirm(stored)


async def test_nothing_is_written_under_a_lease_that_another_has(database):
    async with database.transaction() as stored:
        token = await stored.leases.take(leader.NAME, "one", timedelta(minutes=5))
        await stored.leases.release(leader.NAME, token)
        await stored.leases.take(leader.NAME, "two", timedelta(minutes=5))
    with pytest.raises(NotLeader):
        async with database.transaction() as stored:
            await Held(token).confirm(stored)


async def test_work_that_fails_is_begun_again(database, tmp_path):
    attempts = []

    async def work(held):
        attempts.append(held.token)
        if len(attempts) == 1:
            raise ValueError("by chance")
        await asyncio.sleep(3600)

    presence = Presence(tmp_path)
    one = Leader(database, presence, work)
    task = asyncio.create_task(one.run())
    async with asyncio.timeout(10):
        while len(attempts) < 2:
            await asyncio.sleep(0.01)
    one.stop()
    await task
    presence.close()
