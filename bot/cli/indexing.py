"""`safir reindex`."""

import asyncio
import os

from bot.cli.opened import opened_library
from bot.cli.progress import Bar
from bot.cli.words import say, sentence
from bot.errors import BotError
from bot.settings import load_settings


def index_afresh() -> bool:
    """Build the index anew beside the one in use, then put it in its place."""
    count = asyncio.run(_reindex())
    say("cli-reindexed", count=count)
    return True


async def _reindex() -> int:
    async with opened_library(load_settings()) as library:
        with Bar(sentence("cli-indexing", always=True)) as bar:
            state = await library.index.catch_up(
                library.database,
                library.analysis,
                workers=os.cpu_count() or 1,
                progress=lambda state: bar.show(state.applied, state.newest),
                afresh=True,
            )
        if not state.is_complete:
            raise BotError(sentence("cli-index-busy", always=True))
        return library.index.size
