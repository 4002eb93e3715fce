"""What all repositories have in common."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Executable, Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base import Base
from storage.opened import Opened

FAR = timedelta(minutes=10)
"""Longer than anybody claims anything or waits for the next part of an upload."""


def is_over(until: Any, now: datetime) -> ColumnElement[bool]:
    """Say in SQL that a moment to which something is claimed or waited for has passed.

    One that lies far ahead was written before the clock was set back, as machines do that were
    an hour wrong: nobody who is alive still means it.
    """
    passed: ColumnElement[bool] = or_(until <= now, until > now + FAR)
    return passed


INSERTS: dict[str, Callable[[type[Base] | Table], Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


_MOST_PARAMETERS = 10_000  # PostgreSQL takes 32,767 in one statement


def in_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Divide ids that one statement may not hold."""
    return (ids[at : at + _MOST_PARAMETERS] for at in range(0, len(ids), _MOST_PARAMETERS))


class Repository:
    """Rows of one kind, within one transaction; it never commits."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    @property
    def _session(self) -> AsyncSession:
        return self._opened.session

    async def _now(self) -> datetime:
        return await self._opened.now()

    async def _changed(self, change: Executable) -> int:
        """Make a change and count the rows it met."""
        result = await self._session.execute(change)
        assert isinstance(result, CursorResult)
        return int(result.rowcount)

    async def _run(self, statement: Executable, values: Any) -> CursorResult[Any]:
        """Run a statement of tables that was put together before.

        For what every update takes: past the session, whose objects know nothing of it, it costs
        a third.

        Args:
            statement: With a name for each value.
            values: By these names; a list of such has it run once for each.
        """
        return await self._opened.execute(statement, values)

    async def _done(self, change: Executable, values: dict[str, Any]) -> int:
        """Make a change as `_run` does, and count the rows it met."""
        return int((await self._run(change, values)).rowcount)

    def _insert(self, model: type[Base] | Table) -> Any:
        """Begin an INSERT that can say what happens `on_conflict`, which each database has."""
        return INSERTS[self._opened.kind](model)

    async def _add(self, row: Base) -> None:
        self._session.add(row)
        await self._session.flush()
