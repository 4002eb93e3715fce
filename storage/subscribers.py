"""The chats we talk with."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update

from storage.models import ChatKind, Subscriber
from storage.repository import Repository


class Subscribers(Repository):
    async def get(self, chat_id: int) -> Subscriber | None:
        return await self._session.get(Subscriber, chat_id)

    async def of_chats(self, chat_ids: Sequence[int]) -> dict[int, Subscriber]:
        """Give those of these chats that we have talked with, by their ids."""
        query = select(Subscriber).where(Subscriber.chat_id.in_(chat_ids))
        return {one.chat_id: one for one in await self._session.scalars(query)}

    async def see(self, chat_id: int, kind: ChatKind) -> Subscriber:
        """Note that somebody in a chat talked to us, whereby it is not blocked, and read it."""
        now = await self._now()
        await self._session.execute(
            self._insert(Subscriber)
            .values(chat_id=chat_id, kind=kind, created=now, seen=now)
            .on_conflict_do_update(
                index_elements=["chat_id"], set_={"kind": kind, "seen": now, "blocked": None}
            )
        )
        return await self._session.get_one(Subscriber, chat_id, populate_existing=True)

    async def change(self, chat_id: int, **fields: Any) -> None:
        """Set the language, the time zone or the calendar of a chat that was seen."""
        change = update(Subscriber).where(Subscriber.chat_id == chat_id)
        await self._session.execute(change.values(**fields))

    async def block(self, chat_id: int) -> None:
        """Note that nothing can be sent to a chat any more, since now if not before."""
        change = update(Subscriber).where(
            Subscriber.chat_id == chat_id, Subscriber.blocked.is_(None)
        )
        await self._session.execute(change.values(blocked=await self._now()))

    async def move_chat(self, old: int, new: int) -> None:
        """Give a chat its new id, with its settings; what the new one had set is kept."""
        if await self.get(new) is None:
            change = update(Subscriber).where(Subscriber.chat_id == old)
            await self._session.execute(change.values(chat_id=new, kind="supergroup"))

    async def counts(self) -> dict[ChatKind, int]:
        """Count the chats of each kind that are not blocked."""
        query = select(Subscriber.kind, func.count()).where(Subscriber.blocked.is_(None))
        return dict((await self._session.execute(query.group_by(Subscriber.kind))).all())
