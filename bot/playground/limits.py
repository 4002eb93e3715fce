"""Telegram's sending limits: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.errors import too_many_requests

# Calls that count; answering a press or showing "typing" does not.
COUNTED = frozenset(
    {
        "sendmessage",
        "sendphoto",
        "senddocument",
        "editmessagetext",
        "editmessagecaption",
        "editmessagereplymarkup",
    }
)


@dataclass
class Bucket:
    """Holds up to `size` calls and refills at `rate` a second."""

    rate: float
    size: float
    filled: float = field(default=-1.0)
    at: float = 0.0  # seconds of the clock handed in

    def wait(self, now: float) -> float:
        """Seconds until a call fits, 0 if it does now."""
        level = self.size if self.filled < 0 else self.filled
        self.filled = min(self.size, level + (now - self.at) * self.rate)
        self.at = now
        # A hair's breadth short by rounding is full enough.
        return 0.0 if self.filled >= 1 - 1e-6 else (1 - self.filled) / self.rate

    def take(self) -> None:
        self.filled -= 1


@dataclass(frozen=True)
class Rates:
    """Calls a second, and how many may come at once; a group's are a minute's."""

    overall: float = 30.0
    overall_burst: float = 30.0
    per_chat: float = 1.0
    per_chat_burst: float = 3.0  # Telegram lets short bursts pass
    per_group_minute: float = 20.0


class Limits:
    """Off until `rates` are given."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.rates: Rates | None = None
        self.refused = 0
        self._overall = Bucket(1, 1)
        self._chats: dict[str, Bucket] = {}

    def set(self, rates: Rates | None) -> None:
        """Switch on, or off with None, and start counting anew."""
        self.rates = rates
        self.refused = 0
        self._chats.clear()
        if rates:
            self._overall = Bucket(rates.overall, rates.overall_burst)

    def check(self, method: str, chat_id: object) -> None:
        """Count a call, or refuse it with a 429 that says how long to wait."""
        if self.rates is None or chat_id is None or method.lower() not in COUNTED:
            return
        now = self._clock()
        buckets = [self._overall, self._bucket(str(chat_id), self.rates)]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.take()

    def _bucket(self, chat: str, rates: Rates) -> Bucket:
        if chat not in self._chats:
            is_group = chat.startswith(("-", "@"))
            minute = Bucket(rates.per_group_minute / 60, rates.per_group_minute)
            single = Bucket(rates.per_chat, rates.per_chat_burst)
            self._chats[chat] = minute if is_group else single
        return self._chats[chat]
