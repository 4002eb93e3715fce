"""The calls that answer an update, made until Telegram has taken them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.backoff import Backoff, stopped_within
from bot.chats import chat_is_gone, moved
from bot.reach import Reach
from bot.sending import (
    ChatGone,
    Failed,
    Lost,
    Migrated,
    Outcome,
    Refused,
    SafirBot,
    Sent,
    TopicGone,
    Unsent,
    make,
)
from handlers.chats import chat_has_moved
from storage.database import Database
from storage.outbox import Call

LONGEST_WAIT = timedelta(seconds=30)
MOST_TRIES = 100
"""With the longest wait between most of them, that is the better part of an hour."""

MOST_FAILURES = 13
"""Of Telegram itself, which may have said it all the same. Each wait is twice the last, so that it
is half an hour, and what it failed at for a while is said at most twice as late as that."""

MOST_MOVES = 3
"""Of a chat that is said to have another id, and there another one."""

ASIDE = frozenset({"answerCallbackQuery", "sendChatAction", "setChatMenuButton", "setMyCommands"})
"""What nobody misses for long: nothing waits for it longer than `LONGEST_WAIT_ASIDE`."""

LONGEST_WAIT_ASIDE = timedelta(seconds=1.5)

log = structlog.get_logger(__name__)


@dataclass
class _Waits:
    """How long to wait after each call that was not sent, and whether there is another try."""

    is_aside: bool
    failures: int = 0
    _usual: Backoff = field(default_factory=lambda: Backoff(longest=LONGEST_WAIT))
    _failing: Backoff = field(default_factory=lambda: Backoff(longest=timedelta(hours=1)))

    def after(self, outcome: Unsent) -> float | None:
        """Say how many seconds to wait; None: it is not tried again."""
        if isinstance(outcome, Failed):
            self.failures += 1
            wait = self._failing.next()
        else:
            wait = self._usual.next() if outcome.after is None else outcome.after.total_seconds()
        is_too_long = self.is_aside and wait > LONGEST_WAIT_ASIDE.total_seconds()
        return None if is_too_long or self.failures >= MOST_FAILURES else wait


class Replies:
    """Makes calls one after another, each as often as it takes.

    Args:
        bot: Who makes them.
        database: Where the message of a draft's card is remembered.
    """

    def __init__(self, bot: SafirBot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._reach = Reach(bot)
        self._stopped = asyncio.Event()
        self._aside: set[asyncio.Task[object]] = set()

    def stop(self) -> None:
        """Wait for nothing any more: what Telegram does not take at once is left undone."""
        self._stopped.set()
        for task in self._aside:
            task.cancel()

    async def make_all(self, calls: Sequence[Call]) -> dict[int, int] | None:
        """Make calls in order.

        Returns:
            The messages that answer questions, by the row of each question, for the caller to
            keep; None if stopped before the last call was taken or refused.
        """
        answers: dict[int, int] = {}
        for call in calls:
            if call.method in ASIDE:
                await self._make_aside(call)
                continue
            outcome = await self._make(call)
            if outcome is None:
                return None
            match outcome:
                case Sent(message_id=int(message_id)) if call.search is not None:
                    answers[call.search] = message_id
        return answers

    async def _make_aside(self, call: Call) -> None:
        """Make a call in its turn, if that does not take long; else what follows overtakes it."""
        task = asyncio.create_task(self._make(call))
        done, _ = await asyncio.wait([task], timeout=LONGEST_WAIT_ASIDE.total_seconds())
        if done:
            task.result()
        elif self._stopped.is_set():
            task.cancel()
        else:
            self._aside.add(task)
            task.add_done_callback(self._done_aside)

    def _done_aside(self, task: asyncio.Task[object]) -> None:
        self._aside.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("what is said aside went wrong", exc_info=error)

    async def _make(self, call: Call) -> Outcome | None:
        """Make a call as often as it takes; None if stopped before it was taken or refused."""
        waits = _Waits(is_aside=call.method in ASIDE)
        lost = moves = 0
        for _ in range(MOST_TRIES):
            outcome = await make(self._bot, call)
            match outcome:
                case Unsent(why=why):
                    log.warning("not sent yet", method=call.method, error=why)
                    wait = waits.after(outcome)
                    if wait is None:
                        break
                    if await stopped_within(self._stopped, wait):
                        return None
                    if waits.failures and not waits.is_aside and not await self._is_back():
                        return None
                case Lost() if lost == 0:
                    # It may have arrived. Sent again once Telegram is there, at worst twice.
                    lost += 1
                    if not waits.is_aside and not await self._is_back():
                        return None
                case Migrated(chat_id=chat_id) if moves < MOST_MOVES:
                    moves += 1
                    async with self._database.transaction() as stored:
                        await chat_has_moved(stored, call.arguments["chat_id"], chat_id)
                    call = moved(call, chat_id)
                case _:
                    log.debug("call made", method=call.method, outcome=type(outcome).__name__)
                    await self._note(call, outcome)
                    return outcome
        log.error("given up", method=call.method)
        return outcome

    async def _is_back(self) -> bool:
        """Wait until Telegram answers anything at all; False if stopped before."""
        backoff = Backoff(longest=LONGEST_WAIT)
        while not self._stopped.is_set():
            if await self._reach.is_there():
                return True
            log.warning("nothing is sent again before Telegram answers")
            await stopped_within(self._stopped, backoff.next())
        return False

    async def _note(self, call: Call, outcome: Outcome) -> None:
        match outcome:
            case Sent(message_id=int(message_id)) if call.draft is not None:
                async with self._database.transaction() as stored:
                    await stored.drafts.set_card(call.draft, message_id)
            case ChatGone(why=why) if "chat_id" in call.arguments:
                async with self._database.transaction() as stored:
                    await chat_is_gone(stored, call.arguments["chat_id"], why)
            case Refused(why=why) | Lost(why=why) | ChatGone(why=why) | TopicGone(why=why):
                log.warning("reply dropped", method=call.method, error=why)
