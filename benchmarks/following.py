"""What an article costs that is held against standing questions, by how many there are.

python -m benchmarks.following [--questions 100000] [--database URL]
"""

import argparse
import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from benchmarks.corpus import articles
from benchmarks.machine import headline, table
from corpus.analysis import ArticleAnalysis
from corpus.following.follower import Follower
from corpus.following.standing import standing_key
from corpus.knowledge import Knowledge, load
from storage.changed_article import ChangedArticle
from storage.database import Database
from storage.index import Index
from storage.models import Topic, TopicKey
from storage.new_article import NewArticle

_INDEXED, _EARLIER, _MEASURED, _PART = 2_000, 400, 200, 10_000
_TODAY = date(2026, 11, 21)
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvw", "aeiou"
_LANGUAGES = ("en", "fa", "ar", "ru")


def questions(count: int, knowledge: Knowledge, words: Sequence[str]) -> Iterator[str]:
    """Make questions that differ: names of the knowledge, words of articles, names nobody knows."""
    chance, known = random.Random(7), set()
    entries = sorted(knowledge.entries.values(), key=lambda entry: entry.key)
    chance.shuffle(entries)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(entries))))

    def name() -> str:
        (entry,) = chance.choices(entries, cum_weights=weights)
        return entry.labels[chance.choice(_LANGUAGES)]

    def stranger() -> str:
        pairs = (
            chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 4))
        )
        return ("".join(pairs) + chance.choice(_CONSONANTS)).capitalize()

    shapes = (
        (45, lambda: f"{name()} {name()}"),
        (20, lambda: f"{name()} {chance.choice(words)}"),
        (25, stranger),
        (10, lambda: f"When did {name()} {' '.join(chance.choices(words, k=4))} {name()}?"),
    )
    while len(known) < count:
        (make,) = chance.choices([make for _, make in shapes], [share for share, _ in shapes])
        question = make()
        if standing_key(question) not in known:
            known.add(standing_key(question))
            yield question


async def fill(database: Database, knowledge: Knowledge, index: Index) -> list[str]:
    """Store and index some articles, so that it is known how common words are; give their words."""
    made = [
        NewArticle(
            title=one["title"],
            body=one["body"],
            original="",
            language=one["language"],  # type: ignore[arg-type]  # it is one of ours
            fingerprint=one["id"],
        )
        for one in articles(_INDEXED)
    ]
    async with database.transaction() as stored:
        await stored.articles.add_many(made)
    await index.catch_up(database, ArticleAnalysis(knowledge))
    return [word for one in made[:200] for word in one.body.split()]


async def let_stand(
    database: Database, follower: Follower, asked: Sequence[str], first_id: int
) -> float:
    """Let questions stand; give the seconds of a processor that reading them took."""
    began = time.process_time()
    made = [follower.read(question, _TODAY) for question in asked]
    seconds = time.process_time() - began
    kept = [(q, one) for q, one in zip(asked, made, strict=True) if one is not None]
    now = datetime.now(UTC)
    topics = [
        {
            "id": number,
            "key": standing_key(question),
            "name": "",
            "question": question,
            "standing": dict(one.standing),
            "version": one.version,
            "created": now,
        }
        for number, (question, one) in enumerate(kept, start=first_id)
    ]
    keys = [
        {"key": key, "topic_id": number}
        for number, (_, one) in enumerate(kept, start=first_id)
        for key in dict.fromkeys(one.keys)
    ]
    async with database.engine.begin() as connection:
        for table_of, rows in ((Topic, topics), (TopicKey, keys)):
            for at in range(0, len(rows), _PART):
                await connection.execute(insert(table_of), rows[at : at + _PART])
    return seconds


async def measure(
    database: Database, follower: Follower, fresh: Sequence[ChangedArticle]
) -> tuple[list[float], list[float], int, int]:
    """Hold articles against what stands: processor and wall milliseconds, proposals, matches."""
    busy, wall, proposed, caught = [], [], 0, 0
    async with database.reading() as stored:
        for article in fresh:
            began, began_busy = time.perf_counter(), time.process_time()
            offer = await follower._offered(article)
            caught += len(await follower._held(stored, offer))
            busy.append((time.process_time() - began_busy) * 1000)
            wall.append((time.perf_counter() - began) * 1000)
            proposed += len(await stored.topics.proposed(offer.keys()))
    return busy, wall, proposed, caught


def fresh_articles(count: int, seed: int) -> list[ChangedArticle]:
    """Make the articles that come in."""
    return [
        ChangedArticle(
            id=number,
            revision=number,
            added_revision=number,
            deleted=None,
            title=one["title"],
            body=one["body"],
            language=one["language"],  # type: ignore[arg-type]  # it is one of ours
            source=one["source"],
            published_on=date.fromisoformat(one["published"]),
            published_time=None,
        )
        for number, one in enumerate(articles(count, seed=seed), start=10**6)
    ]


async def run(most: int, url: str | None) -> None:
    knowledge, rows, stood = load(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url or f"sqlite:///{folder}/safir.sqlite3")
        await database.migrate()
        index = Index.open(Path(folder) / "index")
        words = await fill(database, knowledge, index)
        follower = Follower(lambda: knowledge, index)
        asked = list(questions(most, knowledge, words))
        earlier, fresh = fresh_articles(_EARLIER, seed=3), fresh_articles(_MEASURED, seed=2)
        reading = 0.0
        for count in sorted({0, most // 100, most // 10, most}):
            reading += await let_stand(database, follower, asked[stood:count], 1_000 + stood)
            stood = count
            await measure(database, follower, earlier)  # what is asked for often is remembered
            busy, wall, proposed, caught = await measure(database, follower, fresh)
            rows.append(
                (
                    f"{count:,}",
                    *(f"{value:.1f}" for value in _figures(busy)),
                    f"{statistics.median(wall):.1f}",
                    f"{proposed / len(fresh):.1f}",
                    f"{caught / len(fresh):.1f}",
                )
            )
        kind = database.kind
        await database.close()
    print(headline(f"Standing questions, {kind}"))
    head = "questions|processor ms, median|p95|most|wall ms, median|proposed|caught"
    print(table(head.split("|"), rows))
    print(f"Reading a question: {reading / max(most, 1) * 1000:.2f} ms of a processor.")


def _figures(busy: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(busy)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--database")
    arguments = parser.parse_args()
    asyncio.run(run(arguments.questions, arguments.database))
