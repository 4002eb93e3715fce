"""How each kind of database is spoken to."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, AdaptedConnection, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import sqlite_driver
from storage.errors import DatabaseUnavailable, UnsupportedDatabase
from storage.types import to_json

# The execution option that tells a writing transaction from a reading one.
WRITES = "safir_writes"

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_CONNECT_TIMEOUT_SECONDS = 10
_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",  # first, for the others to wait as well
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    # Read out of the system's own memory of the file, and not page by page into 2 MB a connection:
    # scattered articles of a large corpus come in a third of the time. 2 GiB is SQLite's most.
    f"PRAGMA mmap_size = {2**31 - 1}",
)


def driver_url(url: str) -> URL:
    """Name our driver in a database URL, e.g. `postgresql+asyncpg` for `postgres`.

    Raises:
        UnsupportedDatabase: neither SQLite in a file nor PostgreSQL.
        DatabaseUnavailable: its port is no number.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UnsupportedDatabase(url.partition(":")[0]) from None
    except ValueError:
        # Said without the address, as the password is somewhere in it.
        raise DatabaseUnavailable("the port in the database's address is no number") from None
    kind = {"postgres": "postgresql"}.get(parsed.drivername, parsed.get_backend_name())
    if kind not in _DRIVERS:
        raise UnsupportedDatabase(kind)
    if kind == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise UnsupportedDatabase("sqlite in memory")
    return parsed.set(drivername=_DRIVERS[kind])


def make_engine(url: str) -> AsyncEngine:
    """Make the engine of a database URL; a SQLite file's folder is made as well."""
    parsed = driver_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_async_engine(
            parsed,
            json_serializer=to_json,
            pool_pre_ping=True,
            connect_args={"timeout": _CONNECT_TIMEOUT_SECONDS},
        )
    assert parsed.database is not None
    with reaching(parsed):
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # Python's own transactions begin late and end at a savepoint; without them ours are exact.
    # Sessions end what they begin, so that a returned connection needs no rollback of its own.
    engine = create_async_engine(
        parsed,
        json_serializer=to_json,
        connect_args={"isolation_level": None, "async_creator_fn": sqlite_driver.connect},
        pool_reset_on_return=None,
    )
    event.listen(engine.sync_engine, "do_connect", _try_to_open)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _try_to_open(
    _dialect: object, _record: object, arguments: list[Any], _named: dict[str, Any]
) -> None:
    """Fail here, if at all: the thread of a connection that failed may outlive the event loop.

    aiosqlite 0.22 then prints a traceback on standard error, where one line is promised.
    """
    sqlite3.connect(arguments[0]).close()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a reader that becomes a writer later is refused by SQLite."""
    adapted = connection.connection.dbapi_connection
    assert isinstance(adapted, AdaptedConnection)
    if not connection.get_execution_options().get(WRITES, False):
        adapted.driver_connection.begin_reading()
        return
    try:
        adapted.run_async(lambda driver: driver.begin_writing())
    except BaseException:
        # Who was cancelled while waiting for the lock may still get it: it must not go back.
        connection.invalidate()
        raise


# https://www.sqlite.org/rescode.html: the file is busy, locked, read-only, broken, full, not to
# be opened or no database. A missing table has none of them: that is a mistake of ours.
_SQLITE_LOST = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
}
# Classes of SQLSTATE: connection exception, insufficient resources, operator intervention.
_POSTGRESQL_LOST = ("08", "53", "57")


@contextmanager
def reaching(url: URL) -> Iterator[None]:
    """Connect: whatever goes wrong meanwhile can only mean that the database is not there.

    A driver raises TypeError and ValueError for what stands behind the `?` of an address.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, TimeoutError, TypeError, ValueError) as error:
        raise _unavailable(url, error) from error


@contextmanager
def using(url: URL) -> Iterator[None]:
    """Tell what comes of the database's state from mistakes of ours, which stay as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, ConnectionError) as error:
        if not _is_lost(error):
            raise
        raise _unavailable(url, error) from error


def _is_lost(error: Exception) -> bool:
    if isinstance(error, ConnectionError) or getattr(error, "connection_invalidated", False):
        return True
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_LOST
    return str(getattr(cause, "sqlstate", None) or "").startswith(_POSTGRESQL_LOST)


def _unavailable(url: URL, error: Exception) -> DatabaseUnavailable:
    """Say in one line which database cannot be used, and why, without its password."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    reason = " ".join(str(cause).split()) or type(cause).__name__
    if url.password:
        reason = reason.replace(str(url.password), "***")
    where = url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)
    return DatabaseUnavailable(f"cannot use the database {where}: {reason}")
