"""Work that one process of many does at a time."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.errors import LostLease
from storage.models import Lease
from storage.repository import Repository, is_over


class Leases(Repository):
    async def _now(self) -> datetime:
        # A lease runs out by the true clock, however far the playground's is moved forward.
        return await self._opened.true_now()

    async def take(self, name: str, holder: str, duration: timedelta) -> int | None:
        """Try to become the holder of a lease.

        Args:
            name: The lease.
            holder: Who asks, a name that no other process and no earlier run of this one has.
            duration: How long it is theirs, by the database's clock, unless renewed.

        Returns:
            The token, higher than all before it; None while the lease is another's, or the
            asker's own already.
        """
        now = await self._now()
        wanted = self._insert(Lease).values(name=name, holder=holder, until=now + duration, token=1)
        taken = wanted.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "until": now + duration, "token": Lease.token + 1},
            where=is_over(Lease.until, now),
        )
        token: int | None = await self._session.scalar(taken.returning(Lease.token))
        return token

    async def renew(self, name: str, token: int, duration: timedelta) -> None:
        """Prolong a lease, or raise `LostLease` when it ran out or is another's."""
        now = await self._now()
        mine = update(Lease).where(Lease.name == name, Lease.token == token, Lease.until > now)
        if not await self._changed(mine.values(until=now + duration)):
            raise LostLease(name)

    async def confirm(self, name: str, token: int) -> None:
        """Make what this transaction changes conditional on a lease, or raise `LostLease`.

        Nobody can take the lease before this transaction is over.
        """
        now = await self._now()
        mine = select(Lease.token).where(
            Lease.name == name, Lease.token == token, Lease.until > now
        )
        if await self._session.scalar(mine.with_for_update(read=True)) is None:
            raise LostLease(name)

    async def release(self, name: str, token: int) -> None:
        """Let go of a lease, so that the next one need not wait; nothing when it is lost."""
        mine = update(Lease).where(Lease.name == name, Lease.token == token)
        await self._session.execute(mine.values(until=await self._now()))

    async def get(self, name: str) -> Lease | None:
        return await self._session.get(Lease, name)
