"""Articles that tell one event."""

from collections.abc import Sequence

from sqlalchemy import select, update

from storage.models import Article, Story
from storage.repository import Repository


class Stories(Repository):
    async def begin(self) -> Story:
        """Make a story that has no articles yet."""
        story = Story(created=await self._now())
        await self._add(story)
        return story

    async def get(self, story_id: int) -> Story | None:
        return await self._session.get(Story, story_id)

    async def put(self, article_ids: Sequence[int], story_id: int) -> None:
        """Say that articles tell a story."""
        change = update(Article).where(Article.id.in_(article_ids))
        await self._session.execute(change.values(story=story_id))

    async def articles(self, story_ids: Sequence[int]) -> dict[int, list[Article]]:
        """List the live articles of each story, newest first."""
        query = select(Article).where(Article.story.in_(story_ids), Article.deleted.is_(None))
        found: dict[int, list[Article]] = {story_id: [] for story_id in story_ids}
        newest = query.order_by(Article.published_order.desc(), Article.id.desc())
        for article in await self._session.scalars(newest):
            assert article.story is not None
            found[article.story].append(article)
        return found

    async def merge(self, story_id: int, into: int) -> None:
        """Make two stories one; the id of the first leads to the second from now on."""
        articles = update(Article).where(Article.story == story_id)
        await self._session.execute(articles.values(story=into))
        merged = update(Story).where((Story.id == story_id) | (Story.merged_into == story_id))
        await self._session.execute(merged.values(merged_into=into))
