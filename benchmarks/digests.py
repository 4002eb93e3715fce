"""What the clock of digests costs: a tick with nothing due, and ten thousand due at once.

python -m benchmarks.digests [--rows 1000000] [--due 10000] [--database sqlite|postgresql]
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from sqlalchemy import Insert, insert, select, text

from benchmarks.broadcasting import no_server, postgresql
from benchmarks.corpus import articles
from benchmarks.machine import headline, table
from bot import leader
from bot.digests import DueDigests
from bot.leader import Held
from corpus.facts import FactLines
from corpus.following import US_RUSSIA, Follower
from corpus.knowledge import load
from handlers.texts import LANGUAGES, Texts
from storage.database import Database
from storage.models import Subscription, SubscriptionTopic
from storage.new_article import NewArticle

_NEW_ARTICLES, _TICKS = 60, 50
_PART = 10_000


class NoWords:
    """An index that knows nothing: no question of words is followed here."""

    size = 0

    def frequency(self, field: str, term: str) -> int:
        return 0


async def subscribe(database: Database, count: int, first_chat: int, due: datetime) -> None:
    """Let so many chats follow US–Russia diplomacy and everything, in turn."""
    async with database.transaction() as stored:
        topics = [(await stored.topics.built_in(key)).id for key in (US_RUSSIA, "everything")]
    part = min(count, _PART)
    rows = [_row(chat, due) for chat in range(first_chat, first_chat + part)]
    follows = [
        {"subscription_id": row["id"], "topic_id": topics[row["id"] % 3 == 0], "is_paused": False}
        for row in rows
    ]
    async with database.engine.begin() as connection:
        await connection.execute(insert(Subscription), rows)
        await connection.execute(insert(SubscriptionTopic), follows)
        for step in range(part, count, part):
            for copy in _copies(first_chat, min(part, count - step), step):
                await connection.execute(copy)


def _row(chat: int, due: datetime) -> dict[str, Any]:
    return {
        "id": chat,
        "chat_id": chat,
        "state": "active",
        "rhythm": "clock",
        "local_time": clock_time(8),
        "days": 127,
        "timezone": "Asia/Tehran" if chat % 2 else "Europe/Berlin",
        "is_silent": False,
        "language": LANGUAGES[chat % 4],
        "item_limit": 10,
        "article_languages": [],
        "next_due": due + timedelta(seconds=chat % 80_000),
        "cursor": 0,
        "created": due,
        "changed": due,
    }


def _copies(first: int, count: int, step: int) -> Iterator[Insert]:
    """Copy the first of these subscriptions under other ids: quicker than writing them out."""
    for model, moved in ((Subscription, ("id", "chat_id")), (SubscriptionTopic, ())):
        table: Any = model.__table__
        names = [column.name for column in table.c]
        key = "id" if moved else "subscription_id"
        new = [column + step if column.name in (*moved, key) else column for column in table.c]
        source = select(*new).where(table.c[key].between(first, first + count - 1))
        yield insert(table).from_select(names, source)


async def add_articles(database: Database) -> None:
    """Store what is new: half of it about US–Russia diplomacy."""
    body = "John Kerry met Sergey Lavrov in Geneva. The United States and Russia agreed to talk. "
    made = [
        NewArticle(
            title=f"Kerry and Lavrov, {one['title']}" if number % 2 else one["title"],
            body=body * (number % 2) + one["body"],
            original="",
            language=one["language"],  # type: ignore[arg-type]  # it is one of ours
            fingerprint=one["id"],
            source=one["source"],
            published_on=datetime.now(UTC).date(),
        )
        for number, one in enumerate(itertools.islice(articles(_NEW_ARTICLES), _NEW_ARTICLES))
    ]
    async with database.transaction() as stored:
        await stored.articles.add_many(made)


async def run(rows: int, due: int, url: str) -> None:
    knowledge = load()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url or f"sqlite:///{folder}/safir.sqlite3")
        await database.migrate()
        now = datetime.now(UTC)
        await subscribe(database, rows, 1, now + timedelta(days=1))
        async with database.engine.begin() as connection:
            await connection.execute(text("ANALYZE"))
        async with database.transaction() as stored:
            held = Held(await stored.leases.take(leader.NAME, "bench", timedelta(hours=2)))
        follower = Follower(lambda: knowledge, NoWords())
        facts = FactLines(lambda: knowledge)
        digests = DueDigests(database, follower, facts, Texts.load(), lambda: None)
        idle = [await _timed(digests, held, database) for _ in range(_TICKS)]
        await add_articles(database)
        await subscribe(database, due, rows + 1, now - timedelta(days=1))
        began, busy = time.perf_counter(), time.process_time()
        held.renewed = leader.seconds_awake_or_asleep() + 600  # nobody else is there to take it
        count = await digests.tick(held)
        wall, busy = time.perf_counter() - began, time.process_time() - busy
        async with database.reading() as stored:
            messages = (await stored.outbox.counts()).get("waiting", 0)
        kind = database.kind
        await database.close()
    print(headline(f"The clock of digests, {kind}, {rows:,} subscriptions"))
    print(
        table(
            ("what", "wall", "processor of this process"),
            (
                ("a tick, nothing due, median", *_shown(idle, statistics.median)),
                ("a tick, nothing due, most of 50", *_shown(idle, max)),
                (f"{count:,} digests, {messages:,} messages", f"{wall:.1f} s", f"{busy:.1f} s"),
            ),
        )
    )


async def _timed(digests: DueDigests, held: Held, database: Database) -> tuple[float, float]:
    """Give the milliseconds of what a tick does: look for who is due, and when the next one is."""
    held.renewed = leader.seconds_awake_or_asleep()
    began, busy = time.perf_counter(), time.process_time()
    await digests.tick(held)
    async with database.reading() as stored:
        await stored.subscriptions.next_moment()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


def _shown(values: list[tuple[float, float]], figure: object) -> tuple[str, str]:
    wall, busy = zip(*values, strict=True)
    assert callable(figure)
    return f"{figure(wall):.1f} ms", f"{figure(busy):.1f} ms"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    arguments = parser.parse_args()
    with postgresql() if arguments.database == "postgresql" else no_server() as server:
        asyncio.run(run(arguments.rows, arguments.due, server.url))
