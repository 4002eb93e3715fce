"""`safir playground` as a whole: a digest comes when time is moved forward."""

import asyncio
import contextlib
import os
import re
import subprocess
import sys

import pytest

from bot.playground import ADMIN_ID, OTHER_READER_ID
from tests.e2e.conversation import Telegram


@contextlib.contextmanager
def playing(log):
    """`safir playground` on a free port; gives its address once it says it."""
    settings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "bot", "playground", "--port", "0"]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env=settings) as it,
    ):
        try:
            yield it
        finally:
            it.terminate()


async def address(log):
    async with asyncio.timeout(100):
        while not (found := re.search(r"http://[\d.:]+", log.read_text(encoding="utf-8"))):
            await asyncio.sleep(0.1)
    return found[0]


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_a_digest_comes_when_time_is_moved_forward(tmp_path):
    log = tmp_path / "log"
    with playing(log):
        admins = frozenset({ADMIN_ID})
        telegram = Telegram(await address(log), admins=admins, explain=log.read_text)
        reader = telegram.person(OTHER_READER_ID, name="Tom")
        await reader.asks("/subscribe 08:30 Europe/Berlin", within=60)
        await telegram.act("later", seconds=86_400)
        digest = await reader.sees("new articles", within=60)
        first, *_ = await reader.history()
        assert digest.raw["date"] - first.raw["date"] > 86_000
        assert (await reader.asks("Kerry Lavrov", within=30)).text
        await telegram.close()
