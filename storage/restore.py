"""A backup back into a database, of whichever kind."""

import asyncio
import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    MetaData,
    Table,
    Time,
    func,
    select,
    text,
    update,
)

from storage import migrations
from storage.backup_file import BackupReader, Manifest
from storage.database import Database
from storage.errors import DatabaseInUse
from storage.models import Article, Mark, Subscriber

_AT_ONCE = 500


async def restore_backup(database: Database, file: Path, *, replace: bool = False) -> Manifest:
    """Fill a database from a backup and bring its tables up to date, all of it or nothing.

    It is another database afterwards, so that every index is built anew. No bot may run on it.

    Args:
        database: Of either kind, whichever the backup was taken from.
        file: The backup; it may be of an older Safir.
        replace: Whether what the database holds may go.

    Raises:
        BackupUnreadable: The file is no whole backup.
        NewerDatabase: It is of a newer Safir than this one.
        DatabaseInUse: The database holds articles or subscribers, and `replace` is not said.
    """
    reader = await asyncio.to_thread(BackupReader, file)
    try:
        await asyncio.to_thread(reader.check)
        async with database.changing_tables() as connection:
            if not replace:
                await connection.run_sync(_refuse_if_used)
            await connection.run_sync(_refill, reader)
        return reader.manifest
    finally:
        reader.close()


def _refuse_if_used(connection: Connection) -> None:
    if migrations.current(connection) is None:
        return
    migrations.upgrade(connection)
    articles = connection.scalar(select(func.count()).select_from(Article)) or 0
    subscribers = connection.scalar(select(func.count()).select_from(Subscriber)) or 0
    if articles or subscribers:
        raise DatabaseInUse(articles, subscribers)


def _refill(connection: Connection, reader: BackupReader) -> None:
    migrations.remove_all(connection)
    migrations.upgrade(connection, reader.manifest.revision)
    tables = MetaData()
    tables.reflect(connection, only=list(reader.manifest.tables))
    # What the migrations put there themselves: counters, marks.
    for table in reversed(tables.sorted_tables):
        connection.execute(table.delete())
    for name in reader.manifest.tables:
        _fill(connection, tables.tables[name], reader)
    migrations.upgrade(connection)
    renewed = update(Mark).where(Mark.name == "database_id").values(value=uuid.uuid4().hex)
    connection.execute(renewed)


def _fill(connection: Connection, table: Table, reader: BackupReader) -> None:
    backup = reader.manifest.tables[table.name]
    columns = [_as_stored(table.columns[name]) for name in backup.columns]
    rows = reader.rows(table.name)
    own = [key.parent for key in table.foreign_keys if key.column.table is table]
    references: list[dict[str, Any]] = []
    while some := [_values(connection, columns, row) for row in islice(rows, _AT_ONCE)]:
        # A row may refer to a later one of its own table.
        references += [row.copy() for row in some if any(row[column.name] for column in own)]
        for row in some:
            row |= dict.fromkeys(column.name for column in own)
        connection.execute(table.insert(), some)
    _set_references(connection, table, own, references)
    for statement in _COUNT_ON[connection.dialect.name] if backup.last_id else ():
        connection.execute(statement, {"name": table.name, "last": backup.last_id})


def _as_stored(column: Column[Any]) -> Column[Any]:
    if isinstance(column.type, JSON):
        column.type = JSON(none_as_null=True)
    return column


def _values(
    connection: Connection, columns: Sequence[Column[Any]], row: Iterable[Any]
) -> dict[str, Any]:
    is_naive = connection.dialect.name == "sqlite"
    return {
        column.name: _value(column, value, is_naive)
        for column, value in zip(columns, row, strict=True)
    }


def _value(column: Column[Any], value: Any, is_naive: bool) -> Any:
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=None) if is_naive else moment
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(column.type, Time) else value


def _set_references(
    connection: Connection,
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Iterable[dict[str, Any]],
) -> None:
    for row in rows:
        values = {column.name: row[column.name] for column in columns}
        connection.execute(update(table).where(table.columns["id"] == row["id"]).values(values))


_COUNT_ON = {
    # Only tables that never give an id again are counted there, and only once they held a row.
    "sqlite": (
        text(
            "INSERT INTO sqlite_sequence SELECT name, 0 FROM sqlite_master WHERE name = :name"
            " AND sql LIKE '%AUTOINCREMENT%' AND name NOT IN (SELECT name FROM sqlite_sequence)"
        ),
        text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name"),
    ),
    "postgresql": (text("SELECT setval(pg_get_serial_sequence(:name, 'id')::regclass, :last)"),),
}
