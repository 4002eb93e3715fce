"""A crowd of subscribers who are all due, and what comes to their chats."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path

import bot.playground
from storage.database import Database
from storage.new_article import NewArticle
from tests.e2e.conversation import Telegram

FIRST = 1_000_000  # the id of the first subscriber
SAMPLE = Path(bot.playground.__file__).parent / "sample"
_AT_ONCE = 500


async def fill(url: str, count: int) -> None:
    """Make a database with something to tell and so many subscribers who are due."""
    database = Database(url)
    await database.migrate()
    async with database.transaction() as stored:
        for number in range(3):
            await stored.articles.add(_article(number))
    for first in range(FIRST, FIRST + count, _AT_ONCE):
        await _subscribe(database, range(first, min(first + _AT_ONCE, FIRST + count)))
    await database.close()


def _article(number: int) -> NewArticle:
    title = f"Kerry and Lavrov meet in Geneva, round {number}"
    body = "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov. " * 6
    return NewArticle(title=title, body=body, original=body, language="en", fingerprint=title)


async def _subscribe(database: Database, chats: range) -> None:
    async with database.transaction() as stored:
        for chat in chats:
            await stored.subscribers.see(chat, "private")
            await stored.subscriptions.subscribe(
                chat,
                None,
                user_id=chat,
                local_time=clock(8),
                timezone="UTC",
                language="en",
                next_due=datetime.now(UTC),
                cursor=0,
            )


@dataclass
class Arrivals:
    """The digests that came to people's chats: whose, and when."""

    telegram: Telegram
    all: list[tuple[int, float]] = field(default_factory=list)
    _after: int = 0

    async def look(self) -> int:
        """Take in what came since the last look, and count who has something."""
        for event in await self.telegram.events(self._after):
            self._after = event["seq"]
            if event["kind"] == "message" and event["chat"] >= FIRST:
                self.all.append((event["chat"], float(event["at"])))
        return len(self.per_chat)

    async def until(self, count: int, within: float, *, every: float = 1) -> bool:
        """Wait until so many people have one, for so many seconds at most."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if await self.look() >= count:
                return True
            await asyncio.sleep(every)
        return False

    @property
    def per_chat(self) -> Counter[int]:
        """How often each person got one."""
        return Counter(chat for chat, _ in self.all)

    @property
    def doubled(self) -> int:
        """How many messages were one too many."""
        return len(self.all) - len(self.per_chat)
