"""What is decided is sent in order, and its outcome kept, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.errors import LostClaim
from storage.outbox import Call
from tests.storage.conftest import LONG, OVER


@pytest.fixture
def decide(database):
    async def decide(chat_id=1, priority=0, text="Hello", **fields):
        async with database.transaction() as stored:
            call = Call("sendMessage", {"chat_id": chat_id, "text": text})
            return (await stored.outbox.add(call, chat_id, priority, **fields)).id

    return decide


@pytest.fixture
def claim(database):
    async def claim(token=1, limit=10, lease=LONG, of=database):
        async with of.transaction() as stored:
            return await stored.outbox.claim(f"holder of {token}", token, limit, lease)

    return claim


@pytest.fixture
def record(database):
    async def record(outcome, *args):
        async with database.transaction() as stored:
            await getattr(stored.outbox, outcome)(*args)

    return record


async def test_a_call_comes_back_as_it_was_given(claim, database):
    call = Call("sendMessage", {"chat_id": -5_000_000_000, "text": "سلام"}, draft=7)
    async with database.transaction() as stored:
        await stored.outbox.add(call, -5_000_000_000, 0)
    (row,) = await claim()
    assert Call.from_json(row.call) == call
    assert (row.state, row.attempts, row.chat_id) == ("sending", 1, -5_000_000_000)


async def test_each_claim_is_counted(database, decide, claim):
    row_id = await decide()
    for times in (1, 2, 3):
        assert [row.attempts for row in await claim(lease=OVER)] == [times]
    async with database.reading() as stored:
        assert (await stored.outbox.get(row_id)).attempts == 3


async def test_what_one_subscription_is_due_is_put_aside_alone(database, decide, subscribe, claim):
    one, other = await subscribe(1), await subscribe(2)
    for subscription in (one, other):
        await decide(5, 2, subscription_id=subscription.id, period="2026-11-21T08:30")
    async with database.transaction() as stored:
        assert await stored.outbox.suspend_subscription(one.id) == 1
    (row,) = await claim()
    assert row.subscription_id == other.id


async def test_a_reply_goes_before_a_digest_that_was_decided_earlier(decide, claim):
    digest, announcement, reply = await decide(1, 2), await decide(2, 1), await decide(3, 0)
    assert [row.id for row in await claim()] == [reply, announcement, digest]


async def test_of_each_chat_one_is_on_its_way(decide, claim, record):
    first, second, other = await decide(1), await decide(1), await decide(2)
    assert [row.id for row in await claim()] == [first, other]
    assert await claim() == []
    await record("sent", first, 1, 501)
    assert [row.id for row in await claim()] == [second]


async def test_nothing_overtakes_what_is_on_its_way_to_the_same_chat(decide, claim, record):
    digest = await decide(1, 2)
    await claim()
    reply = await decide(1, 0)
    assert await claim() == []
    await record("sent", digest, 1, 501)
    assert [row.id for row in await claim()] == [reply]


async def test_two_that_claim_at_once_share_the_rows(database_url, database, decide, claim):
    neighbour = Database(database_url)
    decided = [await decide(chat) for chat in range(8)]
    claims = [claim(1, 3, of=(database, neighbour)[number % 2]) for number in range(6)]
    claimed = [row.id for rows in await asyncio.gather(*claims) for row in rows]
    await neighbour.close()
    claimed += [row.id for row in await claim()]
    assert sorted(claimed) == decided


async def test_what_was_sent_is_kept_with_its_message_and_not_sent_again(
    database, decide, claim, record
):
    row_id = await decide()
    await claim()
    await record("sent", row_id, 1, 501)
    async with database.reading() as stored:
        row = await stored.outbox.get(row_id)
        assert (row.state, row.message_id, row.error) == ("sent", 501, None)
        assert row.sent == row.done is not None
        assert await stored.outbox.counts() == {"sent": 1}
        assert await stored.outbox.oldest_waiting() is None
    assert await claim() == []


@pytest.mark.parametrize(
    "result", [("sent", 501), ("uncertain",), ("retry", datetime.now(UTC), "?", 1), ("park", "?")]
)
async def test_a_result_under_an_old_token_is_refused(decide, claim, record, result):
    row_id = await decide()
    await claim(1, lease=OVER)
    (again,) = await claim(2)
    assert (again.id, again.attempts) == (row_id, 2)
    outcome, *rest = result
    with pytest.raises(LostClaim):
        await record(outcome, row_id, 1, *rest)
    await record("sent", row_id, 2, 501)


async def test_a_result_comes_once(decide, claim, record):
    row_id = await decide()
    await claim()
    await record("sent", row_id, 1, 501)
    with pytest.raises(LostClaim):
        await record("uncertain", row_id, 1)


async def test_a_lost_answer_is_sent_again_once_and_then_looked_at(database, decide, claim, record):
    row_id = await decide()
    await claim()
    await record("uncertain", row_id, 1)
    async with database.reading() as stored:
        assert await stored.outbox.counts() == {"uncertain": 1}
    assert [row.id for row in await claim()] == [row_id]
    await record("uncertain", row_id, 1)
    assert await claim() == []
    async with database.reading() as stored:
        (parked,) = await stored.outbox.parked(10)
    assert (parked.id, parked.error) == (row_id, "the answer was lost twice")


async def test_what_is_to_be_tried_later_holds_its_chat_until_then(database, decide, claim, record):
    first, second = await decide(1), await decide(1)
    await claim()
    await record("retry", first, 1, datetime.now(UTC) + LONG, "Too Many Requests", 0)
    assert await claim() == []
    async with database.reading() as stored:
        assert (await stored.outbox.get(first)).error == "Too Many Requests"
    other = await decide(2)
    assert [row.id for row in await claim()] == [other]
    async with database.transaction() as stored:
        (await stored.outbox.get(first)).not_before = await stored.now() - timedelta(seconds=1)
    assert [row.id for row in await claim()] == [first]
    assert second > first


async def test_what_is_parked_lets_the_next_pass(decide, claim, record):
    first, second = await decide(1), await decide(1)
    await claim()
    await record("park", first, 1, "chat not found")
    assert [row.id for row in await claim()] == [second]


async def test_nothing_is_sent_to_a_suspended_chat(database, decide, claim, record):
    on_its_way = await decide(1)
    await claim()
    await decide(1)
    other = await decide(2)
    async with database.transaction() as stored:
        assert await stored.outbox.suspend_chat(1) == 2
        assert await stored.outbox.counts() == {"suspended": 2, "waiting": 1}
    assert [row.id for row in await claim()] == [other]
    with pytest.raises(LostClaim):
        await record("sent", on_its_way, 1, 501)


async def test_what_waits_for_a_group_goes_to_its_new_id(database, decide, claim, record):
    sent, waiting = await decide(-5), await decide(-5)
    await claim()
    await record("sent", sent, 1, 501)
    async with database.transaction() as stored:
        assert await stored.outbox.move_chat(-5, -1005) == 1
    (row,) = await claim()
    assert (row.id, row.chat_id, row.call["arguments"]["chat_id"]) == (waiting, -1005, -1005)
    assert row.call["arguments"]["text"] == "Hello"


async def test_a_part_of_a_digest_is_decided_once(decide, subscribe):
    one = await subscribe(1)
    two = await subscribe(2)
    digest = {"subscription_id": one.id, "period": "2026-11-21T08:30"}
    await decide(1, 2, **digest)
    await decide(1, 2, **digest, part=1)
    await decide(2, 2, **digest | {"subscription_id": two.id})
    with pytest.raises(Exception, match=r"(?i)unique"):
        await decide(1, 2, **digest)


async def test_what_is_old_and_done_is_forgotten(database, decide, claim, record):
    row_id = await decide(1)
    await decide(1)
    await claim()
    await record("sent", row_id, 1, 501)
    async with database.transaction() as stored:
        assert await stored.outbox.prune(datetime.now(UTC) + timedelta(minutes=1)) == 1
        assert await stored.outbox.counts() == {"waiting": 1}
        assert await stored.outbox.oldest_waiting() is not None
