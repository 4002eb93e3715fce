"""One transaction, for whoever reads and changes rows in it."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import CursorResult, Executable, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession


class Opened:
    """A transaction that has begun.

    A session is made for who wants objects of rows, and not before: it costs as much as a
    statement, and what every update takes does without.

    Args:
        connection: It has begun a transaction.
        ahead: How far its clock is moved forward.
    """

    def __init__(self, connection: AsyncConnection, ahead: timedelta) -> None:
        self.connection = connection
        self._ahead = ahead

    @property
    def kind(self) -> str:
        """Which kind of database it is: "sqlite" or "postgresql"."""
        return self.connection.dialect.name

    @cached_property
    def session(self) -> AsyncSession:
        """Reads rows as objects, and writes what was changed of them."""
        return AsyncSession(self.connection, expire_on_commit=False)

    async def execute(self, statement: Executable, values: Any) -> CursorResult[Any]:
        """Run a statement of tables, after what objects have changed."""
        await self._flush()
        return await self.connection.execute(statement, values)

    async def commit(self) -> None:
        """Keep what was changed."""
        await self._flush()
        await self.connection.commit()

    async def close(self) -> None:
        """Let go of the connection, and of what was not committed."""
        # Whoever is cancelled meanwhile gives it back all the same.
        await asyncio.shield(asyncio.create_task(self._close()))

    async def _close(self) -> None:
        if "session" in self.__dict__:
            await self.session.close()
        await self.connection.close()

    async def _flush(self) -> None:
        if "session" in self.__dict__:
            await self.session.flush()

    async def now(self) -> datetime:
        """Read the database's clock, in UTC; where time is played with, what it would show."""
        return await self.true_now() + self._ahead

    async def true_now(self) -> datetime:
        """Read the database's clock, aware and in UTC.

        SQLite runs within this process, so its clock is the machine's. PostgreSQL's own `now()` is
        when the transaction began, which may be long ago when it waited for a lock.
        """
        if self.kind == "sqlite":
            return datetime.now(UTC)
        moment: datetime | None = await self.connection.scalar(_CLOCK)
        assert moment is not None
        return moment.astimezone(UTC)


_CLOCK = select(func.clock_timestamp())
