"""`safir backup` and `safir restore`."""

import asyncio
from pathlib import Path

from bot.cli.opened import opened_database
from bot.cli.words import say
from bot.settings import load_settings
from storage.backup import write_backup
from storage.backup_file import Manifest
from storage.database import Database
from storage.restore import restore_backup


def back_up(file: Path) -> bool:
    """Write everything that is remembered into a file, while the bot may run."""
    manifest = asyncio.run(_back_up(file))
    say("cli-backed-up", file=str(file), **counts(manifest))
    return True


def restore(file: Path, *, replace: bool) -> bool:
    """Fill the database from a backup; no bot may run on it meanwhile."""
    manifest = asyncio.run(_restore(file, replace))
    taken = manifest.taken.strftime("%Y-%m-%d %H:%M UTC")
    say("cli-restored", taken=taken, **counts(manifest))
    return True


def counts(manifest: Manifest) -> dict[str, int]:
    """Say how much there is of what people ask about, as the sentences name it."""
    return {"articles": manifest.count("article"), "subscribers": manifest.count("subscriber")}


async def _back_up(file: Path) -> Manifest:
    async with opened_database(load_settings()) as database:
        return await write_backup(database, file)


async def _restore(file: Path, replace: bool) -> Manifest:
    settings = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        return await restore_backup(database, file, replace=replace)
    finally:
        await database.close()
