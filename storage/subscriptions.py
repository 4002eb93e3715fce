"""Who gets a digest, when, of what, and how far they have got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.errors import UnknownRow
from storage.models import Language, Subscription, SubscriptionState, SubscriptionTopic, Topic
from storage.repository import Repository


@dataclass(frozen=True)
class Step:
    """How far a subscription has got, and when it is due again; None: when something comes in."""

    subscription_id: int
    cursor: int
    next_due: datetime | None


class Subscriptions(Repository):
    async def get(self, subscription_id: int) -> Subscription | None:
        return await self._session.get(Subscription, subscription_id)

    async def of_thread(self, chat_id: int, thread_id: int | None) -> Subscription | None:
        """Find the one subscription of a chat and thread, whatever its state."""
        return await self._session.scalar(
            select(Subscription)
            .where(
                Subscription.chat_id == chat_id,
                Subscription.thread_id.is_not_distinct_from(thread_id),
            )
            .with_for_update()
        )

    async def of_chat(self, chat_id: int) -> list[Subscription]:
        """List the subscriptions of a chat."""
        query = select(Subscription).where(Subscription.chat_id == chat_id)
        return list(await self._session.scalars(query.order_by(Subscription.id)))

    async def late(self, before: datetime) -> int:
        """Count the active ones whose digest was due before a moment, and is not written."""
        query = select(func.count()).select_from(Subscription)
        due = query.where(Subscription.state == "active", Subscription.next_due < before)
        return await self._session.scalar(due) or 0

    async def subscribe(
        self,
        chat_id: int,
        thread_id: int | None,
        *,
        user_id: int | None,
        local_time: time,
        timezone: str,
        language: Language,
        next_due: datetime,
        cursor: int,
        days: int = 127,
        item_limit: int = 10,
        **more: Any,
    ) -> Subscription:
        """Begin a subscription, or change the one that is there.

        Args:
            chat_id: The chat.
            thread_id: The topic of a forum.
            user_id: Who asks for it.
            local_time: On the clock of `timezone`.
            timezone: Its IANA name.
            language: What the digest is worded in.
            next_due: When the next one goes out.
            cursor: The added_revision after which a new one begins, or one that had ended; one
                that is there goes on where it is.
            days: A bit a weekday: 1 Monday … 64 Sunday.
            item_limit: How many articles a digest shows.
            **more: Further fields, by their names.
        """
        clock = {
            "user_id": user_id,
            "local_time": local_time,
            "timezone": timezone,
            "language": language,
            "next_due": next_due,
            "days": days,
            "item_limit": item_limit,
            "state": "active",
            "changed": await self._now(),
        } | more
        subscription = await self.of_thread(chat_id, thread_id)
        if subscription is None:
            subscription = Subscription(
                chat_id=chat_id,
                thread_id=thread_id,
                cursor=cursor,
                created=clock["changed"],
                rhythm="clock",
                is_silent=False,
                article_languages=[],
            )
            self._session.add(subscription)
        elif subscription.state == "ended":
            subscription.cursor = cursor
        return await self._set(subscription, clock)

    async def change(self, subscription_id: int, **fields: Any) -> Subscription:
        """Change fields of a subscription, by their names, or raise `UnknownRow`."""
        subscription = await self.get(subscription_id)
        if subscription is None:
            raise UnknownRow("subscription", subscription_id)
        return await self._set(subscription, fields | {"changed": await self._now()})

    async def due(self, limit: int) -> list[Subscription]:
        """List the active subscriptions whose moment has come, longest due first."""
        query = (
            select(Subscription)
            .where(Subscription.state == "active", Subscription.next_due <= await self._now())
            .order_by(Subscription.next_due, Subscription.id)
            .limit(limit)
        )
        return list(await self._session.scalars(query))

    async def still_due(self, subscriptions: Sequence[Subscription]) -> set[int]:
        """Lock those that nobody has changed or advanced since they were read; give their ids.

        No other transaction gets them until this one is over.
        """
        read = {one.id: (one.next_due, one.changed) for one in subscriptions}
        query = select(Subscription.id, Subscription.next_due, Subscription.changed).where(
            Subscription.id.in_(read), Subscription.state == "active"
        )
        rows = await self._session.execute(query.with_for_update(skip_locked=True))
        return {row.id for row in rows if read[row.id] == (row.next_due, row.changed)}

    async def advance(self, steps: Sequence[Step]) -> None:
        """Note how far subscriptions have got, and when they are due again."""
        if not steps:
            return
        table = Subscription.__table__
        change = (
            update(Subscription.__table__)  # type: ignore[arg-type]  # a Table, as for all models
            .where(table.c.id == bindparam("of"))
            .values(cursor=bindparam("up_to"), next_due=bindparam("again"))
        )
        rows = [
            {"of": one.subscription_id, "up_to": one.cursor, "again": one.next_due} for one in steps
        ]
        await self._session.execute(change, rows)

    async def next_moment(self) -> datetime | None:
        """Say when the next active subscription is due; None when there is none."""
        query = select(func.min(Subscription.next_due)).where(Subscription.state == "active")
        return await self._session.scalar(query)

    async def is_there_any(self) -> bool:
        """Say whether there is a subscription that has not ended."""
        any_one = select(Subscription.id).where(Subscription.state != "ended").limit(1)
        return await self._session.scalar(any_one) is not None

    async def lowest_cursor(self) -> int | None:
        """Say up to which added revision every subscription has got all; None: there is none."""
        query = select(func.min(Subscription.cursor)).where(Subscription.state != "ended")
        lowest: int | None = await self._session.scalar(query)
        return lowest

    async def pause(self, subscription_id: int) -> None:
        """Pause one until somebody goes on with it."""
        one = update(Subscription).where(Subscription.id == subscription_id)
        pausing = one.values(state="paused", paused_until=None, changed=await self._now())
        await self._session.execute(pausing)

    async def suspend_chat(self, chat_id: int) -> int:
        """Suspend the active ones of a chat that cannot be written to, and count them."""
        return await self._turn(chat_id, "active", "suspended")

    async def revive_chat(self, chat_id: int) -> int:
        """Make the suspended ones of a chat active again, and count them."""
        return await self._turn(chat_id, "suspended", "active")

    async def move_chat(self, old: int, new: int) -> int:
        """Give those of a chat its new id, and count them.

        A group that becomes a supergroup has a new id; what was set under that one stays, and
        what it takes the place of ends, or the group would get two digests.
        """
        taken = select(Subscription.thread_id).where(Subscription.chat_id == new)
        there = set(await self._session.scalars(taken))
        all_of_old = await self.of_chat(old)
        moving = [one for one in all_of_old if one.thread_id not in there]
        for subscription in all_of_old:
            if subscription.thread_id in there:
                subscription.state = "ended"
            else:
                subscription.chat_id = new
        await self._session.flush()
        return len(moving)

    async def counts(self) -> dict[SubscriptionState, int]:
        """Count the subscriptions of each state that has any."""
        query = select(Subscription.state, func.count()).group_by(Subscription.state)
        return dict((await self._session.execute(query)).all())

    async def topics(self, subscription_id: int) -> list[Topic]:
        """List what a subscription follows, in the order it was first saved in."""
        chosen = SubscriptionTopic.subscription_id == subscription_id
        query = select(Topic).join(SubscriptionTopic).where(chosen).order_by(Topic.id)
        return list(await self._session.scalars(query))

    async def set_topics(self, subscription_id: int, topic_ids: Sequence[int]) -> None:
        """Choose what a subscription follows, in place of what it followed."""
        mine = SubscriptionTopic.subscription_id == subscription_id
        await self._session.execute(delete(SubscriptionTopic).where(mine))
        if topic_ids:
            rows = [
                {"subscription_id": subscription_id, "topic_id": one, "is_paused": False}
                for one in topic_ids
            ]
            await self._session.execute(insert(SubscriptionTopic), rows)

    async def _turn(self, chat_id: int, old: SubscriptionState, new: SubscriptionState) -> int:
        turning = update(Subscription).where(
            Subscription.chat_id == chat_id, Subscription.state == old
        )
        return await self._changed(turning.values(state=new, changed=await self._now()))

    async def _set(self, subscription: Subscription, fields: dict[str, Any]) -> Subscription:
        for name, value in fields.items():
            setattr(subscription, name, value)
        await self._session.flush()
        return subscription
