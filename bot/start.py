"""From nothing to the first poll, and from a signal to the end.

Whatever answering needs is imported beside the first poll, which has no need of it.
"""

import asyncio
import signal
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.inbox import Inbox
from bot.polling import Polling
from bot.presence import Presence
from bot.sending import SafirBot
from bot.settings import Settings
from bot.telegram import KINDS, connect, make_bot
from storage.database import Database

if TYPE_CHECKING:
    from bot.app import App

HANDLING_ENDS = timedelta(seconds=6)
"""How long updates may take to come to their end when the process is to stop."""

ALL_ENDS = timedelta(seconds=9)

log = structlog.get_logger(__name__)


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        SettingsError: There is no token.
        TokenRefused: Telegram does not know it.
        StorageError: The database cannot be used.
    """
    bot = make_bot(settings.token, settings.bot_api_url)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    presence = Presence(settings.data_dir)
    database = Database(settings.database)
    try:
        await database.migrate()
        if await connect(bot, settings.bot_api_url, stopped):
            await Process(settings, database, presence, bot).run(stopped)
    finally:
        presence.close()
        await bot.shutdown()
        await database.close()


class Process:
    """All that goes on while the bot runs; what ends unasked ends the process."""

    def __init__(
        self, settings: Settings, database: Database, presence: Presence, bot: SafirBot
    ) -> None:
        self._settings = settings
        self._database = database
        self._presence = presence
        self._bot = bot
        self._inbox = Inbox(database)
        self._polling = Polling(bot, self._inbox.take, KINDS)
        self._app: App | None = None

    async def run(self, stopped: asyncio.Event) -> None:
        """Poll at once, answer as soon as all is loaded, and end when asked to."""
        going = [
            asyncio.create_task(work)
            for work in (self._polling.run(), self._answer(), stopped.wait())
        ]
        try:
            done, _ = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            log.info("stopping")
            await self._stop(going)

    async def _answer(self) -> None:
        self._app = await asyncio.to_thread(self._load)
        await self._app.run()

    def _load(self) -> "App":
        from bot.app import App

        return App(self._settings, self._database, self._presence, self._bot, self._inbox)

    async def _stop(self, going: list[asyncio.Task[Any]]) -> None:
        """Fetch no more, and let what is being done come to its end, for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ALL_ENDS.total_seconds()):
                self._polling.stop()
                if self._app is not None:
                    await self._app.stop(HANDLING_ENDS)
                    await asyncio.gather(*going[:2], return_exceptions=True)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
