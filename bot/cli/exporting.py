"""`safir export`."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

from bot.cli.opened import opened_database
from bot.cli.records import as_record
from bot.cli.words import say
from bot.settings import load_settings
from storage.database import Database
from storage.models import Article

_AT_ONCE = 500


def export_articles(file: Path) -> bool:
    """Write all articles, in the order they were added, as lines that `safir add` takes."""
    count = asyncio.run(_export(file))
    say("cli-exported", count=count, file=str(file))
    return True


async def _export(file: Path) -> int:
    # Under its own name only once it is whole.
    unfinished = file.with_name(f"{file.name}.part")
    count = 0
    async with opened_database(load_settings()) as database:
        with unfinished.open("w", encoding="utf-8", newline="\n") as lines:
            async for article in _all_articles(database):
                lines.write(json.dumps(as_record(article), ensure_ascii=False) + "\n")
                count += 1
    unfinished.replace(file)
    return count


async def _all_articles(database: Database) -> AsyncIterator[Article]:
    added = 0
    while True:
        async with database.reading() as stored:
            articles = await stored.articles.added_after(added, _AT_ONCE)
        if not articles:
            return
        for article in articles:
            yield article
        added = articles[-1].added_revision
