"""One backup a day, and the oldest ones gone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from storage.backup import write_backup
from storage.database import Database

FOLDER = "backups"
"""Beneath DATA_DIR."""

KEPT = 7
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

    async def make_if_due(self, now: datetime | None = None) -> None:
        """Write one unless the newest is younger than a day, and remove all but the newest."""
        now = now or datetime.now(UTC)
        newest = max((_changed(file) for file in self._files()), default=None)
        if newest is None or now - newest >= EVERY:
            await self.make(now)

    async def make(self, now: datetime) -> Path:
        """Write one, and remove all but the newest.

        Raises:
            OSError: It cannot be written; the older ones stay.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"safir-{now:%Y-%m-%dT%H%M%S}Z.zip"
        await write_backup(self._database, file)
        log.info("backed up", bytes=file.stat().st_size)
        for old in self._files()[:-KEPT]:
            old.unlink(missing_ok=True)
        return file

    def _files(self) -> list[Path]:
        """List them, oldest first: their names say when."""
        return sorted(self._folder.glob("safir-*Z.zip"))


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
