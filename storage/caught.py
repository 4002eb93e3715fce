"""Which articles the standing questions have caught, and how far that has got."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, func, insert, or_, select, update

from storage.models import Article, Caught, Counter, Topic
from storage.repository import Repository, in_parts
from storage.revisions import lock_revisions, newest_revision

MATCHED = "matched"


@dataclass(frozen=True)
class Match:
    """An article that a question caught; the weight is of the article, 0 to 100."""

    topic_id: int
    article_id: int
    added_revision: int
    weight: int


class CaughtArticles(Repository):
    async def matched(self) -> int:
        """Say the revision up to which articles were held against the questions."""
        return await newest_revision(self._session, MATCHED)

    async def move_on(self, before: int, after: int) -> bool:
        """Note how far it has got; False if another process has moved on since."""
        await lock_revisions(self._session, MATCHED)
        moving = update(Counter).where(Counter.name == MATCHED, Counter.value == before)
        return bool(await self._changed(moving.values(value=after)))

    async def settled(self) -> int:
        """Say the added revision up to which nothing more will be caught but by edits."""
        matched = await self.matched()
        waiting = select(func.min(Article.added_revision)).where(Article.revision > matched)
        first = await self._session.scalar(waiting)
        return matched if first is None else min(matched, first - 1)

    async def keep(self, article_ids: Sequence[int], matches: Iterable[Match]) -> None:
        """Keep what these articles were caught by, in place of what was kept of them.

        What a question caught that nobody follows any more by now is dropped.
        """
        of_these = delete(Caught).where(Caught.article_id.in_(article_ids))
        await self._session.execute(of_these)
        every = list(matches)
        there = await self._held_fast({match.topic_id for match in every})
        rows = [vars(match) for match in every if match.topic_id in there]
        if rows:
            await self._session.execute(insert(Caught), rows)

    async def _held_fast(self, topic_ids: Collection[int]) -> set[int]:
        """Give those of these questions that are there, and stay until the transaction ends."""
        there = set[int]()
        for ids in in_parts(sorted(topic_ids)):
            locked = select(Topic.id).where(Topic.id.in_(ids))
            there |= set(
                await self._session.scalars(locked.with_for_update(read=True, key_share=True))
            )
        return there

    async def between(self, wanted: Sequence[tuple[int, int]], until: int) -> list[Match]:
        """List what questions caught.

        Args:
            wanted: Ids of topics, each with the added revision after which it counts.
            until: The added revision up to which it counts.
        """
        if not wanted:
            return []
        after: dict[int, list[int]] = {}
        for topic_id, revision in wanted:
            after.setdefault(revision, []).append(topic_id)
        newer = or_(
            *(
                and_(Caught.topic_id.in_(ids), Caught.added_revision > revision)
                for revision, ids in after.items()
            )
        )
        query = select(
            Caught.topic_id, Caught.article_id, Caught.added_revision, Caught.weight
        ).where(newer, Caught.added_revision <= until)
        return [Match(*row) for row in await self._session.execute(query)]

    async def prune(self, before_revision: int) -> int:
        """Forget what was caught up to an added revision, and count it."""
        old = delete(Caught).where(Caught.added_revision <= before_revision)
        return await self._changed(old)
