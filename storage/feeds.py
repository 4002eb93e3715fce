"""Feeds that are polled, and channels whose posts come in."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.errors import UnknownRow
from storage.models import Feed, FeedEntry, FeedKind
from storage.repository import Repository

_NOT_LISTED = ("removed", "offered")


class Feeds(Repository):
    async def add(
        self, kind: FeedKind, address: str, title: str, *, by: int | None, is_direct: bool = False
    ) -> Feed:
        """List a source, again if it had been removed; one that is listed stays as it is.

        Args:
            kind: "feed" or "channel".
            address: The feed's URL, or the channel's chat id in digits.
            title: What people call it.
            by: The user id of the admin, who gets its drafts.
            is_direct: Save what comes in without a draft.
        """
        feed = await self.by_address(kind, address)
        if feed is not None and feed.state not in _NOT_LISTED:
            return feed
        if feed is None:
            now = await self._now()
            feed = Feed(kind=kind, address=address, created=now, next_check=now)
            self._session.add(feed)
        feed.title, feed.added_by, feed.is_direct = title, by, is_direct
        feed.state, feed.failures, feed.failing_since = "active", 0, None
        feed.error, feed.told, feed.next_check = None, None, await self._now()
        await self._session.flush()
        return feed

    async def get(self, feed_id: int) -> Feed | None:
        return await self._session.get(Feed, feed_id)

    async def by_address(self, kind: FeedKind, address: str) -> Feed | None:
        """Find a source by its address, whatever its state."""
        query = select(Feed).where(Feed.kind == kind, Feed.address == address)
        return await self._session.scalar(query)

    async def listed(self, kind: FeedKind) -> list[Feed]:
        """List the sources of a kind that are not removed, oldest first."""
        query = select(Feed).where(Feed.kind == kind, Feed.state.not_in(_NOT_LISTED))
        return list(await self._session.scalars(query.order_by(Feed.id)))

    async def is_any_due(self) -> bool:
        """Say whether a feed is to be polled."""
        due = select(Feed.id).where(Feed.kind == "feed", Feed.state == "active")
        due = due.where(Feed.next_check <= await self._now())
        return await self._session.scalar(due.limit(1)) is not None

    async def claim_due(self, limit: int, lease: timedelta) -> list[Feed]:
        """Take the feeds that are to be polled; after `lease` another process may take them."""
        now = await self._now()
        due = (
            select(Feed)
            .where(Feed.kind == "feed", Feed.state == "active", Feed.next_check <= now)
            .order_by(Feed.next_check, Feed.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        feeds = list(await self._session.scalars(due))
        for feed in feeds:
            feed.next_check = now + lease
        return feeds

    async def change(self, feed_id: int, **fields: Any) -> Feed:
        """Change fields of a source, by their names, or raise `UnknownRow`."""
        feed = await self.get(feed_id)
        if feed is None:
            raise UnknownRow("feed", feed_id)
        for name, value in fields.items():
            setattr(feed, name, value)
        await self._session.flush()
        return feed

    async def done_entries(self, feed_id: int, keys: Collection[str]) -> set[str]:
        """Say which of these entries have come in, or will never."""
        query = select(FeedEntry.key).where(
            FeedEntry.feed_id == feed_id, FeedEntry.key.in_(keys), FeedEntry.done.is_not(None)
        )
        return set(await self._session.scalars(query))

    async def finish_entry(self, feed_id: int, key: str) -> bool:
        """Note that an entry has come in; False when it had already."""
        entry = await self._entry(feed_id, key)
        if entry.done is not None:
            return False
        entry.done = await self._now()
        await self._session.flush()
        return True

    async def fail_entry(self, feed_id: int, key: str, most: int) -> None:
        """Note that an entry could not be read; after so many times it is given up."""
        entry = await self._entry(feed_id, key)
        entry.attempts += 1
        if entry.attempts >= most:
            entry.done = await self._now()
        await self._session.flush()

    async def _entry(self, feed_id: int, key: str) -> FeedEntry:
        entry = await self._session.get(FeedEntry, (feed_id, key), with_for_update=True)
        if entry is None:
            entry = FeedEntry(feed_id=feed_id, key=key, attempts=0)
            self._session.add(entry)
        return entry
