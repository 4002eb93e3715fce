"""A name of several words that the other script writes as one."""

from datetime import date

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.search.searcher import Searcher
from storage.articles import NewArticle
from storage.index import Index

TODAY = date(2026, 11, 21)

TITLES = ["سری‌لانکا", "بورکینافاسو", "پورتو", "لبنان", "فاس"]


@pytest.fixture
async def found(database, knowledge, tmp_path):
    async with database.transaction() as stored:
        for title in TITLES:
            await stored.articles.add(
                NewArticle(title=title, body="", original="", language="fa", fingerprint=title)
            )
    index = Index.open(tmp_path / "index")
    await index.catch_up(database, ArticleAnalysis(knowledge))
    searcher = Searcher(index, lambda: knowledge)

    async def ask(question):
        async with database.reading() as stored:
            answered = await searcher.ask(stored, question, today=TODAY)
        return [
            (hit.article.title, [reason.asked for reason in hit.reasons]) for hit in answered.hits
        ]

    return ask


@pytest.mark.parametrize("question", ["Sri Lanka", "Шри-Ланка", "Burkina Faso", "Буркина-Фасо"])
async def test_words_that_nobody_has_are_one_word_that_somebody_has(found, question):
    title, asked = (await found(question))[0]
    assert title in TITLES[:2]
    assert asked == [question]


async def test_words_that_somebody_has_stay_apart(found):
    title, asked = (await found("پورتو لبنان"))[0]
    assert [title] == asked
