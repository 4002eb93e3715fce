"""Sends what is in the outbox: paced, repeated, each outcome recorded.

A row is claimed under the leader's token and recorded under it, so that a process that lost the
lease can neither send what it had not begun nor overwrite what another has recorded.
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
from storage.database import Database, Stored
from storage.errors import DatabaseUnavailable, LostClaim
from storage.models import OutboxRow
from storage.outbox import Call

LEASE = timedelta(seconds=20)
"""Longer than the longest pace, the longest answer and a slow commit take together."""

AT_ONCE = 16
"""Sends on the wire: more gain nothing, one process parses one answer at a time."""

AHEAD = timedelta(seconds=2)
"""How far ahead of the pace rows are claimed, so that the wire never waits for the database."""

FEWEST, MOST = 16, 256
"""Rows claimed ahead, whatever the pace."""

POLL = timedelta(seconds=0.5)
LONGEST_BACKOFF = timedelta(minutes=5)
KEPT = timedelta(days=30)

log = structlog.get_logger(__name__)


@dataclass
class Delivery:
    """Sends for as long as the lease is held.

    What became of the messages sent meanwhile is recorded, and the next are claimed, in one
    transaction after the other: so many a second that each holds the outcome of several messages.

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
    _sending: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _claimed: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _outcomes: list[tuple[OutboxRow, Outcome]] = field(default_factory=list)

    def wake(self) -> None:
        """Look at the outbox now: something was written into it."""
        self._news.set()

    async def run(self, held: Held) -> None:
        """Send until the lease can no longer be trusted; what is on the wire is waited for."""
        try:
            with suppress(NotLeader):
                while held.is_held:
                    await self._once(held)
        finally:
            if self._claimed:
                await asyncio.wait(self._claimed.values())
            with suppress(DatabaseUnavailable):
                await self._record_alone()

    async def prune(self) -> None:
        """Forget what was delivered long ago."""
        async with self.database.transaction() as stored:
            await stored.outbox.prune(await stored.now() - KEPT)

    async def _once(self, held: Held) -> None:
        self._news.clear()
        try:
            rows = await self._record_and_claim(held)
        except DatabaseUnavailable as error:
            # The outcomes are kept, and recorded as soon as it is back.
            log.warning("the outbox waits for the database", error=str(error))
            await asyncio.sleep(POLL.total_seconds())
            return
        for row in rows:
            self._claimed[row.id] = task = asyncio.create_task(self._deliver(held, row))
            task.add_done_callback(partial(self._done_with, row.id))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), POLL.total_seconds())

    def _done_with(self, row_id: int, _: object) -> None:
        del self._claimed[row_id]
        self._news.set()

    async def _record_and_claim(self, held: Held) -> list[OutboxRow]:
        room = self._room()
        if not self._outcomes and not await self._is_anything_there(room):
            return []
        done = len(self._outcomes)
        async with self.database.transaction() as stored:
            await self._record(stored, self._outcomes[:done])
            await held.confirm(stored)
            rows = await stored.outbox.claim(self.claimer, held.token, room, LEASE) if room else []
        del self._outcomes[:done]
        # A claim of ours that ran out while the loop was busy is given to us a second time.
        return [row for row in rows if row.id not in self._claimed]

    def _room(self) -> int:
        ahead = round(self.pace.current * AHEAD.total_seconds())
        room = min(MOST, max(FEWEST, ahead)) - len(self._claimed)
        return room if room >= FEWEST // 4 else 0

    async def _is_anything_there(self, room: int) -> bool:
        if not room:
            return False
        async with self.database.reading() as stored:
            return await stored.outbox.oldest_waiting() is not None

    async def _deliver(self, held: Held, row: OutboxRow) -> None:
        """Send one message and note what became of it."""
        try:
            await self._send(held, row)
        except Exception:
            # Its claim runs out, and it is tried again.
            log.exception("a message could not be delivered", row=row.id)

    async def _send(self, held: Held, row: OutboxRow) -> None:
        too_long = await self.pace.wait(row.chat_id, is_urgent=row.priority == 0)
        if too_long is not None:
            self._outcomes.append((row, Unsent("too fast", too_long)))
            return
        async with self._sending:
            if not held.is_held:
                return
            outcome = await make(self.bot, Call.from_json(row.call))
        match outcome:
            case Unsent(after=timedelta() as after):
                self.pace.hold(row.chat_id, after)
            case Refused(why=why):
                log.error("a message is parked", row=row.id, chat=row.chat_id, error=why)
        self._outcomes.append((row, outcome))

    async def _record_alone(self) -> None:
        """Record what is left when nothing is claimed any more."""
        outcomes, self._outcomes = self._outcomes, []
        if outcomes:
            async with self.database.transaction() as stored:
                await self._record(stored, outcomes)

    async def _record(self, stored: Stored, outcomes: Sequence[tuple[OutboxRow, Outcome]]) -> None:
        now = await stored.now()
        for row, outcome in outcomes:
            try:
                await record(stored, row, outcome, now)
            except LostClaim:
                log.warning("a message was taken by another process", row=row.id)


async def record(stored: Stored, row: OutboxRow, outcome: Outcome, now: datetime) -> None:
    """Record what became of a message.

    Raises:
        LostClaim: The row was claimed by another since; nothing is recorded.
    """
    token = row.token or 0
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
        case ChatGone(why=why):
            await chat_is_gone(stored, row.chat_id, why)
        case Migrated(chat_id=chat_id):
            await chat_has_moved(stored, row.chat_id, chat_id)
            await stored.outbox.retry(row.id, token, now, "moved")
        case Unsent(why=why, after=after):
            again = now + (after or backoff_after(row.attempts))
            await stored.outbox.retry(row.id, token, again, why)


def backoff_after(attempts: int) -> timedelta:
    """Say how long to wait after so many attempts, 1 or more: doubling, shortened by chance."""
    longest = min(LONGEST_BACKOFF, timedelta(seconds=2 ** min(attempts - 1, 10)))
    return longest * random.uniform(0.75, 1)
