"""Questions that stand, and the keys under which they are proposed for an article."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, insert, or_, select, text, update

from storage.models import Feed, SubscriptionTopic, Topic, TopicKey
from storage.repository import Repository
from storage.types import BigId, Json

_BY_WORDS = "q:"  # what the keys of questions begin with that somebody typed


@dataclass(frozen=True)
class StandingQuestion:
    """What `corpus` made of a question, by which version of its knowledge, and its keys."""

    standing: Mapping[str, Any]
    version: str
    keys: Sequence[int]


class Topics(Repository):
    async def get(self, topic_id: int) -> Topic | None:
        return await self._session.get(Topic, topic_id)

    async def by_key(self, key: str) -> Topic | None:
        """Find a built-in topic, e.g. "us-russia"."""
        return await self._session.scalar(select(Topic).where(Topic.key == key))

    async def built_in(self, key: str) -> Topic:
        """Read a built-in topic, made when it is first asked for; its name is for logs alone."""
        topic, _ = await self._made(key, "")
        return topic

    async def stand(self, key: str, question: str, made: StandingQuestion) -> Topic:
        """Let a question stand, or find the one that does."""
        topic, is_new = await self._made(key, question)
        if is_new or topic.version != made.version:
            await self.derive_again(topic.id, made)
        return topic

    async def _made(self, key: str, question: str) -> tuple[Topic, bool]:
        row = {"key": key, "name": key, "question": question, "created": await self._now()}
        adding = self._insert(Topic).values(row).on_conflict_do_nothing(index_elements=["key"])
        is_new = bool(await self._changed(adding))
        return (await self._session.scalars(select(Topic).where(Topic.key == key))).one(), is_new

    async def derive_again(self, topic_id: int, made: StandingQuestion) -> None:
        """Keep what a question becomes by other knowledge."""
        change = update(Topic).where(Topic.id == topic_id)
        standing = dict(made.standing)
        await self._session.execute(change.values(standing=standing, version=made.version))
        await self._session.execute(delete(TopicKey).where(TopicKey.topic_id == topic_id))
        rows = [{"key": key, "topic_id": topic_id} for key in dict.fromkeys(made.keys)]
        if rows:
            await self._session.execute(insert(TopicKey), rows)

    async def outdated(self, version: str, limit: int) -> list[Topic]:
        """List questions that were read by other knowledge than this, oldest first."""
        typed = Topic.key.startswith(_BY_WORDS, autoescape=True)
        query = select(Topic).where(typed, or_(Topic.version < version, Topic.version > version))
        return list(await self._session.scalars(query.order_by(Topic.id).limit(limit)))

    async def proposed(self, keys: Sequence[int]) -> list[int]:
        """Give the questions that have one of these keys, by their ids, each once."""
        if self._opened.kind == "sqlite":
            return list(await self._session.scalars(_IN_SQLITE, {"keys": json.dumps(list(keys))}))
        return list(await self._session.scalars(_IN_POSTGRESQL, {"keys": list(keys)}))

    async def standings(self, topic_ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        """Give these questions as they were kept."""
        is_sqlite = self._opened.kind == "sqlite"
        query = _STANDINGS_IN_SQLITE if is_sqlite else _STANDINGS_IN_POSTGRESQL
        ids = json.dumps(list(topic_ids)) if is_sqlite else list(topic_ids)
        rows = await self._session.execute(query, {"ids": ids})
        return {row.id: row.standing or {} for row in rows}

    async def forget_unfollowed(self, topic_ids: Sequence[int] | None = None) -> None:
        """Let those of these questions, or of all, stand no more that nobody follows."""
        followed = exists().where(SubscriptionTopic.topic_id == Topic.id)
        fed = exists().where(Feed.topic_id == Topic.id)
        typed = Topic.key.startswith(_BY_WORDS, autoescape=True)
        unfollowed = delete(Topic).where(typed, ~followed, ~fed)
        if topic_ids is not None:
            unfollowed = unfollowed.where(Topic.id.in_(topic_ids))
        options = {"synchronize_session": False}
        await self._session.execute(unfollowed, execution_options=options)


# One parameter for all keys: writing and reading a statement of some hundreds took longer than
# finding them.
_IN_SQLITE = text(
    "SELECT DISTINCT topic_id FROM topic_key WHERE key IN (SELECT value FROM json_each(:keys))"
)
_IN_POSTGRESQL = text(
    "SELECT DISTINCT topic_id FROM topic_key WHERE key = ANY(CAST(:keys AS bigint[]))"
)

_STANDINGS_IN_SQLITE = text(
    "SELECT id, standing FROM topic WHERE id IN (SELECT value FROM json_each(:ids))"
).columns(id=BigId, standing=Json)
_STANDINGS_IN_POSTGRESQL = text(
    "SELECT id, standing FROM topic WHERE id = ANY(CAST(:ids AS bigint[]))"
).columns(id=BigId, standing=Json)
