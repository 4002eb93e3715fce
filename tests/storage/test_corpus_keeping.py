"""What is kept beside the articles: stories, spellings, feeds, on both databases."""

from datetime import timedelta

import pytest

from storage.errors import UnknownRow
from tests.storage.conftest import LONG, OVER


async def test_a_story_has_its_articles_the_newest_first(database, add_article):
    one, two, three = [await add_article(name) for name in ("one", "two", "three")]
    async with database.transaction() as stored:
        story = await stored.stories.begin()
        await stored.stories.put([one.id, two.id, three.id], story.id)
        await stored.articles.delete(two.id, 7)
    async with database.reading() as stored:
        found = await stored.stories.articles([story.id, 404])
    assert [article.id for article in found[story.id]] == [three.id, one.id]
    assert found[404] == []


async def test_a_merged_story_leads_to_what_it_became(database, add_article):
    article = await add_article()
    async with database.transaction() as stored:
        first, second, third = [await stored.stories.begin() for _ in range(3)]
        await stored.stories.put([article.id], first.id)
        await stored.stories.merge(first.id, second.id)
        await stored.stories.merge(second.id, third.id)
    async with database.reading() as stored:
        assert (await stored.stories.get(first.id)).merged_into == third.id
        assert (await stored.stories.get(second.id)).merged_into == third.id
        assert (await stored.stories.articles([third.id]))[third.id][0].id == article.id


async def test_a_taught_spelling_is_one_and_its_version_grows(database):
    async with database.transaction() as stored:
        before = await stored.spellings.version()
        one = await stored.spellings.teach("person/john-kerry", "كيرى", language="ar", by=7)
    async with database.transaction() as stored:
        again = await stored.spellings.teach("person/john-kerry", "كيرى")
        assert (again.id, again.language, again.taught_by) == (one.id, "ar", 7)
        assert await stored.spellings.version() > before
        assert [spelling.text for spelling in await stored.spellings.all()] == ["كيرى"]


async def test_a_spelling_taken_back_is_gone_and_its_version_grows(database):
    async with database.transaction() as stored:
        one = await stored.spellings.teach("person/john-kerry", "Kerri")
        before = await stored.spellings.version()
        await stored.spellings.take_back(one.id)
    async with database.transaction() as stored:
        assert await stored.spellings.all() == []
        assert await stored.spellings.version() > before
        with pytest.raises(UnknownRow):
            await stored.spellings.take_back(one.id)


async def test_a_feed_is_listed_once_and_listed_again_after_its_removal(database):
    async with database.transaction() as stored:
        feed = await stored.feeds.add("feed", "https://example.org/rss", "Example", by=7)
        await stored.feeds.add("channel", "-1005", "Channel", by=7, is_direct=True)
        again = await stored.feeds.add("feed", "https://example.org/rss", "Other", by=8)
        assert (again.id, again.title) == (feed.id, "Example")
        await stored.feeds.change(feed.id, state="removed", failures=3)
        assert await stored.feeds.listed("feed") == []
        back = await stored.feeds.add("feed", "https://example.org/rss", "Other", by=8)
        assert (back.id, back.title, back.state, back.failures) == (feed.id, "Other", "active", 0)
        assert [one.is_direct for one in await stored.feeds.listed("channel")] == [True]


async def test_a_feed_is_polled_by_one_at_a_time(database):
    async with database.transaction() as stored:
        feed = await stored.feeds.add("feed", "https://example.org/rss", "Example", by=7)
        await stored.feeds.add("channel", "-1005", "Channel", by=7)
        assert [one.id for one in await stored.feeds.claim_due(9, OVER)] == [feed.id]
        assert [one.id for one in await stored.feeds.claim_due(9, LONG)] == [feed.id]
        assert await stored.feeds.claim_due(9, LONG) == []
        await stored.feeds.change(feed.id, next_check=await stored.now() - timedelta(seconds=1))
        assert len(await stored.feeds.claim_due(9, LONG)) == 1
        with pytest.raises(UnknownRow):
            await stored.feeds.change(404, title="x")
