"""How fast Telegram may be written to: over all chats, and to each."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from aiolimiter import AsyncLimiter

PRIVATE = timedelta(seconds=1)
"""Between two messages to one person."""

GROUP = timedelta(seconds=3)
"""Between two messages to a group or channel: 20 a minute."""

LONGEST_WAIT = timedelta(seconds=5)
"""What takes longer is to be tried again later instead."""

SLOWER, FASTER = 0.8, 1.05
LEAST_SHARE = 0.4
"""Of the rate, which is not gone below: 429s that come at any rate are not about it, and each is
waited out besides. Without it, one call in twenty answered so took 25 messages a second to one."""

RECOVERY = timedelta(seconds=10)
"""After so long without a 429 the rate rises a step again."""

log = structlog.get_logger(__name__)


@dataclass
class Pace:
    """Lets messages pass one by one.

    Args:
        rate: Messages a second to all chats together.
    """

    rate: float
    _all: AsyncLimiter = field(init=False)
    _now: float = field(init=False)  # messages a second, lowered by each 429
    _changed_at: float = 0.0
    _free_at: dict[int, float] = field(default_factory=dict)  # on the loop's clock
    _all_free_at: float = 0.0

    def __post_init__(self) -> None:
        self._set(self.rate)

    @property
    def current(self) -> float:
        """Messages a second at the moment: less than `rate` after Telegram has complained."""
        return self._now

    async def wait(self, chat_id: int, *, is_urgent: bool) -> timedelta | None:
        """Wait for a chat's turn and, unless somebody waits for the message, for all chats'.

        Returns:
            None when it is its turn; otherwise how long it has to wait, which is too long.
        """
        loop = asyncio.get_running_loop()
        turn = max(loop.time(), self._free_at.get(chat_id, 0.0))
        if (too_long := self._too_long(turn, is_urgent)) is not None:
            return too_long
        self._free_at[chat_id] = turn + (GROUP if chat_id < 0 else PRIVATE).total_seconds()
        self._forget(loop.time())
        await asyncio.sleep(turn - loop.time())
        return None if is_urgent else await self._wait_for_all()

    def hold(self, chat_id: int, pause: timedelta) -> None:
        """Send nothing for so long: to a group that has had too much, or to anybody.

        A group has a limit of its own; what a person's chat answers is about the whole bot, which
        goes on more slowly afterwards.
        """
        now = asyncio.get_running_loop().time()
        until = now + pause.total_seconds()
        if chat_id < 0:
            self._free_at[chat_id] = max(until, self._free_at.get(chat_id, 0.0))
            return
        if now >= self._all_free_at:  # the others on their way are told the same
            self._set(max(self.rate * LEAST_SHARE, self._now * SLOWER))
            log.warning("sending more slowly", rate=round(self._now, 1), wait=pause.total_seconds())
        self._all_free_at = max(until, self._all_free_at)
        self._changed_at = until

    async def _wait_for_all(self) -> timedelta | None:
        """Wait for the turn among all chats; a pause that begins meanwhile is kept as well."""
        loop = asyncio.get_running_loop()
        self._recover(loop.time())
        await self._all.acquire()
        while (left := self._all_free_at - loop.time()) > 0:
            if left > LONGEST_WAIT.total_seconds():
                return timedelta(seconds=left)
            await asyncio.sleep(left)
            await self._all.acquire()
        return None

    def _too_long(self, turn: float, is_urgent: bool) -> timedelta | None:
        latest = turn if is_urgent else max(turn, self._all_free_at)
        left = latest - asyncio.get_running_loop().time()
        return timedelta(seconds=left) if left > LONGEST_WAIT.total_seconds() else None

    def _recover(self, now: float) -> None:
        if self._now < self.rate and now - self._changed_at > RECOVERY.total_seconds():
            self._set(min(self.rate, self._now * FASTER))
            self._changed_at = now

    def _set(self, rate: float) -> None:
        self._now = rate
        # A tenth of a second's messages may go at once; more would look like a burst.
        burst = max(1.0, rate / 10)
        self._all = AsyncLimiter(burst, burst / rate)

    def _forget(self, now: float) -> None:
        if len(self._free_at) > 10_000:
            self._free_at = {chat: free for chat, free in self._free_at.items() if free > now}
