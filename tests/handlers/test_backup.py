"""/backup: the file for the admin who asks in private, and for nobody else."""

import zipfile
from pathlib import Path

import pytest

from bot.sending import Refused, make
from handlers import backup
from handlers.pictures import lying_at
from storage.outbox import Call
from tests.handlers.chat import ADMIN, READER

GROUP = {"id": -100300, "type": "supergroup", "title": "Newsroom"}


def documents(telegram):
    return [arguments for name, arguments in telegram.wire.calls if name == "sendDocument"]


def backups(folder):
    return sorted((folder / "backups").glob("*.zip"))


async def test_an_admin_is_told_where_it_lies_and_gets_the_file(
    telegram, admin, three_meetings, tmp_path
):
    said = await admin.says("/backup")
    (file,) = backups(tmp_path)
    assert str(file) in said.bare
    (sent,) = documents(telegram)
    assert int(sent["chat_id"]) == ADMIN
    assert telegram.wire.documents == [file.read_bytes()]
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None


async def test_one_that_is_too_large_stays_where_it_is(telegram, admin, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "LARGEST", 10)
    said = await admin.says("/backup")
    assert "too large" in said.text
    assert str(backups(tmp_path)[0]) in said.bare
    assert documents(telegram) == []


async def test_it_goes_into_no_group(telegram, tmp_path):
    said = await telegram.person(ADMIN, **GROUP).says("/backup")
    assert "private chat" in said.text
    assert documents(telegram) == []


async def test_a_reader_gets_none(telegram, tmp_path):
    said = await telegram.person(READER).says("/backup")
    assert "admins" in said.text
    assert not (tmp_path / "backups").exists()


async def test_a_disk_that_takes_nothing_is_said(telegram, admin, tmp_path):
    (tmp_path / "backups").write_text("where the folder should be")
    said = await admin.says("/backup")
    assert "could not be written" in said.text


async def test_those_asked_for_push_out_no_other(admin, tmp_path):
    (tmp_path / "backups").mkdir()
    daily = [tmp_path / "backups" / f"safir-2026-11-0{day}T000000Z.zip" for day in range(1, 8)]
    for file in daily:
        file.touch()
    await admin.says("/backup")
    assert set(daily) < set(backups(tmp_path))


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_a_file_that_is_gone_when_it_is_to_be_sent_stops_nothing(telegram):
    call = Call("sendDocument", {"chat_id": ADMIN, "document": lying_at(Path("/nowhere/x.zip"))})
    outcome = await make(telegram.application.bot, call)
    assert isinstance(outcome, Refused)
