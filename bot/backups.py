"""One backup a day and those that are asked for, and the oldest ones gone."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from storage.backup import write_backup
from storage.database import Database

FOLDER = "backups"
"""Beneath DATA_DIR."""

DAILY, ASKED = "safir", "asked"
"""How the names of the two kinds begin: what is asked for must not push out a week of days."""

KEPT = {DAILY: 7, ASKED: 2}
EVERY = timedelta(days=1)

log = structlog.get_logger(__name__)


class Backups:
    """The backups of one DATA_DIR.

    Args:
        database: What is backed up.
        data_dir: The folder; a disk of its own for `backups` is worth having.
    """

    def __init__(self, database: Database, data_dir: Path) -> None:
        self._database = database
        self._folder = data_dir / FOLDER
        self._one_at_a_time = asyncio.Lock()

    async def make_if_due(self, now: datetime | None = None) -> None:
        """Write one unless the newest is younger than a day, and remove all but the newest."""
        now = now or datetime.now(UTC)
        newest = max((_changed(file) for file in self._files(DAILY)), default=None)
        if newest is None or now - newest >= EVERY:
            await self.make(now)

    async def make_asked(self) -> Path:
        """Write one now that an admin has asked for, and say where it lies."""
        async with self._one_at_a_time:
            return await self.make(datetime.now(UTC), ASKED)

    async def make(self, now: datetime, kind: str = DAILY) -> Path:
        """Write one, and remove all but the newest of its kind.

        Raises:
            OSError: It cannot be written; the older ones stay.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{kind}-{now:%Y-%m-%dT%H%M%S}Z.zip"
        await write_backup(self._database, file)
        log.info("backed up", bytes=file.stat().st_size)
        for old in self._files(kind)[: -KEPT[kind]]:
            old.unlink(missing_ok=True)
        return file

    def _files(self, kind: str) -> list[Path]:
        """List those of a kind, oldest first: their names say when."""
        return sorted(self._folder.glob(f"{kind}-*Z.zip"))


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
