from datetime import UTC, datetime, timedelta

import pytest

from bot.backups import DAILY, KEPT, Backups

START = datetime.now(UTC)


@pytest.fixture
def backups(database, tmp_path):
    return Backups(database, tmp_path)


@pytest.fixture
def database_kind():
    return "sqlite"


def names(tmp_path):
    return sorted(file.name for file in (tmp_path / "backups").iterdir())


async def test_there_is_one_a_day(backups, tmp_path):
    await backups.make_if_due(START)
    await backups.make_if_due(START + timedelta(hours=23))
    assert len(names(tmp_path)) == 1
    await backups.make_if_due(START + timedelta(hours=25))
    assert len(names(tmp_path)) == 2


async def test_the_newest_are_kept(backups, tmp_path):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "safir-notes.zip").touch()
    for day in range(KEPT[DAILY] + 2):
        newest = await backups.make(START + timedelta(days=day))
    kept = names(tmp_path)
    assert len(kept) == KEPT[DAILY] + 1
    assert kept[-2:] == [newest.name, "safir-notes.zip"]
