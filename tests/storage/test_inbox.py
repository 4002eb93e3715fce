"""Updates are handled in order, by one at a time, once, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.errors import LostClaim
from storage.inbox import CLAIMS_ALLOWED, FAILURES_ALLOWED
from tests.storage.conftest import LONG, OVER


@pytest.fixture
def store(database):
    async def store(*lanes):
        async with database.transaction() as stored:
            for lane in lanes:
                update_id = await stored.inbox.waiting() + 1
                assert await stored.inbox.store(update_id, lane, f'{{"update_id": {update_id}}}')

    return store


@pytest.fixture
def claim(database):
    async def claim(by="one", limit=10, lease=LONG, of=database):
        async with of.transaction() as stored:
            return await stored.inbox.claim(by, limit, lease)

    return claim


async def test_an_update_is_stored_once(database):
    async with database.transaction() as stored:
        assert await stored.inbox.store(5_000_000_000, -1_001_234_567_890, '{"a": 1}')
    async with database.transaction() as stored:
        assert not await stored.inbox.store(5_000_000_000, 1, '{"a": 2}')
        (row,) = await stored.inbox.of_lane(-1_001_234_567_890)
    assert (row.raw, row.attempts, row.failed) == ('{"a": 1}', 0, False)


async def test_of_each_lane_only_the_first_is_claimed_in_order_of_arrival(store, claim):
    await store(1, 1, 2, 1, 3, 2)
    assert [(row.id, row.lane) for row in await claim()] == [(1, 1), (3, 2), (5, 3)]


async def test_no_more_are_claimed_than_asked_for(store, claim):
    await store(1, 2, 3)
    assert [row.id for row in await claim(limit=2)] == [1, 2]
    assert [row.id for row in await claim(limit=2)] == [3]


async def test_the_next_of_a_lane_comes_when_the_one_before_is_done(database, store, claim):
    await store(1, 1)
    (first,) = await claim()
    assert await claim() == []
    async with database.transaction() as stored:
        await stored.inbox.handled(first.id, "one", [])
        assert await stored.inbox.claim("one", 1, LONG) == []
        await stored.inbox.finish([first.id], "one")
    assert [row.id for row in await claim()] == [2]


async def test_of_two_claimers_at_once_one_gets_a_row(database_url, database, store, claim):
    neighbour = Database(database_url)
    await store(*range(1, 9))
    claims = [claim(str(number), 3, of=(database, neighbour)[number % 2]) for number in range(8)]
    claimed = [row.id for rows in await asyncio.gather(*claims) for row in rows]
    await neighbour.close()
    claimed += [row.id for row in await claim("rest")]
    assert sorted(claimed) == list(range(1, 9))


async def test_a_claim_that_ran_out_is_anothers_to_take(database, store, claim):
    await store(1)
    (row,) = await claim("killed", lease=OVER)
    (again,) = await claim("one")
    assert (again.id, again.attempts) == (row.id, 2)
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.inbox.handled(row.id, "killed", [])
    async with database.transaction() as stored:
        assert await stored.inbox.finish([row.id], "killed") == set()
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.inbox.release(row.id, "killed", await stored.now())


async def test_a_renewed_claim_does_not_run_out(database, store, claim):
    await store(1, 2)
    await claim("slow", lease=OVER)
    async with database.transaction() as stored:
        assert await stored.inbox.renew("slow", LONG) == 2
        assert await stored.inbox.renew("other", LONG) == 0
    assert await claim("one") == []


async def test_a_row_is_handled_once(database, store, claim):
    await store(1)
    (row,) = await claim()
    async with database.transaction() as stored:
        await stored.inbox.handled(row.id, "one", [{"method": "sendMessage"}])
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.inbox.handled(row.id, "one", [])


async def test_of_a_row_handled_before_a_crash_only_the_calls_are_left(database, store, claim):
    await store(1)
    (row,) = await claim("killed", lease=OVER)
    assert row.calls is None
    async with database.transaction() as stored:
        await stored.inbox.handled(row.id, "killed", [{"method": "sendMessage"}])
    (again,) = await claim("one")
    assert again.calls == [{"method": "sendMessage"}]


async def test_the_calls_of_a_row_get_attempts_of_their_own(database, store, claim):
    await store(1)
    for _ in range(FAILURES_ALLOWED):
        (row,) = await claim("killed", lease=OVER)
    async with database.transaction() as stored:
        await stored.inbox.handled(row.id, "killed", [])
        (row,) = await stored.inbox.of_lane(1)
        assert row.attempts == 1
        assert await stored.inbox.release(row.id, "killed", await stored.now())


async def test_what_has_arrived_of_a_chat_since_a_moment_is_counted(database, store):
    await store(1, 2, 1)
    ago = datetime.now(UTC) - timedelta(minutes=1)
    async with database.reading() as stored:
        counted = [await stored.inbox.count(lane, ago) for lane in (1, 2, 3)]
        assert await stored.inbox.count(1, ago + timedelta(minutes=2)) == 0
    assert counted == [2, 1, 0]


async def test_no_calls_are_told_from_not_handled(database, store, claim):
    await store(1)
    (row,) = await claim("killed", lease=OVER)
    async with database.transaction() as stored:
        await stored.inbox.handled(row.id, "killed", [])
    (again,) = await claim("one")
    assert again.calls == []


async def test_what_a_handler_changed_goes_when_its_claim_is_lost(database, store, claim):
    await store(1)
    (row,) = await claim("stopped", lease=OVER)
    await claim("one")
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.searches.keep(1, 2, "Kerry", {})
            await stored.inbox.handled(row.id, "stopped", [])
    async with database.reading() as stored:
        assert await stored.searches.get(1) is None


async def test_a_released_row_holds_its_lane_until_its_time(database, store, claim):
    await store(1, 1)
    (row,) = await claim()
    async with database.transaction() as stored:
        later = await stored.now() + LONG
        assert await stored.inbox.release(row.id, "one", later)
        assert await stored.inbox.claim("two", 9, LONG) == []
    async with database.transaction() as stored:
        assert await stored.inbox.renew("one", OVER) == 0
        await pass_time(stored, row.id)
        (again,) = await stored.inbox.claim("two", 9, LONG)
    assert again.id == row.id


async def pass_time(stored, row_id):
    """Let the moment come before which a row is not to be tried again."""
    (row,) = [one for one in await stored.inbox.of_lane(1) if one.id == row_id]
    row.claimed_until = await stored.now()
    await stored._session.flush()


async def test_a_row_that_fails_three_times_is_given_up_and_the_lane_goes_on(
    database, store, claim
):
    await store(1, 1)
    tried_again = []
    for _ in range(FAILURES_ALLOWED):
        (row,) = await claim()
        async with database.transaction() as stored:
            tried_again.append(await stored.inbox.release(row.id, "one", await stored.now()))
    assert tried_again == [True, True, False]
    async with database.reading() as stored:
        given_up = (await stored.inbox.of_lane(1))[0]
        assert given_up.failed
        assert given_up.done is not None
    assert [row.id for row in await claim()] == [2]


async def test_a_row_whose_claimers_are_killed_is_given_up_later(store, claim, database):
    await store(1)
    claims = [await claim("killed", lease=OVER) for _ in range(CLAIMS_ALLOWED)]
    assert all(len(rows) == 1 for rows in claims)
    assert await claim() == []
    async with database.reading() as stored:
        assert (await stored.inbox.of_lane(1))[0].failed
        assert await stored.inbox.waiting() == 0


async def test_what_was_not_begun_is_given_back_unharmed(database, store, claim):
    await store(1, 2)
    await claim("leaving")
    async with database.transaction() as stored:
        assert await stored.inbox.release_all("leaving") == 2
    assert [row.attempts for row in await claim("one")] == [1, 1]


async def test_what_is_old_and_done_is_forgotten(database, store, claim):
    await store(1, 2)
    (done, _) = await claim()
    async with database.transaction() as stored:
        await stored.inbox.handled(done.id, "one", [])
        await stored.inbox.finish([done.id], "one")
        assert await stored.inbox.prune(datetime.now(UTC) - timedelta(hours=48)) == 0
        assert await stored.inbox.prune(datetime.now(UTC) + timedelta(minutes=1)) == 1
        assert await stored.inbox.waiting() == 1


async def test_order_of_arrival_survives_pruning(database, store, claim):
    await store(1)
    (row,) = await claim()
    async with database.transaction() as stored:
        await stored.inbox.handled(row.id, "one", [])
        await stored.inbox.finish([row.id], "one")
        await stored.inbox.prune(datetime.now(UTC) + timedelta(minutes=1))
        await stored.inbox.store(77, 1, "{}")
    assert [one.id for one in await claim()] == [row.id + 1]
