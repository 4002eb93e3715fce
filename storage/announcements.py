"""What admins announce to all subscribers, and how far that has got."""

from sqlalchemy import func, select, update

from storage.errors import UnknownRow
from storage.models import Announcement, Subscription
from storage.repository import Repository


class Announcements(Repository):
    async def write(self, text: str, by: int | None) -> Announcement:
        """Keep an announcement; nobody gets it before it is confirmed."""
        announcement = Announcement(
            text=text, written_by=by, written=await self._now(), cursor=0, count=0
        )
        await self._add(announcement)
        return announcement

    async def confirm(self, announcement_id: int) -> bool:
        """Let it go out; False where that was said before.

        Raises:
            UnknownRow: There is none of that id.
        """
        if await self._session.get(Announcement, announcement_id) is None:
            raise UnknownRow("announcement", announcement_id)
        change = update(Announcement).where(
            Announcement.id == announcement_id, Announcement.confirmed.is_(None)
        )
        return await self._changed(change.values(confirmed=await self._now())) == 1

    async def going_out(self) -> Announcement | None:
        """Give the oldest that has not reached everybody."""
        query = select(Announcement).where(
            Announcement.confirmed.is_not(None), Announcement.done.is_(None)
        )
        return await self._session.scalar(query.order_by(Announcement.id).limit(1))

    async def audience(self) -> int:
        """Count who would get one now."""
        query = select(func.count()).select_from(Subscription)
        return await self._session.scalar(query.where(Subscription.state == "active")) or 0

    async def next_of(self, announcement: Announcement, limit: int) -> list[Subscription]:
        """List the next subscriptions that are to get it."""
        query = select(Subscription).where(
            Subscription.state == "active", Subscription.id > announcement.cursor
        )
        return list(await self._session.scalars(query.order_by(Subscription.id).limit(limit)))

    async def advance(self, announcement: Announcement, reached: list[Subscription]) -> None:
        """Note who has got it; when that is nobody, everybody has."""
        if not reached:
            announcement.done = await self._now()
            return
        announcement.cursor = reached[-1].id
        announcement.count += len(reached)
