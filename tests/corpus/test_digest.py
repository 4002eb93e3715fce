from datetime import UTC, date, datetime, time, timedelta

import pytest

from corpus.digest import compose
from corpus.following import US_RUSSIA, Follower
from corpus.knowledge import load
from storage.ledger import SentDigest
from storage.new_article import NewArticle

BODY = (
    "US Secretary of State John Kerry and Russian Foreign Minister Sergey Lavrov met in Geneva. "
    "The United States and Russia agreed to go on with talks about a ceasefire, Washington said. "
    "Moscow confirmed that the Kremlin and the White House are in contact."
)


@pytest.fixture(scope="module")
def knowledge():
    return load()


class NoWords:
    """An index that knows nothing yet."""

    size = 0

    def frequency(self, field, term):
        return 0


@pytest.fixture
def follower(knowledge):
    return Follower(lambda: knowledge, NoWords())


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


async def subscribe(database, *, cursor=0, limit=10, topics=True, language="en", **more):
    async with database.transaction() as stored:
        subscription = await stored.subscriptions.subscribe(
            7,
            None,
            user_id=7,
            local_time=time(8),
            timezone="UTC",
            language=language,
            **more,
            next_due=datetime(2026, 1, 1, tzinfo=UTC),
            cursor=cursor,
            item_limit=limit,
        )
        if topics:
            topic = await stored.topics.built_in(US_RUSSIA)
            await stored.subscriptions.set_topics(subscription.id, [topic.id])
        return subscription


async def composed(database, follower, subscription):
    await follower.catch_up(database)
    async with database.reading() as stored:
        return await compose(stored, subscription)


def ago(days):
    return datetime.now(UTC).date() - timedelta(days=days)


async def test_what_is_new_comes_newest_first_of_unknown_day_last_and_old_articles_apart(
    database, follower
):
    ids = await add(
        database,
        article(1, date(2016, 9, 1)),
        article(2, ago(2)),
        article(3),
        article(4, ago(1)),
        article(5, date(2017, 9, 1)),
    )
    digest = await composed(database, follower, await subscribe(database))
    order = [(one.article.id, one.is_late) for one in digest.items]
    new = [(ids[3], False), (ids[1], False), (ids[2], False)]
    assert order == [*new, (ids[4], True), (ids[0], True)]


async def test_a_story_is_told_once_in_the_readers_language_and_before_what_fewer_report(
    database, follower
):
    first, second, third, lone = await add(
        database, *(article(number, ago(number)) for number in (3, 4, 5, 1))
    )
    async with database.transaction() as stored:
        story = await stored.stories.begin()
        await stored.articles.edit(second, 1, language="ru")
        await stored.stories.put([first, second, third], story.id)
    subscription = await subscribe(database, language="ru")
    digest = await composed(database, follower, subscription)
    assert [(one.article.id, one.reports) for one in digest.items] == [(second, 3), (lone, 1)]
    async with database.transaction() as stored:
        await stored.ledger.record([SentDigest(subscription.id, "one", [first])])
    again = await composed(database, follower, subscription)
    assert [one.article.id for one in again.items] == [lone]
    assert again.rest == [second]


async def test_articles_in_other_languages_than_the_chosen_stay_out(database, follower):
    _, second = await add(database, article(1), article(2))
    async with database.transaction() as stored:
        await stored.articles.edit(second, 1, language="ru")
    subscription = await subscribe(database, article_languages=["ru", "fa"])
    assert (await composed(database, follower, subscription)).article_ids == [second]


async def test_what_is_about_something_else_stays_out(database, follower):
    await add(database, article(1, body="The price of bread rose in the village of Upper Dale."))
    digest = await composed(database, follower, await subscribe(database))
    assert not digest.items


async def test_who_follows_no_topic_gets_everything(database, follower):
    await add(database, article(1, body="The price of bread rose in the village of Upper Dale."))
    digest = await composed(database, follower, await subscribe(database, topics=False))
    assert len(digest.items) == 1


async def test_what_there_is_no_room_for_is_counted_and_not_lost(database, follower):
    ids = await add(database, *[article(number) for number in range(5)])
    digest = await composed(database, follower, await subscribe(database, limit=2))
    assert len(digest.items) == 2
    assert sorted(digest.article_ids) == ids


async def test_what_stands_before_the_cursor_is_old(database, follower):
    await add(database, article(1))
    subscription = await subscribe(database)
    subscription.cursor = (await composed(database, follower, subscription)).until
    (later,) = await add(database, article(2))
    digest = await composed(database, follower, subscription)
    assert digest.article_ids == [later]


async def test_an_edited_article_is_not_new_again(database, follower):
    (first,) = await add(database, article(1))
    subscription = await subscribe(database)
    subscription.cursor = (await composed(database, follower, subscription)).until
    async with database.transaction() as stored:
        await stored.articles.edit(first, 1, title="Corrected")
    assert not (await composed(database, follower, subscription)).items


async def test_a_deleted_article_is_not_sent(database, follower):
    (first,) = await add(database, article(1))
    subscription = await subscribe(database)
    assert (await composed(database, follower, subscription)).items
    async with database.transaction() as stored:
        await stored.articles.delete(first, 1)
    assert not (await composed(database, follower, subscription)).items


async def test_what_the_subscription_had_before_does_not_come_again(database, follower):
    ids = await add(database, article(1), article(2))
    subscription = await subscribe(database)
    async with database.transaction() as stored:
        await stored.ledger.record([SentDigest(subscription.id, "one", [ids[0]])])
    digest = await composed(database, follower, subscription)
    assert digest.article_ids == [ids[1]]
