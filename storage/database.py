"""The database: one engine, reading and writing transactions, migrations."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from storage import migrations
from storage.announcements import Announcements
from storage.articles import Articles
from storage.awaited import AwaitedInput
from storage.batches import Batches
from storage.caught import CaughtArticles
from storage.drafts import Drafts
from storage.engines import WRITES, make_engine, reaching, using
from storage.feedback import Feedbacks
from storage.feeds import Feeds
from storage.figures import Counts
from storage.follows import Follows
from storage.forgetting import Forgetting
from storage.inbox import Inbox
from storage.joined_words import JoinedWordsOfArticles
from storage.leases import Leases
from storage.ledger import Ledger
from storage.marks import Marks
from storage.models import Mark
from storage.opened import Opened
from storage.outbox import Outbox
from storage.outlines import Outlines
from storage.questions import Questions
from storage.readers import Readers
from storage.searches import Searches
from storage.spellings import Spellings
from storage.stories import Stories
from storage.subscribers import Subscribers
from storage.subscriptions import Subscriptions
from storage.topics import Topics

T = TypeVar("T")


def _part(kind: Callable[[Opened], T]) -> "cached_property[T]":
    return cached_property(lambda stored: kind(stored._opened))


class Stored:
    """What one transaction can read and change; each part is made when it is first asked for."""

    articles = _part(Articles)
    outlines = _part(Outlines)
    drafts = _part(Drafts)
    batches = _part(Batches)
    inbox = _part(Inbox)
    outbox = _part(Outbox)
    ledger = _part(Ledger)
    subscribers = _part(Subscribers)
    readers = _part(Readers)
    subscriptions = _part(Subscriptions)
    topics = _part(Topics)
    follows = _part(Follows)
    caught = _part(CaughtArticles)
    stories = _part(Stories)
    spellings = _part(Spellings)
    feeds = _part(Feeds)
    searches = _part(Searches)
    questions = _part(Questions)
    leases = _part(Leases)
    awaited = _part(AwaitedInput)
    feedback = _part(Feedbacks)
    forgetting = _part(Forgetting)
    counts = _part(Counts)
    announcements = _part(Announcements)
    marks = _part(Marks)
    joined_words = _part(JoinedWordsOfArticles)

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    @property
    def _session(self) -> AsyncSession:
        return self._opened.session

    async def now(self) -> datetime:
        """Read the database's clock, aware and in UTC."""
        return await self._opened.now()

    async def database_id(self) -> str:
        """Say which database this is: what is derived from another one does not fit it."""
        query = select(Mark.value).where(Mark.name == "database_id")
        return str(await self._session.scalar(query))

    async def renew_database_id(self, database_id: str) -> None:
        """Say that this is another database now, because it was restored."""
        change = update(Mark).where(Mark.name == "database_id").values(value=database_id)
        await self._session.execute(change)


class Database:
    """All that is remembered. It belongs to one event loop.

    Args:
        url: `sqlite:///FILE` (three slashes: relative, four: absolute) or `postgresql://…`,
            with or without the name of a driver.
        ahead: How far the clock is moved forward just now: for the playground, where nobody wants
            to wait for tomorrow's digest.
    """

    def __init__(self, url: str, ahead: Callable[[], timedelta] = timedelta) -> None:
        self.ahead = ahead
        self.engine: AsyncEngine = make_engine(url)
        self._writing_engine = self.engine.execution_options(**{WRITES: True})
        self._turns = asyncio.Lock() if self.kind == "sqlite" else nullcontext()
        self._writing: set[asyncio.Task[Any] | None] = set()

    @property
    def kind(self) -> str:
        """Which kind of database it is: "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    async def migrate(self) -> None:
        """Bring the tables up to date, once, however many processes ask for it.

        Raises:
            NewerDatabase: a newer Safir has been here.
            DatabaseUnavailable: it cannot be reached.
        """
        async with self.changing_tables() as connection:
            await connection.run_sync(migrations.upgrade)

    async def migration_state(self) -> migrations.State:
        """Say whether `migrate` has anything to do, and change nothing.

        Raises:
            DatabaseUnavailable: it cannot be reached.
        """
        connection = self.engine.connect()
        with reaching(self.engine.url):
            await connection.start()
        with using(self.engine.url):
            try:
                return await connection.run_sync(migrations.state)
            finally:
                await connection.close()

    @asynccontextmanager
    async def changing_tables(self) -> AsyncIterator[AsyncConnection]:
        """Open the connection that changes tables, in one transaction, alone.

        Raises:
            DatabaseUnavailable: it cannot be reached.
        """
        connection = self._writing_engine.connect()
        with reaching(self.engine.url):
            await connection.start()
        with using(self.engine.url):
            try:
                async with migrations.changing(connection):
                    yield connection
            finally:
                await connection.close()

    def transaction(self) -> AbstractAsyncContextManager[Stored]:
        """Begin a writing transaction: committed at the end, rolled back by an exception.

        A task may have one at a time.
        """
        return self._opened(self._writing_engine, self._turn())

    def reading(self) -> AbstractAsyncContextManager[Stored]:
        """Begin a transaction that only reads."""
        return self._opened(self.engine, nullcontext())

    async def close(self) -> None:
        await self.engine.dispose()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait until no other of this process writes to SQLite, which has one writer at a time.

        They queue here, in order, because its busy handler sleeps and polls, and lets late
        comers pass. A task that waited for itself would wait for ever.
        """
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("a writing transaction was begun within another")
        async with self._turns:
            self._writing.add(task)
            try:
                yield
            finally:
                self._writing.discard(task)

    @asynccontextmanager
    async def _opened(
        self, engine: AsyncEngine, turn: AbstractAsyncContextManager[None]
    ) -> AsyncIterator[Stored]:
        async with turn:
            connection = engine.connect()
            with reaching(engine.url):
                await connection.start()
            opened = Opened(connection, self.ahead())
            try:
                with reaching(engine.url):
                    await connection.begin()
                with using(engine.url):
                    yield Stored(opened)
                    await opened.commit()
            finally:
                await opened.close()
