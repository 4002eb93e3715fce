"""The four promises of ranking, kept by whatever small corpus chance makes up."""

import asyncio
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis import ArticleAnalysis
from corpus.search.searcher import Searcher
from storage.database import Database
from storage.index import Index
from storage.new_article import NewArticle

TODAY = date(2026, 11, 21)
KERRY = ("Kerry", "John Kerry", "جان کری", "كيري", "Керри")
LAVROV = ("Lavrov", "Sergey Lavrov", "لاوروف", "لافروف", "Лавров")
# Nobody the knowledge has: as he is asked for, with a slip, and as he sounds elsewhere.
DUVALIER = {"Duvalier": "exact", "Duvaleir": "typo", "Дювалье": "sound", "دووالیه": "sound"}
LEVELS = ("exact", "typo", "sound")
FILLERS = ("bread", "harbour", "winter", "orchestra", "library", "football", "railway")


class Made(NamedTuple):
    """An article made by chance; None: it does not have this."""

    kerry: str | None
    lavrov: str | None
    stranger: str | None
    day: int | None
    fillers: tuple[str, ...]

    @property
    def published(self):
        return None if self.day is None else date(2016, 1, 1) + timedelta(days=self.day)

    @property
    def text(self):
        named = [each for each in (self.kerry, self.lavrov, self.stranger) if each]
        return ". ".join((*named, *self.fillers)) + "."


MADE = st.builds(
    Made,
    kerry=st.none() | st.sampled_from(KERRY),
    lavrov=st.none() | st.sampled_from(LAVROV),
    stranger=st.none() | st.sampled_from(sorted(DUVALIER)),
    day=st.none() | st.integers(0, 400),
    fillers=st.lists(st.sampled_from(FILLERS), min_size=1, max_size=6).map(tuple),
)
CORPORA = st.lists(MADE, min_size=2, max_size=8)


@pytest.fixture(scope="module")
def empty():
    """Give a database with its tables and nothing in them, to be copied."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "safir.sqlite"
        asyncio.run(_migrated(path))
        yield path


async def _migrated(path):
    database = Database(f"sqlite:///{path}")
    await database.migrate()
    await database.close()


def found_in(empty, knowledge, made, *questions):
    """Give for each question the made articles that fully match, in their order, with the hits."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(empty, Path(name) / "safir.sqlite")
        return asyncio.run(_found(Path(name), knowledge, made, questions))


async def _found(folder, knowledge, made, questions):
    database = Database(f"sqlite:///{folder}/safir.sqlite")
    async with database.transaction() as stored:
        added = await stored.articles.add_many(
            [_new(number, each) for number, each in enumerate(made)]
        )
    of = {article.id: each for article, each in zip(added, made, strict=True)}
    index = Index.open(folder / "index")
    await index.catch_up(database, ArticleAnalysis(knowledge))
    searcher = Searcher(index, lambda: knowledge)
    async with database.reading() as stored:
        found = [await searcher.ask(stored, asked, today=TODAY) for asked in questions]
    await database.close()
    return [[(of[hit.article.id], hit) for hit in each.results] for each in found]


def _new(number, made):
    return NewArticle(
        title=f"Report {number}",
        body=made.text,
        original="",
        language="en",
        fingerprint=str(number),
        published_on=made.published,
    )


@given(made=CORPORA)
@settings(max_examples=12, deadline=None)
def test_all_names_before_some_and_the_latest_strictly_newest(empty, knowledge, made):
    asked = ("Kerry Lavrov", "latest Kerry Lavrov")
    for results in found_in(empty, knowledge, made, *asked):
        both = [bool(each.kerry and each.lavrov) for each, _ in results]
        assert both == sorted(both, reverse=True)
        assert sum(both) == sum(bool(each.kerry and each.lavrov) for each in made)
        assert [hit.is_full for _, hit in results] == both
    days = [each.published or date.min for each, hit in results if hit.is_full]
    assert days == sorted(days, reverse=True)


@given(made=CORPORA)
@settings(max_examples=12, deadline=None)
def test_what_is_written_as_asked_comes_before_a_slip_and_that_before_a_sound(
    empty, knowledge, made
):
    ((*results,),) = found_in(empty, knowledge, made, "Duvalier")
    levels = [LEVELS.index(DUVALIER[each.stranger]) for each, _ in results if each.stranger]
    assert levels == sorted(levels)
    wanted = sum(each.stranger == "Duvalier" for each in made)
    assert levels.count(0) == wanted


@given(
    made=MADE.filter(lambda each: each.kerry),
    days=st.lists(st.integers(0, 400), min_size=2, max_size=5),
)
@settings(max_examples=8, deadline=None)
def test_of_those_that_are_equal_the_newer_comes_first(empty, knowledge, made, days):
    copies = [made._replace(day=day) for day in (*days, None)]
    ((*results,),) = found_in(empty, knowledge, copies, "Kerry")
    found = [each.published or date.min for each, _ in results]
    assert found == sorted(found, reverse=True)
    assert len(found) == len(copies)
