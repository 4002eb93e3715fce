"""How long a question takes in a large corpus, beside what else could answer it.

python -m benchmarks.scale [--load] [--only safir,fts5] [ARTICLES]...

Corpora are made up (`benchmarks.corpus`), stored in SQLite and indexed by the catch-up, once; they
are kept in the folder that SAFIR_SCALE_DATA names. `--load` does only that. Processor time stands
beside the time on the wall, as a busy machine makes only the latter worse.
"""

import argparse
import asyncio
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.contenders import CONTENDERS, Corpus, Measured, measured
from benchmarks.corpus import articles
from benchmarks.curves import draw
from benchmarks.machine import headline, table
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import Knowledge, load
from corpus.search.asked import Asker
from corpus.search.query import understand
from corpus.search.searcher import Searcher
from storage.database import Database
from storage.index import Index
from storage.index_apply import CaughtUp
from storage.index_query import AllOf
from storage.new_article import NewArticle

SIZES = (10_000, 100_000)
ASKED = 240
TODAY = date(2026, 11, 21)
RESULTS = Path(__file__).parent / "results"
_AT_ONCE = 1_000
_PAGE = 5
_SAID_EVERY = 10_000


def folder_of(count: int) -> Path:
    return Path(os.environ.get("SAFIR_SCALE_DATA", "/tmp/safir-scale")) / str(count)


async def loaded(count: int, knowledge: Knowledge) -> float:
    """Make a corpus unless it is there; give the seconds that indexing took, 0 if none."""
    folder = folder_of(count)
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(f"sqlite:///{folder}/safir.db")
    await database.migrate()
    async with database.reading() as stored:
        there = await stored.articles.count()
    lines = islice(articles(count), there, None) if there < count else iter(())
    while batch := [_as_new(line) for line in islice(lines, _AT_ONCE)]:
        async with database.transaction() as stored:
            await stored.articles.add_many(batch)
    index = Index.open(folder / "index")
    began = time.perf_counter()
    before = index.applied
    state = await index.catch_up(
        database, ArticleAnalysis(knowledge), workers=os.cpu_count() or 1, progress=_reporter()
    )
    await database.close()
    return time.perf_counter() - began if before != state.applied else 0.0


def _reporter() -> Callable[[CaughtUp], None]:
    """Say how far the indexing is, seldom."""
    said = 0

    def report(state: CaughtUp) -> None:
        nonlocal said
        if state.is_complete or state.applied // _SAID_EVERY > said:
            said = state.applied // _SAID_EVERY
            print(time.strftime("%H:%M:%S"), state, flush=True)

    return report


def _as_new(line: dict[str, str]) -> NewArticle:
    return NewArticle(
        title=line["title"],
        body=line["body"],
        original="",
        language=line["language"],  # type: ignore[arg-type]
        fingerprint=line["id"],
        source=line["source"],
        published_on=date.fromisoformat(line["published"]),
        published_how="given",
    )


def questions(knowledge: Knowledge, titles: list[str]) -> list[str]:
    """Make the mixture: names common and rare, common words, headlines, typos, other scripts."""
    chance = random.Random(2)
    people = [one for one in knowledge.entries.values() if one.kind in ("person", "place")]
    languages = ("en", "fa", "ar", "ru")

    def name() -> str:
        return chance.choice(people).labels[chance.choice(languages)]

    def misspelt() -> str:
        words = chance.choice(people).labels["en"]
        at = chance.randrange(1, max(2, len(words) - 1))
        return words[:at] + words[at + 1 :]

    kinds = (
        lambda: f"latest {name()} {name()}",
        lambda: f"Russia {name()}",
        lambda: f"Россия США {name()}",
        name,
        lambda: " ".join(chance.choice(titles).split()[:6]),
        lambda: f"when did {name()} meet {name()} in 2016",
        misspelt,
        lambda: f"{name()} سوریه",
    )
    return [kinds[number % len(kinds)]() for number in range(ASKED)]


async def mixture(count: int, knowledge: Knowledge) -> list[str]:
    """Give the questions for a corpus, some of which are its headlines."""
    database = Database(f"sqlite:///{folder_of(count)}/safir.db")
    async with database.reading() as stored:
        sample = await stored.articles.get_many(random.Random(3).sample(range(1, count + 1), 60))
    await database.close()
    return questions(knowledge, [article.title for article in sample])


async def ask_product(
    count: int, knowledge: Knowledge, asked: list[str]
) -> tuple[list[Measured], int]:
    """Ask the product and its floor; give the figures, and the product's memory in MB."""
    folder = folder_of(count)
    database = Database(f"sqlite:///{folder}/safir.db")
    index = Index.open(folder / "index")
    searcher = Searcher(index, lambda: knowledge)
    async with database.reading() as stored:
        for question in asked[:24]:
            await searcher.ask(stored, question, today=TODAY, limit=_PAGE, passages=1)
        wall, processor = [], []
        for question in asked:
            began, busy = time.perf_counter(), time.process_time()
            await searcher.ask(stored, question, today=TODAY, limit=_PAGE, passages=1)
            wall.append(time.perf_counter() - began)
            processor.append(time.process_time() - busy)
    memory = _anonymous_mb()
    figures = [Measured("Safir", wall, processor), _bare(index, knowledge, asked)]
    await database.close()
    return figures, memory


def _bare(index: Index, knowledge: Knowledge, asked: list[str]) -> Measured:
    """Ask Tantivy alone, with the terms that the product asks for: the floor."""
    asker = Asker(index, knowledge)
    nodes = []
    for question in asked:
        things = asker.asked(understand(question, knowledge, TODAY))
        nodes.append(AllOf(tuple(thing.anyhow for thing in things)))
    return measured("bare Tantivy", nodes, lambda node: index.search(node, 10))


def _anonymous_mb() -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon"))


def corpus_of(count: int) -> Corpus:
    """Give the corpus to the contenders, article by article."""

    def texts() -> Iterator[tuple[str, str]]:
        return ((line["title"], line["body"]) for line in articles(count))

    return Corpus(count, folder_of(count), texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--load", action="store_true", help="only make the corpora")
    names = ("safir", *CONTENDERS)
    parser.add_argument("--only", default=",".join(names), help="who is asked, by commas")
    parser.add_argument("sizes", nargs="*", type=int, metavar="ARTICLES", default=SIZES)
    given = parser.parse_args()
    knowledge, rows = load(), []
    for count in given.sizes or SIZES:
        seconds = asyncio.run(loaded(count, knowledge))
        if seconds:
            print(f"{count:,} articles indexed in {seconds:.0f} s", flush=True)
        if given.load:
            continue
        asked = asyncio.run(mixture(count, knowledge))
        figures, memory = list[Measured](), 0
        if "safir" in given.only.split(","):
            figures, memory = asyncio.run(ask_product(count, knowledge, asked))
        for name in given.only.split(","):
            if name in CONTENDERS:
                figures.append(CONTENDERS[name](corpus_of(count), asked))
        for figure in figures:
            is_ours = figure.name == "Safir"
            rows.append([f"{count:,}", *figure.cells(), f"{memory} MB" if is_ours else ""])
            print(rows[-1], flush=True)
        _keep(count, figures)
    if rows:
        head = ("articles", "who", "p50", "p95", "processor p50", "processor p95", "RssAnon")
        print(headline(f"A question, {ASKED} of eight kinds in four languages"))
        print(table(head, rows))
        draw(RESULTS)


def _keep(count: int, figures: list[Measured]) -> None:
    """Keep the figures for the curves, which show whoever was measured last with each size."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"scale_{count}.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept |= {figure.name: figure.milliseconds() for figure in figures}
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
