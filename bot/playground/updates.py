"""Updates that the bot has not taken yet."""

from __future__ import annotations

import time
from collections.abc import Collection

from bot.playground.errors import conflict
from bot.playground.journal import Bell, Json

# These kinds are delivered only to a bot that names them in allowed_updates.
ASKED_FOR_ALONE = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
ANOTHER_POLLS = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """The queue of one bot, read by long polling or by the webhook's sender, never both.

    `polls` counts the getUpdates calls, `confirmed` the updates the bot has taken for good.

    Update ids grow over restarts of the playground too, ten for each second that went by:
    a bot that has stored an update takes a second one of the same number for a repetition.
    """

    def __init__(self, first_id: int | None = None) -> None:
        self._next_id = first_id or int((time.time() - 1_735_689_600) * 10)  # since 2025-01-01
        self.polls = 0
        self._closed = False
        self.pending: dict[int, Json] = {}
        self.allowed: frozenset[str] | None = None
        self.confirmed = 0
        self.bell = Bell()

    def add(self, kind: str, content: Json) -> Json | None:
        """Queue an update, or return None if the bot does not want this kind."""
        if not self.wants(kind):
            return None
        return self.add_raw({kind: content})

    def add_raw(self, update: Json) -> Json:
        """Queue an update as it is; it gets the next number unless it brings one."""
        number = int(update.get("update_id", self._next_id))
        self._next_id = max(self._next_id, number) + 1
        self.pending[number] = {**update, "update_id": number}
        self.bell.ring()
        return self.pending[number]

    def wants(self, kind: str) -> bool:
        if self.allowed is None:
            return kind not in ASKED_FOR_ALONE
        return kind in self.allowed

    def allow(self, kinds: Collection[str] | None) -> None:
        """Remember what is wanted: None keeps what was, an empty list is the default kinds."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def done(self, number: int) -> None:
        """Forget one update: it was delivered."""
        if self.pending.pop(number, None) is not None:
            self.confirmed += 1

    def clear(self) -> None:
        self.pending.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer one getUpdates; a newer call ends this one with a conflict."""
        self._confirm(offset)
        self.polls += 1
        me = self.polls
        self.bell.ring()  # wakes an older call, which then sees that it is no longer the newest
        deadline = time.monotonic() + seconds
        while not self.pending and not self._closed:
            left = deadline - time.monotonic()
            if left <= 0 or not await self.bell.wait(left):
                break
            if me != self.polls:
                raise conflict(ANOTHER_POLLS)
        return [self.pending[number] for number in sorted(self.pending)[:limit]]

    def _confirm(self, offset: int) -> None:
        numbers = sorted(self.pending)
        if offset < 0:
            offset = numbers[offset] if -offset <= len(numbers) else 0
        for number in numbers:
            if number < offset:
                self.done(number)

    def close(self) -> None:
        self._closed = True
        self.bell.ring()
