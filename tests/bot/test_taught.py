"""What admins teach is used at once for questions, and soon for articles."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.indexing import Indexing
from bot.taught import CurrentKnowledge
from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.search.searcher import Searcher
from storage.index import Index
from storage.new_article import NewArticle

LAVROV = "person/sergey-lavrov"


@pytest.fixture
def knowledge():
    return CurrentKnowledge(load())


@pytest.fixture
def index(tmp_path):
    return Index.open(tmp_path / "index")


async def add(database, title):
    new = NewArticle(title=title, body="", original=title, language="ru", fingerprint=title)
    async with database.transaction() as stored:
        return (await stored.articles.add(new)).id


async def teach(database, text, language="ru", entry=LAVROV):
    async with database.transaction() as stored:
        return await stored.spellings.teach(entry, text, language=language)


async def ask(database, searcher, question):
    async with database.reading() as stored:
        found = await searcher.ask(stored, question, today=date(2026, 11, 21))
    return [hit.article.title for hit in found.hits]


def named(knowledge, text):
    return [mention.entry.key for mention in knowledge().mentions(tokenize(text))]


async def test_a_taught_spelling_answers_at_once_and_names_articles_when_they_are_analysed_again(
    database, knowledge, index
):
    await add(database, "Лавров прилетел в Женеву")
    await add(database, "Бармаглот выступил в Москве")
    await index.catch_up(database, knowledge.analysis())
    searcher = Searcher(index, knowledge)
    assert await ask(database, searcher, "Бармаглот") == ["Бармаглот выступил в Москве"]
    await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    assert "Лавров прилетел в Женеву" in await ask(database, searcher, "Бармаглота")
    assert index.frequency("names", LAVROV) == 1
    await index.catch_up(database, knowledge.analysis())
    assert index.frequency("names", LAVROV) == 2
    assert len(await ask(database, searcher, "Sergey Lavrov")) == 2


async def test_the_index_that_is_there_serves_until_the_next_one_is_built(
    database, knowledge, index
):
    for number in range(30):
        await add(database, f"Лавров, часть {number}")
    await index.catch_up(database, knowledge.analysis())
    searcher = Searcher(index, knowledge)
    await teach(database, "Серёжа")
    await knowledge.refresh(database)
    rebuilding = asyncio.create_task(index.catch_up(database, knowledge.analysis()))
    while not rebuilding.done():
        assert await ask(database, searcher, "Серёжа")
        await asyncio.sleep(0)
    assert (await rebuilding).is_complete
    assert await ask(database, searcher, "Серёжа")


async def test_the_running_index_follows_what_was_taught(database, knowledge, index):
    await add(database, "Бармаглот выступил в Москве")
    indexing = Indexing(index, database, knowledge.analysis)
    running = asyncio.create_task(indexing.run())
    assert await indexing.ready(timedelta(seconds=20))
    await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    async with asyncio.timeout(20):
        while not index.frequency("names", LAVROV):
            await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_is_saved_while_the_next_index_is_built_is_found_at_once_and_ever_after(
    database, knowledge, index
):
    for number in range(450):
        await add(database, f"Лавров, часть {number}")
    indexing = Indexing(index, database, knowledge.analysis)
    running = asyncio.create_task(indexing.run())
    assert await indexing.ready(timedelta(seconds=20))
    searcher, before = Searcher(index, knowledge), index.frequency("names", LAVROV)
    await add(database, "Бармаглот выступил")
    await indexing.current()
    await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    await add(database, "Керри в Осло")
    indexing.wake()
    async with asyncio.timeout(60):
        await indexing.current()
        while index.frequency("names", LAVROV) != before + 1:
            assert await ask(database, searcher, "Керри в Осло") == ["Керри в Осло"]
            await asyncio.sleep(0.02)
    assert await ask(database, searcher, "Керри в Осло") == ["Керри в Осло"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_is_taken_back_is_forgotten(database, knowledge):
    spelling = await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    assert named(knowledge, "Бармаглоту") == [LAVROV]
    async with database.transaction() as stored:
        await stored.spellings.take_back(spelling.id)
    await knowledge.refresh(database)
    assert named(knowledge, "Бармаглоту") == []
    assert knowledge().version == load().version


@pytest.mark.parametrize(
    ("text", "written"),
    [("Бармаглот", "Бармаглоту"), ("Jabberwock", "jabberwock"), ("برمگلوت", "وبرمگلوت")],
)
async def test_a_spelling_for_any_language_is_declined_as_its_script_tells(
    database, knowledge, text, written
):
    await teach(database, text, language=None)
    await knowledge.refresh(database)
    assert named(knowledge, written) == [LAVROV]


@pytest.mark.parametrize("text", ["", "!!", "🙂", "\u200c"])
async def test_a_spelling_without_letters_changes_nothing_that_is_understood(
    database, knowledge, text
):
    await teach(database, text, language=None)
    await knowledge.refresh(database)
    assert named(knowledge, f"Лавров {text} в Женеве")[0] == LAVROV
