from datetime import UTC, date, datetime, time

import pytest

from corpus.digest import US_RUSSIA, Digests
from corpus.knowledge import load
from storage.new_article import NewArticle

BODY = (
    "US Secretary of State John Kerry and Russian Foreign Minister Sergey Lavrov met in Geneva. "
    "The United States and Russia agreed to go on with talks about a ceasefire, Washington said. "
    "Moscow confirmed that the Kremlin and the White House are in contact."
)


@pytest.fixture(scope="module")
def knowledge():
    return load()


@pytest.fixture
def digests(knowledge):
    return Digests(lambda: knowledge)


def article(number, on=None, body=BODY):
    return NewArticle(
        title=f"Kerry and Lavrov, part {number}",
        body=f"{body} {number}",
        original=body,
        language="en",
        fingerprint=str(number),
        published_on=on,
    )


async def add(database, *new):
    async with database.transaction() as stored:
        return [(await stored.articles.add(one)).id for one in new]


async def subscribe(database, *, cursor=0, limit=10, topics=True):
    async with database.transaction() as stored:
        subscription = await stored.subscriptions.subscribe(
            7,
            None,
            user_id=7,
            local_time=time(8),
            timezone="UTC",
            language="en",
            next_due=datetime(2026, 1, 1, tzinfo=UTC),
            cursor=cursor,
            item_limit=limit,
        )
        if topics:
            topic = await stored.topics.built_in(US_RUSSIA)
            await stored.subscriptions.set_topics(subscription.id, [topic.id])
        return subscription


async def composed(database, digests, subscription):
    async with database.reading() as stored:
        return await digests.compose(stored, subscription)


async def test_what_is_new_comes_newest_first_and_of_unknown_day_last(database, digests):
    ids = await add(
        database,
        article(1, date(2016, 9, 1)),
        article(2),
        article(3, date(2017, 9, 1)),
    )
    digest = await composed(database, digests, await subscribe(database))
    assert [one.id for one in digest.items] == [ids[2], ids[0], ids[1]]


async def test_what_is_about_something_else_stays_out(database, digests):
    await add(database, article(1, body="The price of bread rose in the village of Upper Dale."))
    digest = await composed(database, digests, await subscribe(database))
    assert not digest.items


async def test_who_follows_no_topic_gets_everything(database, digests):
    await add(database, article(1, body="The price of bread rose in the village of Upper Dale."))
    digest = await composed(database, digests, await subscribe(database, topics=False))
    assert len(digest.items) == 1


async def test_what_there_is_no_room_for_is_counted_and_not_lost(database, digests):
    ids = await add(database, *[article(number) for number in range(5)])
    digest = await composed(database, digests, await subscribe(database, limit=2))
    assert len(digest.items) == 2
    assert sorted(digest.article_ids) == ids


async def test_what_stands_before_the_cursor_is_old(database, digests):
    await add(database, article(1))
    subscription = await subscribe(database)
    subscription.cursor = (await composed(database, digests, subscription)).cursor
    (later,) = await add(database, article(2))
    digest = await composed(database, digests, subscription)
    assert digest.article_ids == [later]


async def test_an_edited_article_is_not_new_again(database, digests):
    (first,) = await add(database, article(1))
    subscription = await subscribe(database)
    subscription.cursor = (await composed(database, digests, subscription)).cursor
    async with database.transaction() as stored:
        await stored.articles.edit(first, 1, title="Corrected")
    assert not (await composed(database, digests, subscription)).items


async def test_a_deleted_article_is_not_sent(database, digests):
    (first,) = await add(database, article(1))
    subscription = await subscribe(database)
    assert (await composed(database, digests, subscription)).items
    async with database.transaction() as stored:
        await stored.articles.delete(first, 1)
    assert not (await composed(database, digests, subscription)).items


async def test_what_the_subscription_had_before_does_not_come_again(database, digests):
    ids = await add(database, article(1), article(2))
    subscription = await subscribe(database)
    async with database.transaction() as stored:
        await stored.ledger.record(subscription.id, "2026-01-01T08:00", [ids[0]], 1)
    digest = await composed(database, digests, subscription)
    assert digest.article_ids == [ids[1]]
