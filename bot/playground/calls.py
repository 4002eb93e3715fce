"""The log of every call the bot made."""

from __future__ import annotations

import time

from bot.playground.journal import Json


class CallLog:
    """The last `keep` calls: method, arguments, when it came and went, how it ended."""

    def __init__(self, keep: int = 200_000) -> None:
        self._keep = keep
        self._entries: list[Json] = []
        self.total = 0

    def begin(self, method: str, arguments: Json) -> Json:
        """Enter a call; whoever handles it fills in `status`, `fault` and `ended`."""
        self.total += 1
        entry: Json = {
            "number": self.total,
            "method": method,
            "arguments": arguments,
            "began": time.time(),
            "ended": None,
            "status": None,
            "fault": None,
            "taken": False,
        }
        self._entries.append(entry)
        if len(self._entries) > self._keep * 1.1:
            del self._entries[: -self._keep]
        return entry

    def find(self, method: str | None = None, after: int = 0) -> list[Json]:
        """Calls of one method (None: all) with a number above `after`."""
        return [
            entry
            for entry in self._entries
            if entry["number"] > after
            and (method is None or entry["method"].lower() == method.lower())
        ]

    def clear(self) -> None:
        self._entries.clear()
