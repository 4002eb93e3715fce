"""An announcement, written into the outbox for all subscribers, some at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.leader import Held
from handlers.context import message_arguments
from handlers.views.view import View
from storage.database import Database, Stored
from storage.outbox import Call

AT_ONCE = 100
"""Messages in one transaction, so that it does not keep the inbox waiting."""

PRIORITY = 1

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Announcing:
    """Brings to everybody what an admin has confirmed.

    Args:
        database: Where it is.
        wake: Called once something is in the outbox.
    """

    database: Database
    wake: Callable[[], None]

    async def tick(self, held: Held) -> None:
        """Write all messages of all announcements that are going out.

        Raises:
            NotLeader: The lease is lost; the next leader goes on where this one was.
        """
        while held.is_held and await self._is_any():
            async with self.database.transaction() as stored:
                await held.confirm(stored)
                await self._write_some(stored)
            self.wake()

    async def _is_any(self) -> bool:
        async with self.database.reading() as stored:
            return await stored.announcements.going_out() is not None

    async def _write_some(self, stored: Stored) -> None:
        announcement = await stored.announcements.going_out()
        if announcement is None:
            return
        reached = await stored.announcements.next_of(announcement, AT_ONCE)
        view = View.plain(announcement.text)
        for subscription in reached:
            arguments = message_arguments(view, subscription.chat_id, subscription.thread_id)
            await stored.outbox.add(
                Call("sendMessage", arguments),
                subscription.chat_id,
                PRIORITY,
                subscription.id,
                f"announcement {announcement.id}",
            )
        await stored.announcements.advance(announcement, reached)
        if not reached:
            log.info("announced", announcement=announcement.id, count=announcement.count)
