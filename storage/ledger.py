"""What each subscription got."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from storage.models import LedgerRow
from storage.repository import Repository, in_parts

_TABLE: Any = LedgerRow.__table__  # rows that nobody reads back go past the session


@dataclass(frozen=True)
class SentDigest:
    """What one digest names.

    Attributes:
        subscription_id: Whose it is.
        period: Which one: when it was due, "2026-11-21T07:30:00Z".
        article_ids: In its order.
    """

    subscription_id: int
    period: str
    article_ids: Sequence[int]


class Ledger(Repository):
    async def record(self, digests: Sequence[SentDigest]) -> None:
        """Note what digests hold; none of it did their subscriptions get before."""
        now = await self._now()
        rows = [
            {
                "subscription_id": digest.subscription_id,
                "article_id": article_id,
                "period": digest.period,
                "place": place,
                "recorded": now,
            }
            for digest in digests
            for place, article_id in enumerate(digest.article_ids)
        ]
        if rows:
            await self._session.execute(insert(_TABLE), rows)

    async def had_by(
        self, subscription_ids: Sequence[int], article_ids: Sequence[int]
    ) -> dict[int, set[int]]:
        """Say which of the articles each subscription got before."""
        had: dict[int, set[int]] = {one: set() for one in subscription_ids}
        query = select(LedgerRow.subscription_id, LedgerRow.article_id).where(
            LedgerRow.subscription_id.in_(subscription_ids)
        )
        for part in in_parts(article_ids):
            rows = await self._session.execute(query.where(LedgerRow.article_id.in_(part)))
            for subscription_id, article_id in rows:
                had[subscription_id].add(article_id)
        return had

    async def of_period(self, subscription_id: int, period: str) -> list[LedgerRow]:
        """List what one digest held, in its order."""
        query = select(LedgerRow).where(
            LedgerRow.subscription_id == subscription_id, LedgerRow.period == period
        )
        return list(await self._session.scalars(query.order_by(LedgerRow.place)))
