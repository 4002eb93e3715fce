"""The database, the knowledge and the index, opened for one command."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import INDEX_FOLDER
from bot.settings import Settings
from bot.taught import CurrentKnowledge
from corpus.analysis import ArticleAnalysis
from corpus.knowledge import Knowledge, load
from corpus.search.searcher import Searcher
from corpus.stories import Stories
from storage.database import Database
from storage.index import Index


@dataclass(frozen=True)
class Library:
    """All that a question needs."""

    database: Database
    knowledge: Knowledge
    index: Index
    analysis: ArticleAnalysis
    searcher: Searcher
    stories: Stories


@asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database, its tables up to date."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        await database.migrate()
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def opened_library(settings: Settings) -> AsyncIterator[Library]:
    """Open everything; the index may be behind until it is asked to catch up."""
    async with opened_database(settings) as database:
        knowledge = await current_knowledge(database)
        index = await asyncio.to_thread(Index.open, settings.data_dir / INDEX_FOLDER)
        searcher = Searcher(index, knowledge)
        stories = Stories(index, knowledge)
        yield Library(database, knowledge(), index, knowledge.analysis(), searcher, stories)


async def current_knowledge(database: Database) -> CurrentKnowledge:
    """Load the knowledge, with what has been taught until now."""
    knowledge = CurrentKnowledge(await asyncio.to_thread(load))
    await knowledge.refresh(database)
    return knowledge
