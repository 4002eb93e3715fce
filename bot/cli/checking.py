"""`safir migrate` and `safir check`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken, TelegramError

from bot.app import INDEX_FOLDER
from bot.cli.opened import opened_database
from bot.cli.words import say, sentence
from bot.settings import Settings, load_settings
from bot.telegram import make_bot
from storage.database import Database
from storage.errors import StorageError
from storage.index import Index

Check = Callable[[Settings], Awaitable[tuple[bool, str]]]


def migrate_database() -> bool:
    """Bring the tables of the database up to date."""

    async def migrate() -> None:
        async with opened_database(load_settings()):
            say("cli-migrated")

    asyncio.run(migrate())
    return True


def check_all() -> bool:
    """Say of everything the bot needs whether it is there, a line each."""
    return asyncio.run(_check_all(load_settings()))


async def _check_all(settings: Settings) -> bool:
    outcomes = [await check(settings) for check in CHECKS]
    for is_well, line in [(True, sentence("cli-check-settings", always=True)), *outcomes]:
        sys.stdout.write(f"{'✓' if is_well else '✗'} {line}\n")
    return all(is_well for is_well, _ in outcomes)


async def _database(settings: Settings) -> tuple[bool, str]:
    try:
        async with opened_database(settings) as database, database.reading() as stored:
            count = await stored.articles.count()
    except (StorageError, OSError) as error:
        return False, sentence("cli-check-database-fails", always=True, error=str(error))
    return True, sentence("cli-check-database", always=True, count=count)


async def _index(settings: Settings) -> tuple[bool, str]:
    database = Database(settings.database)
    try:
        async with database.reading() as stored:
            newest = await stored.articles.newest_revision()
    except (StorageError, OSError) as error:
        return False, sentence("cli-check-database-fails", always=True, error=str(error))
    finally:
        await database.close()
    behind = newest - Index.open(settings.data_dir / INDEX_FOLDER).applied
    key = "cli-check-index-behind" if behind else "cli-check-index"
    return True, sentence(key, always=True, count=behind)


async def _token(settings: Settings) -> tuple[bool, str]:
    if settings.bot_token is None:
        return False, sentence("cli-check-no-token", always=True)
    bot = make_bot(settings.token, settings.bot_api_url)
    try:
        await bot.initialize()
        name = bot.username
    except InvalidToken:
        return False, sentence("cli-check-token-refused", always=True)
    except TelegramError as error:
        return False, sentence("cli-check-telegram-fails", always=True, error=error.message)
    finally:
        await bot.shutdown()
    return True, sentence("cli-check-token", always=True, name=name)


CHECKS: tuple[Check, ...] = (_database, _index, _token)
