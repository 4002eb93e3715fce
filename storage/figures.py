"""How much there is of everything just now, for whoever watches over it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, String, func, select

from storage.models import Article, Draft, Feed, InboxRow, OutboxRow, Question, Subscription
from storage.repository import Repository

Kind = Literal["questions", "articles", "digests"]

_DIGEST = 2  # the priority of a digest in the outbox


@dataclass(frozen=True)
class Figures:
    """Counts of one moment.

    Attributes:
        now: The moment, by the database's clock.
        articles: Without the deleted ones.
        inbox: Updates that are not done.
        inbox_oldest: When the oldest of them was received.
        outbox: Messages by state.
        outbox_oldest: When the oldest was decided that is not done.
        drafts: By state.
        feeds: By kind and state.
        feeds_failing: Active ones whose last poll failed.
        subscriptions: By state.
    """

    now: datetime
    articles: int
    inbox: int
    inbox_oldest: datetime | None
    outbox: dict[str, int]
    outbox_oldest: datetime | None
    drafts: dict[str, int]
    feeds: dict[tuple[str, str], int]
    feeds_failing: int
    subscriptions: dict[str, int]


class Counts(Repository):
    async def all(self) -> Figures:
        """Count everything; each count is of rows that an index holds."""
        undone_inbox = InboxRow.done.is_(None)
        undone_outbox = OutboxRow.done.is_(None)
        failing = Feed.failing_since.is_not(None) & (Feed.state == "active")
        return Figures(
            now=await self._now(),
            articles=await self._count(select(Article.id).where(Article.deleted.is_(None))),
            inbox=await self._count(select(InboxRow.id).where(undone_inbox)),
            inbox_oldest=await self._session.scalar(
                select(func.min(InboxRow.received)).where(undone_inbox)
            ),
            outbox=await self._by(OutboxRow.state),
            outbox_oldest=await self._session.scalar(
                select(func.min(OutboxRow.created)).where(undone_outbox)
            ),
            drafts=await self._by(Draft.state),
            feeds=await self._by(Feed.kind, Feed.state),
            feeds_failing=await self._count(select(Feed.id).where(failing)),
            subscriptions=await self._by(Subscription.state),
        )

    async def digests_sent(self, since: datetime) -> int:
        """Count the messages of digests that arrived since a moment."""
        sent = select(OutboxRow.id).where(
            OutboxRow.state == "sent", OutboxRow.done >= since, OutboxRow.priority == _DIGEST
        )
        return await self._count(sent)

    async def by_day(self, since: datetime) -> dict[Kind, dict[date, int]]:
        """Count what was asked, saved and sent, by days of UTC; days without any are left out.

        Messages that were sent are kept for thirty days, and of a digest the first one counts.
        """
        digest = (
            OutboxRow.state == "sent",
            OutboxRow.done >= since,
            OutboxRow.priority == _DIGEST,
            OutboxRow.part == 0,
        )
        return {
            "questions": await self._days(Question.asked, Question.asked >= since),
            "articles": await self._days(
                Article.saved, Article.saved >= since, Article.deleted.is_(None)
            ),
            "digests": await self._days(OutboxRow.done, *digest),
        }

    async def _days(self, moment: Any, *which: ColumnElement[bool]) -> dict[date, int]:
        is_sqlite = self._opened.kind == "sqlite"
        day = func.date(moment if is_sqlite else func.timezone("UTC", moment), type_=String)
        rows = await self._session.execute(select(day, func.count()).where(*which).group_by(day))
        return {date.fromisoformat(str(written)): count for written, count in rows}

    async def parked(self, since: datetime) -> int:
        """Count the messages that were refused for good since a moment."""
        parked = select(OutboxRow.id).where(OutboxRow.state == "parked", OutboxRow.done >= since)
        return await self._count(parked)

    async def due_before(self, moment: datetime) -> int:
        """Count the active subscriptions that are due before a moment."""
        due = select(Subscription.id).where(
            Subscription.state == "active", Subscription.next_due <= moment
        )
        return await self._count(due)

    async def _count(self, query: Select[Any]) -> int:
        return await self._session.scalar(select(func.count()).select_from(query.subquery())) or 0

    async def _by(self, *columns: Any) -> dict[Any, int]:
        rows = await self._session.execute(select(*columns, func.count()).group_by(*columns))
        return {key[0] if len(key) == 1 else tuple(key): count for *key, count in rows}
