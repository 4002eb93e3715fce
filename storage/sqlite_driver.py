"""SQLite from asyncio with one visit to its thread a statement.

aiosqlite keeps each connection in a thread of its own, and SQLAlchemy visits it four times for a
statement: for a cursor, to execute, to fetch, to close. A visit is two switches of threads, about
half a millisecond on a small virtual machine, where the statement itself takes a tenth of that:
a question's twenty statements took 40 ms longer than they do now. For the same reason a reading
transaction begins with its first statement, and nobody waits for its end.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")

_ROWS_AT_ONCE = 64  # what aiosqlite fetches when it iterates, which is not done here


class Connection(aiosqlite.Connection):
    """A connection whose cursors take a statement and its rows in one visit."""

    _is_reading = False
    """In a transaction that only reads."""

    _is_to_begin = False
    """A reading transaction is to begin, together with its first statement."""

    async def begin_writing(self) -> None:
        """Begin a transaction, and have the write lock."""
        await self.visit(lambda sqlite: sqlite.execute("BEGIN IMMEDIATE"))

    def begin_reading(self) -> None:
        """Begin a transaction: SQLite, too, looks at the data only when it is first asked."""
        self._is_reading = self._is_to_begin = True

    async def commit(self) -> None:
        """End a transaction and keep what it changed; one that only read ends in its own time."""
        was_reading, was_begun = self._end()
        if not was_reading:
            await super().commit()
        elif was_begun:
            self._tx.put_nowait((None, self._conn.commit))

    async def rollback(self) -> None:
        """End a transaction and drop what it changed."""
        _, was_begun = self._end()
        if was_begun:
            await super().rollback()

    def _end(self) -> tuple[bool, bool]:
        was_reading, was_begun = self._is_reading, not self._is_to_begin
        self._is_reading = self._is_to_begin = False
        return was_reading, was_begun

    def cursor(self) -> "Cursor":  # type: ignore[override]  # SQLAlchemy only enters it
        return Cursor(self)

    async def visit(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function in the thread of the connection."""
        run = partial(function, self._conn)
        if self._is_to_begin:
            self._is_to_begin = False
            run = partial(_begun, self._conn, run)
        result: T = await self._execute(run)  # type: ignore[no-untyped-call]
        return result


def _begun(connection: sqlite3.Connection, run: Callable[[], T]) -> T:
    connection.execute("BEGIN")
    return run()


class Cursor:
    """As much of a cursor as SQLAlchemy's asyncio adapter asks for.

    Attributes:
        description: Of the columns, as DB-API 2.0 has it; None where there are no rows.
        rowcount: How many rows were changed; -1 where that is not known.
        lastrowid: Of the row inserted last.
    """

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "Cursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._take(lambda cursor: cursor.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        await self._take(lambda cursor: cursor.executemany(statement, parameters))

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    async def _take(self, run: Callable[[sqlite3.Cursor], object]) -> None:
        def whole(connection: sqlite3.Connection) -> sqlite3.Cursor:
            cursor = connection.cursor()
            run(cursor)
            if cursor.description:
                self._rows = cursor.fetchall()
            return cursor

        cursor = await self._connection.visit(whole)
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid


def connect(path: str, **options: Any) -> Connection:
    """Open a connection when it is awaited; the arguments are those of `sqlite3.connect`."""
    connection = Connection(partial(sqlite3.connect, path, **options), _ROWS_AT_ONCE)
    # The thread of a connection that nobody closed must not keep the process.
    connection._thread.daemon = True
    return connection
