"""As much of an article as it takes to choose it for a digest: never its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from storage.models import Article, Language
from storage.repository import Repository, in_parts

_COLUMNS = (
    Article.id,
    Article.added_revision,
    Article.language,
    Article.published_on,
    Article.published_order,
    Article.saved,
    Article.story,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """An article that is not deleted, without its text; fields as in `Article`."""

    id: int
    added_revision: int
    language: Language
    published_on: date | None
    published_order: str
    saved: datetime
    story: int | None


class Outlines(Repository):
    async def of(self, article_ids: Sequence[int]) -> dict[int, Outline]:
        """Read those of these articles that are not deleted, by their ids."""
        return {
            outline.id: outline
            for part in in_parts(article_ids)
            for outline in await self._read(select(*_COLUMNS).where(Article.id.in_(part)))
        }

    async def telling(self, story_ids: Sequence[int]) -> dict[int, list[Outline]]:
        """Read the articles of each of these stories, in the order they were added."""
        by_story: dict[int, list[Outline]] = {story_id: [] for story_id in story_ids}
        for part in in_parts(story_ids):
            told = select(*_COLUMNS).where(Article.story.in_(part))
            for outline in await self._read(told.order_by(Article.added_revision)):
                by_story[outline.story or 0].append(outline)
        return by_story

    async def _read(self, query: Any) -> list[Outline]:
        rows = await self._session.execute(query.where(Article.deleted.is_(None)))
        return [Outline(*row) for row in rows]
