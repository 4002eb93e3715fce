"""Keeps the index of this folder with the database."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog

from bot.backoff import Backoff
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.index import Index
from storage.index_apply import CaughtUp
from storage.index_document import Analysis

INTERVAL = timedelta(seconds=0.5)
"""How often the revision is read; a saved article is found within twice that."""

PATIENCE = timedelta(seconds=5)
"""How long an admin's question waits for what this process has just saved: a moment, but for the
first seconds of a process, in which the analysis is still being loaded, and while segments of the
index are merged."""

OTHERS_PATIENCE = 2 * INTERVAL
"""How long anybody else's does."""

log = structlog.get_logger(__name__)


class Indexing:
    """Catches up whenever there is a new revision, in turn with the other processes.

    Args:
        index: What this process searches.
        database: The truth.
        analysis: How an article becomes terms now; when its version changes, the index is built
            anew beside the one that goes on serving.
    """

    def __init__(self, index: Index, database: Database, analysis: Callable[[], Analysis]) -> None:
        self._index = index
        self._database = database
        self._analysis = analysis
        self._news = asyncio.Event()
        self._ready = asyncio.Event()
        self._changes = 0
        self._found = 0
        """How many of these changes are found by now."""
        self._more_is_found = asyncio.Event()

    def wake(self) -> None:
        """Catch up now: this process has changed an article."""
        self._changes += 1
        self._news.set()

    async def current(self, is_admin: bool) -> None:
        """Wait, for a moment at most, until what this process has changed so far is found.

        Not for what it changes meanwhile: while a large file is saved, that would have no end.
        """
        wanted = self._changes
        patience = PATIENCE if is_admin else OTHERS_PATIENCE
        with suppress(TimeoutError):
            async with asyncio.timeout(patience.total_seconds()):
                while self._found < wanted:
                    await self._more_is_found.wait()

    async def ready(self, patience: timedelta) -> bool:
        """Wait until everything can be found; False if that takes longer."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), patience.total_seconds())
        return self._ready.is_set()

    async def run(self) -> None:
        """Catch up until cancelled."""
        backoff = Backoff(longest=timedelta(seconds=30))
        while True:
            self._news.clear()
            try:
                await self._catch_up()
                backoff.reset()
            except DatabaseUnavailable as error:
                log.warning("the index waits for the database", error=str(error))
                await asyncio.sleep(backoff.next())
            except Exception:
                log.exception("the index could not catch up")
                await asyncio.sleep(backoff.next())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), INTERVAL.total_seconds())

    async def _catch_up(self) -> None:
        before, changes = self._index.applied, self._changes
        # Found is what is committed: segments may be merged for seconds after that.
        catching_up = asyncio.create_task(
            self._index.catch_up(
                self._database, self._analysis(), progress=partial(self._note, changes=changes)
            )
        )
        try:
            # It takes longer where another index is built; the one that serves meanwhile goes on
            # finding what is saved.
            while not (await asyncio.wait({catching_up}, timeout=INTERVAL.total_seconds()))[0]:
                self._news.clear()
                lately = self._changes
                self._note(await self._index.keep_up(self._database, self._analysis()), lately)
            self._note(catching_up.result(), changes)
        finally:
            catching_up.cancel()
        if self._index.applied != before:
            log.debug("index caught up", revision=self._index.applied)

    def _note(self, state: CaughtUp | None, changes: int) -> None:
        """Let questions be asked that wait for no more changes than these."""
        if state is not None and state.is_complete and self._index.applied >= state.newest:
            self._ready.set()
            self._found = max(self._found, changes)
            self._more_is_found.set()
            self._more_is_found.clear()
