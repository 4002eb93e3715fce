"""A broadcast to many subscribers through the running bot, seen from Telegram's side.

python -m benchmarks.delivery [SUBSCRIBERS]

All are due when the bot starts. First at 30 a second against Telegram's limits, with a question
asked in the middle; then with the limits lifted; then with faults, and killed again and again.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path

from benchmarks.machine import headline, table
from bot.playground.server import in_background
from storage.database import Database
from tests.e2e.conversation import Telegram
from tests.e2e.process import BotProcess

FIRST = 1_000_000  # the id of the first subscriber
ASKER = 7
SAMPLE = Path(__file__).parent.parent / "bot" / "playground" / "sample"
KILLS = 20
FAULTS = (
    {"kind": "error", "status": 429, "retry_after": 1, "probability": 0.05},
    {"kind": "error", "status": 502, "probability": 0.05},
    {"kind": "reset_after", "probability": 0.05},
)


@dataclass(frozen=True)
class Measured:
    """What one broadcast came to.

    Attributes:
        rate: Messages a second, from the first to the last.
        refused: Answers 429.
        lost: Subscribers who got nothing.
        doubled: Who got something more than once.
        answered: How long a question asked in the middle took, seconds; None: none was asked.
    """

    rate: float
    refused: int
    lost: int
    doubled: int
    answered: float | None = None


@asynccontextmanager
async def broadcast(count: int, **settings: str) -> AsyncIterator[tuple[BotProcess, Telegram]]:
    """Make a bot with so many subscribers who are due; it is not started yet."""
    with tempfile.TemporaryDirectory() as name, in_background() as playground:
        folder = Path(name)
        url = f"sqlite:///{folder}/safir.db"
        quiet = {"LOG_LEVEL": "ERROR", "QUESTIONS_PER_MINUTE": "0"}
        bot = BotProcess(playground.url, playground.token, folder, url, settings=quiet | settings)
        added = bot.safir("add", str(SAMPLE))
        if added.returncode != 0:
            raise SystemExit(added.stderr)
        await _subscribe(url, count)
        telegram = Telegram(playground.url, explain=bot.said)
        await telegram.act("crowd", first=FIRST, count=count)
        try:
            yield bot, telegram
        finally:
            bot.kill()
            await telegram.close()


async def _subscribe(url: str, count: int) -> None:
    database = Database(url)
    for first in range(FIRST, FIRST + count, 500):
        async with database.transaction() as stored:
            for chat in range(first, min(first + 500, FIRST + count)):
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
    await database.close()


@dataclass
class Arrivals:
    """The digests that came to people's chats: whose, and when."""

    telegram: Telegram
    all: list[tuple[int, float]] = field(default_factory=list)
    _after: int = 0

    async def look(self) -> int:
        """Take in what came since the last look, and count all."""
        for event in await self.telegram.events(self._after):
            self._after = event["seq"]
            if event["kind"] == "message" and event["chat"] >= FIRST:
                self.all.append((event["chat"], float(event["at"])))
        return len(self.all)

    async def until(self, count: int, within: float) -> None:
        """Wait until so many people have one, for so many seconds at most."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            await self.look()
            if len({chat for chat, _ in self.all}) >= count:
                return
            await asyncio.sleep(1)


async def _summed(
    arrivals: Arrivals, count: int, within: float, answered: float | None = None
) -> Measured:
    await arrivals.until(count, within)
    await asyncio.sleep(3)  # for what may still come twice
    await arrivals.look()
    moments = [at for _, at in arrivals.all]
    per_chat = Counter(chat for chat, _ in arrivals.all)
    took = max(moments) - min(moments)
    return Measured(
        rate=(len(moments) - 1) / took if took else 0.0,
        refused=(await arrivals.telegram.get("limits"))["refused"],
        lost=count - len(per_chat),
        doubled=sum(1 for times in per_chat.values() if times > 1),
        answered=answered,
    )


async def within_limits(count: int) -> Measured:
    """Send at 30 a second, and ask something in the middle."""
    async with broadcast(count, BROADCAST_RATE="30") as (bot, telegram):
        await telegram.limits(overall=60, overall_burst=30)
        await bot.start()
        arrivals = Arrivals(telegram)
        await arrivals.until(count // 2, count)
        answered = [await _ask(telegram) for _ in range(10)]
        return await _summed(arrivals, count, count / 25 + 60, max(answered))


async def _ask(telegram: Telegram) -> float:
    reader = telegram.person(ASKER)
    before = await telegram.moment()
    await reader.asks("latest Lavrov", within=30)
    mine = [event for event in await telegram.events(before) if event.get("chat") == ASKER]
    question, answer, *_ = [event for event in mine if event["kind"] == "message"]
    await asyncio.sleep(1.1)
    return float(answer["at"]) - float(question["at"])


async def lifted(count: int) -> Measured:
    """Send as fast as the process can."""
    settings = {"BROADCAST_RATE": "1000", "PAID_BROADCAST": "true"}
    async with broadcast(count, **settings) as (bot, telegram):
        arrivals = Arrivals(telegram)
        await bot.start()
        return await _summed(arrivals, count, 300)


async def with_faults(count: int) -> Measured:
    """Send while a seventh of the calls goes wrong and the process is killed again and again."""
    chance = random.Random(0)
    settings = {"BROADCAST_RATE": "200", "PAID_BROADCAST": "true"}
    async with broadcast(count, **settings) as (bot, telegram):
        arrivals = Arrivals(telegram)
        await telegram.go_wrong([{**rule, "method": "sendMessage"} for rule in FAULTS], seed=1)
        for _ in range(KILLS):
            await bot.start()
            await asyncio.sleep(chance.uniform(0.5, 4))
            bot.kill()
        await bot.start()
        return await _summed(arrivals, count, 300)


async def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    few = min(count, 2_000)
    measured = {
        f"{count:,} at 30 a second": await within_limits(count),
        f"{count:,}, limits lifted": await lifted(count),
        f"{few:,}, 15 % faults, {KILLS} kills": await with_faults(few),
    }
    print(headline("A broadcast"))
    head = ("what", "messages a second", "answers 429", "lost", "doubled", "question meanwhile")
    print(table(head, (_row(what, each) for what, each in measured.items())))


def _row(what: str, measured: Measured) -> tuple[str, ...]:
    answered = "" if measured.answered is None else f"{measured.answered * 1e3:.0f} ms"
    counts = (measured.refused, measured.lost, measured.doubled)
    return (what, f"{measured.rate:.1f}", *map(str, counts), answered)


if __name__ == "__main__":
    asyncio.run(main())
