"""Fetching updates by long polling; an offset moves only past what is stored.

PTB's Updater would do, with a queue whose `put` stores first, but one answer 401 or 404 ends it,
one update it cannot read makes it ask again without a pause, and it stores one update at a time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeAlias

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError, TimedOut

from bot.backoff import stopped_within
from bot.inbox import number_of
from bot.sending import SafirBot, wait_of

RawUpdate: TypeAlias = Mapping[str, Any]

POLL = timedelta(seconds=10)
"""How long Telegram holds a request when there is nothing new."""

PATIENCE = POLL + timedelta(seconds=5)
LONGEST_PAUSE = 30.0

log = structlog.get_logger(__name__)


class Polling:
    """Asks for updates until stopped, whatever Telegram or the database answer.

    Args:
        bot: Initialised.
        take: Stores a batch; once it returns, the batch is acknowledged.
        kinds: The kinds of update that are asked for.
    """

    def __init__(
        self,
        bot: SafirBot,
        take: Callable[[Sequence[RawUpdate]], Awaitable[None]],
        kinds: Sequence[str],
    ) -> None:
        self._bot = bot
        self._take = take
        self._kinds = list(kinds)
        self._offset: int | None = None
        self._pause = 0.0
        self._stopped = asyncio.Event()
        self._asking: asyncio.Task[Any] | None = None

    async def run(self) -> None:
        """Fetch and store until `stop` is called."""
        while not self._stopped.is_set():
            try:
                await self._once()
            except Exception as error:
                # Whatever it is, a full disk or a mistake of ours: updates wait with Telegram.
                await self._recover(error)
            else:
                self._note_success()

    def stop(self) -> None:
        """Fetch no more; a batch that has arrived is still stored."""
        self._stopped.set()
        if self._asking is not None:
            self._asking.cancel()

    async def _once(self) -> None:
        updates = await self._ask()
        # Without a number an update can be neither told from another nor acknowledged.
        known = [update for update in updates if number_of(update) is not None]
        if known:
            await self._take(known)
            before, self._offset = self._offset, max(update["update_id"] for update in known) + 1
            if before == self._offset:
                # Who sends again what is acknowledged would be asked without a pause.
                await stopped_within(self._stopped, 1.0)
        elif updates:
            raise TelegramError("updates without update_id")

    async def _ask(self) -> list[RawUpdate]:
        arguments = {
            "timeout": int(POLL.total_seconds()),
            "offset": self._offset,
            "allowed_updates": self._kinds,
        }
        asking = asyncio.ensure_future(self._bot.call("getUpdates", arguments, patience=PATIENCE))
        self._asking = asking
        try:
            await asyncio.wait({asking})
        finally:
            asking.cancel()
        answer = [] if asking.cancelled() else asking.result()
        if not isinstance(answer, list):
            raise TelegramError("Invalid server response")
        return [update for update in answer if isinstance(update, dict)]

    def _note_success(self) -> None:
        if self._pause:
            log.info("polling goes on")
        self._pause = 0.0

    async def _recover(self, error: Exception) -> None:
        """Wait before the next try: as long as Telegram asks for, or longer each time."""
        log.warning("polling failed", error=str(error), kind=type(error).__name__)
        self._pause = min(LONGEST_PAUSE, max(1.0, self._pause * 1.5))
        with suppress(TelegramError):
            if isinstance(error, Conflict) and "webhook" in error.message:
                await self._bot.call("deleteWebhook", {})
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), self._wait_for(error))

    def _wait_for(self, error: Exception) -> float:
        if isinstance(error, RetryAfter):
            return wait_of(error).total_seconds()
        # It has taken its time already.
        return 0.0 if isinstance(error, TimedOut) else self._pause
