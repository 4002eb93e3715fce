"""Questions that were asked: their text, and not by whom."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select

from storage.models import Question
from storage.repository import Repository


class Questions(Repository):
    async def record(self, text: str, language: str | None, intent: str, found: int) -> None:
        """Keep a question.

        Args:
            text: As it was typed.
            language: What it was typed in; None: undecided.
            intent: What was asked for: "latest", "when", "plain" …
            found: How many articles have everything that was meant.
        """
        row = {"text": text, "language": language, "intent": intent, "found": found}
        await self._done(_RECORD, row | {"asked": await self._now()})

    async def without_results(self, limit: int) -> list[Question]:
        """List the questions that found nothing whole, newest first."""
        query = select(Question).where(Question.found == 0).order_by(Question.id.desc())
        return list(await self._session.scalars(query.limit(limit)))

    async def count(self, since: datetime) -> int:
        """Count what was asked since a moment."""
        query = select(func.count()).select_from(Question).where(Question.asked >= since)
        return await self._session.scalar(query) or 0

    async def prune(self, before: datetime) -> int:
        """Forget what was asked before a moment, and count it."""
        return await self._changed(delete(Question).where(Question.asked < before))


_RECORD = insert(Question.__table__)  # type: ignore[arg-type]
