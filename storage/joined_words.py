"""Words of articles that have lost a joiner, for display."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update

from storage.models import Counter, JoinedWords
from storage.repository import Repository
from storage.revisions import lock_revisions, newest_revision

_JOINED = "joined"


class JoinedWordsOfArticles(Repository):
    async def reached(self) -> int:
        """Say the revision up to which articles were looked through."""
        return await newest_revision(self._session, _JOINED)

    async def of(self, article_id: int) -> dict[str, str]:
        """Give the words of an article, each as it is to be shown; none is empty."""
        words = select(JoinedWords.words).where(JoinedWords.article_id == article_id)
        return await self._session.scalar(words) or {}

    async def keep(self, before: int, after: int, words: Mapping[int, Mapping[str, str]]) -> bool:
        """Keep what was found in the articles up to a revision, by their ids.

        Returns:
            False, and nothing is kept, if another process has moved on since.
        """
        await lock_revisions(self._session, _JOINED)
        moving = update(Counter).where(Counter.name == _JOINED, Counter.value == before)
        if not await self._changed(moving.values(value=after)):
            return False
        await self._session.execute(delete(JoinedWords).where(JoinedWords.article_id.in_(words)))
        rows = [{"article_id": one, "words": dict(found)} for one, found in words.items() if found]
        if rows:
            await self._session.execute(insert(JoinedWords), rows)
        return True
