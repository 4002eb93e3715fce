"""What has served its purpose is forgotten, an hour after its time at most."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from storage.database import Database, Stored

Prune = Callable[[Stored, datetime], Awaitable[int]]

KEPT: Sequence[tuple[Prune, timedelta]] = (
    (lambda stored, before: stored.awaited.prune(before), timedelta(hours=1)),
    (lambda stored, before: stored.searches.prune(before), timedelta(hours=24)),
    (lambda stored, before: stored.inbox.prune(before), timedelta(hours=48)),
    (lambda stored, before: stored.outbox.prune(before), timedelta(days=30)),
    (lambda stored, before: stored.questions.prune(before), timedelta(days=365)),
)
"""How long each is kept: updates once they are done, messages once they are delivered; questions
are texts without who asked them."""


async def forget_old(database: Database) -> None:
    """Forget what is older than it is kept, a kind of row at a time."""
    for prune, age in KEPT:
        async with database.transaction() as stored:
            await prune(stored, await stored.now() - age)
    async with database.transaction() as stored:
        # A new subscription begins a day back.
        day_ago = await stored.articles.revision_at(await stored.now() - timedelta(days=1))
        lowest = await stored.subscriptions.lowest_cursor()
        await stored.caught.prune(day_ago if lowest is None else min(day_ago, lowest))
