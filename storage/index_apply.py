"""Bringing one index up to the database's newest revision."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from typing import TypeVar

from storage.database import Database
from storage.index_document import Analysis, IndexDocument, article_document
from storage.index_folder import Generation, GenerationWriter
from storage.models import Article

S = TypeVar("S")
T = TypeVar("T")

log = logging.getLogger(__name__)

_READ_AT_ONCE = 500
_COMMIT_EVERY = 10_000  # articles; a kill costs at most the work on so many
_SMALL_HEAP = 15_000_000  # bytes; the least Tantivy takes, and enough for a day's articles
_LARGE_HEAP = 48_000_000
_LARGE = 2_000  # revisions
_LONGEST_WORD = 40  # letters; what is longer is an address or a row of signs, and no one's name
_ITEMS_PER_TASK = 125


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """How far the index is behind the database after a try to catch up."""

    applied: int
    newest: int

    @property
    def is_complete(self) -> bool:
        """False while another process is still applying."""
        return self.applied >= self.newest


class _Analyst:
    """Runs the analysis somewhere else than on the event loop."""

    def __init__(self, analysis: Analysis, pool: ProcessPoolExecutor | None) -> None:
        self._analysis = analysis
        self._pool = pool

    async def documents(self, articles: Sequence[Article]) -> list[IndexDocument | None]:
        if self._pool is None:
            return await asyncio.to_thread(_each, self._analysis.document, articles)
        return await self._spread(_documents_in_worker, articles)

    async def keys(self, terms: Sequence[str]) -> list[Sequence[str] | None]:
        if self._pool is None:
            return await asyncio.to_thread(_each, self._analysis.term_keys, terms)
        return await self._spread(_keys_in_worker, terms)

    async def _spread(
        self, function: Callable[[Sequence[S]], list[T]], items: Sequence[S]
    ) -> list[T]:
        loop = asyncio.get_running_loop()
        starts = range(0, len(items), _ITEMS_PER_TASK)
        parts = [items[start : start + _ITEMS_PER_TASK] for start in starts]
        done = await asyncio.gather(
            *(loop.run_in_executor(self._pool, function, part) for part in parts)
        )
        return list(chain.from_iterable(done))


@asynccontextmanager
async def _analyst(analysis: Analysis, workers: int) -> AsyncIterator[_Analyst]:
    """Give an analyst with so many processes of its own, or none."""
    if workers < 1:
        yield _Analyst(analysis, None)
        return
    # Spawned, not forked: the parent has threads, and a fork would copy locks they hold.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _prepare_worker, (analysis,))
    try:
        yield _Analyst(analysis, pool)
    finally:
        await asyncio.to_thread(pool.shutdown)


_in_worker: list[Analysis] = []  # set once in each worker process, and only there


def _prepare_worker(analysis: Analysis) -> None:
    _in_worker.append(analysis)


def _documents_in_worker(articles: Sequence[Article]) -> list[IndexDocument | None]:
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
        what = f"article {item.id}" if isinstance(item, Article) else f"word {item!a}"
        log.exception("%s cannot be analysed and will not be found", what)
        return None


@dataclass(frozen=True)
class _Batch:
    """Articles in the order of their revisions, and what those that are live have become."""

    articles: Sequence[Article]
    documents: Mapping[Article, IndexDocument]


class Applier:
    """Applies revisions, in order, to one index."""

    def __init__(
        self,
        database: Database,
        target: Generation,
        newest: int,
        progress: Callable[[CaughtUp], None],
    ) -> None:
        self._database = database
        self._target = target
        self._newest = newest
        self._progress = progress

    async def apply(self, analysis: Analysis, workers: int) -> CaughtUp:
        """Apply what is missing, unless another process holds the lock."""
        missing = self._newest - self._target.state.applied
        heap = _LARGE_HEAP if missing > _LARGE else _SMALL_HEAP
        writer = await asyncio.to_thread(self._target.writer, heap)
        if writer is not None:
            try:
                async with _analyst(analysis, workers) as analyst:
                    await self._apply_all(writer, analyst)
            finally:
                await asyncio.to_thread(writer.close)
        return CaughtUp(self._target.state.applied, self._newest)

    async def _apply_all(self, writer: GenerationWriter, analyst: _Analyst) -> None:
        revision, uncommitted = self._target.state.applied, 0
        coming = asyncio.create_task(self._analysed_after(revision, analyst))
        try:
            while revision < self._newest:
                batch = await coming
                words = await self._fresh_words(writer, analyst, batch)
                revision = batch.articles[-1].revision if batch.articles else self._newest
                if revision < self._newest:  # the workers go on while this process writes
                    coming = asyncio.create_task(self._analysed_after(revision, analyst))
                await asyncio.to_thread(_write, writer, batch, words)
                uncommitted += len(batch.articles)
                if uncommitted >= _COMMIT_EVERY or revision >= self._newest:
                    await asyncio.to_thread(writer.commit, revision)
                    self._progress(CaughtUp(revision, self._newest))
                    uncommitted = 0
        finally:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)

    async def _analysed_after(self, revision: int, analyst: _Analyst) -> _Batch:
        articles = await self._read_after(revision)
        live = [article for article in articles if article.deleted is None]
        analysed = zip(live, await analyst.documents(live), strict=True)
        return _Batch(articles, {article: document for article, document in analysed if document})

    async def _read_after(self, revision: int) -> list[Article]:
        async with self._database.reading() as stored:
            return await stored.articles.changed_since(revision, _READ_AT_ONCE)

    async def _fresh_words(
        self, writer: GenerationWriter, analyst: _Analyst, batch: _Batch
    ) -> dict[str, Sequence[str]]:
        """Give the words that no article had before, each with its keys."""
        fresh = await asyncio.to_thread(_unknown_words, writer, batch.documents.values())
        keys = await analyst.keys(fresh)
        return {word: word_keys or () for word, word_keys in zip(fresh, keys, strict=True)}


def _unknown_words(writer: GenerationWriter, documents: Iterable[IndexDocument]) -> list[str]:
    words = {word for document in documents for word in document.words.split(" ")}
    return writer.vocabulary.unknown(
        word for word in words if len(word) <= _LONGEST_WORD and not word.isdecimal()
    )


def _write(writer: GenerationWriter, batch: _Batch, words: Mapping[str, Sequence[str]]) -> None:
    for word, keys in words.items():
        writer.vocabulary.add(word, keys)
    for article in batch.articles:
        # What was never changed has never been put before, and need not be taken out.
        if article.revision != article.added_revision:
            writer.remove(article.id)
    for article, document in batch.documents.items():
        writer.add(article_document(article, document))
