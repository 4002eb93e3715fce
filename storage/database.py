"""The database: one engine, reading and writing transactions, migrations."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime, timedelta
from typing import Any

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
from storage.outbox import Outbox
from storage.outlines import Outlines
from storage.questions import Questions
from storage.readers import Readers
from storage.repository import AHEAD, database_now
from storage.searches import Searches
from storage.spellings import Spellings
from storage.stories import Stories
from storage.subscribers import Subscribers
from storage.subscriptions import Subscriptions
from storage.topics import Topics


class Stored:
    """What one transaction can read and change."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.articles = Articles(session)
        self.outlines = Outlines(session)
        self.drafts = Drafts(session)
        self.batches = Batches(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.ledger = Ledger(session)
        self.subscribers = Subscribers(session)
        self.readers = Readers(session)
        self.subscriptions = Subscriptions(session)
        self.topics = Topics(session)
        self.follows = Follows(session)
        self.caught = CaughtArticles(session)
        self.stories = Stories(session)
        self.spellings = Spellings(session)
        self.feeds = Feeds(session)
        self.searches = Searches(session)
        self.questions = Questions(session)
        self.leases = Leases(session)
        self.awaited = AwaitedInput(session)
        self.feedback = Feedbacks(session)
        self.forgetting = Forgetting(session)
        self.counts = Counts(session)
        self.announcements = Announcements(session)
        self.marks = Marks(session)
        self.joined_words = JoinedWordsOfArticles(session)

    async def now(self) -> datetime:
        """Read the database's clock, aware and in UTC."""
        return await database_now(self._session)

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

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        return AsyncSession(engine, expire_on_commit=False, info={AHEAD: self.ahead()})

    @asynccontextmanager
    async def _opened(
        self, engine: AsyncEngine, turn: AbstractAsyncContextManager[None]
    ) -> AsyncIterator[Stored]:
        async with turn, self._session(engine) as session:
            with reaching(engine.url):
                await session.connection()
            with using(engine.url):
                yield Stored(session)
                await session.commit()
