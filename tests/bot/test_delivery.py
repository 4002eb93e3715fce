import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta

import pytest
from telegram.error import TimedOut

from bot import delivery, leader, outcomes, pacing
from bot.delivery import Delivery
from bot.leader import Held
from bot.outcomes import LONGEST_BACKOFF, backoff_after
from bot.pacing import Pace
from handlers.texts import Texts
from storage.outbox import Call


def say(text, chat=7):
    return Call("sendMessage", {"chat_id": chat, "text": text})


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(pacing, "PRIVATE", timedelta(0))
    monkeypatch.setattr(pacing, "GROUP", timedelta(0))
    monkeypatch.setattr(delivery, "POLL", timedelta(seconds=0.02))
    monkeypatch.setattr(outcomes, "backoff_after", lambda *_: timedelta(seconds=0.05))


@pytest.fixture
async def held(database):
    async with database.transaction() as stored:
        return Held(await stored.leases.take(leader.NAME, "one", timedelta(hours=1)))


@pytest.fixture
def delivers(database, bot, held):
    @asynccontextmanager
    async def running(**more):
        one = Delivery(database, bot, Pace(1000), "one", Texts.load(), **more)
        task = asyncio.create_task(one.run(held))
        try:
            yield one
        finally:
            held.renewed -= 3600  # the lease is lost: it ends by itself
            await asyncio.wait_for(task, 10)
            held.renewed += 3600

    return running


async def add(database, *calls, priority=2):
    async with database.transaction() as stored:
        rows = [
            await stored.outbox.add(call, call.arguments["chat_id"], priority) for call in calls
        ]
        return [row.id for row in rows]


async def subscribe(stored, chat, thread=None):
    return await stored.subscriptions.subscribe(
        chat,
        thread,
        user_id=70,
        local_time=time(8),
        timezone="UTC",
        language="fa",
        next_due=datetime.now(UTC),
        cursor=0,
    )


async def until(database, **counts):
    """Wait for exactly these states."""
    async with asyncio.timeout(20):
        while True:
            async with database.reading() as stored:
                seen = await stored.outbox.counts()
            if seen == counts:
                return
            await asyncio.sleep(0.01)


async def row_of(database, row_id):
    async with database.reading() as stored:
        return await stored.outbox.get(row_id)


async def test_what_is_decided_is_sent_and_recorded(database, delivers, wire):
    wire.always = (200, {"ok": True, "result": {"message_id": 42}})
    (row,) = await add(database, say("سلام"))
    async with delivers():
        await until(database, sent=1)
    assert wire.said() == ["سلام"]
    assert (await row_of(database, row)).message_id == 42


async def test_the_messages_of_a_chat_keep_their_order(database, delivers, wire):
    await add(database, *[say(str(number)) for number in range(12)])
    async with delivers():
        await until(database, sent=12)
    assert wire.said() == [str(number) for number in range(12)]


async def test_who_waits_for_an_answer_goes_first(database, delivers, wire):
    await add(database, *[say("digest", chat) for chat in range(100, 150)])
    await add(database, say("card", 7), priority=0)
    async with delivers():
        await until(database, sent=51)
    assert "card" in wire.said()[:16]


async def test_telegrams_wait_is_kept_and_the_message_sent_after_it(
    database, delivers, wire, failure
):
    wire.answers.append(failure(429, "Too Many Requests", retry_after=1))
    await add(database, say("one"))
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with delivers():
        await until(database, sent=1)
    assert wire.said() == ["one", "one"]
    assert loop.time() - began >= 1


async def test_a_person_s_429_holds_the_others_back_as_well(database, delivers, wire, failure):
    wire.answers.append(failure(429, "Too Many Requests", retry_after=1))
    await add(database, say("one", 7))
    async with delivers() as one:
        async with asyncio.timeout(10):
            while not wire.asked:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        await add(database, say("two", 8))
        one.wake()
        await asyncio.sleep(0.4)
        assert wire.said() == ["one"]
        await until(database, sent=2)


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        ((502, b"<html>"), 2),
        ((500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}), 2),
        # Perhaps it arrived: it is sent once more, and only once.
        (TimedOut(), 2),
        ((200, b"{cut"), 2),
    ],
)
async def test_what_failed_is_sent_again(database, delivers, wire, answer, times):
    wire.answers.append(answer)
    await add(database, say("one"))
    async with delivers():
        await until(database, sent=1)
    assert wire.said() == ["one"] * times


async def test_what_may_have_arrived_waits_for_a_telegram_that_answers_nothing(
    database, delivers, wire
):
    wire.is_silent = True
    await add(database, say("one"))
    async with delivers():
        while len(wire.asked) < 3:
            await asyncio.sleep(0.01)
        assert wire.said() == ["one"]
        wire.is_silent = False
        await until(database, sent=1)
    assert wire.said() == ["one", "one"]


async def test_what_is_lost_twice_is_not_sent_a_third_time(database, delivers, wire):
    wire.answers.extend([(200, b"{cut"), (200, b"{cut")])
    await add(database, say("one"))
    async with delivers():
        await until(database, parked=1)
        await asyncio.sleep(0.2)
    assert wire.said() == ["one", "one"]


async def test_what_telegram_fails_at_each_time_is_given_up_and_lets_the_next_pass(
    database, delivers, wire, failure, monkeypatch
):
    monkeypatch.setattr(outcomes, "MOST_FAILURES", 3)
    wire.answers.extend([failure(500, "Internal Server Error")] * 3)
    await add(database, say("one"), say("two"))
    async with delivers():
        await until(database, parked=1, sent=1)
    assert wire.said() == ["one", "one", "one", "two"]


async def test_who_has_blocked_the_bot_is_suspended_with_all_that_waits(
    database, delivers, wire, failure
):
    async with database.transaction() as stored:
        await stored.subscribers.see(7, "private")
    wire.answers.append(failure(403, "Forbidden: bot was blocked by the user"))
    await add(database, say("one"), say("two"))
    async with delivers():
        await until(database, suspended=2)
    assert wire.said() == ["one"]
    async with database.reading() as stored:
        assert (await stored.subscribers.get(7)).blocked


async def test_a_group_that_moved_gets_it_at_its_new_place(database, delivers, wire, failure):
    wire.answers.append(failure(400, "upgraded", migrate_to_chat_id=-1007))
    await add(database, say("one", -7), say("two", -7))
    async with delivers():
        await until(database, sent=2)
    chats = [int(arguments["chat_id"]) for _, arguments in wire.asked]
    assert chats == [-7, -1007, -1007]


@pytest.mark.parametrize(
    ("status", "why", "state"),
    [
        (400, "Bad Request: TOPIC_CLOSED", "paused"),
        (400, "Bad Request: message thread not found", "paused"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "suspended"),
    ],
)
async def test_who_subscribed_a_place_that_is_gone_is_told(
    database, delivers, wire, failure, status, why, state
):
    async with database.transaction() as stored:
        subscription = await subscribe(stored, -7, 5)
        call = Call("sendMessage", {"chat_id": -7, "text": "digest", "message_thread_id": 5})
        await stored.outbox.add(call, -7, 2, subscription.id, "today", 0)
    wire.answers.append(failure(status, why))
    async with delivers():
        await until(database, suspended=1, sent=1)
    _, told = wire.asked
    assert int(told[1]["chat_id"]) == 70
    assert "/subscribe" in told[1]["text"]
    async with database.reading() as stored:
        assert (await stored.subscriptions.get(subscription.id)).state == state


async def test_what_telegram_never_takes_is_parked_and_the_next_goes_on(
    database, delivers, wire, failure
):
    wire.answers.append(failure(400, "Bad Request: can't parse entities"))
    await add(database, say("<b"), say("two"))
    async with delivers():
        await until(database, parked=1, sent=1)


async def test_only_what_goes_to_many_may_be_paid_for_and_only_if_that_is_set(
    database, delivers, wire
):
    await add(database, say("digest", 7))
    async with delivers():
        await until(database, sent=1)
    await add(database, say("announcement", 8), priority=1)
    await add(database, say("card", 9), priority=0)
    async with delivers(is_paid=True):
        await until(database, sent=3)
    asked = {arguments["text"]: arguments for _, arguments in wire.asked}
    assert asked["announcement"]["allow_paid_broadcast"] == "true"
    assert "allow_paid_broadcast" not in asked["digest"] | asked["card"]


async def test_the_message_of_a_card_is_remembered(database, delivers, wire):
    wire.always = (200, {"ok": True, "result": {"message_id": 4321}})
    async with database.transaction() as stored:
        draft = await stored.drafts.open(7, 7)
        card = Call("sendMessage", {"chat_id": 7, "text": "card"}, draft=draft.id)
        await stored.outbox.add(card, 7, 0)
    async with delivers():
        await until(database, sent=1)
    async with database.reading() as stored:
        assert (await stored.drafts.get(draft.id)).card_message_id == 4321


async def test_no_more_is_claimed_than_is_sent_in_a_moment(database, bot, held, wire):
    stalled, pace = asyncio.Event(), Pace(1)
    wire.always = lambda _: stalled.wait()
    await add(database, *[say("digest", chat) for chat in range(100, 150)])
    one = Delivery(database, bot, pace, "one", Texts.load())
    task = asyncio.create_task(one.run(held))
    await until(database, sending=delivery.FEWEST, waiting=50 - delivery.FEWEST)
    await asyncio.sleep(0.2)  # ten more looks at the outbox
    await until(database, sending=delivery.FEWEST, waiting=50 - delivery.FEWEST)
    task.cancel()


async def test_with_nothing_to_send_nothing_is_written(database, delivers, monkeypatch):
    written, transaction = [], database.transaction
    monkeypatch.setattr(database, "transaction", lambda: written.append(1) or transaction())
    async with delivers():
        await asyncio.sleep(0.2)
    assert written == []


async def test_what_a_mistake_of_ours_kept_back_is_sent_when_its_claim_has_run_out(
    database, delivers, wire, monkeypatch
):
    monkeypatch.setattr(delivery, "LEASE", timedelta(seconds=0.2))
    make, failures = delivery.make, [ValueError("by chance")]

    async def fail_once(bot, call):
        if failures:
            raise failures.pop()
        return await make(bot, call)

    monkeypatch.setattr(delivery, "make", fail_once)
    await add(database, say("one"))
    async with delivers():
        await until(database, sent=1)
    assert wire.said() == ["one"]


async def test_nothing_is_sent_without_the_lease(database, bot, wire, held):
    await add(database, say("one"))
    held.renewed -= 3600
    await Delivery(database, bot, Pace(1000), "one", Texts.load()).run(held)
    assert wire.said() == []


async def test_what_is_on_the_wire_when_the_lease_ends_is_recorded(database, delivers, wire):
    on_the_wire, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_):
        on_the_wire.set()
        await go_on.wait()
        return 200, {"ok": True, "result": {"message_id": 1}}

    wire.always = wait
    await add(database, say("one"))
    async with delivers():
        await on_the_wire.wait()
        asyncio.get_running_loop().call_later(0.3, go_on.set)
    async with database.reading() as stored:
        assert await stored.outbox.counts() == {"sent": 1}


async def test_what_the_killed_leader_had_claimed_is_sent_by_the_next(database, delivers, wire):
    await add(database, say("one"))
    async with database.transaction() as stored:
        assert await stored.outbox.claim("dead", 0, 10, timedelta(seconds=0.3))
    async with delivers():
        await until(database, sent=1)
    assert wire.said() == ["one"]


def test_the_wait_grows_and_has_an_end():
    waits = [backoff_after(attempts) for attempts in range(1, 40)]
    assert waits[0] <= timedelta(seconds=1)
    assert max(waits) <= LONGEST_BACKOFF
    assert waits[-1] >= LONGEST_BACKOFF * 0.75


async def test_a_group_may_move_twice_and_stays_subscribed_where_it_is(
    database, delivers, wire, failure
):
    async with database.transaction() as stored:
        await subscribe(stored, -1)
    for group in (-100, -100, -200):  # the second is told that it is where it is
        wire.answers.append(failure(400, "upgraded", migrate_to_chat_id=group))
    await add(database, say("digest", -1))
    async with delivers():
        await until(database, sent=1)
    assert [arguments["chat_id"] for _, arguments in wire.asked] == ["-1", "-100", "-100", "-200"]
    async with database.reading() as stored:
        (there,) = await stored.subscriptions.of_chat(-200)
    assert there.state == "active"


async def test_of_a_digest_the_other_parts_arrive_where_one_never_can(
    database, delivers, wire, failure
):
    sent = {"ok": True, "result": {"message_id": 1}}
    wire.answers += [(200, sent), failure(400, "Bad Request: message is too long"), (200, sent)]
    rows = await add(database, *[say(f"part {number}") for number in range(3)])
    async with delivers():
        await until(database, sent=2, parked=1)
    assert wire.said() == ["part 0", "part 1", "part 2"]
    assert (await row_of(database, rows[1])).error == "Message is too long"
