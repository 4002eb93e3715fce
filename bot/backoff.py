"""How long to wait before the next try."""

import asyncio
import random
from contextlib import suppress
from datetime import timedelta


class Backoff:
    """Waits that double from half a second to a longest one, each shortened by chance.

    Chance keeps those who failed together from trying again together.
    """

    def __init__(self, longest: timedelta, first: timedelta = timedelta(seconds=0.5)) -> None:
        self._longest = longest.total_seconds()
        self._first = first.total_seconds()
        self._failures = 0

    def next(self) -> float:
        """Count a failure and say how many seconds to wait after it."""
        longest = min(self._longest, self._first * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return longest * random.uniform(0.75, 1)

    def reset(self) -> None:
        """Begin anew, because it worked."""
        self._failures = 0


async def stopped_within(stopped: asyncio.Event, seconds: float) -> bool:
    """Wait, but no longer than until an event is set; say whether it was."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stopped.wait(), seconds)
    return stopped.is_set()
