"""Who gets what, when, and how far they have got, on both databases."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from storage.caught import Match
from storage.database import Database
from storage.errors import UnknownRow
from storage.ledger import SentDigest
from storage.subscriptions import Step
from storage.topics import StandingQuestion
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
        again = await stored.now() + LONG
        await stored.subscriptions.advance([Step(one.id, 7, again) for one in (late, later)])
    async with database.reading() as stored:
        assert await stored.subscriptions.due(10) == []
        assert (await stored.subscriptions.get(late.id)).cursor == 7
        assert await stored.subscriptions.next_moment() == coming.next_due


async def test_two_ticks_at_once_compose_each_digest_once(database_url, database, subscribe):
    neighbour = Database(database_url)
    wanted = [(await subscribe(chat_id)).id for chat_id in range(6)]

    async def tick(one):
        async with one.transaction() as stored:
            due = await stored.subscriptions.due(2)
            still = await stored.subscriptions.still_due(due)
            again = datetime.now(UTC) + LONG
            await stored.subscriptions.advance([Step(one, 7, again) for one in still])
            return sorted(still)

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


async def test_what_was_set_under_the_new_id_stays_and_the_other_ends(database, subscribe):
    old = await subscribe(-5)
    new = await subscribe(-1005)
    async with database.transaction() as stored:
        assert await stored.subscriptions.move_chat(-5, -1005) == 0
        assert (await stored.subscriptions.of_thread(-1005, None)).id == new.id
        assert (await stored.subscriptions.get(old.id)).state == "ended"


def question(*keys, version="1"):
    return StandingQuestion({"needed": 1}, version, keys)


async def test_a_question_is_followed_paused_and_given_up(database, subscribe):
    subscription = await subscribe(1)
    async with database.transaction() as stored:
        lima = await stored.topics.stand("q:lima", "Lima", question(1))
        arms = await stored.topics.built_in("us-russia")
        await stored.follows.begin(subscription.id, lima.id, "Lima?")
        await stored.follows.begin(subscription.id, arms.id, None)
        await stored.follows.pause(subscription.id, lima.id, is_paused=True)
        first, second = (await stored.follows.of([subscription.id]))[subscription.id]
        assert (first.words, first.is_paused) == ("Lima?", True)
        assert (second.key, second.words, second.is_paused) == ("us-russia", None, False)
        await stored.follows.begin(subscription.id, lima.id, "again")
        (first, _) = (await stored.follows.of([subscription.id]))[subscription.id]
        assert (first.words, first.is_paused) == ("Lima?", False)
        await stored.follows.end(subscription.id, lima.id)
        await stored.follows.end(subscription.id, arms.id)
        await stored.topics.forget_unfollowed([lima.id, arms.id])
        assert await stored.follows.of([subscription.id]) == {subscription.id: []}
        assert await stored.topics.by_key("q:lima") is None
        assert await stored.topics.by_key("us-russia") is not None


async def test_a_question_is_proposed_by_any_of_its_keys_and_the_same_one_is_shared(database):
    async with database.transaction() as stored:
        lima = await stored.topics.stand("q:lima", "Lima", question(1, 2**63 - 1))
        same = await stored.topics.stand("q:lima", "lima", question(1, 2**63 - 1))
        await stored.topics.stand("q:arms", "arms", question(-5))
        assert same.id == lima.id
        assert await stored.topics.proposed([1, 7, 2**63 - 1]) == [lima.id]
        assert await stored.topics.standings([lima.id]) == {lima.id: {"needed": 1}}
        await stored.topics.derive_again(lima.id, question(9, version="2"))
        assert await stored.topics.proposed([1]) == []
        assert [one.key for one in await stored.topics.outdated("2", 10)] == ["q:arms"]


async def test_who_waits_is_due_once_something_came_in_for_a_question_of_theirs(
    database, subscribe, add_article
):
    article = await add_article()
    waiting, other, anything = [
        (await subscribe(chat, rhythm="at_once", next_due=None)).id for chat in (1, 2, 3)
    ]
    async with database.transaction() as stored:
        lima = await stored.topics.stand("q:lima", "Lima", question(1))
        arms = await stored.topics.stand("q:arms", "arms", question(2))
        everything = await stored.topics.built_in("everything")
        await stored.follows.begin(waiting, lima.id, "Lima")
        await stored.follows.begin(other, arms.id, "arms")
        caught = [Match(topic.id, article.id, 1, 50) for topic in (lima, everything)]
        await stored.caught.keep([article.id], caught)
        assert await stored.follows.idle_with_news(1, 10) == [waiting, anything]
        assert await stored.follows.idle_with_news(0, 10) == []
        assert await stored.follows.make_due([waiting, anything]) == 2
        assert await stored.follows.idle_with_news(1, 10) == []
        assert {one.id for one in await stored.subscriptions.due(10)} == {waiting, anything}


async def test_what_is_caught_by_a_question_that_is_gone_by_now_takes_nothing_else_along(
    database, add_article
):
    article = await add_article()
    async with database.transaction() as stored:
        everything = await stored.topics.built_in("everything")
        caught = [Match(topic_id, article.id, 1, 50) for topic_id in (everything.id, 999)]
        await stored.caught.keep([article.id], caught)
        kept = await stored.caught.between([(everything.id, 0), (999, 0)], until=1)
        assert kept == caught[:1]


async def test_what_was_edited_before_it_was_held_against_questions_still_counts(
    database, add_article
):
    first = await add_article("a")
    await add_article("b")
    async with database.transaction() as stored:
        await stored.articles.edit(first.id, 1, title="Other")
        assert await stored.caught.move_on(0, 2)
        assert not await stored.caught.move_on(0, 2)
        assert await stored.caught.settled() == 0
        assert await stored.caught.move_on(2, 3)
        assert await stored.caught.settled() == 3


async def test_a_built_in_topic_is_one(database):
    async with database.transaction() as stored:
        first = await stored.topics.built_in("us-russia")
    async with database.transaction() as stored:
        assert (await stored.topics.built_in("us-russia")).id == first.id
        assert (await stored.topics.by_key("us-russia")).id == first.id


async def test_the_ledger_knows_what_was_got(database, subscribe, add_article):
    subscription, other = await subscribe(1), await subscribe(2)
    ids = [(await add_article(name)).id for name in ("a", "b", "c")]
    async with database.transaction() as stored:
        await stored.ledger.record([SentDigest(subscription.id, "one", [ids[2], ids[0]])])
        await stored.ledger.record([])
    async with database.reading() as stored:
        had = await stored.ledger.had_by([subscription.id, other.id], ids)
        assert had == {subscription.id: {ids[0], ids[2]}, other.id: set()}
        rows = await stored.ledger.of_period(subscription.id, "one")
    assert [row.article_id for row in rows] == [ids[2], ids[0]]


async def test_nobody_gets_an_article_twice(database, subscribe, add_article):
    subscription, article = await subscribe(1), await add_article()
    async with database.transaction() as stored:
        await stored.ledger.record([SentDigest(subscription.id, "one", [article.id])])
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as stored:
            await stored.ledger.record([SentDigest(subscription.id, "two", [article.id])])


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
