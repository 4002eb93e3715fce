"""What was just saved is found by the next question."""

import asyncio
from datetime import timedelta

import pytest

import bot.indexing
from bot.indexing import Indexing
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import load
from storage.index import Index
from storage.new_article import NewArticle


def analysis():
    return ArticleAnalysis(load())


@pytest.fixture
def index(tmp_path):
    return Index.open(tmp_path / "index")


@pytest.fixture
async def indexing(database, index):
    """It runs, and is ready."""
    indexing = Indexing(index, database, analysis)
    running = asyncio.create_task(indexing.run())
    assert await indexing.ready(timedelta(seconds=20))
    yield indexing
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def save(database):
    """Save an article, and give its revision."""
    async with database.transaction() as stored:
        title = "Lavrov met Kerry"
        await stored.articles.add(
            NewArticle(title=title, body="", original=title, language="en", fingerprint=title)
        )
        return await stored.articles.newest_revision()


async def test_a_question_waits_for_what_was_just_saved(database, index, indexing):
    saved = await save(database)
    indexing.wake()
    await indexing.current(True)
    assert index.applied == saved


async def test_a_question_does_not_wait_for_what_is_saved_after_it(
    database, index, indexing, monkeypatch
):
    monkeypatch.setattr(bot.indexing, "PATIENCE", timedelta(minutes=10))
    saved = await save(database)
    indexing.wake()
    waiting = asyncio.create_task(indexing.current(True))
    async with asyncio.timeout(20):
        while not waiting.done():
            indexing.wake()
            await asyncio.sleep(0.001)
    assert index.applied == saved
    await indexing.current(True)  # nothing goes on when it is ended


@pytest.mark.parametrize(("is_admin", "patience"), [(True, "PATIENCE"), (False, "OTHERS_PATIENCE")])
async def test_a_question_waits_a_moment_at_most(database, index, monkeypatch, is_admin, patience):
    for name in ("PATIENCE", "OTHERS_PATIENCE"):
        longest = timedelta(seconds=0.1) if name == patience else timedelta(minutes=10)
        monkeypatch.setattr(bot.indexing, name, longest)
    indexing = Indexing(index, database, analysis)
    indexing.wake()
    async with asyncio.timeout(3):
        await indexing.current(is_admin)
