"""Measures whether questions find their article and the sentence that answers.

Asked through `Searcher.ask`, as the bot and the command line do.

Each set of SAFIR_TEST_DATA/eval becomes a database and an index of its own in a temporary folder.

    SAFIR_TEST_DATA=../shared python -m benchmarks.search [--sample 500] [questions] [names]
"""

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.machine import headline, table
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import Knowledge, load
from corpus.language.fold import fold
from corpus.search import Found, Hit, Searcher
from storage.articles import NewArticle
from storage.database import Database
from storage.index import Index
from storage.models import Language

TODAY = date(2026, 11, 21)
ADDED_AT_ONCE = 300
TRANSLATIONS: dict[str, Language] = {"en": "en", "fa": "fa", "prs": "fa", "ar": "ar", "ru": "ru"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """An article of a set, under the set's own name for it."""

    key: str
    title: str
    body: str
    language: Language


@dataclass
class Asking:
    """One set, loaded, with the times that its questions took."""

    database: Database
    searcher: Searcher
    keys: dict[int, str]
    seconds: list[float] = field(default_factory=list)

    async def __call__(
        self, question: str, limit: int = 10, language: Language | None = None
    ) -> Found:
        async with self.database.reading() as stored:
            began = time.perf_counter()
            found = await self.searcher.ask(
                stored, question, today=TODAY, limit=limit, language=language
            )
            self.seconds.append(time.perf_counter() - began)
            return found

    async def ranked(
        self, question: str, limit: int = 10, language: Language | None = None
    ) -> list[str]:
        found = await self(question, limit, language)
        return [self.keys[hit.article.id] for hit in found.results]

    @property
    def milliseconds(self) -> str:
        ordered = sorted(self.seconds)
        middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        return f"{middle * 1e3:.1f} / {late * 1e3:.1f}"


@cache
def knowledge() -> Knowledge:
    return load()


@cache
def rows(name: str) -> list[Row]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@asynccontextmanager
async def loaded(texts: Iterable[Text]) -> AsyncIterator[Asking]:
    """Give a database and an index that hold these texts."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/safir.sqlite")
        await database.migrate()
        keys = await _add(database, list(texts))
        index = Index.open(Path(folder) / "index")
        await index.catch_up(database, ArticleAnalysis(knowledge()))
        yield Asking(database, Searcher(index, knowledge), keys)
        await database.close()


async def _add(database: Database, texts: Sequence[Text]) -> dict[int, str]:
    keys: dict[int, str] = {}
    for start in range(0, len(texts), ADDED_AT_ONCE):
        part = texts[start : start + ADDED_AT_ONCE]
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


def paragraphs(name: str) -> Iterator[Text]:
    for row in rows(name):
        yield Text(row["id"], row["title"], row["context"], row["lang"])


def translations() -> Iterator[Text]:
    for row in rows("news_parallel"):
        for name, language in TRANSLATIONS.items():
            title, *sentences = row[name]
            yield Text(f"{row['id']}/{name}", title, " ".join(sentences), language)


def news(name: str) -> Iterator[Text]:
    for row in rows(name):
        body = "\n".join(part for part in (row.get("lead"), row["body"]) if part)
        yield Text(row["id"], row["title"], body, row["lang"])


def share(answers: Sequence[bool | float]) -> str:
    return f"{sum(answers) / len(answers):.3f}" if answers else "–"


def with_typos(question: str, count: int, chance: random.Random) -> str:
    """Change, drop, double or swap some letters."""
    letters = list(question)
    for _ in range(count):
        place = chance.choice([at for at, letter in enumerate(letters) if letter.isalpha()])
        match chance.randrange(4):
            case 0:
                del letters[place]
            case 1:
                letters[place] = chance.choice(letters)
            case 2:
                letters.insert(place, letters[place])
            case _:
                letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)


@dataclass(frozen=True)
class Asked:
    """A question of a set, its paragraph, and its answers: none where the text has none."""

    question: str
    paragraph: str
    answers: tuple[str, ...]


def questions(name: str, sample: int) -> tuple[list[Asked], list[Asked]]:
    """Give those with an answer and those without, as many of each at most."""
    every = [
        Asked(asked["q"], row["id"], tuple(asked["answers"]))
        for row in rows(name)
        for asked in row["qas"]
    ]
    random.Random(1).shuffle(every)
    answered = [asked for asked in every if asked.answers]
    return answered[:sample], [asked for asked in every if not asked.answers][:sample]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


def holds(text: str, answers: Iterable[str]) -> bool:
    return any(_bare(answer) in _bare(text) for answer in answers)


async def measure_questions(sample: int) -> None:
    print(headline("Questions and their paragraphs"))
    lines = []
    for name in ("qa_fa", "qa_ar"):
        answered, without = questions(name, sample)
        async with loaded(paragraphs(name)) as ask:
            lines.append([name, *await _recall(ask, answered), ask.milliseconds])
            chance = random.Random(2)
            mistyped = [
                Asked(with_typos(each.question, 2, chance), each.paragraph, each.answers)
                for each in answered
            ]
            lines.append([f"{name}, two typos", *await _recall(ask, mistyped), ""])
            await _print_answers(name, ask, answered, without)
    print(table(["set", "questions", "recall@1", "recall@5", "ms p50 / p95"], lines))


async def _recall(ask: Asking, asked: Sequence[Asked]) -> list[str]:
    found = [(await ask.ranked(each.question, 5), each.paragraph) for each in asked]
    first = [key == keys[0] if keys else False for keys, key in found]
    return [str(len(asked)), share(first), share([key in keys for keys, key in found])]


async def _print_answers(
    name: str, ask: Asking, answered: Sequence[Asked], without: Sequence[Asked]
) -> None:
    """Print the curve of what is shown and what is withheld, over the line of confidence."""
    shown = [(await _first(ask, each.question), each.answers) for each in answered]
    needless = [await _first(ask, each.question) for each in without]
    lines = []
    for line in (0.0, 0.4, 0.5, 0.545, 0.6, 0.7):
        passages = [holds(hit.passage.text, right) for hit, right in _above(shown, line)]
        sentences = [holds(_sentence(hit), right) for hit, right in _above(shown, line)]
        withheld = [hit is None or hit.passage.confidence < line for hit in needless]
        counts = [f"{sum(each) / len(shown):.3f}" for each in (sentences, passages)]
        lines.append([f"{line:.3f}", *counts, share(withheld)])
    print(table([f"{name}: line", "sentence", "passage", "withheld of unanswerable"], lines))


async def _first(ask: Asking, question: str) -> Hit | None:
    return next(iter((await ask(question, 1)).hits), None)


def _above(
    shown: Iterable[tuple[Hit | None, tuple[str, ...]]], line: float
) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    for hit, answers in shown:
        if hit is not None and hit.passage.confidence >= line:
            yield hit, answers


def _sentence(hit: Hit) -> str:
    start, end = hit.passage.sentence
    return hit.passage.text[start:end]


async def measure_names(sample: int) -> None:
    print(headline("Names in Latin letters"))
    lines = []
    async with loaded(translations()) as ask:
        recall, early = [], []
        for row in rows("news_parallel_names")[:sample]:
            wanted = {f"{key}/{name}" for key in row["relevant"] for name in row["own_script"]}
            found = await ask.ranked(row["query"])
            foreign = [key for key in found if not key.endswith("/en")]
            recall.append(len(wanted & set(found)) / min(10, len(wanted)))
            early.append(bool(wanted & set(foreign[:3])))
        lines.append(["parallel news", share(early), share(recall), ask.milliseconds])
    for name in ("news_ru", "news_ar", "news_en", "news_fa"):
        async with loaded(news(name)) as ask:
            for spelling in ("query", "native"):
                figures = await _names_of(ask, name, spelling, sample)
                lines.append([f"{name}, {spelling}", *figures, ask.milliseconds])
    head = ["set", "first right (of the first 3 foreign, parallel)", "recall@10", "ms p50 / p95"]
    print(table(head, lines))


async def _names_of(ask: Asking, name: str, spelling: str, sample: int) -> list[str]:
    right, recall = [], []
    asked = [row for row in rows("news_name_queries") if row["lang"] == name[5:]]
    for row in asked[:sample]:
        unjudged, wanted = set(row.get("unjudged", ())), set(row["relevant"])
        found = await ask.ranked(row.get(spelling) or row["query"], 30)
        judged = [key for key in found if key not in unjudged]
        right.append(bool(judged) and judged[0] in wanted)
        recall.append(len(wanted & set(judged[:10])) / min(10, len(wanted)))
    return [share(right), share(recall)]


async def measure_titles(sample: int) -> None:
    print(headline("English titles against the translations only"))
    languages: tuple[Language, ...] = ("fa", "ar", "ru")
    lines = []
    async with loaded(translations()) as ask:
        for language in languages:
            places = []
            for row in rows("news_parallel")[:sample]:
                found = await ask.ranked(row["en"][0], 10, language)
                keys = list(dict.fromkeys(key.split("/")[0] for key in found))
                places.append(keys.index(row["id"]) if row["id"] in keys else 99)
            lines.append([language, *(share([place < top for place in places]) for top in (1, 5))])
    print(table(["language", "recall@1", "recall@5"], lines))


MEASURES: dict[str, Callable[[int], Coroutine[Any, Any, None]]] = {
    "questions": measure_questions,
    "names": measure_names,
    "titles": measure_titles,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=1_000_000, help="questions of a set at most")
    parser.add_argument("measures", nargs="*", metavar="|".join(MEASURES))
    asked = parser.parse_args()
    for name in asked.measures or MEASURES:
        asyncio.run(MEASURES[name](asked.sample))


if __name__ == "__main__":
    main()
