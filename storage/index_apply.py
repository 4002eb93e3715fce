"""Bringing one index up to the database's newest revision."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from storage.changed_article import ChangedArticle
from storage.database import Database
from storage.index_document import Analysis, IndexDocument, Lessons, article_document
from storage.index_folder import Generation, GenerationWriter
from storage.index_query import Fixed
from storage.index_workers import Analyst, analyst_with

T = TypeVar("T")

_READ_AT_ONCE = 200
_COMMIT_EVERY = 10_000  # articles; a kill costs at most the work on so many
_SMALL_HEAP = 15_000_000  # bytes; the least Tantivy takes, and enough for a day's articles
_LARGE_HEAP = 48_000_000  # in less, a thousand articles and more take five times as long
_LARGE = 200  # revisions
_LEARNT = 100  # articles; what comes in waits for so many
_LARGEST_HEAP = 120_000_000  # where processes of their own analyse, nobody else needs the memory


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """How far the index is behind the database after a try to catch up."""

    applied: int
    newest: int

    @property
    def is_complete(self) -> bool:
        """False while another process is still applying."""
        return self.applied >= self.newest


@dataclass(frozen=True)
class _Batch:
    """Articles in the order of their revisions.

    Attributes:
        applied: The revision at which the index is when they are in it.
        documents: What those that are live have become.
        words: Those that no article had before, each with its keys.
    """

    applied: int
    articles: Sequence[ChangedArticle]
    documents: Sequence[tuple[ChangedArticle, IndexDocument]]
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)


async def _in_order(begun: AsyncIterator[asyncio.Task[T]], most: int) -> AsyncGenerator[T]:
    """Give what tasks result in, in order, while so many of them are under way."""
    waiting: deque[asyncio.Task[T]] = deque()
    try:
        async for task in begun:
            waiting.append(task)
            if len(waiting) > most:
                yield await waiting.popleft()
        while waiting:
            yield await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


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
        heap = _SMALL_HEAP if missing <= _LARGE else _LARGEST_HEAP if workers else _LARGE_HEAP
        writer = await asyncio.to_thread(self._target.writer, heap)
        if writer is not None:
            try:
                # Another process may have been taught more, and have written so.
                if self._target.state.lessons.number <= analysis.lessons.number:
                    async with analyst_with(analysis, workers) as analyst:
                        await self._apply_all(writer, analyst, self._noted(analysis))
                        await self._learn(writer, analyst, analysis)
            finally:
                await asyncio.to_thread(writer.close)
        return CaughtUp(self._target.state.applied, self._newest)

    def _noted(self, analysis: Analysis) -> Lessons:
        """Say which lessons the index has when only what is new has been applied."""
        state = self._target.state
        return state.lessons if state.applied else analysis.lessons

    async def _learn(self, writer: GenerationWriter, analyst: Analyst, analysis: Analysis) -> None:
        """Analyse again what lessons concern, and let what comes in meanwhile be found too."""
        before = self._noted(analysis)
        if before == analysis.lessons:
            return
        ids = await asyncio.to_thread(self._concerned, analysis, before)
        for first in range(0, len(ids), _LEARNT):
            async with self._database.reading() as stored:
                articles = await stored.articles.changed(ids[first : first + _LEARNT])
                self._newest = await stored.articles.newest_revision()
            batch = await _analysed(0, articles, analyst)
            await asyncio.to_thread(_write_again, writer, batch)
            await self._apply_all(writer, analyst, before)
        await asyncio.to_thread(writer.commit, self._target.state.applied, analysis.lessons)

    def _concerned(self, analysis: Analysis, before: Lessons) -> list[int]:
        query = self._target.translator.query(Fixed(analysis.concerned(before)))
        searcher = self._target.searcher
        found = searcher.search(query, max(1, searcher.num_docs), count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in found])
        return [int(article_id) for article_id in ids if article_id]

    async def _apply_all(
        self, writer: GenerationWriter, analyst: Analyst, lessons: Lessons
    ) -> None:
        """Apply batch after batch: while one is written, the next are read and analysed."""
        uncommitted = 0
        analysed = _in_order(self._being_analysed(analyst), analyst.ahead)
        ready = _in_order(_being_looked_up(analysed, writer, analyst), analyst.ahead)
        async with aclosing(analysed), aclosing(ready):
            async for batch in ready:
                await asyncio.to_thread(_write, writer, batch)
                uncommitted += len(batch.articles)
                if uncommitted >= _COMMIT_EVERY or batch.applied >= self._newest:
                    await asyncio.to_thread(writer.commit, batch.applied, lessons)
                    uncommitted = 0
                self._progress(CaughtUp(batch.applied, self._newest))

    async def _being_analysed(self, analyst: Analyst) -> AsyncIterator[asyncio.Task[_Batch]]:
        revision = self._target.state.applied
        while revision < self._newest:
            async with self._database.reading() as stored:
                articles = await stored.articles.changed_since(revision, _READ_AT_ONCE)
            revision = articles[-1].revision if articles else self._newest
            yield asyncio.create_task(_analysed(revision, articles, analyst))


async def _analysed(revision: int, articles: Sequence[ChangedArticle], analyst: Analyst) -> _Batch:
    live = [article for article in articles if article.deleted is None]
    documents = zip(live, await analyst.documents(live), strict=True)
    return _Batch(revision, articles, [(one, document) for one, document in documents if document])


async def _being_looked_up(
    batches: AsyncIterator[_Batch], writer: GenerationWriter, analyst: Analyst
) -> AsyncIterator[asyncio.Task[_Batch]]:
    """Find the words that no article had before: batch by batch, as each adds to them."""
    async for batch in batches:
        fresh = await asyncio.to_thread(_unknown_words, writer, batch)
        yield asyncio.create_task(_with_words(batch, fresh, analyst))


async def _with_words(batch: _Batch, fresh: Sequence[str], analyst: Analyst) -> _Batch:
    keys = zip(fresh, await analyst.keys(fresh), strict=True)
    return replace(batch, words={word: word_keys or () for word, word_keys in keys})


def _unknown_words(writer: GenerationWriter, batch: _Batch) -> list[str]:
    texts = (document.words.split(" ") for _, document in batch.documents)
    return writer.vocabulary.unknown(chain.from_iterable(texts))


def _write_again(writer: GenerationWriter, batch: _Batch) -> None:
    for article in batch.articles:
        writer.remove(article.id)
    for article, document in batch.documents:
        writer.add(article_document(article, document))


def _write(writer: GenerationWriter, batch: _Batch) -> None:
    for word, keys in batch.words.items():
        writer.vocabulary.add(word, keys)
    for article in batch.articles:
        # What was never changed has never been put before, and need not be taken out.
        if article.revision != article.added_revision:
            writer.remove(article.id)
    for article, document in batch.documents:
        writer.add(article_document(article, document))
