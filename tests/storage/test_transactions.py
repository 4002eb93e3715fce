"""What a transaction promises, on both databases."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.articles import NewArticle
from storage.database import Database
from storage.engines import driver_url
from storage.errors import DatabaseUnavailable, UnsupportedDatabase
from storage.types import storable, to_json


@pytest.fixture
async def neighbour(database_url):
    """The same database, as another process has it."""
    neighbour = Database(database_url)
    yield neighbour
    await neighbour.close()


async def raise_the_item_limit(database):
    async with database.transaction() as stored:
        subscription = await stored.subscriptions.of_thread(1, None)
        await asyncio.sleep(0.001)
        limit = subscription.item_limit + 1
        await stored.subscriptions.change(subscription.id, item_limit=limit)


async def test_of_ten_increments_at_once_none_is_lost(database, neighbour, subscribe):
    await subscribe(1, item_limit=0)
    await asyncio.gather(*(raise_the_item_limit(one) for one in [database, neighbour] * 5))
    async with database.reading() as stored:
        assert (await stored.subscriptions.of_thread(1, None)).item_limit == 10


async def test_nothing_of_a_failed_transaction_stays(database, new_article):
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as stored:
            await stored.articles.add(new_article())
            raise ZeroDivisionError
    async with database.reading() as stored:
        assert await stored.articles.count() == 0
        assert await stored.articles.newest_revision() == 0


async def test_a_savepoint_does_not_outlive_its_transaction(database):
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as stored:
            async with stored._session.begin_nested():
                await stored.searches.keep(1, 2, "Kerry", {})
            raise ZeroDivisionError
    async with database.reading() as stored:
        assert await stored.searches.get(1) is None


async def test_a_reader_does_not_see_what_is_not_committed(database, neighbour, new_article):
    async with database.transaction() as writing, neighbour.reading() as reading:
        await writing.articles.add(new_article())
        assert await reading.articles.count() == 0


async def test_a_writer_that_was_cancelled_while_waiting_leaves_the_way_free(
    database, neighbour, add_article
):
    async with neighbour.transaction() as stored:
        await stored.inbox.store(1, 1, "{}")
        waiting = asyncio.create_task(add_article())
        await asyncio.sleep(0.1)
        waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    async with neighbour.transaction() as stored:
        assert await stored.inbox.store(2, 1, "{}")
    assert (await add_article("Another.")).id


async def test_a_task_that_writes_is_told_when_it_begins_to_write_again(database):
    async with database.transaction() as stored:
        with pytest.raises(RuntimeError, match="within another"):
            async with database.transaction():
                pass
        assert await stored.inbox.store(1, 1, "{}")
    async with database.transaction() as stored:
        assert not await stored.inbox.store(1, 1, "{}")


async def test_rows_can_be_read_after_their_transaction(database, add_article):
    article = await add_article()
    assert article.saved.tzinfo is UTC
    assert article.deleted is None


async def test_the_clock_is_the_databases_and_aware(database):
    async with database.reading() as stored:
        now = await stored.now()
    assert now.utcoffset() == timedelta(0)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_naive_moment_is_refused(database):
    with pytest.raises(Exception, match="needs a time zone"):
        async with database.transaction() as stored:
            await stored.inbox.prune(datetime(2026, 1, 1))


async def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(database, subscribe):
    tehran = datetime.fromisoformat("2026-11-21T12:00:00.123456+03:30")
    subscription = await subscribe(next_due=tehran)
    async with database.reading() as stored:
        there = await stored.subscriptions.get(subscription.id)
    assert there.next_due.isoformat() == "2026-11-21T08:30:00.123456+00:00"


async def test_every_text_can_be_stored(database, add_article):
    article = await add_article(body="a\x00b\ud800 سلام")
    async with database.reading() as stored:
        assert (await stored.articles.get(article.id)).body == "ab? سلام"


@given(st.text())
def test_what_is_storable_is_utf_8_without_nul(text):
    assert b"\x00" not in storable(text).encode()
    to_json({"text": text}).encode()


async def test_an_id_survives_reading_and_changes_only_when_renewed(database):
    async with database.transaction() as stored:
        first = await stored.database_id()
        await stored.renew_database_id("another")
    async with database.reading() as stored:
        assert await stored.database_id() == "another" != first


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///data/safir.sqlite3", "sqlite+aiosqlite:///data/safir.sqlite3"),
        ("sqlite:////srv/safir.sqlite3", "sqlite+aiosqlite:////srv/safir.sqlite3"),
        ("postgresql://u:p@host/db", "postgresql+asyncpg://u:p@host/db"),
        ("postgres://u:p@host/db", "postgresql+asyncpg://u:p@host/db"),
        ("postgresql+psycopg://u:p@host/db", "postgresql+asyncpg://u:p@host/db"),
        ("postgresql://u@/db?port=1", "postgresql+asyncpg://u@/db?port=1"),
    ],
)
def test_plain_urls_are_given_our_drivers(url, expected):
    assert driver_url(url).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused_by_name(url):
    with pytest.raises(UnsupportedDatabase):
        Database(url)


async def test_the_folder_of_a_sqlite_file_is_made(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/deep/down/safir.sqlite3")
    await database.migrate()
    await database.close()
    assert (tmp_path / "deep" / "down" / "safir.sqlite3").exists()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://safir:s3cret@127.0.0.1:1/db",
        "postgresql://safir:s3cret@host.invalid/db",
        "sqlite:////dev/null/safir.sqlite3",
        "sqlite:////proc/safir.sqlite3",
    ],
)
async def test_an_unreachable_database_is_said_in_one_line_without_the_password(url):
    with pytest.raises(DatabaseUnavailable) as caught:
        await migrate(url)
    assert "\n" not in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert url.partition(":")[0] in str(caught.value)


async def migrate(url):
    database = Database(url)
    try:
        await database.migrate()
    finally:
        await database.close()


async def test_a_wrong_database_name_is_unavailable(postgresql_server):
    with pytest.raises(DatabaseUnavailable, match="does not exist"):
        await migrate(postgresql_server.replace("/postgres?", "/nowhere?"))


async def test_a_file_that_is_no_database_is_unavailable(tmp_path):
    (tmp_path / "notes").write_text("These are notes, and no database. " * 100)
    with pytest.raises(DatabaseUnavailable, match="not a database"):
        await migrate(f"sqlite:///{tmp_path}/notes")


async def test_a_session_that_the_server_ends_is_unavailable_and_the_next_one_works(
    postgresql_server, request
):
    with request.getfixturevalue("_postgresql_copies")() as url:
        database = Database(url)
        with pytest.raises(DatabaseUnavailable):
            async with database.transaction() as stored:
                await stored.inbox.store(1, 1, "{}")
                await end_sessions(postgresql_server, database.engine.url.database)
                await stored.inbox.store(2, 1, "{}")
        async with database.transaction() as stored:
            assert await stored.inbox.store(1, 1, "{}")
        await database.close()


async def end_sessions(server, name):
    connection = await asyncpg.connect(server)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name
    )
    await connection.close()


async def test_a_full_disk_is_unavailable_and_what_was_there_stays(request):
    with request.getfixturevalue("_sqlite_copies")() as url:
        pages = page_count(url.removeprefix("sqlite:///"))
        database = Database(url)
        with pytest.raises(DatabaseUnavailable, match="full"):
            async with database.transaction() as stored:
                connection = await stored._session.connection()
                await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
                await stored.inbox.store(1, 1, "x" * 1_000_000)
        async with database.reading() as stored:
            assert await stored.inbox.waiting() == 0
        await database.close()


def page_count(path):
    connection = sqlite3.connect(path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    return pages


async def test_a_mistake_of_ours_is_not_taken_for_an_unreachable_database(empty_database_url):
    database = Database(empty_database_url)
    with pytest.raises(Exception, match="inbox") as caught:
        async with database.reading() as stored:
            await stored.inbox.waiting()
    assert not isinstance(caught.value, DatabaseUnavailable)
    await database.close()


def test_new_articles_are_values():
    one = NewArticle(title="t", body="b", original="o", language="en", fingerprint="f")
    assert one == NewArticle(title="t", body="b", original="o", language="en", fingerprint="f")
