"""The real application on a real database and index; only the wire to Telegram is ours."""

from datetime import date
from functools import partial

import pytest

from bot.app import make_application
from bot.backups import Backups
from bot.sending import SafirBot
from bot.taught import CurrentKnowledge
from corpus.analysis import ArticleAnalysis
from corpus.following import Follower
from corpus.intake.text import fingerprint
from corpus.knowledge import load
from corpus.search.searcher import Searcher
from corpus.stories import Stories
from handlers.context import Services
from handlers.texts import Texts
from storage.index import Index
from storage.new_article import NewArticle
from tests.handlers.chat import ADMIN, READER, Telegram, Wire


@pytest.fixture(scope="session")
def knowledge():
    return load()


@pytest.fixture(scope="session")
def texts():
    return Texts.load()


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def changes():
    """One entry for each time that the rest of the house was told of a change."""
    return []


@pytest.fixture
def services(database, knowledge, texts, tmp_path, changes):
    index = Index.open(tmp_path / "index")
    current = CurrentKnowledge(knowledge)
    return Services(
        database=database,
        searcher=Searcher(index, current),
        knowledge=current,
        texts=texts,
        follower=Follower(lambda: knowledge, index),
        stories=Stories(index, current),
        back_up=Backups(database, tmp_path).make_asked,
        admins=frozenset({ADMIN}),
        questions_per_minute=20,
        refresh_knowledge=partial(current.refresh, database),
        on_change=lambda: changes.append(1),
    )


@pytest.fixture
async def telegram(services, database, knowledge, wire, tmp_path):
    bot = SafirBot("99:token", request=wire, get_updates_request=Wire())
    application = make_application(bot, services)
    await application.initialize()
    index = services.searcher._index

    async def catch_up():
        await index.catch_up(database, ArticleAnalysis(knowledge))

    yield Telegram(application, database, wire, catch_up)
    await application.shutdown()


@pytest.fixture
def admin(telegram):
    return telegram.person(ADMIN)


@pytest.fixture
def reader(telegram):
    return telegram.person(READER)


@pytest.fixture
def article(telegram):
    """Stores an article and has it found, with those before it: `await article(title, body)`."""

    async def store(title, body="Body.", *, is_found=True, **fields):
        facts = {"language": "en", "original": f"{title}\n{body}", "source": "TASS"} | fields
        new = NewArticle(title=title, body=body, fingerprint=fingerprint(title, body), **facts)
        async with telegram.database.transaction() as stored:
            stored_article = await stored.articles.add(new)
        if is_found:
            await telegram.catch_up()
        return stored_article

    return store


@pytest.fixture
async def three_meetings(article):
    """Articles about Kerry and Lavrov in three languages, and one about Lavrov alone."""
    await article(
        "Kerry and Lavrov meet in Geneva",
        "John Kerry and Sergey Lavrov met in Geneva on Friday. They spoke about a truce.",
        published_on=date(2016, 9, 9),
        published_how="given",
    )
    await article(
        "گفت‌وگوی تلفنی لاوروف و کری",
        "سرگئی لاوروف و جان کری تلفنی دربارهٔ سوریه گفت‌وگو کردند.",
        language="fa",
        published_on=date(2016, 10, 1),
        published_how="given",
    )
    await article(
        "Керри и Лавров встретились в Лиме",
        "Сергей Лавров и Джон Керри встретились в Лиме. Говорили они об Алеппо.",
        language="ru",
        published_on=date(2016, 11, 17),
        published_how="given",
    )
    await article("Lavrov visits Tokyo", "Sergey Lavrov arrived in Tokyo for talks.")
