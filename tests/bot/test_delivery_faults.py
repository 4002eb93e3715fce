"""What goes wrong while many are written to: nobody is left out, and next to nothing comes twice."""

import asyncio
import random
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest
from telegram.error import NetworkError

from bot import delivery, leader, outcomes, pacing
from bot.delivery import Delivery
from bot.leader import Held
from bot.pacing import Pace
from handlers.texts import Texts
from storage.outbox import Call

CROWD = range(1_000, 1_100)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(pacing, "PRIVATE", timedelta(0))
    monkeypatch.setattr(delivery, "POLL", timedelta(seconds=0.02))
    monkeypatch.setattr(delivery, "LEASE", timedelta(seconds=3))
    monkeypatch.setattr(outcomes, "backoff_after", lambda *_: timedelta(seconds=0.05))


@pytest.fixture
async def crowd(database):
    """Many messages that are decided, one to each."""
    async with database.transaction() as stored:
        for chat in CROWD:
            call = Call("sendMessage", {"chat_id": chat, "text": "digest"})
            await stored.outbox.add(call, chat, 2)


@pytest.fixture
def taken(wire):
    """Who was written to, how often; each call takes a moment."""
    counter = Counter()

    async def take(arguments):
        await asyncio.sleep(0.005)
        counter[int(arguments["chat_id"])] += 1
        return 200, {"ok": True, "result": {"message_id": 1}}

    wire.always = take
    return counter


async def lead(database, name):
    async with database.transaction() as stored:
        return Held(await stored.leases.take(leader.NAME, name, timedelta(hours=1)))


@asynccontextmanager
async def delivering(database, bot, held, name="one"):
    task = asyncio.create_task(Delivery(database, bot, Pace(1000), name, Texts.load()).run(held))
    try:
        yield
    finally:
        held.renewed -= 3600
        await asyncio.wait_for(task, 20)


async def until_sent(database, count):
    async with asyncio.timeout(40):
        while True:
            async with database.reading() as stored:
                if (await stored.outbox.counts()).get("sent", 0) >= count:
                    return
            await asyncio.sleep(0.05)


async def test_when_calls_fail_nobody_is_left_out_and_only_lost_answers_come_twice(
    database, bot, wire, taken, crowd, failure
):
    chance, take, lost = random.Random(5), wire.always, set()

    async def answer(arguments):
        draw, chat = chance.random(), int(arguments["chat_id"])
        if draw < 0.02:
            return failure(429, "Too Many Requests", retry_after=1)
        if draw < 0.12:
            return 502, b"<html>"
        done = await take(arguments)
        if draw > 0.9 and chat not in lost:
            lost.add(chat)
            raise NetworkError("httpx.ReadError: ") from httpx.ReadError("")
        return done

    wire.always = answer
    async with delivering(database, bot, await lead(database, "one")):
        await until_sent(database, len(CROWD))
    assert lost
    assert taken == Counter(CROWD) + Counter(lost)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_a_database_that_is_restarted_again_and_again_makes_nothing_come_twice(
    database, database_url, postgresql_server, bot, taken, crowd
):
    server = await asyncpg.connect(postgresql_server)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"
    async with delivering(database, bot, await lead(database, "one")):
        for _ in range(6):
            await asyncio.sleep(0.08)
            await server.execute(cut, urlsplit(database_url).path[1:])
        await until_sent(database, len(CROWD))
    await server.close()
    assert taken == Counter(CROWD)


async def test_who_takes_over_sends_the_rest_and_nothing_twice(database, bot, taken, crowd):
    first = await lead(database, "one")
    async with delivering(database, bot, first):
        await until_sent(database, 10)
        first.renewed -= 3600  # it was stopped for an hour, and goes on
        async with database.transaction() as stored:
            await stored.leases.release(leader.NAME, first.token)
        async with delivering(database, bot, await lead(database, "two"), "two"):
            await until_sent(database, len(CROWD))
    assert taken == Counter(CROWD)
