"""Which standing questions a subscription follows, and for which of them something has come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, select, text, update

from storage.models import IDLE, Caught, Subscription, SubscriptionTopic, Topic
from storage.repository import Repository

EVERYTHING = "everything"
"""The key of the topic that catches all; whoever follows nothing gets it."""


@dataclass(frozen=True)
class Follow:
    """A question that a subscription follows; `words` None: a built-in one, known by its key."""

    topic_id: int
    key: str
    words: str | None
    is_paused: bool


class Follows(Repository):
    async def of(self, subscription_ids: Sequence[int]) -> dict[int, list[Follow]]:
        """List what each of these subscriptions follows, oldest question first."""
        found: dict[int, list[Follow]] = {one: [] for one in subscription_ids}
        query = (
            select(
                SubscriptionTopic.subscription_id,
                Topic.id,
                Topic.key,
                SubscriptionTopic.words,
                SubscriptionTopic.is_paused,
            )
            .join(Topic)
            .where(SubscriptionTopic.subscription_id.in_(subscription_ids))
            .order_by(Topic.id)
        )
        for row in await self._session.execute(query):
            found[row.subscription_id].append(
                Follow(row.id, row.key or "", row.words, row.is_paused)
            )
        return found

    async def begin(self, subscription_id: int, topic_id: int, words: str | None) -> None:
        """Follow a question, or go on with one that was paused."""
        row = {
            "subscription_id": subscription_id,
            "topic_id": topic_id,
            "words": words,
            "is_paused": False,
        }
        following = self._insert(SubscriptionTopic).values(row)
        await self._session.execute(
            following.on_conflict_do_update(
                index_elements=["subscription_id", "topic_id"], set_={"is_paused": False}
            )
        )

    async def pause(self, subscription_id: int, topic_id: int, *, is_paused: bool) -> None:
        """Pause a question that is followed, or go on with it."""
        await self._session.execute(
            update(SubscriptionTopic)
            .where(*_follow(subscription_id, topic_id))
            .values(is_paused=is_paused)
        )

    async def end(self, subscription_id: int, topic_id: int) -> None:
        """Follow a question no more."""
        removing = delete(SubscriptionTopic).where(*_follow(subscription_id, topic_id))
        await self._session.execute(removing)

    async def idle_with_news(self, until: int, limit: int) -> list[int]:
        """Find those that wait for something to come in, when it has.

        Args:
            until: The added revision up to which articles are known to be caught.
            limit: How many at most.
        """
        everything = select(Topic.id).where(Topic.key == EVERYTHING).scalar_subquery()
        caught = exists().where(
            Caught.topic_id == SubscriptionTopic.topic_id,
            Caught.added_revision > Subscription.cursor,
            Caught.added_revision <= until,
        )
        follows = exists().where(
            SubscriptionTopic.subscription_id == Subscription.id,
            SubscriptionTopic.is_paused.is_(False),
            caught,
        )
        follows_nothing = ~exists().where(SubscriptionTopic.subscription_id == Subscription.id)
        anything = exists().where(
            Caught.topic_id == everything,
            Caught.added_revision > Subscription.cursor,
            Caught.added_revision <= until,
        )
        query = select(Subscription.id).where(
            text(IDLE), Subscription.cursor < until, follows | (follows_nothing & anything)
        )
        return list(await self._session.scalars(query.order_by(Subscription.id).limit(limit)))

    async def is_anybody_idle(self) -> bool:
        """Say whether anybody waits for something to come in."""
        idle = select(Subscription.id).where(text(IDLE)).limit(1)
        return await self._session.scalar(idle) is not None

    async def make_due(self, subscription_ids: Sequence[int]) -> int:
        """Let those of these that wait for something be due now, and count them."""
        idle = update(Subscription).where(Subscription.id.in_(subscription_ids), text(IDLE))
        return await self._changed(idle.values(next_due=await self._now()))


def _follow(subscription_id: int, topic_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        SubscriptionTopic.subscription_id == subscription_id,
        SubscriptionTopic.topic_id == topic_id,
    )
