"""Sends what is in the outbox: paced, repeated, each outcome recorded.

A row is claimed under the leader's token and recorded under it, so that a process that lost the
lease can neither send what it had not begun nor overwrite what another has recorded.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

import structlog

from bot.errors import NotLeader
from bot.leader import Held
from bot.outcomes import Pending, record_all
from bot.pacing import Pace
from bot.reach import Reach
from bot.sending import Outcome, Refused, SafirBot, Unsent, make
from handlers.texts import Texts
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.models import OutboxRow
from storage.outbox import Call

LEASE = timedelta(seconds=20)
"""Longer than the longest pace, the longest answer and a slow commit take together."""

FEWEST_SENDS, MOST_SENDS = 8, 24
"""Messages that are on the wire, or whose outcome is not yet recorded: so many at most come twice
when the process dies. More gain nothing, as one process reads one answer at a time."""

AHEAD = timedelta(seconds=2)
"""How far ahead of the pace rows are claimed, so that the wire never waits for the database."""

FEWEST, MOST = 16, 256
"""Rows claimed ahead, whatever the pace."""

POLL = timedelta(seconds=0.5)
GATHERING = timedelta(seconds=0.02)
"""How long a transaction waits for the outcomes of further messages, which it holds as well."""

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
        texts: For whom has to be told that a chat is gone.
        is_paid: Whether Telegram may take its fee for what goes out faster than it is free.
    """

    database: Database
    bot: SafirBot
    pace: Pace
    claimer: str
    texts: Texts
    is_paid: bool = False
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: asyncio.Semaphore = field(init=False)
    _reach: Reach = field(init=False)
    _claimed: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _pending: list[Pending] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reach = Reach(self.bot)
        sends = round(self.pace.rate / 20)
        self._sending = asyncio.Semaphore(min(MOST_SENDS, max(FEWEST_SENDS, sends)))

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
            await self._end()

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
        await asyncio.sleep(GATHERING.total_seconds())

    def _done_with(self, row_id: int, task: asyncio.Task[None]) -> None:
        if self._claimed.get(row_id) is task:
            del self._claimed[row_id]
        self._news.set()

    async def _record_and_claim(self, held: Held) -> list[OutboxRow]:
        room = self._room()
        if not self._pending and not await self._is_anything_there(room):
            return []
        async with self.database.transaction() as stored:
            pending = await record_all(stored, self._pending, self.texts)
            await held.confirm(stored)
            rows = await stored.outbox.claim(self.claimer, held.token, room, LEASE) if room else []
        self._settled(pending)
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
            await self._recorded(row, Unsent("too fast", too_long))
            return
        async with self._sending:
            if held.is_held:
                outcome = await self._made(row)
                self._heed(row, outcome)
                await self._recorded(row, outcome)

    async def _made(self, row: OutboxRow) -> Outcome:
        """Make the call of a row; what may have arrived, only once Telegram answers at all."""
        if (row.lost_answers or row.failures) and not await self._reach.is_there():
            return Unsent("Telegram does not answer")
        return await make(self.bot, self._call(row))

    def _call(self, row: OutboxRow) -> Call:
        """Give the call of a row; of what goes out to many it says that it may be paid for."""
        call = Call.from_json(row.call)
        if not self.is_paid or row.priority == 0 or not call.method.startswith("send"):
            return call
        return replace(call, arguments=call.arguments | {"allow_paid_broadcast": True})

    def _heed(self, row: OutboxRow, outcome: Outcome) -> None:
        match outcome:
            case Unsent(after=timedelta() as after):
                self.pace.hold(row.chat_id, after)
            case Refused(why=why):
                log.error("a message is parked", row=row.id, chat=row.chat_id, error=why)

    async def _recorded(self, row: OutboxRow, outcome: Outcome) -> None:
        """Wait until what became of a message is recorded, together with that of others."""
        pending = Pending(row, outcome)
        self._pending.append(pending)
        self._news.set()
        await pending.is_recorded.wait()

    async def _end(self) -> None:
        """Wait for what is on the wire, and record what became of it."""
        while self._claimed:
            with suppress(DatabaseUnavailable):
                if self._pending:
                    async with self.database.transaction() as stored:
                        pending = await record_all(stored, self._pending, self.texts)
                    self._settled(pending)
            if some := self._claimed.values():
                await asyncio.wait(some, timeout=0.1, return_when=asyncio.FIRST_COMPLETED)

    def _settled(self, pending: list[Pending]) -> None:
        """Let go of what is recorded, once that is committed."""
        del self._pending[: len(pending)]
        for each in pending:
            # It may have been claimed again in the same transaction.
            self._claimed.pop(each.row.id, None)
            each.is_recorded.set()
