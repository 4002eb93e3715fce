"""Articles that tell one event."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select, update

from storage.models import Article, Counter, Language, Story
from storage.repository import Repository
from storage.revisions import lock_revisions, newest_revision

_DECIDED = "story"


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

    async def languages(self, story_ids: Collection[int]) -> dict[int, dict[Language, int]]:
        """Count the live articles of each story by their language."""
        count = select(Article.story, Article.language, func.count()).where(
            Article.story.in_(story_ids), Article.deleted.is_(None)
        )
        found: dict[int, dict[Language, int]] = {story_id: {} for story_id in story_ids}
        for story_id, language, articles in await self._session.execute(
            count.group_by(Article.story, Article.language)
        ):
            assert story_id is not None
            found[story_id][language] = articles
        return found

    async def decided(self) -> int:
        """Say up to which revision of articles it is decided which story each belongs to."""
        return await newest_revision(self._session, _DECIDED)

    async def set_decided(self, revision: int) -> None:
        """Say that it is decided up to a revision, unless somebody is further."""
        row = self._insert(Counter).values(name=_DECIDED, value=revision)
        grown = row.on_conflict_do_update(
            index_elements=[Counter.name],
            set_={"value": row.excluded.value},
            where=Counter.value < row.excluded.value,
        )
        await self._session.execute(grown)

    async def join(self, article_ids: Sequence[int]) -> int:
        """Make articles tell one story: the oldest that any of them tells, or a new one."""
        await lock_revisions(self._session)
        told = select(Article.story).where(Article.id.in_(article_ids), Article.story.is_not(None))
        stories = sorted({story for story in await self._session.scalars(told) if story})
        story_id = stories[0] if stories else (await self.begin()).id
        for other in stories[1:]:
            await self.merge(other, story_id)
        await self.put(article_ids, story_id)
        return story_id

    async def merge(self, story_id: int, into: int) -> None:
        """Make two stories one; the id of the first leads to the second from now on."""
        articles = update(Article).where(Article.story == story_id)
        await self._session.execute(articles.values(story=into))
        merged = update(Story).where((Story.id == story_id) | (Story.merged_into == story_id))
        await self._session.execute(merged.values(merged_into=into))
