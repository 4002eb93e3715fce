"""Questions whose results are being paged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, update

from storage.models import Search
from storage.repository import Repository


class Searches(Repository):
    async def keep(
        self,
        chat_id: int,
        user_id: int | None,
        question: str,
        state: dict[str, Any],
        asked_in: int | None = None,
        answered_in: int | None = None,
    ) -> int:
        """Keep a question, for the buttons under its answer to refer to by its number.

        Args:
            chat_id: Where it was asked.
            user_id: Who asked; None: a channel.
            question: As it was typed.
            state: What the pages need, as JSON has it.
            asked_in: The message that asks; None where a button or a link did.
            answered_in: The message that answers, where it is known already.
        """
        row = {
            "chat_id": chat_id,
            "user_id": user_id,
            "question": question,
            "state": state,
            "asked_in": asked_in,
            "answered_in": answered_in,
            "created": await self._now(),
        }
        return int((await self._run(_KEEP, row)).scalar_one())

    async def get(self, search_id: int) -> Search | None:
        return await self._session.get(Search, search_id)

    async def change(self, search_id: int, state: dict[str, Any]) -> None:
        """Keep another state of the pages."""
        change = update(Search).where(Search.id == search_id)
        await self._session.execute(change.values(state=state))

    async def answered(self, answers: Mapping[int, int]) -> None:
        """Note which message answers each question."""
        if answers:
            rows = [{"row": row, "message": message} for row, message in answers.items()]
            await self._run(_ANSWERED, rows)

    async def asked_in(self, chat_id: int, user_id: int | None, message_id: int) -> list[Search]:
        """List what one message of a person has asked, first what it did before it was edited."""
        mine = select(Search).where(
            Search.chat_id == chat_id, Search.user_id.is_not_distinct_from(user_id)
        )
        rows = mine.where(Search.asked_in == message_id).order_by(Search.id)
        return list(await self._session.scalars(rows))

    async def last(
        self, chat_id: int, user_id: int | None, since: datetime, before: int | None = None
    ) -> Search | None:
        """Find what a person asked last in a chat, if that was after a moment.

        Args:
            chat_id: Where.
            user_id: Who; None: a channel.
            since: The moment.
            before: The row that it stands before; None: any.
        """
        mine = select(Search).where(
            Search.chat_id == chat_id, Search.user_id.is_not_distinct_from(user_id)
        )
        if before is not None:
            mine = mine.where(Search.id < before)
        newest = mine.where(Search.created > since).order_by(Search.id.desc()).limit(1)
        return await self._session.scalar(newest)

    async def count(self, user_id: int, since: datetime) -> tuple[int, int]:
        """Count what a person has asked after a moment, in any chat.

        Returns:
            How many questions, and how many refusals: rows whose state says `refused`.
        """
        refused = func.count(Search.state["refused"].as_boolean())
        lately = (Search.user_id == user_id, Search.created > since)
        row = (await self._session.execute(select(func.count(), refused).where(*lately))).one()
        return row[0] - row[1], row[1]

    async def prune(self, before: datetime) -> int:
        """Forget what was asked before a moment, and count it."""
        return await self._changed(delete(Search).where(Search.created < before))


_TABLE = Search.__table__
assert isinstance(_TABLE, Table)
_THIS = update(_TABLE).where(_TABLE.c.id == bindparam("row"))
_KEEP = insert(_TABLE).returning(_TABLE.c.id)
_ANSWERED = _THIS.values(answered_in=bindparam("message"))
