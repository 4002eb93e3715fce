"""Digests that are due: composed, written into the outbox, and the cursor moved, in one commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from bot.leader import Held
from corpus.digest import Digest, Digests
from corpus.wall_clock import next_due
from handlers.context import message_arguments
from handlers.texts import Texts
from handlers.views.digest import digest_views
from handlers.views.view import View
from storage.database import Database, Stored
from storage.models import Subscription
from storage.outbox import Call

AT_ONCE = 20
"""Subscriptions in one transaction, so that it does not keep the inbox waiting."""

PRIORITY = 2

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class DueDigests:
    """Finds who is due.

    Args:
        database: Where the subscriptions are.
        digests: What is worth sending.
        texts: How it is worded.
        wake: Called once something is in the outbox.
    """

    database: Database
    digests: Digests
    texts: Texts
    wake: Callable[[], None]

    async def tick(self, held: Held) -> int:
        """Write the digests of all that are due, and count them.

        Raises:
            NotLeader: The lease is lost.
        """
        count = 0
        while held.is_held and await self._read_ahead():
            async with self.database.transaction() as stored:
                await held.confirm(stored)
                due = await stored.subscriptions.due(AT_ONCE)
                sent = [await self._write(stored, subscription) for subscription in due]
            count += sum(sent)
            self.wake()
        if count:
            log.info("digests written", count=count)
        return count

    async def _read_ahead(self) -> bool:
        """Say whether anybody is due, and look at what is new before anything is locked."""
        async with self.database.reading() as stored:
            cursor = await stored.subscriptions.due_cursor()
            if cursor is None:
                return False
            await self.digests.read_ahead(stored, cursor)
            return True

    async def _write(self, stored: Stored, subscription: Subscription) -> bool:
        """Write one digest, if there is anything new; say whether there is."""
        now = await stored.now()
        digest = await self.digests.compose(stored, subscription)
        period = period_of(subscription, now)
        if digest.items:
            await stored.ledger.record(
                subscription.id, period, digest.article_ids, len(digest.items)
            )
            for part, view in enumerate(self._views(subscription, digest, period)):
                await stored.outbox.add(
                    Call("sendMessage", _arguments(subscription, view)),
                    subscription.chat_id,
                    PRIORITY,
                    subscription.id,
                    period,
                    part,
                )
        again = next_due(now, subscription.local_time, subscription.timezone, subscription.days)
        await stored.subscriptions.advance(subscription.id, digest.cursor, again)
        return bool(digest.items)

    def _views(self, subscription: Subscription, digest: Digest, period: str) -> list[View]:
        text = self.texts(subscription.language)
        data = f"n:{subscription.id}:{period}"
        return digest_views(text, digest.items, more=len(digest.rest), more_data=data)


def period_of(subscription: Subscription, now: datetime) -> str:
    """Name the digest that is due: by the local day and hour at which it should have come."""
    due = subscription.next_due or now
    return due.astimezone(ZoneInfo(subscription.timezone)).strftime("%Y-%m-%dT%H:%M")


def _arguments(subscription: Subscription, view: View) -> dict[str, object]:
    return message_arguments(view, subscription.chat_id, subscription.thread_id)
