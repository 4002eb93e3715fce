"""From every schema that was ever released one comes to the newest, with what it holds."""

from datetime import UTC, date, datetime, time

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, MetaData, insert, select, text
from sqlalchemy import types as kinds

from storage import migrations
from storage.database import Database
from storage.errors import NewerDatabase
from storage.models import Article

ROWS = 3
OLD = ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009"]
MOMENT = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
async def database(empty_database_url):
    database = Database(empty_database_url)
    yield database
    await database.close()


async def on(database, function, *given):
    async with database.changing_tables() as connection:
        return await connection.run_sync(function, *given)


def value(column, number):
    """Something that fits a column, another one in each row; a reference is to the same row."""
    match column.type:
        case kinds.Boolean():
            return True  # 0004 lets go of what was only caught, and says so by a truth value
        case kinds.Integer():
            return number
        case kinds.DateTime():
            return MOMENT if column.type.timezone else MOMENT.replace(tzinfo=None)
        case kinds.Date():
            return date(2016, 9, number)
        case kinds.Time():
            return time(8, number)
        case JSON():
            return {"text": f"سلام {number}"}
        case kinds.LargeBinary():
            return b"%d" % number
        case kinds.Float() | kinds.Numeric():
            return number / 2
        case _:
            return f"{column.name} {number}"


def tables(connection):
    found = MetaData()
    found.reflect(connection)
    return {name: table for name, table in found.tables.items() if name != "alembic_version"}


def fill(connection):
    """Put rows into every table; whether they refer to one another is not looked at."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
    for table in tables(connection).values():
        for number in range(1, ROWS + 1):
            row = {column.name: value(column, number) for column in table.columns}
            connection.execute(insert(table).values(row))
    return contents(connection)


def contents(connection):
    return {
        name: sorted(map(repr, connection.execute(select(table)).mappings()))
        for name, table in tables(connection).items()
    }


def counts(connection):
    return {name: len(rows) for name, rows in contents(connection).items()}


@pytest.mark.parametrize("revision", OLD)
async def test_from_every_schema_with_rows_in_it(database, revision):
    await on(database, migrations.upgrade, revision)
    before = await on(database, fill)
    assert len(before) > 15
    await database.migrate()
    after = await on(database, counts)
    assert set(Article.metadata.tables) == set(after)
    lost = {name for name, rows in before.items() if after.get(name, 0) < len(rows)}
    assert lost == set()
    async with database.reading() as stored:
        titles = [(await stored.articles.get_any(number)).title for number in range(1, ROWS + 1)]
    assert titles == ["title 1", "title 2", "title 3"]


async def test_none_is_left_out(database):
    await database.migrate()

    def known(connection):
        scripts = ScriptDirectory.from_config(migrations.config_for(connection))
        return sorted(script.revision for script in scripts.walk_revisions())

    newest = await on(database, known)
    assert newest[: len(OLD)] == OLD
    assert len(newest) <= len(OLD) + 1, "a new schema wants its place in OLD"


async def test_an_older_process_beside_a_newer_one_does_not_start(database, monkeypatch):
    """The newer one has been here: its schema is not among those that the older one knows."""
    await database.migrate()
    newest = await on(database, migrations.current)
    walk = ScriptDirectory.walk_revisions

    def without_newest(self, *given):
        return (script for script in walk(self, *given) if script.revision != newest)

    monkeypatch.setattr(ScriptDirectory, "walk_revisions", without_newest)
    with pytest.raises(NewerDatabase, match="update Safir"):
        await database.migrate()
