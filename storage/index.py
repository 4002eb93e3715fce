"""The full-text index: derived from the database, rebuilt whenever it does not fit it.

Every process on a DATA_DIR has an `Index` and calls `catch_up` again and again. Whichever gets the
writer's lock applies what the database has and the index has not; the others reload.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from storage.database import Database
from storage.index_apply import Applier, CaughtUp
from storage.index_document import Analysis
from storage.index_folder import (
    Generation,
    IndexDamagedError,
    IndexFolder,
    Stamp,
    State,
    damage_noticed,
)
from storage.index_query import Node, TextField

T = TypeVar("T")
Order = Literal["score", "published"]


class Candidate(NamedTuple):
    """An article that answers a query.

    Attributes:
        score: How well, 0 and above.
        published: Minutes, see `minutes_of`; None where the day is unknown.
    """

    article_id: int
    score: float
    published: int | None

    def plus(self, score: float) -> "Candidate":
        """Add to the score."""
        return Candidate(self.article_id, self.score + score, self.published)


class Index:
    """The index of one DATA_DIR, as one process sees it. Reading is safe from any thread."""

    def __init__(self, root: Path) -> None:
        self._folder = IndexFolder(root)
        self._generation: Generation | None = None
        self._is_damaged = False
        self._swapping = asyncio.Lock()
        self._served: tuple[str, str] | None = None  # a folder, and the database it is of

    @classmethod
    def open(cls, root: Path) -> "Index":
        """Open what is there; it is empty until `catch_up` where nothing usable is."""
        index = cls(root)
        index.reload()
        return index

    @property
    def applied(self) -> int:
        """The newest revision whose articles are found; 0 when there is no index."""
        return self._generation.state.applied if self._generation else 0

    @property
    def state(self) -> tuple[str, State] | None:
        """Which index is searched and how far it is: while this is equal, the same is found."""
        generation = self._generation
        return (generation.folder.name, generation.state) if generation else None

    @property
    def size(self) -> int:
        """How many articles can be found."""
        return max(0, self._generation.searcher.num_docs - 1) if self._generation else 0

    def search(self, query: Node, limit: int, order: Order = "score") -> list[Candidate]:
        """Find the best articles, or for "published" the newest, those of unknown date last."""
        if limit < 1:
            return []
        return self._read(lambda index: _search(index, query, limit, order), [])

    def frequency(self, field: TextField, term: str) -> int:
        """Count the articles whose field holds a term."""
        return self._read(lambda index: index.frequency(field, term), 0)

    def candidates(self, keys: Sequence[str], limit: int) -> list[str]:
        """Find words that some article holds and that share most keys with these, best first."""

        def read(index: Generation) -> list[str]:
            found = index.vocabulary.candidates(keys, limit)
            return [term for term in found if index.frequency("words", term)]

        return self._read(read, [])

    def _read(self, read: Callable[[Generation], T], nothing: T) -> T:
        """Read something; of a damaged index, which is built anew from then on, nothing."""
        if self._generation is None:
            return nothing
        try:
            with damage_noticed():
                return read(self._generation)
        except IndexDamagedError:
            self._is_damaged = True
            return nothing

    def exact(self, term: str) -> bool:
        """Say whether some article holds this very word, folded."""
        return self.frequency("words", term) > 0

    def reload(self) -> None:
        """See what other processes committed or swapped in since."""
        name = self._folder.current()
        if name is None:
            return
        try:
            if self._generation is None or self._generation.folder.name != name:
                self._generation = self._folder.open(name)
                self._is_damaged = False
            else:
                self._generation.reload()
        except IndexDamagedError:
            # What is in memory goes on serving, if anything is; `catch_up` builds another.
            self._is_damaged = True

    async def catch_up(
        self,
        database: Database,
        analysis: Analysis,
        *,
        workers: int = 0,
        progress: Callable[[CaughtUp], None] = lambda state: None,
        afresh: bool = False,
    ) -> CaughtUp:
        """Apply what the database has and the index has not.

        Args:
            database: The truth.
            analysis: How an article becomes terms.
            workers: Processes to analyse in; 0 for a thread of this one.
            progress: Told after every commit.
            afresh: Build anew although the index fits.

        Returns:
            How far it is; incomplete when another process holds the writer's lock.
        """
        async with database.reading() as stored:
            newest = await stored.articles.newest_revision()
            stamp = Stamp(analysis.version, await stored.database_id())
        await asyncio.to_thread(self.reload)
        target = None if afresh else self._fitting(stamp, newest)
        if target is not None:
            self._served = target.folder.name, stamp.database
            is_taught = target.state.lessons.number >= analysis.lessons.number
            if target.state.applied == newest and is_taught:
                return CaughtUp(newest, newest)
        else:
            in_use = self._folder.current()
            target = await asyncio.to_thread(self._folder.beside, stamp, newest, in_use)
        state = await Applier(database, target, newest, progress).apply(analysis, workers)
        if state.is_complete and target is not self._generation:
            state = await self._turn_to(target, database, analysis, progress)
        return state

    async def _turn_to(
        self,
        target: Generation,
        database: Database,
        analysis: Analysis,
        progress: Callable[[CaughtUp], None],
    ) -> CaughtUp:
        """Use an index that was built beside, with what came in meanwhile and is found so far."""
        async with self._swapping:
            async with database.reading() as stored:
                newest = await stored.articles.newest_revision()
            state = await Applier(database, target, newest, progress).apply(analysis, 0)
            if state.is_complete:
                await asyncio.to_thread(self._folder.use, target)
                self._generation, self._is_damaged = target, False
        return state

    async def keep_up(self, database: Database, analysis: Analysis) -> CaughtUp | None:
        """Apply what is new to an index that serves only until another one is built.

        Returns:
            How far it is; None where none serves, or where it is not known to be of this database.
        """
        async with self._swapping:
            async with database.reading() as stored:
                newest = await stored.articles.newest_revision()
                stamp = Stamp(analysis.version, await stored.database_id())
            generation = self._generation
            if generation is None or self._is_damaged or self._fitting(stamp, newest) is not None:
                return None
            if self._served != (generation.folder.name, stamp.database):
                return None
            if generation.folder.name != self._folder.current():
                return None
            return await Applier(database, generation, newest, lambda _: None).apply(analysis, 0)

    def _fitting(self, stamp: Stamp, newest: int) -> Generation | None:
        """Give the index in use unless it belongs to something else, is ahead, or is damaged."""
        generation = self._generation
        if generation is None or self._is_damaged:
            return None
        if generation.folder.name != self._folder.current():
            return None
        if not stamp.is_of(generation.folder) or generation.state.applied > newest:
            return None
        return generation


def _search(generation: Generation, query: Node, limit: int, order: Order) -> list[Candidate]:
    searcher = generation.searcher
    field = "published" if order == "published" else None
    translated = generation.translator.query(query)
    found = searcher.search(translated, limit, count=False, order_by_field=field).hits
    addresses = [address for _, address in found]
    ids = searcher.fast_field_values("id", addresses)
    days = searcher.fast_field_values("published", addresses)
    return [
        Candidate(
            article_id=int(article_id or 0),
            score=0.0 if field else float(score),
            published=None if day is None else int(day),
        )
        for article_id, day, (score, _) in zip(ids, days, found, strict=True)
    ]
