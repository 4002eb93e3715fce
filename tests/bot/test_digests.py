import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import leader
from bot.digests import DueDigests
from bot.errors import NotLeader
from bot.leader import Held
from corpus.facts import FactLines
from corpus.following import Follower
from corpus.knowledge import load
from handlers.texts import Texts
from storage.new_article import NewArticle


class NoWords:
    """An index that knows nothing yet."""

    size = 0

    def frequency(self, field, term):
        return 0


NO_WORDS = NoWords()


@pytest.fixture(scope="module")
def knowledge():
    return load()


@pytest.fixture(scope="module")
def texts():
    return Texts.load()


@pytest.fixture
async def held(database):
    async with database.transaction() as stored:
        return Held(await stored.leases.take(leader.NAME, "one", timedelta(hours=1)))


@pytest.fixture
def woken():
    return []


@pytest.fixture
def due(database, knowledge, texts, woken):
    def get():
        return knowledge

    follower = Follower(get, NO_WORDS)
    return DueDigests(database, follower, FactLines(get), texts, lambda: woken.append(True))


async def add(database, *titles):
    async with database.transaction() as stored:
        for title in titles:
            await stored.articles.add(
                NewArticle(title=title, body="", original=title, language="en", fingerprint=title)
            )


async def subscribe(database, chat=7, *, late=timedelta(minutes=1), zone="Europe/Berlin", **more):
    now = datetime.now(UTC)
    async with database.transaction() as stored:
        subscription = await stored.subscriptions.subscribe(
            chat,
            more.pop("thread", None),
            user_id=7,
            local_time=more.pop("at", time(8)),
            timezone=zone,
            language="en",
            next_due=now - late,
            cursor=0,
            **more,
        )
        return subscription.id


async def subscription_of(database, subscription_id):
    async with database.reading() as stored:
        return await stored.subscriptions.get(subscription_id)


async def outbox(database):
    async with database.transaction() as stored:
        rows = await stored.outbox.claim("test", 1, 1000, timedelta(hours=1))
    return sorted(rows, key=lambda row: row.id)


async def test_who_is_due_gets_what_is_new_once(database, due, held, woken):
    await add(database, "Kerry met Lavrov")
    subscription = await subscribe(database)
    assert await due.tick(held) == 1
    assert await due.tick(held) == 0
    (row,) = await outbox(database)
    assert "Kerry met Lavrov" in row.call["arguments"]["text"]
    assert (row.subscription_id, row.chat_id) == (subscription, 7)
    assert woken


async def test_the_cursor_and_the_next_time_move_with_it(database, due, held):
    await add(database, "one", "two")
    subscription = await subscribe(database)
    await due.tick(held)
    after = await subscription_of(database, subscription)
    assert after.cursor == 2
    local = after.next_due.astimezone(ZoneInfo("Europe/Berlin"))
    assert (local.hour, local.minute) == (8, 0)
    assert timedelta(0) < after.next_due - datetime.now(UTC) <= timedelta(hours=25)


async def test_nothing_new_sends_nothing(database, due, held):
    subscription = await subscribe(database)
    assert await due.tick(held) == 0
    assert await outbox(database) == []
    assert (await subscription_of(database, subscription)).next_due > datetime.now(UTC)


async def test_a_machine_that_was_down_sends_one_digest_and_not_several(database, due, held):
    await add(database, "one")
    await subscribe(database, late=timedelta(days=9))
    assert await due.tick(held) == 1
    assert len(await outbox(database)) == 1


async def test_nobody_is_sent_a_digest_early_or_while_paused(database, due, held):
    await add(database, "one")
    await subscribe(database, 7, late=-timedelta(minutes=5))
    paused = await subscribe(database, 8)
    async with database.transaction() as stored:
        await stored.subscriptions.change(paused, state="paused")
    assert await due.tick(held) == 0


async def test_all_that_are_due_at_once_are_served(database, due, held):
    await add(database, "one")
    for chat in range(1, 46):
        await subscribe(database, chat)
    assert await due.tick(held) == 45
    assert len(await outbox(database)) == 45


async def test_a_forum_topic_gets_it_in_its_thread(database, due, held):
    await add(database, "one")
    await subscribe(database, -100, thread=5)
    await due.tick(held)
    (row,) = await outbox(database)
    assert row.call["arguments"]["message_thread_id"] == 5


async def test_a_long_digest_comes_in_parts_and_has_a_button_for_the_rest(database, due, held):
    await add(database, *[f"{number} {'long title ' * 20}" for number in range(40)])
    await subscribe(database, item_limit=30)
    await due.tick(held)
    async with database.reading() as stored:
        counts = await stored.outbox.counts()
    assert counts["waiting"] >= 2
    async with database.transaction() as stored:
        (first,) = await stored.outbox.claim("test", 1, 10, timedelta(hours=1))
        ledger = await stored.ledger.of_period(first.subscription_id, first.period)
    assert len(ledger) == 30


async def test_without_the_lease_nothing_is_written(database, due, held):
    await add(database, "one")
    await subscribe(database)
    async with database.transaction() as stored:
        await stored.leases.release(leader.NAME, held.token)
        await stored.leases.take(leader.NAME, "two", timedelta(hours=1))
    with pytest.raises(NotLeader):
        await due.tick(held)
    assert await outbox(database) == []


async def test_two_ticks_at_once_send_one_digest(database, due, held):
    await add(database, "one")
    await subscribe(database)
    counts = await asyncio.gather(due.tick(held), due.tick(held))
    assert sum(counts) == 1
    assert len(await outbox(database)) == 1


@pytest.fixture
async def waiting(database):
    """Somebody who is told at once, and has got everything so far."""
    return await subscribe(database, 7, late=-timedelta(days=1), rhythm="at_once", zone="UTC")


async def test_who_is_told_at_once_hears_of_what_was_saved_and_waits_again(
    database, due, held, waiting
):
    async with database.transaction() as stored:
        await stored.subscriptions.change(waiting, next_due=None)
    assert await due.catch(held) == 0
    await add(database, "one", "two")
    assert await due.catch(held) == 1
    assert await due.tick(held) == 1
    assert (await subscription_of(database, waiting)).next_due is None
    (row,) = await outbox(database)
    assert "2 new articles" in row.call["arguments"]["text"]


async def test_quiet_hours_put_off_what_comes_at_once_and_lose_nothing(
    database, due, held, waiting
):
    now = datetime.now(UTC)
    quiet = {
        "quiet_from": (now - timedelta(hours=1)).time(),
        "quiet_until": (now + timedelta(hours=2)).time(),
    }
    async with database.transaction() as stored:
        await stored.subscriptions.change(waiting, next_due=None, **quiet)
    await add(database, "one")
    assert await due.catch(held) == 1
    assert await due.tick(held) == 0
    later = await subscription_of(database, waiting)
    assert timedelta(hours=1) < later.next_due - now <= timedelta(hours=3)
    assert later.cursor == 0
    async with database.transaction() as stored:
        await stored.subscriptions.change(waiting, next_due=now, quiet_from=None, quiet_until=None)
    assert await due.tick(held) == 1


async def test_a_silent_digest_arrives_without_a_sound(database, due, held):
    await add(database, "one")
    await subscribe(database, is_silent=True)
    await due.tick(held)
    (row,) = await outbox(database)
    assert row.call["arguments"]["disable_notification"] is True


async def test_who_gets_the_same_has_a_button_for_more_of_their_own(database, due, held):
    await add(database, "one", "two")
    for chat in (7, 8):
        await subscribe(database, chat, item_limit=1)
    assert await due.tick(held) == 2
    rows = await outbox(database)
    data = [
        button["callback_data"]
        for row in rows
        for line in row.call["arguments"]["reply_markup"]["inline_keyboard"]
        for button in line
        if button["callback_data"].startswith("n:")
    ]
    assert data == [f"n:{row.subscription_id}:0:2:1" for row in rows]


async def test_what_was_changed_while_it_was_composed_is_left_for_the_next_time(
    database, due, held, monkeypatch
):
    await add(database, "one")
    subscription = await subscribe(database)
    plan = type(due)._plan

    async def changed_meanwhile(self, *, is_first):
        planned = await plan(self, is_first=is_first)
        async with database.transaction() as stored:
            await stored.subscriptions.change(subscription, state="ended")
        return planned

    monkeypatch.setattr(type(due), "_plan", changed_meanwhile)
    assert await due.tick(held) == 0
    assert await outbox(database) == []


async def test_days_and_numbers_are_written_as_the_reader_wants_them(database, due, held):
    await add(database, *(f"Kerry meets Lavrov in Geneva, {number}" for number in range(3)))
    for chat, kept in ((7, "gregorian latin"), (8, None)):
        async with database.transaction() as stored:
            await stored.subscribers.see(chat, "private")
            await stored.subscribers.change(chat, language="fa", calendar=kept)
        one = await subscribe(database, chat)
        async with database.transaction() as stored:
            await stored.subscriptions.change(one, language="fa")
    await due.tick(held)
    latin, persian = (row.call["arguments"]["text"] for row in await outbox(database))
    assert "1." in latin
    assert "۱" not in latin
    assert "۱" in persian
