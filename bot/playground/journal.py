"""Everything that happened, in order, for the page and for tests that wait for it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

Json = dict[str, Any]


class Bell:
    """Wakes whoever waits, each time it is rung."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        rung, self._event = self._event, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for the next ring; False when `seconds` went by first."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        return True


class Journal:
    """Numbered events, the last `keep` of them."""

    def __init__(self, keep: int = 200_000) -> None:
        self._keep = keep
        self._events: list[Json] = []
        self._dropped = 0
        self.bell = Bell()
        self.closed = False

    @property
    def last(self) -> int:
        """The number of the newest event; 0 before the first."""
        return self._dropped + len(self._events)

    def add(self, kind: str, **facts: Any) -> Json:
        event: Json = {"seq": self.last + 1, "at": time.time(), "kind": kind, **facts}
        self._events.append(event)
        # Dropping one by one would move the whole list each time.
        if len(self._events) > self._keep * 1.1:
            surplus = len(self._events) - self._keep
            del self._events[:surplus]
            self._dropped += surplus
        self.bell.ring()
        return event

    def since(self, seq: int) -> list[Json]:
        """The events after number `seq` that are still kept."""
        return self._events[max(0, seq - self._dropped) :]

    async def wait(self, seq: int, seconds: float) -> list[Json]:
        """The events after `seq`, at once or as soon as there is one; empty after `seconds`."""
        deadline = time.monotonic() + seconds
        while not (found := self.since(seq)) and not self.closed:
            left = deadline - time.monotonic()
            if left <= 0 or not await self.bell.wait(left):
                break
        return found or self.since(seq)

    def close(self) -> None:
        """Let everybody who waits go home."""
        self.closed = True
        self.bell.ring()
