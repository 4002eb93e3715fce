"""The index follows the database, whatever happens to either."""

import asyncio
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.index import Index
from storage.index_document import last_minute_of, minutes_of
from storage.index_query import (
    AllOf,
    Among,
    AnyOf,
    Between,
    Everything,
    Fixed,
    Not,
    Phrase,
    Prefer,
    Term,
)
from tests.storage.index_helpers import PLAIN, PlainAnalysis, add, all_of, damage, ids, new


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """Migrate one database, of which each test gets a copy."""
    file = tmp_path_factory.mktemp("empty") / "safir.sqlite"

    async def migrate():
        database = Database(f"sqlite:///{file}")
        await database.migrate()
        await database.close()

    asyncio.run(migrate())
    return file


@pytest.fixture
async def database(tmp_path, empty):
    shutil.copy(empty, tmp_path / "safir.sqlite")
    database = Database(f"sqlite:///{tmp_path}/safir.sqlite")
    yield database
    await database.close()


@pytest.fixture
def index(tmp_path):
    return Index.open(tmp_path / "index")


async def test_an_empty_database_is_caught_up_with_at_once(index, database):
    assert (await index.catch_up(database, PLAIN)).is_complete
    assert ids(index, Everything()) == []


async def test_what_is_added_is_found(index, database):
    first, second = await add(database, "Kerry met Lavrov", "Putin spoke")
    await index.catch_up(database, PLAIN)
    assert ids(index, "Lavrov") == [first]
    assert ids(index, "spoke") == [second]
    assert index.size == 2


class Stumbling(PlainAnalysis):
    """An analysis with a mistake in it."""

    def document(self, article):
        if "trap" in article.body:
            raise ValueError("out of range")
        return super().document(article)

    def term_keys(self, term):
        if term == "spoke":
            raise ValueError("out of range")
        return super().term_keys(term)


@pytest.mark.parametrize("workers", [0, 1])
async def test_an_article_that_cannot_be_analysed_keeps_no_other_from_being_found(
    index, database, workers, caplog
):
    first, trap, last = await add(database, "Kerry met Lavrov", "a trap", "Putin spoke")
    state = await index.catch_up(database, Stumbling(), workers=workers)
    assert state.is_complete
    assert ids(index, "Lavrov") == [first]
    assert ids(index, "spoke") == [last]
    assert ids(index, "trap") == []
    if not workers:
        assert f"article {trap} cannot be analysed" in caplog.text


async def test_what_is_edited_is_found_by_its_new_words_only(index, database):
    (article,) = await add(database, "Kerry met Lavrov")
    await index.catch_up(database, PLAIN)
    async with database.transaction() as stored:
        await stored.articles.edit(article, None, body="Kerry met Putin", fingerprint="other")
    await index.catch_up(database, PLAIN)
    assert ids(index, "Lavrov") == []
    assert ids(index, "Putin") == [article]
    assert index.size == 1


async def test_what_is_deleted_is_not_found_and_what_is_restored_is(index, database):
    (article,) = await add(database, "Kerry met Lavrov")
    await index.catch_up(database, PLAIN)
    async with database.transaction() as stored:
        await stored.articles.delete(article, None)
    await index.catch_up(database, PLAIN)
    assert ids(index, "Lavrov") == []
    async with database.transaction() as stored:
        await stored.articles.restore(article, None)
    await index.catch_up(database, PLAIN)
    assert ids(index, "Lavrov") == [article]


async def test_another_process_sees_it_after_a_reload(index, database, tmp_path):
    other = Index.open(tmp_path / "index")
    await add(database, "Kerry met Lavrov")
    await index.catch_up(database, PLAIN)
    other.reload()
    assert len(ids(other, "Lavrov")) == 1


async def test_while_another_writes_it_waits_its_turn(index, database, tmp_path):
    await add(database, "Kerry")
    await index.catch_up(database, PLAIN)
    await add(database, "Lavrov")
    writer = index._generation.writer(15_000_000)
    assert not (await Index.open(tmp_path / "index").catch_up(database, PLAIN)).is_complete
    writer.close()
    assert (await index.catch_up(database, PLAIN)).is_complete
    assert len(ids(index, "Lavrov")) == 1


async def test_another_analysis_rebuilds_it_while_the_old_one_serves(index, database, tmp_path):
    await add(database, "Kerry met Lavrov", "Putin spoke")
    await index.catch_up(database, PLAIN)
    served = []

    class Watching(PlainAnalysis):
        def document(self, article):
            served.append(ids(index, "Lavrov"))
            return super().document(article)

    await index.catch_up(database, Watching("2"))
    assert served == [[1], [1]]
    assert ids(index, "Lavrov") == [1]
    assert len([entry for entry in (tmp_path / "index").iterdir() if entry.is_dir()]) == 1


async def test_another_database_rebuilds_it(index, database, tmp_path):
    await add(database, "Kerry", "Lavrov")
    await index.catch_up(database, PLAIN)
    other = Database(f"sqlite:///{tmp_path}/other.sqlite")
    await other.migrate()
    await add(other, "Putin")
    await index.catch_up(other, PLAIN)
    await other.close()
    assert ids(index, "Putin") == [1]
    assert index.size == 1


async def test_an_older_database_under_a_newer_index_is_noticed(index, database, tmp_path):
    await add(database, "Kerry")
    await database.close()
    shutil.copy(tmp_path / "safir.sqlite", tmp_path / "older.sqlite")
    await add(database, "Lavrov", "Putin")
    await index.catch_up(database, PLAIN)
    older = Database(f"sqlite:///{tmp_path}/older.sqlite")
    await index.catch_up(older, PLAIN)
    assert ids(index, Everything()) == [1]
    await older.close()


async def test_a_damaged_one_is_rebuilt(index, database, tmp_path):
    await add(database, "Kerry met Lavrov")
    await index.catch_up(database, PLAIN)
    damage(tmp_path / "index")
    fresh = Index.open(tmp_path / "index")
    assert ids(fresh, "Lavrov") == []
    await fresh.catch_up(database, PLAIN)
    assert ids(fresh, "Lavrov") == [1]


async def test_a_removed_one_is_rebuilt_under_a_running_process(index, database, tmp_path):
    await add(database, "Kerry met Lavrov")
    await index.catch_up(database, PLAIN)
    shutil.rmtree(tmp_path / "index")
    await index.catch_up(database, PLAIN)
    assert ids(Index.open(tmp_path / "index"), "Lavrov") == [1]


async def test_built_afresh_it_finds_the_same(index, database, tmp_path):
    await add(database, "Kerry met Lavrov", "Putin spoke")
    await index.catch_up(database, PLAIN)
    told = []
    await index.catch_up(database, PLAIN, afresh=True, workers=1, progress=told.append)
    assert told[-1].is_complete
    assert ids(index, "Lavrov") == [1]
    assert index.candidates(["La", "ov"], 5) == ["Lavrov"]


_KILLED = """
import asyncio, os, sys
from pathlib import Path
from storage.database import Database
from storage.index import Index
from storage import index_folder
from tests.storage.index_helpers import PLAIN, add

at = sys.argv[2]
if at == "vocabulary":  # between the vocabulary's commit and the articles'
    index_folder.Document = lambda: os._exit(9)

async def main():
    folder = Path(sys.argv[1])
    database = Database(f"sqlite:///{folder}/safir.sqlite")
    await add(database, "Kerry met Lavrov")
    if at == "database":
        os._exit(9)
    await Index.open(folder / "index").catch_up(database, PLAIN)

asyncio.run(main())
"""


@pytest.mark.parametrize("at", ["database", "vocabulary"])
async def test_a_kill_after_the_commit_of(at, index, database, tmp_path):
    await add(database, "Putin spoke")
    await index.catch_up(database, PLAIN)
    await database.close()
    command = [sys.executable, "-c", _KILLED, str(tmp_path), at]
    killed = await asyncio.create_subprocess_exec(*command, cwd=Path(__file__).parents[2])
    assert await killed.wait() == 9
    await index.catch_up(database, PLAIN)
    assert ids(index, "Lavrov") == [2]
    assert index.candidates(["La", "ov"], 5) == ["Lavrov"]


async def test_words_of_deleted_articles_are_passed_over(index, database):
    (article,) = await add(database, "Lavrov")
    await index.catch_up(database, PLAIN)
    assert index.exact("Lavrov")
    async with database.transaction() as stored:
        await stored.articles.delete(article, None)
    await index.catch_up(database, PLAIN)
    assert index.candidates(["La", "ov"], 5) == []
    assert not index.exact("Lavrov")


@pytest.fixture
async def filled(index, database):
    days = {"one": date(2016, 9, 1), "two": None, "three": date(2017, 9, 19)}
    async with database.transaction() as stored:
        for word, day in days.items():
            await stored.articles.add(new(f"{word} Kerry met Lavrov in Lima", day=day))
        await stored.articles.add(new("Lavrov and then Kerry", title="Kerry", source="irna"))
    await index.catch_up(database, PLAIN)
    return index


def _span(first, last):
    return Between(minutes_of(first), last_minute_of(last))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (all_of("Kerry", "Lima"), {1, 2, 3}),
        (AnyOf(((Term("body", "one"), 1.0), (Term("body", "two"), 2.0))), {1, 2}),
        (AnyOf(()), set()),
        (Phrase("body", ("Kerry", "met")), {1, 2, 3}),
        (Phrase("body", ("Lavrov", "then")), set()),
        (Phrase("body", ("Lavrov", "then"), slop=1), {4}),
        (Phrase("body", ()), set()),
        (AllOf((Term("body", "Kerry"), Not(Term("body", "Lima")))), {4}),
        (Not(Term("body", "Lima")), {4}),
        (AllOf((Term("source", "irna"), Prefer(Term("body", "Lima")))), {4}),
        (AllOf((Term("body", "Kerry"), _span(date(2016, 9, 1), date(2016, 9, 1)))), {1}),
        (_span(date(2017, 1, 1), date(2016, 1, 1)), set()),
        (AllOf((Among((2, 3, 99)), Term("body", "Kerry"))), {2, 3}),
        (Term("title", "Kerry"), {4}),
        (Everything(), {1, 2, 3, 4}),
    ],
)
async def test_a_tree_of_values_finds(filled, query, expected):
    assert set(ids(filled, query)) == expected


async def test_newest_first_puts_the_unknown_last(filled):
    assert ids(filled, Term("body", "Lima"), "published") == [3, 1, 2]


async def test_fixed_scores_are_added_exactly(filled):
    marks = [
        Prefer(Fixed(Term("body", word), float(1 << n)))
        for n, word in enumerate(["one", "x", "Lima"])
    ]
    found = filled.search(AllOf((Among((1, 2)), *marks)), 10)
    assert {each.article_id: each.score for each in found} == {1: 5.0, 2: 4.0}


def test_no_text_is_read_as_a_command(tmp_path_factory):
    index = Index.open(tmp_path_factory.mktemp("plain"))

    @given(st.text())
    def search(text):
        assert ids(index, Term("body", text)) == []
        assert ids(index, Phrase("words", (text, text))) == []

    search()


async def test_reserved_characters_are_letters_like_others(index, database):
    await add(database, 'a:b +c -d (e "f" [g TO h] ~2 ^3 *')
    await index.catch_up(database, PLAIN)
    for word in ("a:b", "+c", "-d", "(e", '"f"', "[g", "~2", "^3", "*"):
        assert ids(index, word) == [1]
    assert ids(index, "a*") == []


async def test_whatever_is_read_of_a_broken_one_it_is_built_anew(filled, monkeypatch):
    index = filled

    def broken(*_):
        raise ValueError("what stands on the disk is not what was written")

    monkeypatch.setattr(index._generation, "frequency", broken)
    assert index.frequency("words", "lavrov") == 0
    assert index._is_damaged
