"""Updates, handled once: in order within a chat, at once across chats."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import structlog
from telegram import Update

from bot.backoff import Backoff
from bot.inbox import fits
from bot.replies import Replies
from bot.sending import SafirBot
from bot.shapes import is_as_documented
from handlers.context import Handling, handling
from storage.database import Database, Stored
from storage.errors import DatabaseUnavailable, LostClaim
from storage.models import InboxRow
from storage.outbox import Call

LEASE = timedelta(seconds=2)
"""How long a claim holds when nobody renews it: until then a dead claimer's updates wait."""

RENEWAL = timedelta(seconds=0.5)
SWEEP = timedelta(seconds=0.4)
MOST_CLAIMED = 64
"""Updates that are claimed and not yet handled."""

MOST_AT_ONCE = 1024
"""With those that are handled and whose replies Telegram does not take for now: they cost little,
and a Telegram that stalls for some chats must not keep the others waiting."""

MOST_HANDLED_AT_ONCE = 16
PAUSE = timedelta(seconds=1)
"""Before an update that could not be handled is tried again."""

log = structlog.get_logger(__name__)

Handle = Callable[[Update], Awaitable[None]]


@dataclass(eq=False)
class _Said:
    """An update whose calls are made, and the messages that answer questions by their rows."""

    row: int
    answers: Mapping[int, int]
    is_lost: bool = False
    """It was another's by then."""


class Workers:
    """Claim updates, have them handled, and see to it that what they say is said.

    Args:
        database: Where they are stored.
        bot: Who they are for.
        handle: Handles one update in the context of a `Handling`.
        replies: Makes the calls.
        claimer: The name of this process, unlike that of any other.
        news: Set when there may be something to claim.
    """

    def __init__(
        self,
        database: Database,
        bot: SafirBot,
        handle: Handle,
        replies: Replies,
        claimer: str,
        news: asyncio.Event,
    ) -> None:
        self._database = database
        self._bot = bot
        self._handle = handle
        self._replies = replies
        self._claimer = claimer
        self._news = news
        self._at_work: dict[int, asyncio.Task[None]] = {}
        self._replying: set[int] = set()
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self._handling = asyncio.Semaphore(MOST_HANDLED_AT_ONCE)
        self._left: set[int] = set()
        self._said: set[_Said] = set()
        self._finishing = asyncio.Lock()
        self._is_stopping = False
        self._is_behind = True
        """Whether something was left to claim when that was last looked at."""
        self.on_done: Callable[[float], None] = lambda seconds: None
        """Told of each update that is done how many seconds that took from its arrival."""

    async def run(self) -> None:
        """Have updates handled until `stop`."""
        backoff = Backoff(longest=timedelta(seconds=5))
        renewing = asyncio.create_task(self._keep_claims())
        try:
            while not self._is_stopping:
                try:
                    await self._claim()
                    backoff.reset()
                except DatabaseUnavailable as error:
                    log.warning("the inbox waits for the database", error=str(error))
                    await asyncio.sleep(backoff.next())
                except Exception:
                    log.exception("the inbox could not be swept")
                    await asyncio.sleep(backoff.next())
        finally:
            await self._leave()
            renewing.cancel()

    async def stop(self, patience: timedelta) -> None:
        """Claim nothing more, and let what is being handled come to its end."""
        self._is_stopping = True
        self._news.set()
        self._replies.stop()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience.total_seconds()):
                while self._at_work:
                    await asyncio.wait(self._at_work.values())
        for task in self._at_work.values():
            task.cancel()

    async def idle(self, patience: timedelta) -> None:
        """Wait until no update is being handled, for so long at most."""
        if not self._is_idle.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._is_idle.wait(), patience.total_seconds())

    async def _leave(self) -> None:
        """Let what is being handled end, and give the rest back at once."""
        if self._at_work:
            await asyncio.wait(self._at_work.values())
        with suppress(DatabaseUnavailable):
            async with self._database.transaction() as stored:
                await stored.inbox.release_all(self._claimer)

    async def _claim(self) -> None:
        """Claim what can be handled now and start on it, or wait for news."""
        self._news.clear()
        await self._return_left()
        rows = await self._swept()
        self.begin(rows)
        if not rows:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), SWEEP.total_seconds())

    async def _swept(self) -> list[InboxRow]:
        """Claim what is left over: by the dead, by a failure, or because there was no room."""
        async with self._database.reading() as stored:
            self._is_behind = await stored.inbox.waiting() > len(self._at_work)
        if not self._is_behind:
            return []
        async with self._database.transaction() as stored:
            return await self.claim(stored)

    async def claim(self, stored: Stored) -> list[InboxRow]:
        """Claim as much as there is room for; once this is committed, it is to be begun."""
        unhandled = len(self._at_work) - len(self._replying)
        room = min(MOST_CLAIMED - unhandled, MOST_AT_ONCE - len(self._at_work))
        if room <= 0 or self._is_stopping:
            return []
        return await stored.inbox.claim(self._claimer, room, LEASE)

    def begin(self, rows: Sequence[InboxRow]) -> None:
        """Have claimed updates handled."""
        for row in rows:
            # A claim that ran out while the loop was busy is given to us a second time.
            if row.id not in self._at_work:
                self._is_idle.clear()
                self._at_work[row.id] = task = asyncio.create_task(self._go_through(row))
                task.add_done_callback(partial(self._done_with, row.id))

    def _done_with(self, row_id: int, _: object) -> None:
        del self._at_work[row_id]
        self._replying.discard(row_id)
        self._note_idle()
        if self._left:
            self._news.set()

    def _note_idle(self) -> None:
        if len(self._at_work) == len(self._replying):
            self._is_idle.set()

    async def _keep_claims(self) -> None:
        while True:
            await asyncio.sleep(RENEWAL.total_seconds())
            if not self._at_work:
                continue
            with suppress(DatabaseUnavailable):
                async with self._database.transaction() as stored:
                    await stored.inbox.renew(self._claimer, LEASE)

    async def _go_through(self, row: InboxRow) -> None:
        with structlog.contextvars.bound_contextvars(update=row.update_id):
            try:
                await self._work_on(row)
            except LostClaim as error:
                log.warning("an update is another's by now", error=str(error))
            except DatabaseUnavailable as error:
                log.warning("an update waits for the database", error=str(error))
                self._left.add(row.id)
            except Exception:
                log.exception("an update could not be handled")
                self._left.add(row.id)

    async def _work_on(self, row: InboxRow) -> None:
        calls = row.calls
        if calls is None:
            async with self._handling:
                calls = await self._handled(row)
            log.debug("update handled", calls=None if calls is None else len(calls))
        if calls is None:
            self._left.add(row.id)
            return
        self._replying.add(row.id)
        self._note_idle()
        said = [Call.from_json(call) for call in calls]
        answers = await self._replies.make_all(_left_by_the_dead(row) + said)
        if answers is not None:
            await self._finish(_Said(row.id, answers))
            log.debug("update done")
            self.on_done((datetime.now(UTC) - row.received).total_seconds())

    async def _finish(self, said: _Said) -> None:
        """Note that an update is done, in one transaction with the others that are by then."""
        self._said.add(said)
        try:
            async with self._finishing:
                if said in self._said:
                    await self._note_done()
        finally:
            self._said.discard(said)
        if said.is_lost:
            raise LostClaim(said.row)

    async def _note_done(self) -> None:
        async with self._database.transaction() as stored:
            done = tuple(self._said)
            ours = await stored.inbox.finish([said.row for said in done], self._claimer)
            await stored.searches.answered({k: v for said in done for k, v in said.answers.items()})
            following = await self.claim(stored) if self._is_behind else []
        for said in done:
            self._said.discard(said)
            said.is_lost = said.row not in ours
        self.begin(following)

    async def _handled(self, row: InboxRow) -> list[dict[str, Any]] | None:
        """Have an update handled; give the calls that are stored, None: not now."""
        taken = Handling(row.id, self._claimer)
        handling.set(taken)
        update = read_update(row.raw, self._bot)
        if update is not None:
            await self._handle(update)
        if taken.retry:
            return None
        calls = [call.as_json() for call in taken.calls]
        if not taken.is_handled:
            async with self._database.transaction() as stored:
                await stored.inbox.handled(row.id, self._claimer, calls)
        return calls

    async def _return_left(self) -> None:
        """Give back what could not be handled, for another try in a moment."""
        while self._left:
            row_id = next(iter(self._left))
            async with self._database.transaction() as stored:
                with suppress(LostClaim):
                    again = await stored.now() + PAUSE
                    if not await stored.inbox.release(row_id, self._claimer, again):
                        log.error("an update is given up", row=row_id)
            self._left.discard(row_id)


def _left_by_the_dead(row: InboxRow) -> list[Call]:
    """Take away the line which says that an update takes long, of a claimer that was killed."""
    return [Call("deleteMessage", row.line)] if row.line else []


def read_update(raw: str, bot: SafirBot) -> Update | None:
    """Read a stored update; None for one that is not as Telegram makes them, now and for ever."""
    try:
        update = json.loads(raw, parse_int=_kept)
        if is_as_documented(update):
            return Update.de_json(update, bot)
        why = "kinds"
    except Exception as error:  # whatever a part that is missing or of another kind may raise
        why = type(error).__name__
    log.warning("an update that nobody can read", error=why)
    return None


def _kept(digits: str) -> int:
    number = int(digits)
    if not fits(number):
        raise ValueError("no id and no moment has so many bits")
    return number
