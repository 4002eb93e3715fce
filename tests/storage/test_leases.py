"""One process of many holds a lease, on both databases."""

import asyncio
from datetime import timedelta

import pytest

from storage.errors import LostLease
from tests.storage.conftest import LONG, OVER


@pytest.fixture
def take(database):
    async def take(holder, duration=LONG):
        async with database.transaction() as stored:
            return await stored.leases.take("delivery", holder, duration)

    return take


async def test_of_many_that_ask_at_once_one_gets_it(take):
    tokens = await asyncio.gather(*(take(str(number)) for number in range(6)))
    assert sorted(tokens, key=str) == [1, None, None, None, None, None]


async def test_it_is_nobody_elses_before_it_runs_out(take):
    assert await take("one") == 1
    assert await take("two") is None
    assert await take("one") is None


async def test_whoever_takes_it_after_it_ran_out_has_a_higher_token(take):
    assert [await take(holder, OVER) for holder in ("one", "two", "one")] == [1, 2, 3]


async def test_a_renewed_one_is_kept(database, take):
    await take("one", timedelta(seconds=30))
    async with database.transaction() as stored:
        await stored.leases.renew("delivery", 1, LONG)
        until = (await stored.leases.get("delivery")).until
        assert until > await stored.now() + timedelta(minutes=4)


async def test_one_that_ran_out_is_not_renewed_even_if_nobody_took_it(database, take):
    await take("one", OVER)
    with pytest.raises(LostLease):
        async with database.transaction() as stored:
            await stored.leases.renew("delivery", 1, LONG)


async def test_what_an_old_holder_changes_is_undone(database, take):
    await take("stopped", OVER)
    await take("two")
    with pytest.raises(LostLease):
        async with database.transaction() as stored:
            await stored.searches.keep(1, 2, "Kerry", {})
            await stored.leases.confirm("delivery", 1)
    async with database.transaction() as stored:
        await stored.leases.confirm("delivery", 2)
        assert await stored.searches.get(1) is None


async def test_one_that_is_let_go_is_free_at_once(database, take):
    await take("one")
    async with database.transaction() as stored:
        await stored.leases.release("delivery", 1)
    assert await take("two") == 2
    async with database.transaction() as stored:
        await stored.leases.release("delivery", 1)
    assert await take("three") is None


async def test_leases_of_other_names_are_others(database, take):
    await take("one")
    async with database.transaction() as stored:
        assert await stored.leases.take("schedule", "two", LONG) == 1
        assert await stored.leases.get("nothing") is None
