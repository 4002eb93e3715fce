"""A small corpus of our own sentences, indexed, with somebody to ask."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import date

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.knowledge import load
from corpus.search.found import Found
from corpus.search.searcher import Searcher
from storage.articles import NewArticle
from storage.database import Database
from storage.index import Index

TODAY = date(2026, 11, 21)

# key: language, day, source, title, body
ARTICLES = {
    "geneva": (
        "en",
        date(2016, 9, 10),
        "Reuters",
        "Kerry and Lavrov agree on a truce in Syria",
        "John Kerry and Sergey Lavrov met in Geneva for thirteen hours. The truce begins on "
        "12 September 2016 at sunset. About 250,000 people were killed in five years of war.",
    ),
    "call": (
        "fa",
        date(2016, 11, 3),
        "ایرنا",
        "گفت‌وگوی تلفنی لاوروف و کری",
        "سرگئی لاوروف و جان کری تلفنی درباره حلب گفت‌وگو کردند. وزارت خارجه روسیه این خبر را اعلام کرد.",
    ),
    "undated": (
        "ar",
        None,
        "سانا",
        "لقاء بين كيري ولافروف",
        "التقى جون كيري نظيره سيرغي لافروف في ليما. وبحث الوزيران الوضع في حلب.",
    ),
    "alone": (
        "ru",
        date(2017, 9, 19),
        "ТАСС",
        "Лавров встретился с Тиллерсоном",
        "Сергей Лавров и Рекс Тиллерсон встретились в Нью-Йорке. Лавров заявил, что переговоры были "
        "полезными. Переводил Жиль Дюваль.",
    ),
    "bread": (
        "en",
        None,
        None,
        "The price of bread",
        "Bakers in the old town raised the price of bread. Gilles Duval said that flour is dear.",
    ),
}


@dataclass
class Asking:
    """Somebody who asks, and hears the keys of the articles that are found."""

    database: Database
    searcher: Searcher
    keys: dict[int, str]

    async def __call__(self, question: str, **wishes) -> Found:
        async with self.database.reading() as stored:
            return await self.searcher.ask(stored, question, today=TODAY, **wishes)

    async def hits(self, question: str, **wishes) -> list[str]:
        return self.names((await self(question, **wishes)).hits)

    def names(self, hits) -> list[str]:
        return [self.keys[hit.article.id] for hit in hits]


@pytest.fixture(scope="session")
def knowledge():
    return load()


@pytest.fixture(scope="session")
def filled(tmp_path_factory, knowledge):
    """Fill a database and an index once; every test reads from them."""
    folder = tmp_path_factory.mktemp("corpus")
    return folder, asyncio.run(_fill(folder, knowledge))


async def _fill(folder, knowledge) -> dict[int, str]:
    database = Database(f"sqlite:///{folder}/safir.sqlite")
    await database.migrate()
    keys = {}
    async with database.transaction() as stored:
        for key, (language, day, source, title, body) in ARTICLES.items():
            article = NewArticle(
                title=title,
                body=body,
                original=body,
                language=language,
                fingerprint=key,
                source=source,
                published_on=day,
            )
            keys[(await stored.articles.add(article)).id] = key
    await Index.open(folder / "index").catch_up(database, ArticleAnalysis(knowledge))
    await database.close()
    return keys


@pytest.fixture
async def ask(filled, knowledge, tmp_path):
    folder, keys = filled
    shutil.copy(folder / "safir.sqlite", tmp_path / "safir.sqlite")
    database = Database(f"sqlite:///{tmp_path}/safir.sqlite")
    yield Asking(database, Searcher(Index.open(folder / "index"), lambda: knowledge), keys)
    await database.close()
