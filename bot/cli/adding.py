"""`safir add`."""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from bot.cli.inputs import Item, count_items, items
from bot.cli.near import NearCopies
from bot.cli.opened import Library, opened_library
from bot.cli.preparing import Prepared, prepare, prepare_in_worker, ready_worker
from bot.cli.progress import Bar
from bot.cli.records import published
from bot.cli.words import say, sentence
from bot.settings import Settings, load_settings
from corpus.analysis import ArticleAnalysis
from corpus.intake.found import Found
from corpus.intake.reading import Child
from corpus.knowledge import Knowledge
from storage.articles import Refusal
from storage.errors import ConflictingArticle, DuplicateArticle
from storage.models import Article
from storage.worker_processes import worker_processes

BATCH = 100
"""Articles in one transaction, which takes well under 200 ms."""

LONG = 200_000
"""Characters of an input with which a batch ends."""

FEW = 200
"""Articles up to which the command itself decides which tell one event: each takes some 10 ms."""

MANY = 2000
"""Inputs from which on starting further processes pays."""


def add_paths(paths: Sequence[Path], *, as_json: bool) -> bool:
    """Store what files and folders hold; False if any of it was refused."""
    outcomes = asyncio.run(_add_and_fold(load_settings(), paths, as_json))
    if not as_json:
        say(
            "cli-added",
            added=outcomes["added"],
            duplicates=outcomes["duplicate"],
            refused=outcomes["refused"],
        )
    return not outcomes["refused"]


async def _add_and_fold(settings: Settings, paths: Sequence[Path], as_json: bool) -> Counter[str]:
    outcomes = await add_all(settings, paths, as_json=as_json)
    # Of many, a running bot decides in the background which tell one event.
    if 0 < outcomes["added"] <= FEW:
        async with opened_library(settings) as library:
            while await library.stories.keep_up(library.database):
                pass
    return outcomes


async def add_all(settings: Settings, paths: Sequence[Path], *, as_json: bool) -> Counter[str]:
    """Store what files and folders hold, and count what became of it."""
    outcomes: Counter[str] = Counter()
    total = count_items(paths)
    async with opened_library(settings) as library:
        near = NearCopies(library.stories)
        with Child() as child, Bar(sentence("cli-adding", always=True)) as bar:
            async for batch in _prepared(items(paths, child), library, total):
                for line in await _store(library, batch, near):
                    outcomes[line["outcome"]] += 1
                    _report(line, as_json)
                # A file may hold more than one article.
                bar.show(outcomes.total(), max(total, outcomes.total()))
        # Those that are here already may be of a run that was killed before it came to the index.
        if known := outcomes["added"] + outcomes["duplicate"]:
            await _index(library, known)
    return outcomes


async def _prepared(
    found: Iterator[Item], library: Library, total: int
) -> AsyncIterator[list[Prepared]]:
    """Understand inputs, in order: here, or in further processes where there are many."""
    loop = asyncio.get_running_loop()
    workers = (os.cpu_count() or 1) if total >= MANY else 0
    with ExitStack() as ending:
        pool = ending.enter_context(_pool(workers, library.knowledge)) if workers else None
        waiting: list[asyncio.Future[list[Prepared]]] = []
        while batch := await asyncio.to_thread(_next, found):
            today = date.today()
            if pool is None:
                work = asyncio.to_thread(prepare, batch, library.knowledge, today)
                waiting.append(asyncio.ensure_future(work))
            else:
                waiting.append(loop.run_in_executor(pool, prepare_in_worker, batch, today))
            if len(waiting) > workers:
                yield await waiting.pop(0)
        for work_left in waiting:
            yield await work_left


def _next(found: Iterator[Item]) -> list[Item]:
    """Give some inputs, fewer where they are long: they are all in memory at once."""
    batch: list[Item] = []
    for item in islice(found, BATCH):
        batch.append(item)
        if isinstance(item.content, Found) and len(item.content.text) > LONG:
            break
    return batch


def _pool(workers: int, knowledge: Knowledge) -> ProcessPoolExecutor:
    modules = (ready_worker.__module__, ArticleAnalysis.__module__)  # the latter for the index
    return worker_processes(workers, ready_worker, (knowledge,), modules)


async def _store(
    library: Library, batch: Sequence[Prepared], near: NearCopies
) -> list[dict[str, Any]]:
    """Store a batch in one transaction, and say of each what became of it."""
    wanted = [one for one in batch if one.article is not None]
    async with library.database.transaction() as stored:
        new = [one.article for one in wanted if one.article is not None]
        results = await stored.articles.add_many(new) if new else []
        pairs = zip(wanted, results, strict=True)
        added = [(result, one.copies) for one, result in pairs if isinstance(result, Article)]
        copies = await near.find(stored, added)
    outcomes = iter(results)
    return [
        _refused(one) if one.article is None else _stored(one, next(outcomes), copies)
        for one in batch
    ]


def _stored(one: Prepared, outcome: Article | Refusal, copies: Mapping[int, int]) -> dict[str, Any]:
    match outcome:
        case DuplicateArticle(article_id=there):
            reason = sentence("cli-duplicate", always=True, article=str(there))
            return _line(one, "duplicate", there, reason)
        case ConflictingArticle(article_id=there):
            reason = sentence("cli-refused-conflict", always=True, article=str(there))
            return _line(one, "refused", there, reason)
        case Article():
            return _line(one, "added", outcome.id, _nearness(copies.get(outcome.id)))
    raise TypeError(outcome)


def _nearness(copied: int | None) -> str | None:
    return sentence("cli-near", always=True, article=str(copied)) if copied else None


def _refused(one: Prepared) -> dict[str, Any]:
    key, variables = one.reason or ("cli-refused-no-text", {})
    return _line(one, "refused", None, sentence(key, always=True, **variables))


def _line(
    one: Prepared, outcome: str, article_id: int | None, reason: str | None
) -> dict[str, Any]:
    article = one.article
    return {
        "input": one.input,
        "outcome": outcome,
        "article": article_id,
        "id": one.external_id,
        "title": one.title,
        "language": article.language if article else None,
        "source": article.source if article else None,
        "published": published(article) if article else None,
        "published_how": article.published_how if article else None,
        "published_evidence": article.published_evidence if article else None,
        "names": list(one.names),
        "topics": list(one.topics),
        "reason": reason,
    }


def _report(line: dict[str, Any], as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    elif line["reason"]:
        sys.stderr.write(f"{line['input']}: {line['reason']}\n")


async def _index(library: Library, known: int) -> None:
    """Make what was added found at once, unless another process is about to."""
    workers = (os.cpu_count() or 1) if known >= MANY else 0
    with Bar(sentence("cli-indexing", always=True)) as bar:
        await library.index.catch_up(
            library.database,
            library.analysis,
            workers=workers,
            progress=lambda state: bar.show(state.applied, state.newest),
        )
