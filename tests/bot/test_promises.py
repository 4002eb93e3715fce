"""Questions as people type them, and the article that has to come first.

Of the sample corpus, and of articles as they are pasted where SAFIR_TEST_DATA has them; all go
through `safir add` and are found by the searcher of `safir ask`.
"""

import asyncio
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.cli.adding import add_all
from bot.settings import Settings
from corpus.knowledge import load
from corpus.search.searcher import Searcher
from storage.database import Database
from storage.index import Index

TODAY = date(2026, 11, 21)
SAMPLE = Path(__file__).parents[2] / "bot" / "playground" / "sample"


@dataclass(frozen=True)
class Promise:
    """A question; which articles may come first; what the answer must say, or "-" for no answer."""

    question: str
    first: tuple[str, ...]
    answer: str

    def __str__(self) -> str:
        return self.question

    @property
    def is_of_seeds(self) -> bool:
        return all(key.isdigit() for key in self.first) and bool(self.first)


def _read(line: str) -> Promise:
    question, first, answer = (*line.split("\t"), "")[:3]
    return Promise(question, tuple(filter(None, first.split("|"))), answer)


LINES = Path(__file__).with_name("promises.tsv").read_text("utf-8").splitlines()
PROMISES = [_read(line) for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    promises = [each for each in PROMISES if not each.is_of_seeds]
    return asyncio.run(_kept(tmp_path_factory.mktemp("sample"), SAMPLE, promises))


@pytest.fixture(scope="module")
def pasted(tmp_path_factory):
    folder = os.environ.get("SAFIR_TEST_DATA")
    if not folder:
        pytest.skip("SAFIR_TEST_DATA names no folder of test data")
    promises = [each for each in PROMISES if each.is_of_seeds]
    seeds = Path(folder) / "seeds"
    return asyncio.run(_kept(tmp_path_factory.mktemp("pasted"), seeds, promises))


async def _kept(folder, articles, promises):
    """Add the articles, ask all questions, and give what was found for each."""
    texts = folder / "texts"
    shutil.copytree(articles, texts, ignore=shutil.ignore_patterns("*.md"))
    await add_all(Settings(_env_file=None, data_dir=folder), [texts], as_json=False)
    database = Database(f"sqlite:///{folder}/safir.db")
    knowledge = load()
    searcher = Searcher(Index.open(folder / "index"), lambda: knowledge)
    async with database.reading() as stored:
        found = {
            each.question: await searcher.ask(stored, each.question, today=TODAY)
            for each in promises
        }
    await database.close()
    return found


def _key(found):
    """Name what came first: by its own id, or by the file that its headline stands in."""
    if not found.results:
        return ""
    article = found.results[0].article
    if article.external_id:
        return article.external_id
    seeds = sorted((Path(os.environ["SAFIR_TEST_DATA"]) / "seeds").glob("*.txt"))
    return next(path.name for path in seeds if article.title in path.read_text("utf-8"))


def _is_kept(promise, found):
    key = _key(found)
    if promise.first and not any(each in key for each in promise.first):
        return False
    if promise.answer in ("", "-"):
        return not promise.answer or found.answer is None
    text = found.answer.text if found.answer else ""
    return any(each in text for each in promise.answer.split("|"))


def _broken(found, *, is_of_seeds):
    """List the promises that are not kept: together, as each process would ask all of them."""
    promises = [each for each in PROMISES if each.is_of_seeds == is_of_seeds]
    return [str(each) for each in promises if not _is_kept(each, found[each.question])]


def test_of_the_sample_corpus_the_right_article_comes_first(sample):
    assert _broken(sample, is_of_seeds=False) == []


def test_of_pasted_articles_the_right_one_comes_first(pasted):
    assert _broken(pasted, is_of_seeds=True) == []


def test_there_are_promises_enough():
    assert len(PROMISES) >= 80
