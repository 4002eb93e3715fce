"""Forgetting a person: whatever row belongs to them or to their private chat with us."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Table, delete, false, or_, select, update

from storage.base import Base
from storage.models import InboxRow, Subscription
from storage.repository import Repository
from storage.topics import Topics

_OWNERS = ("chat_id", "user_id")


class Forgetting(Repository):
    async def forget(self, user_id: int, current: int) -> dict[str, int]:
        """Delete everything about a person, and count it by table.

        What tables hold under other names is kept: who added or changed an article or a feed.
        What the person set up for a group stays, without a name to it.

        Args:
            user_id: The person, and their private chat.
            current: The row of the inbox that asks for this, which is only emptied.
        """
        nameless = update(Subscription).where(Subscription.user_id == user_id)
        nameless = nameless.where(Subscription.chat_id != user_id)
        await self._session.execute(nameless.values(user_id=None))
        counts = {"inbox": await self._forget_updates(user_id, current)}
        # Children come before what they refer to.
        for table in reversed(Base.metadata.sorted_tables):
            await self._let_go(table, user_id)
            counts[table.name] = counts.get(table.name, 0)
            counts[table.name] += await self._changed(delete(table).where(_owned(table, user_id)))
        await Topics(self._opened).forget_unfollowed()
        return {name: count for name, count in counts.items() if count}

    async def _forget_updates(self, user_id: int, current: int) -> int:
        """Delete the updates of a person that are done with, in groups as well."""
        empty = update(InboxRow).where(InboxRow.id == current)
        await self._session.execute(empty.values(raw="{}"))
        # A group's updates are kept under the group's id; who wrote one stands in its JSON alone.
        named = or_(*(InboxRow.raw.contains(f'"id": {user_id}{end}') for end in ",}"))
        mine = or_(InboxRow.lane == user_id, named)
        done = (InboxRow.done.is_not(None), InboxRow.id != current)
        return await self._changed(delete(InboxRow).where(mine, *done))

    async def _let_go(self, table: Table, user_id: int) -> None:
        """Free a table of what refers to rows that are going to be deleted."""
        for key in table.foreign_keys:
            parent = key.column.table
            gone = key.parent.in_(select(key.column).where(_owned(parent, user_id)))
            if key.parent.nullable:
                await self._session.execute(
                    update(table).where(gone).values({key.parent.name: None})
                )
            else:
                await self._session.execute(delete(table).where(gone))


def _owned(table: Table, user_id: int) -> ColumnElement[bool]:
    return or_(false(), *(column == user_id for column in _owners_of(table)))


def _owners_of(table: Table) -> Iterator[ColumnElement[int]]:
    return (table.c[name] for name in _OWNERS if name in table.c)
