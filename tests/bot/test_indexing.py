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


async def test_a_question_waits_for_what_was_just_saved(database, index):
    indexing = Indexing(index, database, analysis)
    running = asyncio.create_task(indexing.run())
    assert await indexing.ready(timedelta(seconds=20))
    async with database.transaction() as stored:
        title = "Lavrov met Kerry"
        await stored.articles.add(
            NewArticle(title=title, body="", original=title, language="en", fingerprint=title)
        )
        saved = await stored.articles.newest_revision()
    indexing.wake()
    await indexing.current()
    assert index.applied == saved
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_question_waits_a_moment_at_most(database, index, monkeypatch):
    monkeypatch.setattr(bot.indexing, "PATIENCE", timedelta(seconds=0.1))
    indexing = Indexing(index, database, analysis)
    indexing.wake()
    async with asyncio.timeout(3):
        await indexing.current()
