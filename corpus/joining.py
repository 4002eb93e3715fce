"""Looks through what came in for Persian words that have lost a joiner.

hazm, which knows them, is never loaded here but in a process that ends as soon as nothing waits.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from corpus.intake.errors import Unreadable
from corpus.intake.joiners import words_of
from corpus.intake.reading import Child
from storage.changed_article import ChangedArticle
from storage.database import Database

_STEP = 100  # articles
_PAUSE = 0.2  # seconds between steps: questions come first
_PATIENCE = 120.0  # seconds: nobody waits for it
_Found = dict[int, dict[str, str]]


async def _at_once() -> None:
    """Wait for nothing."""


async def join_words(
    database: Database,
    goes_on: Callable[[], bool] = lambda: True,
    give_way: Callable[[], Awaitable[None]] = _at_once,
) -> int:
    """Look through the articles that were added or changed since.

    Args:
        database: Where they are, and where what is found is kept.
        goes_on: Asked after each step.
        give_way: Called between steps, for whoever should go first.

    Returns:
        How many were looked through.
    """
    looked = 0
    with Child(_PATIENCE) as child:
        while step := await _step(database, child):
            looked += step
            if not goes_on():
                break
            await asyncio.sleep(_PAUSE)
            await give_way()
    return looked


async def _step(database: Database, child: Child) -> int:
    async with database.reading() as stored:
        before = await stored.joined_words.reached()
        if before >= await stored.articles.newest_revision():
            return 0
        changed = await stored.articles.changed_since(before, _STEP)
    if not changed:
        return 0
    found = await asyncio.to_thread(_look, changed, child)
    async with database.transaction() as stored:
        kept = await stored.joined_words.keep(before, changed[-1].revision, found)
    return len(changed) if kept else 0


def _look(articles: Sequence[ChangedArticle], child: Child) -> _Found:
    words = {
        article.id: words_of(article.body) if article.language == "fa" else set()
        for article in articles
    }
    joined = _asked(child, set().union(*words.values()))
    return {
        article_id: {word: joined[word] for word in sorted(mine & joined.keys())}
        for article_id, mine in words.items()
    }


def _asked(child: Child, words: set[str]) -> Mapping[str, str]:
    try:
        return child.joined(words) if words else {}
    except Unreadable:  # they are shown as they came
        return {}
