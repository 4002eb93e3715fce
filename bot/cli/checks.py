"""What `safir check` looks at: each check says what it found, as a message of the catalogue."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
from telegram.error import InvalidToken, TelegramError

from bot.app import INDEX_FOLDER
from bot.sending import NO_ANSWER
from bot.settings import Settings
from bot.telegram import make_bot
from storage.database import Database
from storage.errors import StorageError
from storage.index import Index

LEAST_FREE = 1_000_000_000
"""Bytes of disk: an index is rebuilt beside the old one."""

MOST_OFF = timedelta(seconds=30)
"""Between this machine's clock and another's; leases last 15 s by the database's."""


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Attributes:
        key: Of the message: `cli-check-` and this.
        is_well: Whether there is nothing to do.
        variables: Of the message.
    """

    key: str
    is_well: bool = True
    variables: dict[str, str | int] = field(default_factory=dict)


Check = Callable[[Settings], Awaitable[list[Finding]]]


def well(key: str, **variables: str | int) -> Finding:
    return Finding(key, True, variables)


def ill(key: str, **variables: str | int) -> Finding:
    return Finding(key, False, variables)


async def check_settings(_: Settings) -> list[Finding]:
    """They were read, or nothing would be checked."""
    return [well("settings")]


async def check_database(settings: Settings) -> list[Finding]:
    """Whether it answers, how its tables stand, whether its clock and the index are with us."""
    try:
        async with _opened(settings) as database:
            state = await database.migration_state()
            if state != "current":
                return [Finding(f"migrations-{state}", is_well=state != "newer")]
            async with database.reading() as stored:
                count = await stored.articles.count()
                behind = await stored.articles.newest_revision() - _applied(settings)
                clock = _clock("database", await stored.now())
    except (StorageError, OSError) as error:
        return [ill("database-fails", error=str(error))]
    index = well("index-behind", count=behind) if behind else well("index")
    return [well("database", count=count), index, clock]


async def check_telegram(settings: Settings) -> list[Finding]:
    """Whether the token is known, and how updates come."""
    if settings.bot_token is None:
        return [ill("no-token")]
    bot = make_bot(settings.token, settings.bot_api_url)
    try:
        await bot.initialize()
        hook = await bot.call("getWebhookInfo", {})
        if not isinstance(hook, dict):
            raise TelegramError(NO_ANSWER)
    except InvalidToken:
        return [ill("token-refused")]
    except TelegramError as error:
        return [ill("telegram-fails", error=error.message)]
    finally:
        await bot.shutdown()
    token = well("token", name=bot.username)
    return [token, _updates(settings.webhook_url or "", hook)]


def _updates(wanted: str, hook: dict[str, Any]) -> Finding:
    """Say how updates come, by what `getWebhookInfo` answered."""
    url, count = str(hook.get("url", "")), hook.get("pending_update_count")
    count = count if isinstance(count, int) else 0
    if url != wanted:
        return well("webhook-other", set=url or "—")
    if wanted and (failed := hook.get("last_error_message")):
        return ill("webhook-fails", count=count, error=str(failed))
    return well("updates", count=count)


async def check_clock(settings: Settings) -> list[Finding]:
    """How far this machine's clock is from that of the Bot API."""
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.head(settings.bot_api_url)
        return [_clock("Telegram", parsedate_to_datetime(answer.headers["date"]).astimezone(UTC))]
    except (httpx.HTTPError, KeyError, ValueError, OverflowError):
        return []


async def check_disk(settings: Settings) -> list[Finding]:
    """Whether the index could be built a second time, which it is when it changes."""
    folder = settings.data_dir.absolute()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    needed = max(LEAST_FREE, 2 * _size(settings.data_dir / INDEX_FOLDER))
    megabytes = {"free": free // 1_000_000, "needed": needed // 1_000_000}
    return [Finding("disk" if free >= needed else "disk-full", free >= needed, {**megabytes})]


CHECKS: tuple[Check, ...] = (
    check_settings,
    check_database,
    check_telegram,
    check_clock,
    check_disk,
)


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database)
    try:
        yield database
    finally:
        await database.close()


def _applied(settings: Settings) -> int:
    return Index.open(settings.data_dir / INDEX_FOLDER).applied


def _clock(whose: str, there: datetime) -> Finding:
    off = abs(datetime.now(UTC) - there)
    key = "clock" if off <= MOST_OFF else "clock-off"
    return Finding(key, off <= MOST_OFF, {"whose": whose, "seconds": round(off.total_seconds())})


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
