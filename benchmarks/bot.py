"""Start, answers and memory of the running bot, seen from Telegram's side.

python -m benchmarks.bot [ARTICLES]

The bot is a process of its own and talks to the playground's Bot API over HTTP. A question's time
runs from the update's arrival at the Bot API to the `sendMessage` that answers it. Asked twice:
just started, while the bot still reads all that came in for digests and stories, and after that.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.machine import headline, table
from bot.playground.server import in_background
from tests.e2e.conversation import Person, Telegram
from tests.e2e.process import BotProcess

QUESTIONS = (
    "latest Kerry Lavrov",
    "آخرین دیدار کری و لاوروف",
    "متى التقى لافروف وتيلرسون؟",
    "Путин Трамп Хельсинки",
    "kery lavrof",
    "sanctions",
    "Обама",
    "آتش بس سوریه",
)
ASKED = 200
IDLE = 0.08
"""Of a processor: what it takes to look for updates, news and whatever is due."""


@dataclass(frozen=True)
class Measured:
    """Seconds, but for the memory, which is in MB."""

    first_poll: float
    first_answer: float
    at_first: list[float]  # just started, while what came in is read
    answers: list[float]
    processor: float  # of the bot's process, for one question
    memory_mb: float


async def measure(folder: Path, count: int) -> Measured:
    """Fill a database with articles, then start the bot on it and ask."""
    with in_background() as playground:
        bot = BotProcess(
            playground.url,
            playground.token,
            folder,
            f"sqlite:///{folder}/safir.db",
            settings={"QUESTIONS_PER_MINUTE": "0", "LOG_LEVEL": "WARNING"},
        )
        _fill(bot, folder, count)
        telegram = Telegram(playground.url, explain=bot.said)
        reader = telegram.person(2)
        await reader.exists()
        started = time.perf_counter()
        await bot.start()
        first_poll = time.perf_counter() - started
        await reader.asks(QUESTIONS[0], within=60)
        first_answer = time.perf_counter() - started
        for number in range(ASKED // 10):
            await _answer(telegram, reader, number)
        at_first = [await _answer(telegram, reader, number) for number in range(ASKED)]
        await _settled(bot)
        before = _processor_seconds(bot)
        answers = [await _answer(telegram, reader, number) for number in range(ASKED)]
        processor = (_processor_seconds(bot) - before) / ASKED
        memory_mb = _resident_mb(bot)
        bot.stop()
        await telegram.close()
    return Measured(first_poll, first_answer, at_first, answers, processor, memory_mb)


def _fill(bot: BotProcess, folder: Path, count: int) -> None:
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for article in articles(count):
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    added = bot.safir("add", str(file), within=600)
    if added.returncode != 0:
        raise SystemExit(added.stderr)


async def _answer(telegram: Telegram, reader: Person, number: int) -> float:
    """Ask one question, and time it by the playground's own clock."""
    before = await telegram.moment()
    await reader.says(QUESTIONS[number % len(QUESTIONS)])
    await reader.sees(lambda _: True)
    events = await telegram.events(before)
    question, answer, *_ = [event for event in events if event["kind"] == "message"]
    return float(answer["at"]) - float(question["at"])


async def _settled(bot: BotProcess) -> None:
    """Wait until it has nothing left to do but to wait for updates."""
    async with asyncio.timeout(300):
        while True:
            before = _processor_seconds(bot)
            await asyncio.sleep(3)
            if _processor_seconds(bot) - before < 3 * IDLE:
                return


def _processor_seconds(bot: BotProcess) -> float:
    assert bot.process is not None
    stat = Path(f"/proc/{bot.process.pid}/stat").read_text(encoding="ascii")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _resident_mb(bot: BotProcess) -> float:
    assert bot.process is not None
    status = Path(f"/proc/{bot.process.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        measured = await measure(Path(folder), count)
    print(headline(f"The bot with {count:,} articles"))
    print(
        table(
            ("what", "measured", "bar"),
            (
                ("start to first poll", f"{measured.first_poll:.2f} s", "≤ 3 s"),
                ("start to first answer", f"{measured.first_answer:.2f} s", "≤ 5 s"),
                *_times("a question, just started", measured.at_first),
                *_times("a question", measured.answers),
                ("a question, processor time", f"{measured.processor * 1e3:.1f} ms", ""),
                ("resident memory", f"{measured.memory_mb:.0f} MB", "≤ 280 MB"),
            ),
        )
    )


def _times(what: str, seconds: list[float]) -> list[tuple[str, str, str]]:
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return [
        (f"{what}, p50", f"{statistics.median(seconds) * 1e3:.1f} ms", "≤ 30 ms"),
        (f"{what}, p95", f"{p95 * 1e3:.1f} ms", ""),
    ]


if __name__ == "__main__":
    asyncio.run(main())
