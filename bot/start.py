"""From nothing to the first poll, and from a signal to the end.

Whatever answering needs is imported beside the first poll, which has no need of it.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from bot.errors import BotError
from bot.inbox import Inbox
from bot.polling import Polling
from bot.presence import Presence
from bot.sending import SafirBot
from bot.settings import Settings
from bot.telegram import KINDS, Reachable, connect, make_bot, tell
from storage.database import Database
from storage.outbox import Call

if TYPE_CHECKING:
    from bot.app import App
    from bot.metrics import Metrics
    from bot.web import Server

HANDLING_ENDS = timedelta(seconds=6)
"""How long updates may take to come to their end when the process is to stop."""

ALL_ENDS = timedelta(seconds=9)
AT_LAST = timedelta(seconds=9.5)

log = structlog.get_logger(__name__)


async def run(settings: Settings, ahead: Callable[[], timedelta] = timedelta) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Args:
        settings: Where and how.
        ahead: How far its clock is moved forward just now; no time at all but in the playground.

    Raises:
        SettingsError: There is no token.
        TokenRefused: Telegram does not know it.
        StorageError: The database cannot be used.
        BotError: `DATA_DIR` cannot be used.
    """
    token, presence = settings.token, _presence(settings.data_dir)
    bot = make_bot(token, settings.bot_api_url)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _end, stopped)
    database = Database(settings.database, ahead)
    try:
        await database.migrate()
        if await connect(bot, settings.bot_api_url, stopped):
            await Process(settings, database, presence, bot).run(stopped)
    finally:
        presence.close()
        await bot.shutdown()
        await database.close()


def _end(stopped: asyncio.Event) -> None:
    """Ask all that goes on to end, and end the process if something does not.

    What waits for the lock of a database, each statement for ten seconds, cannot be called back.
    It is left as if the process had been killed, which loses nothing.
    """
    stopped.set()
    last = threading.Timer(AT_LAST.total_seconds(), os._exit, (0,))
    last.daemon = True
    last.start()


def _presence(data_dir: Path) -> Presence:
    try:
        return Presence(data_dir)
    except OSError as error:
        raise BotError(f"DATA_DIR cannot be written to: {error}") from error


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
        self._app: App | None = None
        self._telegram = Reachable(bot)
        self._metrics = self._make_metrics()
        self._source = self._make_source()
        self._ops = self._make_ops()

    async def run(self, stopped: asyncio.Event) -> None:
        """Poll at once, answer as soon as all is loaded, and end when asked to."""
        going = [
            asyncio.create_task(work)
            for work in (self._receive(), self._answer(), self._watch(), stopped.wait())
        ]
        try:
            done, _ = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            log.info("stopping")
            await self._stop(going)

    def _make_source(self) -> "Polling | Server":
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        if url is None or secret is None:
            return Polling(self._bot, self._inbox.take, KINDS)
        from bot.web import Server, webhook_app

        app = webhook_app(url, secret.get_secret_value(), self._inbox.take)
        return Server(app, self._settings.webhook_listen)

    def _make_metrics(self) -> "Metrics | None":
        if self._settings.ops_listen is None:
            return None
        from bot.metrics import Metrics

        return Metrics()

    def _make_ops(self) -> "Server | None":
        if self._settings.ops_listen is None:
            return None
        from bot.web import Server, ops_app

        return Server(ops_app(self._is_ready, self._read_metrics), self._settings.ops_listen)

    async def _is_ready(self) -> bool:
        """Say whether the database and Telegram answer and the index is with the database."""
        if self._app is None or not await self._telegram():
            return False
        return await self._app.is_ready()

    async def _read_metrics(self) -> bytes:
        if self._app is None or self._metrics is None:
            return b""
        return self._metrics.read(*await self._app.figures())

    async def _receive(self) -> None:
        """Have updates come in: fetch them, or tell Telegram where to send them."""
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        if url is None or secret is None:
            # Beside polling, which is refused for as long as a webhook is set: a Bot API that
            # knows no webhooks is polled all the same.
            removing = asyncio.create_task(self._remove_webhook())
            try:
                await self._source.run()
            finally:
                removing.cancel()
            return
        serving = asyncio.create_task(self._source.run())
        there = {"url": url, "secret_token": secret.get_secret_value()}
        await tell(self._bot, Call("setWebhook", there | {"allowed_updates": list(KINDS)}))
        await serving

    async def _remove_webhook(self) -> None:
        try:
            await tell(self._bot, Call("deleteWebhook", {}))
        except BotError as error:
            log.warning("a webhook may still be set", error=str(error))

    async def _watch(self) -> None:
        """Serve how the process is doing, if that is wanted."""
        await (self._ops.run() if self._ops else asyncio.Event().wait())

    async def _answer(self) -> None:
        self._app = await asyncio.to_thread(self._load)
        await self._app.run()

    def _load(self) -> "App":
        from bot.app import App

        made = (self._settings, self._database, self._presence, self._bot, self._inbox)
        return App(*made, metrics=self._metrics)

    async def _stop(self, going: list[asyncio.Task[Any]]) -> None:
        """Fetch no more, and let what is being done come to its end, for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ALL_ENDS.total_seconds()):
                self._source.stop()
                if self._ops is not None:
                    self._ops.stop()
                if self._app is not None:
                    await self._app.stop(HANDLING_ENDS)
                    await asyncio.gather(*going[:2], return_exceptions=True)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
