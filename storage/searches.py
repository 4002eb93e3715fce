"""Questions whose results are being paged."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.models import Search
from storage.repository import Repository


class Searches(Repository):
    async def keep(
        self, chat_id: int, user_id: int | None, question: str, state: dict[str, Any]
    ) -> Search:
        """Keep a question, for the buttons under its answer to refer to.

        Args:
            chat_id: Where it was asked.
            user_id: Who asked; None: a channel.
            question: As it was typed.
            state: What the pages need, as JSON has it.
        """
        search = Search(
            chat_id=chat_id,
            user_id=user_id,
            question=question,
            state=state,
            created=await self._now(),
        )
        await self._add(search)
        return search

    async def get(self, search_id: int) -> Search | None:
        return await self._session.get(Search, search_id)

    async def change(self, search_id: int, state: dict[str, Any]) -> None:
        """Keep another state of the pages."""
        change = update(Search).where(Search.id == search_id)
        await self._session.execute(change.values(state=state))

    async def last(self, chat_id: int, user_id: int | None, since: datetime) -> Search | None:
        """Find what a person asked last in a chat, if that was after a moment."""
        mine = select(Search).where(
            Search.chat_id == chat_id, Search.user_id.is_not_distinct_from(user_id)
        )
        newest = mine.where(Search.created > since).order_by(Search.id.desc()).limit(1)
        return await self._session.scalar(newest)

    async def count(self, user_id: int, since: datetime) -> int:
        """Count what a person has asked after a moment, in any chat."""
        asked = select(func.count()).where(Search.user_id == user_id, Search.created > since)
        return await self._session.scalar(asked) or 0

    async def prune(self, before: datetime) -> int:
        """Forget what was asked before a moment, and count it."""
        return await self._changed(delete(Search).where(Search.created < before))
