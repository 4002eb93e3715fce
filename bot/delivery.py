"""Sends what is in the outbox: paced, repeated, each outcome recorded.

A row is claimed under the leader's token and recorded under it, so that a process that lost the
lease can neither send what it had not begun nor overwrite what another has recorded.
"""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import structlog

from bot.chats import chat_has_moved, chat_is_gone
from bot.errors import NotLeader
from bot.leader import Held
from bot.pacing import Pace
from bot.sending import (
    ChatGone,
    Lost,
    Migrated,
    Outcome,
    Refused,
    SafirBot,
    Sent,
    Unsent,
    make,
)
from storage.database import Database
from storage.errors import DatabaseUnavailable, LostClaim
from storage.models import OutboxRow
from storage.outbox import Call

LEASE = timedelta(seconds=20)
"""Longer than the longest pace, the longest answer and a slow commit take together."""

AT_ONCE = 16
POLL = timedelta(seconds=0.5)
LONGEST_BACKOFF = timedelta(minutes=5)
KEPT = timedelta(days=30)

log = structlog.get_logger(__name__)


@dataclass
class Delivery:
    """Sends for as long as the lease is held.

    Args:
        database: Where the outbox is.
        bot: Who sends.
        pace: How fast.
        claimer: The name of this process.
    """

    database: Database
    bot: SafirBot
    pace: Pace
    claimer: str
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _on_the_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def wake(self) -> None:
        """Look at the outbox now: something was written into it."""
        self._news.set()

    async def run(self, held: Held) -> None:
        """Send until the lease can no longer be trusted; what is on the way is waited for."""
        try:
            with suppress(NotLeader):
                while held.is_held:
                    await self._once(held)
        finally:
            if self._on_the_way:
                await asyncio.wait(self._on_the_way.values())

    async def prune(self) -> None:
        """Forget what was delivered long ago."""
        async with self.database.transaction() as stored:
            await stored.outbox.prune(await stored.now() - KEPT)

    async def _once(self, held: Held) -> None:
        self._news.clear()
        try:
            rows = await self._claim(held)
        except DatabaseUnavailable as error:
            log.warning("the outbox waits for the database", error=str(error))
            rows = []
        for row in rows:
            self._on_the_way[row.id] = task = asyncio.create_task(self._deliver(held, row))
            task.add_done_callback(partial(self._arrived, row.id))
        if not rows:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), POLL.total_seconds())

    def _arrived(self, row_id: int, _: object) -> None:
        del self._on_the_way[row_id]
        self._news.set()

    async def _claim(self, held: Held) -> list[OutboxRow]:
        free = AT_ONCE - len(self._on_the_way)
        if free <= 0:
            return []
        async with self.database.reading() as stored:
            if await stored.outbox.oldest_waiting() is None:
                return []
        async with self.database.transaction() as stored:
            await held.confirm(stored)
            rows = await stored.outbox.claim(self.claimer, held.token, free, LEASE)
        # A claim of ours that ran out while the loop was busy is given to us a second time.
        return [row for row in rows if row.id not in self._on_the_way]

    async def _deliver(self, held: Held, row: OutboxRow) -> None:
        """Send one message and record what became of it."""
        try:
            too_long = await self.pace.wait(row.chat_id, is_urgent=row.priority == 0)
            if too_long is not None:
                await self._settle(row, Unsent("too fast", too_long))
            elif held.is_held:
                await self._record(row, await make(self.bot, Call.from_json(row.call)))
        except LostClaim:
            log.warning("a message was taken by another process", row=row.id)
        except DatabaseUnavailable as error:
            # The claim runs out, and it is sent again: that may make it arrive twice.
            log.warning("what became of a message is not recorded", row=row.id, error=str(error))
        except Exception:
            log.exception("a message could not be delivered", row=row.id)

    async def _record(self, row: OutboxRow, outcome: Outcome) -> None:
        match outcome:
            case ChatGone(why=why):
                await chat_is_gone(self.database, row.chat_id, why)
                return
            case Migrated(chat_id=chat_id):
                await chat_has_moved(self.database, row.chat_id, chat_id)
            case Unsent(after=timedelta() as after):
                self.pace.hold(row.chat_id, after)
            case Refused(why=why):
                log.error("a message is parked", row=row.id, chat=row.chat_id, error=why)
        await self._settle(row, outcome)

    async def _settle(self, row: OutboxRow, outcome: Outcome) -> None:
        token = row.token or 0
        async with self.database.transaction() as stored:
            match outcome:
                case Sent(message_id=message_id):
                    await stored.outbox.sent(row.id, token, message_id)
                    draft = Call.from_json(row.call).draft
                    if draft is not None and message_id is not None:
                        await stored.drafts.set_card(draft, message_id)
                case Lost():
                    await stored.outbox.uncertain(row.id, token)
                case Refused(why=why):
                    await stored.outbox.park(row.id, token, why)
                case Migrated():
                    await stored.outbox.retry(row.id, token, await stored.now(), "moved")
                case Unsent(why=why, after=after):
                    again = await stored.now() + (after or backoff_after(row.attempts))
                    await stored.outbox.retry(row.id, token, again, why)


def backoff_after(attempts: int) -> timedelta:
    """Say how long to wait after so many attempts, 1 or more: doubling, shortened by chance."""
    longest = min(LONGEST_BACKOFF, timedelta(seconds=2 ** min(attempts - 1, 10)))
    return longest * random.uniform(0.75, 1)
