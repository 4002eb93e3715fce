"""How the tables came to be; `storage.models` says how they are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import NewerDatabase

# Any number will do that nothing else on the server takes: "SAFIR" in ASCII.
_ADVISORY_LOCK = 0x5341464952


@asynccontextmanager
async def changing(connection: AsyncConnection) -> AsyncIterator[None]:
    """Begin the one transaction that changes tables; it waits for all others that do.

    Args:
        connection: Of the writing kind: SQLite's one writer is the lock there.
    """
    await _set_foreign_keys(connection, "OFF")
    try:
        async with connection.begin():
            if connection.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                await connection.execute(lock, {"key": _ADVISORY_LOCK})
            yield
    finally:
        await _set_foreign_keys(connection, "ON")


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Upgrade to a revision.

    Raises:
        NewerDatabase: it stands at one that is not among ours, or is to.
    """
    config = config_for(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    for there in (current(connection) or revision, revision):
        if there not in known | {"head"}:
            raise NewerDatabase(there)
    command.upgrade(config, revision)


def remove_all(connection: Connection) -> None:
    """Remove the tables, and what they hold."""
    if current(connection) is not None:
        upgrade(connection)
        command.downgrade(config_for(connection), "base")


State = Literal["none", "behind", "current", "newer"]


def state(connection: Connection) -> State:
    """Say how the tables stand to this Safir; "none": there are none yet."""
    there = current(connection)
    scripts = ScriptDirectory.from_config(config_for(connection))
    if there is None:
        return "none"
    if there not in {script.revision for script in scripts.walk_revisions()}:
        return "newer"
    return "current" if there == scripts.get_current_head() else "behind"


def current(connection: Connection) -> str | None:
    """Say at which revision the tables stand; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def config_for(connection: Connection) -> Config:
    """Configure Alembic's commands to work over an open connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


async def _set_foreign_keys(connection: AsyncConnection, state: str) -> None:
    """Switch SQLite's foreign keys, outside of transactions, where alone it can be done.

    SQLite changes a table by making another and dropping the old one, which would take the rows
    that refer to it along.
    """
    if connection.dialect.name == "sqlite":
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute_fetchall(f"PRAGMA foreign_keys = {state}")
