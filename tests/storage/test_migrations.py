"""The tables come to be once, on both databases, and are what the models say."""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

import storage.migrations
from storage.database import Database
from storage.errors import NewerDatabase
from storage.ledger import SentDigest
from storage.migrations import config_for
from storage.models import Article

MIGRATE = """
import asyncio, sys
from storage.database import Database

async def main():
    database = Database(sys.argv[1])
    sys.stdin.read()
    await database.migrate()
    async with database.transaction() as stored:
        await stored.inbox.store(int(sys.argv[2]), 1, "{}")
    await database.close()

asyncio.run(main())
"""


@pytest.fixture
async def empty_database(empty_database_url):
    database = Database(empty_database_url)
    yield database
    await database.close()


async def on(database, function):
    async with database.engine.begin() as connection:
        return await connection.run_sync(function)


def tables(connection):
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def migrating(url, number):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", MIGRATE, url, str(number)),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_three_processes_at_once_migrate_an_empty_database(
    empty_database_url, empty_database
):
    processes = [await migrating(empty_database_url, number) for number in range(3)]
    ends = await asyncio.gather(*(process.communicate(b"") for process in processes))
    assert [process.returncode for process in processes] == [0, 0, 0], ends
    async with empty_database.reading() as stored:
        assert await stored.inbox.waiting() == 3
        assert await stored.articles.newest_revision() == 0
        assert await stored.database_id()


async def test_migrating_again_changes_nothing(database):
    async with database.reading() as stored:
        before = await stored.database_id()
    await database.migrate()
    async with database.reading() as stored:
        assert await stored.database_id() == before


async def test_two_databases_are_not_taken_for_each_other(database, empty_database):
    await empty_database.migrate()
    async with database.reading() as one, empty_database.reading() as other:
        assert await one.database_id() != await other.database_id()


async def test_up_down_and_up_again(empty_database):
    await empty_database.migrate()
    assert await on(empty_database, tables) == set(Article.metadata.tables)
    await on(empty_database, lambda one: command.downgrade(config_for(one), "base"))
    assert await on(empty_database, tables) == set()
    await empty_database.migrate()
    assert await on(empty_database, tables) == set(Article.metadata.tables)


async def test_the_models_are_what_the_migrations_make(database):
    def differences(connection):
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Article.metadata)

    assert await on(database, differences) == []


async def test_every_constraint_has_a_name(database):
    def unnamed(connection):
        inspector = inspect(connection)
        for table in tables(connection):
            for kind in ("get_foreign_keys", "get_unique_constraints"):
                for constraint in getattr(inspector, kind)(table):
                    if constraint["name"] is None:
                        yield table, constraint

    assert await on(database, lambda connection: list(unnamed(connection))) == []


async def test_a_newer_database_is_refused(database):
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    async with database.engine.begin() as connection:
        await connection.execute(newer)
    with pytest.raises(NewerDatabase, match="update Safir"):
        await database.migrate()


async def test_foreign_keys_hold_after_a_migration_as_well(database):
    await database.migrate()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with database.transaction() as stored:
            await stored.ledger.record([SentDigest(404, "2026-11-21", [404])])


def test_a_revision_imports_nothing_of_ours():
    versions = Path(storage.migrations.__file__).parent / "versions"
    sources = [path.read_text() for path in versions.glob("*.py")]
    assert sources
    assert not [source for source in sources if re.search(r"(?m)^(from|import) storage", source)]
