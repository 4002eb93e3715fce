"""Saved questions with a name."""

from sqlalchemy import delete, select

from storage.models import Topic
from storage.repository import Repository


class Topics(Repository):
    async def get(self, topic_id: int) -> Topic | None:
        return await self._session.get(Topic, topic_id)

    async def by_key(self, key: str) -> Topic | None:
        """Find a built-in topic, e.g. "us-russia"."""
        return await self._session.scalar(select(Topic).where(Topic.key == key))

    async def built_in(self, key: str) -> Topic:
        """Read a built-in topic, made when it is first asked for; its name is for logs alone."""
        row = self._insert(Topic).values(key=key, name=key, question="", created=await self._now())
        await self._session.execute(row.on_conflict_do_nothing(index_elements=["key"]))
        return (await self._session.scalars(select(Topic).where(Topic.key == key))).one()

    async def of_chat(self, chat_id: int) -> list[Topic]:
        """List the topics that a chat has saved, oldest first."""
        query = select(Topic).where(Topic.chat_id == chat_id).order_by(Topic.id)
        return list(await self._session.scalars(query))

    async def save(self, chat_id: int, name: str, question: str) -> Topic:
        """Save a question of a chat under a name."""
        topic = Topic(chat_id=chat_id, name=name, question=question, created=await self._now())
        await self._add(topic)
        return topic

    async def remove(self, topic_id: int) -> None:
        """Forget a topic; no subscription follows it any more."""
        await self._session.execute(delete(Topic).where(Topic.id == topic_id))
