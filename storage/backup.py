"""Everything that is remembered, into one file."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migrations
from storage.backup_file import BackupWriter, Manifest
from storage.database import Database
from storage.engines import reaching, using
from storage.models import Article

_AT_ONCE = 500


async def write_backup(database: Database, file: Path) -> Manifest:
    """Write all rows, as they are at one moment, while others go on writing.

    Both databases show a reader the state at which its transaction began (SQLite in its WAL mode,
    PostgreSQL by REPEATABLE READ), so that neither has to be stopped or copied.

    Raises:
        OSError: The file cannot be written; nothing is left of it.
    """
    async with _snapshot(database) as connection:
        revision = await connection.run_sync(migrations.current)
        assert revision is not None
        with BackupWriter(file, revision) as writer:
            for table in Article.metadata.sorted_tables:
                await _write_table(connection, table, writer)
            return writer.manifest


@asynccontextmanager
async def _snapshot(database: Database) -> AsyncIterator[AsyncConnection]:
    connection = database.engine.execution_options(**_SNAPSHOT[database.kind]).connect()
    with reaching(database.engine.url):
        await connection.start()
    with using(database.engine.url):
        try:
            async with connection.begin():
                yield connection
        finally:
            await connection.close()


_SNAPSHOT: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


async def _write_table(connection: AsyncConnection, table: Table, writer: BackupWriter) -> None:
    names = [column.name for column in table.columns]
    rows = writer.begin(table.name, names, await connection.run_sync(_last_id, table))
    async for some in _pages(connection, table):
        await asyncio.to_thread(rows.write, some)
    rows.end()


async def _pages(connection: AsyncConnection, table: Table) -> AsyncIterator[list[list[Any]]]:
    """Give all rows in the order of their keys, some at a time, as JSON has them."""
    keys = list(table.primary_key.columns)
    places = [table.columns.keys().index(key.name) for key in keys]
    query = select(table).order_by(*keys).limit(_AT_ONCE)
    following = query
    while rows := (await connection.execute(following)).all():
        yield [[_plain(value) for value in row] for row in rows]
        following = query.where(tuple_(*keys) > tuple_(*(rows[-1][place] for place in places)))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _last_id(connection: Connection, table: Table) -> int:
    """Say which id was the last that was given; 0 where none is counted up."""
    if "id" not in table.columns:
        return 0
    highest = connection.scalar(select(func.max(table.columns["id"]))) or 0
    counted = connection.scalar(_COUNTED[connection.dialect.name], {"name": table.name})
    return max(int(highest), int(counted or 0))


_COUNTED = {
    "sqlite": text("SELECT seq FROM sqlite_sequence WHERE name = :name"),
    "postgresql": text(
        "SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)"
    ),
}
