"""`safir migrate` and `safir check`."""

import asyncio
import logging
import sys

from bot.cli.checks import CHECKS
from bot.cli.opened import opened_database
from bot.cli.words import say, sentence
from bot.logs import SILENT
from bot.settings import Settings, load_settings


def migrate_database() -> bool:
    """Bring the tables of the database up to date."""

    async def migrate() -> None:
        async with opened_database(load_settings()):
            say("cli-migrated")

    asyncio.run(migrate())
    return True


def check_all() -> bool:
    """Say of everything the bot needs whether it is there, a line each; nothing is changed."""
    return asyncio.run(_check_all(load_settings()))


async def _check_all(settings: Settings) -> bool:
    # It would say a second time, at length, what is told in a line.
    logging.getLogger(SILENT).setLevel(logging.CRITICAL)
    is_well = True
    for check in CHECKS:
        for found in await check(settings):
            line = sentence(f"cli-check-{found.key}", always=True, **found.variables)
            sys.stdout.write(f"{'✓' if found.is_well else '✗'} {line}\n")
            is_well = is_well and found.is_well
    return is_well
