"""Who gets what, when, and how far they have got, on both databases."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from storage.database import Database
from storage.errors import UnknownRow
from tests.storage.conftest import LONG


async def test_a_subscription_comes_back_as_it_was_given(database, subscribe):
    made = await subscribe(-1_001_234_567_890, 5, days=31, local_time=time(7, 5), cursor=9)
    async with database.reading() as stored:
        there = await stored.subscriptions.of_thread(-1_001_234_567_890, 5)
    assert (there.id, there.days, there.local_time, there.cursor) == (made.id, 31, time(7, 5), 9)
    assert (there.timezone, there.language, there.state) == ("Europe/Berlin", "fa", "active")


async def test_a_chat_and_thread_has_one_subscription_that_goes_on_where_it_is(database, subscribe):
    first = await subscribe(1, cursor=5)
    again = await subscribe(1, cursor=8, local_time=time(20, 0))
    thread = await subscribe(1, 3)
    assert (again.id, again.cursor, again.local_time) == (first.id, 5, time(20, 0))
    assert thread.id != first.id
    async with database.reading() as stored:
        assert len(await stored.subscriptions.of_chat(1)) == 2


async def test_one_that_ended_begins_anew(database, subscribe):
    first = await subscribe(1, cursor=5)
    async with database.transaction() as stored:
        await stored.subscriptions.change(first.id, state="ended")
        assert await stored.subscriptions.due(10) == []
    again = await subscribe(1, cursor=8)
    assert (again.id, again.cursor, again.state) == (first.id, 8, "active")


async def test_what_is_not_there_cannot_be_changed(database):
    async with database.transaction() as stored:
        with pytest.raises(UnknownRow):
            await stored.subscriptions.change(404, item_limit=3)


async def test_those_are_due_whose_moment_has_come_the_longest_first(database, subscribe):
    late = await subscribe(1, due_in=-timedelta(hours=2))
    later = await subscribe(2, due_in=-timedelta(hours=1))
    coming = await subscribe(3, due_in=LONG)
    async with database.transaction() as stored:
        assert [one.id for one in await stored.subscriptions.due(10)] == [late.id, later.id]
        assert [one.id for one in await stored.subscriptions.due(1)] == [late.id]
        for one in (late, later):
            await stored.subscriptions.advance(one.id, 7, await stored.now() + LONG)
    async with database.reading() as stored:
        assert await stored.subscriptions.due(10) == []
        assert (await stored.subscriptions.get(late.id)).cursor == 7
        assert await stored.subscriptions.next_moment() == coming.next_due


async def test_of_those_due_the_cursor_furthest_behind_is_known(database, subscribe):
    async with database.reading() as stored:
        assert await stored.subscriptions.due_cursor() is None
    await subscribe(1, cursor=9)
    await subscribe(2, cursor=5)
    await subscribe(3, cursor=1, due_in=LONG)
    async with database.reading() as stored:
        assert await stored.subscriptions.due_cursor() == 5


async def test_two_ticks_at_once_compose_each_digest_once(database_url, database, subscribe):
    neighbour = Database(database_url)
    wanted = [(await subscribe(chat_id)).id for chat_id in range(6)]

    async def tick(one):
        async with one.transaction() as stored:
            due = await stored.subscriptions.due(2)
            for subscription in due:
                await stored.subscriptions.advance(subscription.id, 7, datetime.now(UTC) + LONG)
            return [subscription.id for subscription in due]

    ticks = [tick(one) for one in [database, neighbour] * 4]
    composed = [one for due in await asyncio.gather(*ticks) for one in due]
    composed += await tick(database) + await tick(database) + await tick(database)
    await neighbour.close()
    assert sorted(composed) == wanted


async def test_a_blocked_chat_is_suspended_and_comes_back(database, subscribe):
    one = await subscribe(1)
    paused = await subscribe(1, 3)
    async with database.transaction() as stored:
        await stored.subscriptions.change(paused.id, state="paused")
        assert await stored.subscriptions.suspend_chat(1) == 1
        assert await stored.subscriptions.due(10) == []
        assert await stored.subscriptions.counts() == {"suspended": 1, "paused": 1}
    async with database.transaction() as stored:
        assert await stored.subscriptions.revive_chat(1) == 1
    async with database.reading() as stored:
        assert [due.id for due in await stored.subscriptions.due(10)] == [one.id]


async def test_a_group_that_moves_keeps_its_subscription(database, subscribe):
    one = await subscribe(-5)
    async with database.transaction() as stored:
        assert await stored.subscriptions.move_chat(-5, -1005) == 1
    async with database.reading() as stored:
        assert (await stored.subscriptions.of_thread(-1005, None)).id == one.id


async def test_what_was_set_under_the_new_id_stays(database, subscribe):
    await subscribe(-5)
    new = await subscribe(-1005)
    async with database.transaction() as stored:
        assert await stored.subscriptions.move_chat(-5, -1005) == 0
        assert (await stored.subscriptions.of_thread(-1005, None)).id == new.id


async def test_topics_are_chosen_in_place_of_those_before(database, subscribe):
    subscription = await subscribe(1)
    async with database.transaction() as stored:
        lima = await stored.topics.save(1, "Lima", "Kerry in Lima")
        arms = await stored.topics.save(1, "Arms", "New START")
        await stored.subscriptions.set_topics(subscription.id, [lima.id, arms.id])
        await stored.subscriptions.set_topics(subscription.id, [arms.id])
        assert [one.id for one in await stored.subscriptions.topics(subscription.id)] == [arms.id]
        await stored.topics.remove(arms.id)
    async with database.reading() as stored:
        assert await stored.subscriptions.topics(subscription.id) == []
        assert [one.name for one in await stored.topics.of_chat(1)] == ["Lima"]


async def test_a_built_in_topic_is_one(database):
    async with database.transaction() as stored:
        first = await stored.topics.built_in("us-russia")
    async with database.transaction() as stored:
        assert (await stored.topics.built_in("us-russia")).id == first.id
        assert (await stored.topics.by_key("us-russia")).id == first.id


async def test_the_ledger_knows_what_was_got_and_what_stood_behind_more(
    database, subscribe, add_article
):
    subscription, other = await subscribe(1), await subscribe(2)
    ids = [(await add_article(name)).id for name in ("a", "b", "c")]
    async with database.transaction() as stored:
        await stored.ledger.record(subscription.id, "2026-11-21T08:30", [ids[2], ids[0]], 1)
        await stored.ledger.record(subscription.id, "2026-11-22T08:30", [], 10)
    async with database.reading() as stored:
        assert await stored.ledger.had(subscription.id, ids) == {ids[0], ids[2]}
        assert await stored.ledger.had(other.id, ids) == set()
        rows = await stored.ledger.of_period(subscription.id, "2026-11-21T08:30")
    assert [(row.article_id, row.shown) for row in rows] == [(ids[2], True), (ids[0], False)]


async def test_nobody_gets_an_article_twice(database, subscribe, add_article):
    subscription, article = await subscribe(1), await add_article()
    async with database.transaction() as stored:
        await stored.ledger.record(subscription.id, "2026-11-21T08:30", [article.id], 1)
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as stored:
            await stored.ledger.record(subscription.id, "2026-11-22T08:30", [article.id], 1)


async def test_who_talks_to_us_again_is_not_blocked_any_more(database):
    async with database.transaction() as stored:
        first = await stored.subscribers.see(1, "private")
        await stored.subscribers.change(1, language="fa", timezone="Asia/Tehran")
        await stored.subscribers.block(1)
        assert await stored.subscribers.counts() == {}
    async with database.reading() as stored:
        since = (await stored.subscribers.get(1)).blocked
    assert since is not None
    async with database.transaction() as stored:
        again = await stored.subscribers.see(1, "private")
        assert (again.blocked, again.language, again.created) == (None, "fa", first.created)
        assert await stored.subscribers.counts() == {"private": 1}


async def test_a_group_that_moves_keeps_its_settings(database):
    async with database.transaction() as stored:
        await stored.subscribers.see(-5, "group")
        await stored.subscribers.change(-5, language="ru")
        await stored.subscribers.move_chat(-5, -1005)
    async with database.reading() as stored:
        moved = await stored.subscribers.get(-1005)
        assert (moved.kind, moved.language) == ("supergroup", "ru")
        assert await stored.subscribers.get(-5) is None
