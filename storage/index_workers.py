"""Analysing articles somewhere else than on the event loop."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from storage.changed_article import ChangedArticle
from storage.index_document import Analysis, IndexDocument
from storage.worker_processes import worker_processes

S = TypeVar("S")
T = TypeVar("T")

log = logging.getLogger(__name__)


class Analyst:
    """Analyses articles and words: in threads of this process, or in processes.

    Attributes:
        ahead: How many tasks keep it busy.
    """

    def __init__(self, analysis: Analysis, pool: ProcessPoolExecutor | None, workers: int) -> None:
        self._analysis = analysis
        self._pool = pool
        self.ahead = 2 * workers + 1

    async def documents(self, articles: Sequence[ChangedArticle]) -> list[IndexDocument | None]:
        if self._pool is None:
            return await asyncio.to_thread(_each, self._analysis.document, articles)
        return await self._run(_documents_in_worker, articles)

    async def keys(self, terms: Sequence[str]) -> list[Sequence[str] | None]:
        if self._pool is None:
            return await asyncio.to_thread(_each, self._analysis.term_keys, terms)
        return await self._run(_keys_in_worker, terms)

    async def _run(self, function: Callable[[Sequence[S]], list[T]], items: Sequence[S]) -> list[T]:
        if not items:
            return []
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, items)


@asynccontextmanager
async def analyst_with(analysis: Analysis, workers: int) -> AsyncIterator[Analyst]:
    """Give an analyst with so many processes of its own, or none."""
    if workers < 1:
        yield Analyst(analysis, None, workers)
        return
    modules = (__name__, type(analysis).__module__)
    pool = worker_processes(workers, _prepare_worker, (analysis,), modules)
    try:
        yield Analyst(analysis, pool, workers)
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)


_SELDOM = 100_000  # objects

_in_worker: list[Analysis] = []  # set once in each worker process, and only there


def _prepare_worker(analysis: Analysis) -> None:
    _in_worker.append(analysis)
    # What is there by now stays, and what comes leaves no circles behind: looking through both
    # again and again costs a tenth.
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _documents_in_worker(articles: Sequence[ChangedArticle]) -> list[IndexDocument | None]:
    return _each(_in_worker[0].document, articles)


def _keys_in_worker(terms: Sequence[str]) -> list[Sequence[str] | None]:
    return _each(_in_worker[0].term_keys, terms)


def _each(function: Callable[[S], T], items: Sequence[S]) -> list[T | None]:
    return [_guarded(function, item) for item in items]


def _guarded(function: Callable[[S], T], item: S) -> T | None:
    """Analyse one item; None where that fails, as one must not keep all others from being found."""
    try:
        return function(item)
    except Exception:
        what = f"article {item.id}" if isinstance(item, ChangedArticle) else f"word {item!a}"
        log.exception("%s cannot be analysed and will not be found", what)
        return None
