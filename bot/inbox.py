"""Updates, stored before they are acknowledged.

An update is claimed, handled in one transaction that also stores what is to be said, and finished
when that has been said (`workers`). Whatever stops this process, the next one goes on from the
last commit.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import structlog

from storage.database import Database, Stored
from storage.models import InboxRow

log = structlog.get_logger(__name__)


def lane_of(raw: Mapping[str, Any]) -> int:
    """Say within which chat, or for which person, an update keeps its order; 0 is anything else."""
    for content in raw.values():
        if isinstance(content, dict):
            message = content.get("message")
            holders = (message if isinstance(message, dict) else {}, content)
            for holder, key in ((h, k) for k in ("chat", "from", "user") for h in holders):
                if (lane := _number(_id_of(holder.get(key)))) is not None:
                    return lane
    return 0


def number_of(raw: Mapping[str, Any]) -> int | None:
    """Give the number of an update; None where it has none that a database could keep."""
    return _number(raw.get("update_id"))


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if fits(value) else None


def fits(number: int) -> bool:
    """Say whether a whole number has at most the 64 bits that databases keep."""
    return -(2**63) <= number < 2**63


def _id_of(value: object) -> object:
    return value.get("id") if isinstance(value, dict) else None


class Handlers(Protocol):
    """Who handles updates, once everything for that is loaded: `workers.Workers`."""

    async def claim(self, stored: Stored) -> list[InboxRow]:
        """Claim what can be handled now."""

    def begin(self, rows: Sequence[InboxRow]) -> None:
        """Handle what was claimed, for its claim is committed."""


class Inbox:
    """Takes updates in.

    Attributes:
        handlers: Who is handed what comes in; None as long as nobody can handle it.
        news: Set whenever something may be there to be handled.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.handlers: Handlers | None = None
        self.news = asyncio.Event()

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Store a batch; one that was seen before is passed over.

        Raises:
            DatabaseUnavailable: Nothing of the batch is stored.
        """
        async with self._database.transaction() as stored:
            for raw in updates:
                text = json.dumps(raw, ensure_ascii=False)
                await stored.inbox.store(raw["update_id"], lane_of(raw), text)
            # Claimed at once, for one transaction less before the answer.
            claimed = await self.handlers.claim(stored) if self.handlers else []
        for raw in updates:
            log.debug("update stored", update=raw["update_id"])
        if self.handlers and claimed:
            self.handlers.begin(claimed)
        if len(claimed) < len(updates):
            self.news.set()
