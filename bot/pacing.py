"""How fast Telegram may be written to: over all chats, and to each."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from aiolimiter import AsyncLimiter

PRIVATE = timedelta(seconds=1)
"""Between two messages to one person."""

GROUP = timedelta(seconds=3)
"""Between two messages to a group or channel: 20 a minute."""

LONGEST_WAIT = timedelta(seconds=5)
"""What takes longer is to be tried again later instead."""


def _limiter(rate: float) -> AsyncLimiter:
    # A tenth of a second's messages may go at once; more would look like a burst.
    burst = max(1.0, rate / 10)
    return AsyncLimiter(burst, burst / rate)


@dataclass
class Pace:
    """Lets messages pass one by one.

    Args:
        rate: Messages a second to all chats together.
    """

    rate: float
    _all: AsyncLimiter = field(init=False)
    _free_at: dict[int, float] = field(default_factory=dict)  # on the loop's clock
    _all_free_at: float = 0.0

    def __post_init__(self) -> None:
        self._all = _limiter(self.rate)

    async def wait(self, chat_id: int, *, is_urgent: bool) -> timedelta | None:
        """Wait for a chat's turn and, unless somebody waits for the message, for all chats'.

        Returns:
            None when it is its turn; after no wait, how long it would have been if too long.
        """
        loop = asyncio.get_running_loop()
        turn = max(loop.time(), self._free_at.get(chat_id, 0.0))
        latest = turn if is_urgent else max(turn, self._all_free_at)
        if latest - loop.time() > LONGEST_WAIT.total_seconds():
            return timedelta(seconds=latest - loop.time())
        self._free_at[chat_id] = latest + (GROUP if chat_id < 0 else PRIVATE).total_seconds()
        self._forget(loop.time())
        await asyncio.sleep(latest - loop.time())
        if not is_urgent:
            await self._all.acquire()
        return None

    def hold(self, chat_id: int, pause: timedelta) -> None:
        """Send nothing for so long: to a group that has had too much, or to anybody.

        A group has a limit of its own; what a person's chat answers is about the whole bot.
        """
        until = asyncio.get_running_loop().time() + pause.total_seconds()
        if chat_id < 0:
            self._free_at[chat_id] = max(until, self._free_at.get(chat_id, 0.0))
        else:
            self._all_free_at = max(until, self._all_free_at)

    def _forget(self, now: float) -> None:
        if len(self._free_at) > 10_000:
            self._free_at = {chat: free for chat, free in self._free_at.items() if free > now}
