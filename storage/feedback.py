"""What people thought of answers, without the people."""

from datetime import datetime

from sqlalchemy import func, select

from storage.models import Feedback
from storage.repository import Repository


class Feedbacks(Repository):
    async def give(self, question: str, article_id: int | None, *, is_good: bool) -> None:
        """Keep a thumb up or down.

        Args:
            question: As it was typed.
            article_id: The article that was shown first.
            is_good: Whether the thumb is up.
        """
        given = await self._now()
        thumb = Feedback(question=question, article_id=article_id, is_good=is_good, given=given)
        await self._add(thumb)

    async def counts(self, since: datetime) -> dict[bool, int]:
        """Count the thumbs since a moment, up (True) and down (False)."""
        query = select(Feedback.is_good, func.count()).where(Feedback.given >= since)
        counted = dict((await self._session.execute(query.group_by(Feedback.is_good))).all())
        return {is_good: counted.get(is_good, 0) for is_good in (True, False)}

    async def bad(self, limit: int) -> list[Feedback]:
        """List the thumbs down, newest first."""
        query = select(Feedback).where(Feedback.is_good.is_(False)).order_by(Feedback.id.desc())
        return list(await self._session.scalars(query.limit(limit)))
