"""What a change of ranking does, set by set: the figures before, the figures after, and how many
questions it helped and hurt.

    SAFIR_TEST_DATA=../shared python -m benchmarks.relevance --keep            # before a change
    SAFIR_TEST_DATA=../shared python -m benchmarks.relevance                   # after it
    SAFIR_TEST_DATA=../shared python -m benchmarks.relevance title=0.5 span=0  # weights, tried out

With weights both are measured in the same run. One half of every set is for choosing (the default),
the other (`--half other`) says whether the choice holds for questions it was not made for.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import mean

from benchmarks.machine import headline, table
from benchmarks.sets import TASKS, Case, Outcome, Task, Text, texts
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import Knowledge, load
from corpus.search.searcher import Searcher
from corpus.search.weights import WEIGHTS
from storage.articles import NewArticle
from storage.database import Database
from storage.index import Index

TODAY = date(2026, 11, 21)
KEPT = Path(tempfile.gettempdir()) / "safir-relevance"
"""Databases and indexes of the sets, and the figures before a change."""

_ADDED_AT_ONCE = 300
Grades = dict[str, list[float]]
"""For every set and measure, the grade of each question."""


@cache
def knowledge() -> Knowledge:
    return load()


@dataclass(frozen=True)
class Shown:
    """The passage of a first hit, and how sure it is."""

    sentence: str
    passage: str
    confidence: float


@dataclass(frozen=True)
class Corpus:
    """One set, loaded."""

    database: Database
    searcher: Searcher
    keys: Mapping[int, str]

    async def ask(self, question: str, *, reads: bool) -> Outcome:
        """Ask as the command line does; without reading there is no sentence."""
        began = time.process_time()
        async with self.database.reading() as stored:
            found = await self.searcher.ask(
                stored, question, today=TODAY, limit=30, passages=1 if reads else 0
            )
        spent = (time.process_time() - began) * 1e3
        outcome = Outcome(
            tuple(self.keys[hit.article.id] for hit in found.results), milliseconds=spent
        )
        answer = found.answer
        return (
            replace(outcome, sentence=answer.sentence, passage=answer.text) if answer else outcome
        )

    async def shown(self, question: str) -> Shown:
        """Ask, and give what the first article would show however sure it is."""
        async with self.database.reading() as stored:
            found = await self.searcher.ask(stored, question, today=TODAY, limit=1, passages=1)
        if not found.is_whole:
            return Shown("", "", -1.0)
        passage = found.hits[0].passage
        start, end = passage.sentence
        return Shown(passage.text[start:end], passage.text, passage.confidence)


@asynccontextmanager
async def loaded(corpus: str) -> AsyncIterator[Corpus]:
    """Open a set, and load it when that was not done before."""
    folder = KEPT / corpus
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(f"sqlite:///{folder}/safir.sqlite")
    await database.migrate()
    keys = folder / "keys.json"
    if not keys.exists():
        keys.write_text(json.dumps(await _add(database, texts(corpus))))
    index = Index.open(folder / "index")
    await index.catch_up(database, ArticleAnalysis(knowledge()))
    numbered = {int(number): key for number, key in json.loads(keys.read_text()).items()}
    yield Corpus(database, Searcher(index, knowledge), numbered)
    await database.close()


async def _add(database: Database, articles: Sequence[Text]) -> dict[int, str]:
    keys: dict[int, str] = {}
    for start in range(0, len(articles), _ADDED_AT_ONCE):
        part = articles[start : start + _ADDED_AT_ONCE]
        async with database.transaction() as stored:
            added = await stored.articles.add_many([_new(text) for text in part])
        for text, article in zip(part, added, strict=True):
            if isinstance(article, Exception):
                raise article
            keys[article.id] = text.key
    return keys


def _new(text: Text) -> NewArticle:
    return NewArticle(
        title=text.title,
        body=text.body,
        original="",
        language=text.language,
        fingerprint=text.key,
    )


def halved(task: Task, half: str) -> Task:
    """Keep one half of the questions, chosen by lot once and for all."""
    cases = list(task.cases)
    random.Random(3).shuffle(cases)
    middle = len(cases) // 2
    parts: dict[str, list[Case]] = {"dev": cases[:middle], "other": cases[middle:], "both": cases}
    return replace(task, cases=parts[half])


async def measured(tasks: Sequence[Task]) -> tuple[Grades, float]:
    """Grade every question of some sets; also give the processor time of one, in ms."""
    grades: Grades = {}
    spent: list[float] = []
    for task in tasks:
        async with loaded(task.corpus) as corpus:
            reads = any(each.name in ("sentence", "passage", "withheld") for each in task.measures)
            outcomes = [await corpus.ask(case.question, reads=reads) for case in task.cases]
        for measure in task.measures:
            pairs = zip(task.cases, outcomes, strict=True)
            grades[f"{task.name}: {measure.name}"] = [measure.grade(*pair) for pair in pairs]
        spent += [outcome.milliseconds for outcome in outcomes]
    return grades, mean(spent)


def compared(before: Grades, after: Grades) -> str:
    """Lay out what changed: means, and the questions that were helped and hurt."""
    lines = []
    for name, grades in after.items():
        old = before.get(name, [])
        if len(old) != len(grades):
            lines.append([name, str(len(grades)), "–", f"{mean(grades):.4f}", "", "", ""])
            continue
        pairs = list(zip(old, grades, strict=True))
        helped = sum(new > was for was, new in pairs)
        hurt = sum(new < was for was, new in pairs)
        change = mean(grades) - mean(old)
        figures = [f"{mean(old):.4f}", f"{mean(grades):.4f}", f"{change:+.4f}" if change else ""]
        lines.append([name, str(len(grades)), *figures, str(helped), str(hurt)])
    return table(["set", "questions", "before", "after", "change", "helped", "hurt"], lines)


def _weigh(changes: Mapping[str, float]) -> None:
    for name, value in changes.items():
        getattr(WEIGHTS, name)  # An unknown one is a slip, and says so.
        object.__setattr__(WEIGHTS, name, value)


def _weight(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    return name, float(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", default=list(TASKS), choices=list(TASKS))
    parser.add_argument("--only", default="", help="only sets whose name has this")
    parser.add_argument("--half", default="dev", choices=("dev", "other", "both"))
    parser.add_argument("--sample", type=int, default=400, help="questions of a set at most")
    parser.add_argument("--keep", action="store_true", help="keep these figures as those before")
    parser.add_argument("weights", nargs="*", type=_weight, metavar="NAME=VALUE")
    asked = parser.parse_args()
    tasks = [
        halved(task, asked.half).sampled(asked.sample)
        for name in asked.sets
        for task in TASKS[name]()
        if asked.only in task.name and len(task.cases) > 1
    ]
    before = KEPT / f"before-{asked.half}-{asked.sample}.json"
    old: Grades = json.loads(before.read_text()) if before.exists() else {}
    if asked.weights:
        old, _ = asyncio.run(measured(tasks))
        _weigh(dict(asked.weights))
    new, spent = asyncio.run(measured(tasks))
    print(headline(f"Relevance, {asked.half} half, {spent:.1f} ms of processor a question"))
    print(compared(old, new))
    if asked.keep:
        before.parent.mkdir(parents=True, exist_ok=True)
        before.write_text(json.dumps({**old, **new}))


if __name__ == "__main__":
    main()
