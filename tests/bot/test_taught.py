"""What admins teach is used at once for questions, and soon for articles."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.indexing import Indexing
from bot.taught import CurrentKnowledge
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.search.searcher import Searcher
from storage.index import Index
from storage.index_query import Term
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


async def test_only_what_a_lesson_concerns_is_analysed_again_in_any_form_it_is_written(
    database, knowledge, index, monkeypatch, tmp_path
):
    texts = ("Лавров в Осло", "Бармаглоту вручили ноту", "وبرمگلوت در ژنو", "للبرمكلوتي", "Осло")
    for text in texts:
        await add(database, text)
    await index.catch_up(database, knowledge.analysis())
    analysed = []
    whole = ArticleAnalysis.document
    monkeypatch.setattr(
        ArticleAnalysis,
        "document",
        lambda self, article: analysed.append(article.title) or whole(self, article),
    )
    serving = (tmp_path / "index" / "current").read_text()
    for spelling in ("Бармаглот", "برمگلوت", "البرمكلوت"):
        await teach(database, spelling, language=None)
    await knowledge.refresh(database)
    assert (await index.catch_up(database, knowledge.analysis())).is_complete
    assert sorted(analysed) == sorted(texts[1:4])
    assert (tmp_path / "index" / "current").read_text() == serving
    await index.catch_up(database, knowledge.analysis())
    assert len(analysed) == 3


async def test_a_lesson_taken_back_leaves_the_articles_as_they_were(database, knowledge, index):
    await add(database, "Бармаглот выступил в Москве")
    await index.catch_up(database, knowledge.analysis())
    spelling = await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    await index.catch_up(database, knowledge.analysis())
    assert index.frequency("names", LAVROV) == 1
    async with database.transaction() as stored:
        await stored.spellings.take_back(spelling.id)
    await knowledge.refresh(database)
    await index.catch_up(database, knowledge.analysis())
    assert index.search(Term("names", LAVROV), 10) == []


async def test_a_process_that_has_not_heard_of_a_lesson_undoes_nothing(
    database, knowledge, index, tmp_path
):
    await add(database, "Бармаглот выступил в Москве")
    await index.catch_up(database, knowledge.analysis())
    unaware = CurrentKnowledge(load())
    await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    await index.catch_up(database, knowledge.analysis())
    await add(database, "Бармаглот уехал")
    other = Index.open(tmp_path / "index")
    assert not (await other.catch_up(database, unaware.analysis())).is_complete
    await unaware.refresh(database)
    assert (await other.catch_up(database, unaware.analysis())).is_complete
    assert other.frequency("names", LAVROV) == 2


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


async def test_what_is_saved_while_articles_are_analysed_again_is_found(
    database, knowledge, index, monkeypatch
):
    for number in range(3):
        await add(database, f"Бармаглот, часть {number}")
    await index.catch_up(database, knowledge.analysis())
    await teach(database, "Бармаглот")
    await knowledge.refresh(database)
    loop, whole, titles = asyncio.get_running_loop(), ArticleAnalysis.document, ["Керри в Осло"]

    def document(self, article):
        while titles:
            asyncio.run_coroutine_threadsafe(add(database, titles.pop()), loop).result()
        return whole(self, article)

    monkeypatch.setattr(ArticleAnalysis, "document", document)
    monkeypatch.setattr("storage.index_apply._LEARNT", 1)
    await index.catch_up(database, knowledge.analysis())
    assert index.frequency("names", LAVROV) == 3
    assert await ask(database, Searcher(index, knowledge), "Керри в Осло") == ["Керри в Осло"]


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
