"""The bot as a real process, the playground it talks to, and the people in it.

Every test runs once on SQLite and once on PostgreSQL. `bot` is running; `stopped_bot` is not yet.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.playground import Playground, in_background
from tests.e2e.conversation import Telegram
from tests.e2e.process import BotProcess

ADMINS = frozenset({1})


@pytest.fixture
def playground() -> Iterator[Playground]:
    """A playground in a thread of its own: a test may block without stopping it."""
    with in_background() as running:
        yield running


@pytest.fixture
def stopped_bot(
    playground: Playground, empty_database_url: str, tmp_path: Path
) -> Iterator[BotProcess]:
    """The bot with an empty database, not started; whatever runs at the end is ended."""
    folder = tmp_path / "bot"
    folder.mkdir()
    process = BotProcess(playground.url, playground.token, folder, empty_database_url, ADMINS)
    yield process
    process.kill()
    # Pytest shows this for a test that failed, and for no other.
    print(process.said(200))  # noqa: T201


@pytest.fixture
async def bot(stopped_bot: BotProcess) -> BotProcess:
    """The bot, running and asking for updates."""
    await stopped_bot.start()
    return stopped_bot


@pytest.fixture
async def telegram(
    playground: Playground, request: pytest.FixtureRequest
) -> AsyncIterator[Telegram]:
    """The people and chats; person 1 is the admin."""
    has_bot = {"bot", "stopped_bot"} & set(request.fixturenames)
    process = request.getfixturevalue("stopped_bot") if has_bot else None
    explain = process.said if process else str
    client = Telegram(playground.url, admins=ADMINS, explain=explain)
    yield client
    await client.close()
