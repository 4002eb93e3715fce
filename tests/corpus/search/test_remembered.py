"""The same question is answered out of memory, and never otherwise than it would be anew."""

import asyncio
import shutil

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.search.remembered import Remembered
from corpus.search.searcher import Searcher
from storage.index import Index
from storage.new_article import NewArticle

QUESTION = "latest Kerry Lavrov"


@pytest.fixture
def again(ask, filled, knowledge, tmp_path):
    """Whoever asks has an index of their own, so that it can change."""
    shutil.copytree(filled[0] / "index", tmp_path / "index")
    ask.searcher = Searcher(Index.open(tmp_path / "index"), lambda: knowledge)
    return ask


def id_of(ask, name):
    return next(number for number, key in ask.keys.items() if key == name)


async def test_what_was_just_asked_is_not_searched_again(ask):
    assert await ask(QUESTION) is await ask(QUESTION)


@pytest.mark.parametrize(
    "wish", [{"skip": 1}, {"limit": 1}, {"language": "fa"}, {"exact": True}, {"passages": 0}]
)
async def test_who_wishes_otherwise_is_answered_otherwise(ask, wish):
    await ask(QUESTION)
    assert await ask(QUESTION, **wish) == await ask(QUESTION, **wish)
    assert await ask(QUESTION, **wish) != await ask(QUESTION)


async def test_an_article_that_was_changed_or_deleted_is_shown_as_it_is(ask):
    await ask(QUESTION)
    async with ask.database.transaction() as stored:
        await stored.articles.edit(id_of(ask, "geneva"), None, title="A truce")
    assert "A truce" in [hit.article.title for hit in (await ask(QUESTION)).hits]
    async with ask.database.transaction() as stored:
        await stored.articles.delete(id_of(ask, "geneva"), None)
    assert await ask.hits(QUESTION) == ["call", "undated"]


async def test_an_article_that_came_to_belong_to_a_story_is_known_to(ask):
    await ask(QUESTION)
    async with ask.database.transaction() as stored:
        story = await stored.stories.join([id_of(ask, "geneva"), id_of(ask, "call")])
    assert [hit.article.story for hit in (await ask(QUESTION)).hits] == [story, story, None]


async def test_what_has_come_in_since_is_found(again, knowledge):
    await again(QUESTION)
    article = NewArticle(
        title="Kerry meets Lavrov", body="", original="", language="en", fingerprint="new"
    )
    async with again.database.transaction() as stored:
        again.keys[(await stored.articles.add(article)).id] = "new"
    await again.searcher._index.catch_up(again.database, ArticleAnalysis(knowledge))
    assert "new" in await again.hits(QUESTION)


async def test_what_was_taught_since_is_understood(ask, knowledge):
    row = ("Bakers in the old town", "en", "person/john-kerry")
    current = [knowledge]
    ask.searcher = Searcher(ask.searcher._index, lambda: current[-1])
    before = await ask("Bakers in the old town")
    current.append(knowledge.with_taught([row]))
    assert (await ask("Bakers in the old town")).names != before.names


async def test_many_ask_at_once_while_what_is_held_is_thrown_away(ask, monkeypatch):
    monkeypatch.setattr("corpus.search.remembered._MOST_CHARACTERS", 6_000)  # those of one question
    asked = [QUESTION, "Kerry", "Lavrov", "bread"] * 5
    alone = [await ask.hits(question) for question in asked]
    await ask(asked[0])
    assert await asyncio.gather(*map(ask.hits, asked)) == alone


async def test_what_is_held_has_an_end(ask):
    async with ask.database.transaction() as stored:
        long = NewArticle(
            title="", body="x" * 200_000, original="", language="en", fingerprint="long"
        )
        article = await stored.articles.add(long)
    found, remembered = await ask("Kerry"), Remembered()
    async with ask.database.reading() as stored:
        await remembered.get(stored, "index", 0)
        for question in range(100):
            remembered.keep("index", question, found, [article.id], [article])
        held = [await remembered.get(stored, "index", question) for question in range(100)]
    assert held[-1] is found
    assert sum(one is not None for one in held) < 30
