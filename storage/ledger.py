"""What each subscription got."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from storage.models import LedgerRow
from storage.repository import Repository


class Ledger(Repository):
    async def record(
        self, subscription_id: int, period: str, article_ids: Sequence[int], shown: int
    ) -> None:
        """Note what one digest holds.

        Args:
            subscription_id: Whose digest it is.
            period: Which one: "2026-11-21T08:30".
            article_ids: In its order; none of them did the subscription get before.
            shown: How many of them it names; the others are behind its "more".
        """
        if not article_ids:
            return
        now = await self._now()
        rows = [
            {
                "subscription_id": subscription_id,
                "article_id": article_id,
                "period": period,
                "place": place,
                "shown": place < shown,
                "recorded": now,
            }
            for place, article_id in enumerate(article_ids)
        ]
        await self._session.execute(insert(LedgerRow), rows)

    async def had(self, subscription_id: int, article_ids: Sequence[int]) -> set[int]:
        """Say which of the articles a subscription got before."""
        query = select(LedgerRow.article_id).where(
            LedgerRow.subscription_id == subscription_id, LedgerRow.article_id.in_(article_ids)
        )
        return set(await self._session.scalars(query))

    async def of_period(self, subscription_id: int, period: str) -> list[LedgerRow]:
        """List what one digest held, in its order."""
        query = select(LedgerRow).where(
            LedgerRow.subscription_id == subscription_id, LedgerRow.period == period
        )
        return list(await self._session.scalars(query.order_by(LedgerRow.place)))
