"""Fifty people who ask at once, of a large corpus, beside a bare echo bot in the same run.

python -m benchmarks.load [--articles N] [--people N] [--questions N] [--fresh] [--inline]

The bot is a process of its own, the Bot API another; each person asks the next question when the
last is answered. Then they ask again while an admin sends files of articles and saves all of each.
A question's time runs from the update's arrival at the Bot API to the `sendMessage` that answers
it; that of an inline query from its being typed to its results, as the one who types sees it.

All draw from the same few hundred questions, and what was just asked is remembered; with `--fresh`
no two questions are the same, as each names another day before which its articles were published.
The corpus is that of `benchmarks.scale`, of which a copy is used; which of its articles tell one
event, and which words have lost a joiner, counts as decided, for a bot that has run for a while
has done that. With `--inline` nothing is measured but inline queries, of one person alone.
"""

import argparse
import asyncio
import json
import random
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.corpus import articles
from benchmarks.machine import headline, table
from benchmarks.processes import playground, processor_of, running
from benchmarks.scale import folder_of, loaded, questions
from corpus.knowledge import load
from storage.database import Database
from tests.e2e.conversation import Telegram
from tests.e2e.process import BotProcess

FIRST = 1_000  # the id of the first person
ADMIN = 7
_BURST = 4  # questions that one person asks without waiting
_FILE_OF = 100  # articles in a file that the admin sends
_PATIENCE = 60.0
_INLINE = 60  # queries
_DAY = "[day]"


@dataclass(frozen=True)
class Round:
    """What one round of questions came to; seconds.

    Attributes:
        times: From each question to its answer.
        took: The whole round.
        processor: Of the bot's process, all its threads.
    """

    times: Sequence[float]
    took: float
    processor: float

    def cells(self) -> tuple[str, ...]:
        each = sorted(self.times)
        return (
            f"{len(each) / self.took:.0f}/s",
            f"{1000 * statistics.median(each):.0f} ms",
            f"{1000 * each[int(len(each) * 0.95)]:.0f} ms",
            f"{1000 * self.processor / len(each):.1f} ms",
        )


class Crowd:
    """People who ask, and one reader of the journal who tells each what came."""

    def __init__(self, telegram: Telegram, people: int, asked: Sequence[str]) -> None:
        self.said: set[str] = set()  # every question, once
        self._telegram = telegram
        self._people = range(FIRST, FIRST + people)
        self._asked = asked
        self._came: dict[int, asyncio.Queue[dict[str, Any]]] = defaultdict(asyncio.Queue)
        self._after = 0

    async def exist(self) -> None:
        for number in self._people:
            await self._telegram.act("person", id=number, first_name=f"P{number}")
        self._after = await self._telegram.moment()

    async def listen(self) -> None:
        """Hand on what is said in every chat, for ever."""
        while True:
            for event in await self._telegram.events(self._after, 5):
                self._after = event["seq"]
                if event["kind"] == "message":
                    self._came[event["chat"]].put_nowait(event)

    async def round(self, each: int, processor: Callable[[], float]) -> Round:
        """Have everybody ask so many questions, each when the last is answered."""
        began, busy = time.perf_counter(), processor()
        times = await asyncio.gather(*(self._asks(person, each) for person in self._people))
        took = time.perf_counter() - began
        return Round([one for some in times for one in some], took, processor() - busy)

    async def _asks(self, person: int, each: int) -> list[float]:
        chance = random.Random(person)
        times = []
        for _ in range(each):
            question = await self._says(person, self._next(chance))
            times.append(float((await self._hears(person))["at"]) - question)
        return times

    def _next(self, chance: random.Random) -> str:
        text = chance.choice(self._asked)
        if _DAY in text:
            text = text.replace(_DAY, f"{date(2100, 1, 1) + timedelta(len(self.said))}")
        self.said.add(text)
        return text

    async def _says(self, person: int, text: str) -> float:
        await self._telegram.act("say", person=person, text=text)
        said = await asyncio.wait_for(self._came[person].get(), _PATIENCE)
        return float(said["at"])

    async def _hears(self, person: int) -> dict[str, Any]:
        return await asyncio.wait_for(self._came[person].get(), _PATIENCE)

    async def out_of_order(self, headlines: Sequence[str]) -> int:
        """Have everybody ask for headlines without waiting; count answers out of their order."""
        pairs = await asyncio.gather(*(self._burst(each, headlines) for each in self._people))
        return sum(pairs)

    async def _burst(self, person: int, headlines: Sequence[str]) -> int:
        asked = random.Random(person).sample(headlines, _BURST)
        for text in asked:
            await self._telegram.act("say", person=person, text=text)
        answers: list[str] = []
        while len(answers) < len(asked):
            message = (await self._hears(person))["message"]
            if message["from"]["is_bot"]:
                answers.append(message.get("text", ""))
        return sum(text[:20] not in said for text, said in zip(asked, answers, strict=True))


async def inline(telegram: Telegram, asked: Sequence[str], processor: Callable[[], float]) -> Round:
    """Have one person type inline queries, one after the other."""
    person = telegram.person(FIRST - 1)
    times, began, busy = [], time.perf_counter(), processor()
    for query in random.Random(1).sample(asked, _INLINE):
        typed = time.perf_counter()
        await person.asks_inline(query.replace(_DAY, "2099-12-31"), within=_PATIENCE)
        times.append(time.perf_counter() - typed)
    return Round(times, time.perf_counter() - began, processor() - busy)


@asynccontextmanager
async def listened(telegram: Telegram, people: int, asked: Sequence[str]) -> AsyncIterator[Crowd]:
    crowd = Crowd(telegram, people, asked)
    await crowd.exist()
    listening = asyncio.create_task(crowd.listen())
    try:
        yield crowd
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def of_echo(people: int, each: int, asked: Sequence[str]) -> Round:
    with playground() as (url, token), running("benchmarks.echo", url, token) as bot:
        telegram = Telegram(url)
        async with listened(telegram, people, asked) as crowd:
            await crowd.round(2, processor_of(bot.pid))
            measured = await crowd.round(each, processor_of(bot.pid))
        await telegram.close()
    return measured


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[tuple[Telegram, Callable[[], float]]]:
    """Start Safir on a corpus; give its Telegram, and what tells its processor time."""
    settings = {"QUESTIONS_PER_MINUTE": "0", "LOG_LEVEL": "WARNING", "DATA_DIR": str(folder)}
    with playground() as (url, token):
        bot = BotProcess(
            url,
            token,
            folder,
            f"sqlite:///{folder}/safir.db",
            admins=frozenset({ADMIN}),
            settings=settings,
        )
        telegram = Telegram(url, admins=bot.admins, explain=bot.said)
        await bot.start()
        assert bot.process is not None
        try:
            yield telegram, processor_of(bot.process.pid)
        finally:
            bot.stop()
            await telegram.close()


async def of_safir(
    folder: Path, people: int, each: int, asked: Sequence[str], headlines: Sequence[str]
) -> tuple[list[Round], int]:
    """Give an idle round, one of inline queries, one during an upload; and answers out of order."""
    async with (
        started(folder) as (telegram, processor),
        listened(telegram, people, asked) as crowd,
    ):
        await crowd.round(2, processor)
        idle = await crowd.round(each, processor)
        print(f"{people * (each + 2)} questions, {len(crowd.said)} different ones", flush=True)
        misplaced = await crowd.out_of_order(headlines)
        typed = await inline(telegram, asked, processor)
        saving = asyncio.Event()
        sending = asyncio.create_task(_send_files(telegram, saving))
        await asyncio.wait_for(saving.wait(), _PATIENCE)
        busy = await crowd.round(each, processor)
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending
    return [idle, typed, busy], misplaced


async def of_inline(folder: Path, asked: Sequence[str]) -> Round:
    """Give a round of inline queries that nobody else disturbs, after one to get warm."""
    async with started(folder) as (telegram, processor):
        await inline(telegram, asked, processor)
        return await inline(telegram, asked, processor)


async def _send_files(telegram: Telegram, saving: asyncio.Event) -> None:
    """Send one file of articles after the other and save them, until there is enough.

    Args:
        telegram: Where.
        saving: Set when the first is being saved.
    """
    admin = telegram.person(ADMIN, admin=True)
    fresh = articles(10**6, seed=99)
    while True:
        lines = [json.dumps(next(fresh), ensure_ascii=False) for _ in range(_FILE_OF)]
        await admin.sends("articles.jsonl", "\n".join(lines))
        read = await admin.sees("Save all", within=_PATIENCE)
        await admin.presses("Save all", on=read, within=_PATIENCE)
        saving.set()


async def _prepared(folder: Path, count: int) -> tuple[list[str], list[str]]:
    """Copy the corpus; give questions and headlines."""
    shutil.copytree(folder_of(count), folder, dirs_exist_ok=True)
    database = Database(f"sqlite:///{folder}/safir.db")
    await database.migrate()
    async with database.transaction() as stored:
        newest = await stored.articles.newest_revision()
        await stored.stories.set_decided(newest)
        await stored.joined_words.keep(await stored.joined_words.reached(), newest, {})
        ids = random.Random(3).sample(range(1, count + 1), 60)
        titles = [article.title for article in await stored.articles.get_many(ids)]
    await database.close()
    return questions(load(), titles), titles


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--inline", action="store_true")
    given = parser.parse_args()
    await loaded(given.articles, load())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked, headlines = await _prepared(folder, given.articles)
        if given.inline:
            typed = await of_inline(folder, asked)
            print(headline(f"{_INLINE} inline queries, {given.articles:,} articles"))
            print(table(("answers", "p50", "p95", "processor an answer"), [typed.cells()]))
            return
        if given.fresh:
            asked = [f"{text} before:{_DAY}" for text in asked]
        echo = await of_echo(given.people, given.questions, asked)
        print(("echo", *echo.cells()), flush=True)
        (idle, typed, busy), misplaced = await of_safir(
            folder, given.people, given.questions, asked, headlines
        )
    ratio = (len(idle.times) / idle.took) / (len(echo.times) / echo.took)
    title = f"{given.people} people × {given.questions} questions, {given.articles:,} articles"
    print(headline(title))
    head = ("who", "answers", "p50", "p95", "processor an answer")
    rounds = {
        "echo bot": echo,
        "Safir": idle,
        "Safir, an admin sending files": busy,
        "Safir, one person's inline queries": typed,
    }
    print(table(head, [(who, *each.cells()) for who, each in rounds.items()]))
    print(f"Of the echo bot's rate: {ratio:.2f}. Answers out of order: {misplaced}.")


if __name__ == "__main__":
    asyncio.run(main())
