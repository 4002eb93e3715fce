"""What was remembered is remembered again, in either kind of database."""

import asyncio
import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from storage.backup import write_backup
from storage.database import Database
from storage.errors import BackupUnreadable, DatabaseInUse, NewerDatabase
from storage.models import Article
from storage.outbox import Call
from storage.restore import restore_backup
from storage.topics import StandingQuestion

OTHER = {"sqlite": "_empty_postgresql", "postgresql": "_empty_sqlite"}


@pytest.fixture
async def elsewhere(request, database_kind):
    """An empty database of the other kind."""
    with request.getfixturevalue(OTHER[database_kind]) as url:
        database = Database(url)
        yield database
        await database.close()


@pytest.fixture
async def filled(database, add_article, subscribe):
    """A database with something of most kinds in it."""
    first = await add_article("سفیر: \U0001f54a\ufe0f «خبر»", published_on=date(2016, 9, 30))
    second = await add_article("Лавров и Керри")
    subscription = await subscribe(chat_id=-100)
    async with database.transaction() as stored:
        await stored.articles.delete(second.id, 1)
        for number in (1, 2):
            await stored.stories.begin()
            await stored.inbox.store(number, 9, '{"update_id": 1}')
        await stored.stories.put([first.id], 1)
        await stored.stories.merge(1, 2)
        call = Call("sendMessage", {"chat_id": 9, "text": "سلام"})
        await stored.outbox.add(call, 9, 2, subscription.id, "2026-11-21T08:30")
        await stored.spellings.teach("person/john-kerry", "کری", language="fa", by=1)
    return database


async def rows_of(database):
    """All there is but the name of the database, which a restore renews."""
    found = {}
    async with database.engine.connect() as connection:
        for table in Article.metadata.sorted_tables:
            keys = table.primary_key.columns
            rows = (await connection.execute(select(table).order_by(*keys))).all()
            found[table.name] = [tuple(row) for row in rows if row[0] != "database_id"]
    return found


async def test_every_row_comes_back(filled, elsewhere, tmp_path):
    await write_backup(filled, tmp_path / "backup")
    await restore_backup(elsewhere, tmp_path / "backup")
    assert await rows_of(elsewhere) == await rows_of(filled)


async def test_it_is_another_database_afterwards(filled, elsewhere, tmp_path):
    await write_backup(filled, tmp_path / "backup")
    await restore_backup(elsewhere, tmp_path / "backup")
    async with filled.reading() as before, elsewhere.reading() as after:
        assert await before.database_id() != await after.database_id()


async def test_what_comes_next_has_new_ids_and_revisions(filled, elsewhere, new_article, tmp_path):
    async with filled.transaction() as stored:
        made = await stored.topics.stand("q:a", "a", StandingQuestion({}, "1", []))
        await stored.topics.forget_unfollowed([made.id])
    await write_backup(filled, tmp_path / "backup")
    await restore_backup(elsewhere, tmp_path / "backup")
    async with filled.reading() as stored:
        newest = await stored.articles.newest_revision()
    async with elsewhere.transaction() as stored:
        article = await stored.articles.add(new_article("Something else"))
        topic = await stored.topics.stand("q:c", "c", StandingQuestion({}, "1", []))
    assert article.id == 3
    assert article.revision == newest + 1
    assert topic.id == 2


async def test_a_backup_is_of_one_moment_while_others_write(filled, elsewhere, tmp_path):
    """Both rows of a transaction are in it, or neither."""
    stopped = asyncio.Event()

    async def write():
        number = 10
        while not stopped.is_set():
            async with filled.transaction() as stored:
                await stored.inbox.store(number, 9, "{}")
                await stored.questions.record(str(number), None, "plain", 0)
            number += 1

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    await write_backup(filled, tmp_path / "backup")
    stopped.set()
    await writing
    await restore_backup(elsewhere, tmp_path / "backup")
    found = await rows_of(elsewhere)
    assert len(found["question"]) == len(found["inbox"]) - 2


async def test_a_database_in_use_is_replaced_only_when_that_is_said(filled, elsewhere, tmp_path):
    await write_backup(filled, tmp_path / "backup")
    before = await rows_of(filled)
    with pytest.raises(DatabaseInUse, match="2 articles and 0 subscribers"):
        await restore_backup(filled, tmp_path / "backup")
    async with filled.transaction() as stored:
        await stored.inbox.store(77, 9, "{}")
    await restore_backup(filled, tmp_path / "backup", replace=True)
    assert await rows_of(filled) == before


def altered(backup, old, new):
    """Copy a backup as somebody else might have changed it."""
    copy = backup.with_name("altered")
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(copy, "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).replace(old, new))
    return copy


async def test_a_damaged_backup_changes_nothing(filled, tmp_path):
    await write_backup(filled, tmp_path / "backup")
    damaged = altered(tmp_path / "backup", b"john-kerry", b"jack-kerry")
    before = await rows_of(filled)
    with pytest.raises(BackupUnreadable, match="'spelling' is not what was written"):
        await restore_backup(filled, damaged, replace=True)
    assert await rows_of(filled) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00" * 100])
async def test_what_is_no_backup_is_refused(database, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BackupUnreadable, match="it is no backup"):
        await restore_backup(database, tmp_path / "file")


async def test_a_backup_of_a_newer_safir_is_refused(filled, elsewhere, tmp_path):
    manifest = await write_backup(filled, tmp_path / "backup")
    revision = f'"revision":"{manifest.revision}"'.encode()
    newer = altered(tmp_path / "backup", revision, b'"revision":"9999"')
    with pytest.raises(NewerDatabase):
        await restore_backup(elsewhere, newer)


async def test_nobody_else_can_read_it_and_nothing_is_left_of_half_of_one(filled, tmp_path):
    await write_backup(filled, tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    with pytest.raises(OSError, match="nowhere"):
        await write_backup(filled, tmp_path / "nowhere" / "backup")
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]
