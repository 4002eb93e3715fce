"""Updates that have arrived and are not yet handled."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, case, delete, func, select, update

from storage.errors import LostClaim
from storage.models import InboxRow
from storage.repository import FAR, INSERTS, Repository

# A handler that failed this often fails for a reason that time does not mend.
FAILURES_ALLOWED = 3
# Claims run out when a process is killed; the row may be innocent of that, and gets more tries.
CLAIMS_ALLOWED = 10


class Inbox(Repository):
    async def store(self, update_id: int, lane: int, raw: str) -> bool:
        """Keep an update, and say whether it is new.

        Args:
            update_id: Telegram's number of the update, by which it is known again.
            lane: The chat or user whose updates are handled one after the other.
            raw: The update as JSON.
        """
        row = {
            "update_id": update_id,
            "lane": lane,
            "raw": raw,
            "received": await self._now(),
            "attempts": 0,
            "failed": False,
        }
        return await self._done(_STORE[self._opened.kind], row) == 1

    async def claim(self, by: str, limit: int, lease: timedelta) -> list[InboxRow]:
        """Take rows that nobody works on: of each lane only the first that is not done.

        Args:
            by: The claimer, a name that no other process and no earlier run of this one has.
            limit: How many at most.
            lease: How long they are the claimer's, unless renewed.

        Returns:
            In order of arrival. A row with `calls` was handled before; only they are to be made.
        """
        now = await self._now()
        wanted = {"now": now, "far": now + FAR, "most": limit, "by": by, "until": now + lease}
        taken = await self._run(_CLAIM, wanted)
        rows = (InboxRow(**each) for each in taken.mappings() if not each["failed"])
        return sorted(rows, key=lambda row: row.id)

    async def renew(self, by: str, lease: timedelta) -> int:
        """Prolong all claims of a claimer, and count them."""
        until = await self._now() + lease
        return await self._changed(_claimed(by).values(claimed_until=until))

    async def handled(self, row_id: int, by: str, calls: Sequence[dict[str, Any]]) -> None:
        """Note that what an update changes is changed, and which calls are left to be made.

        Raises:
            LostClaim: it was handled already, or is another's by now; the caller's transaction
                has to be rolled back.
        """
        values = {"row": row_id, "by": by, "said": list(calls)}
        if not await self._done(_HANDLED, values):
            raise LostClaim(row_id)

    async def keep_line(self, row_id: int, by: str, line: dict[str, Any]) -> None:
        """Remember where a chat is told that an update takes long, for who takes it over.

        Args:
            row_id: The row.
            by: Its claimer; if it is another's by now, nothing is remembered.
            line: The message, as `deleteMessage` takes it.
        """
        await self._changed(_claimed(by).where(InboxRow.id == row_id).values(line=line))

    async def finish(self, row_ids: Sequence[int], by: str) -> set[int]:
        """Note that nothing is left to do.

        Returns:
            Those of these rows that were the claimer's: the others are another's by now.
        """
        values = {"rows": list(row_ids), "by": by, "now": await self._now()}
        return set((await self._run(_FINISH, values)).scalars())

    async def release(self, row_id: int, by: str, not_before: datetime) -> bool:
        """Give a row back after a failure, or give it up when it has failed too often.

        Args:
            row_id: The row.
            by: Its claimer.
            not_before: When it, and with it its lane, may be tried again.

        Returns:
            False when it is given up: done and failed.

        Raises:
            LostClaim: it is another's by now.
        """
        mine = _claimed(by).where(InboxRow.id == row_id)
        again = mine.where(InboxRow.attempts < FAILURES_ALLOWED)
        if await self._changed(again.values(claimed_by=None, claimed_until=not_before)):
            return True
        await self._expect(row_id, mine.values(done=await self._now(), failed=True, **_FREE))
        return False

    async def release_all(self, by: str) -> int:
        """Give everything back that a claimer still has, at once and as if never claimed."""
        attempts = InboxRow.attempts - 1
        return await self._changed(_claimed(by).values(attempts=attempts, **_FREE))

    async def prune(self, before: datetime) -> int:
        """Forget what was received before a moment and is done, and count it."""
        old = delete(InboxRow).where(InboxRow.received < before, InboxRow.done.is_not(None))
        return await self._changed(old)

    async def waiting(self) -> int:
        """Count what is not done."""
        query = select(func.count()).select_from(InboxRow).where(InboxRow.done.is_(None))
        return await self._session.scalar(query) or 0

    async def count(self, lane: int, since: datetime) -> int:
        """Count what has arrived of a chat or user after a moment."""
        lately = select(func.count()).where(InboxRow.lane == lane, InboxRow.received > since)
        return await self._session.scalar(lately) or 0

    async def of_lane(self, lane: int) -> list[InboxRow]:
        """List all that is kept of a chat or user, in order of arrival."""
        rows = select(InboxRow).where(InboxRow.lane == lane).order_by(InboxRow.id)
        return list(await self._session.scalars(rows))

    async def _expect(self, row_id: int, change: Any) -> None:
        if not await self._changed(change):
            raise LostClaim(row_id)


_FREE = {"claimed_by": None, "claimed_until": None}


def _claimed(by: str) -> Any:
    return update(InboxRow).where(InboxRow.claimed_by == by, InboxRow.done.is_(None))


_TABLE = InboxRow.__table__
assert isinstance(_TABLE, Table)
_ROW = _TABLE.c
_STORE = {
    name: insert(_TABLE).on_conflict_do_nothing(index_elements=["update_id"])
    for name, insert in INSERTS.items()
}
_MINE = update(_TABLE).where(_ROW.claimed_by == bindparam("by"), _ROW.done.is_(None))
# The attempts so far were those of the handler; the calls get as many of their own.
_HANDLED = _MINE.where(_ROW.id == bindparam("row"), _ROW.calls.is_(None)).values(
    calls=bindparam("said"), attempts=1
)
_FINISH = (
    _MINE.where(_ROW.id.in_(bindparam("rows", expanding=True)))
    .values(done=bindparam("now"), **_FREE)
    .returning(_ROW.id)
)

_NOW = bindparam("now", type_=_ROW.done.type)
_OTHER = _TABLE.alias()
# A scalar subquery because PostgreSQL would make a join of NOT EXISTS, and compare all waiting
# rows with each other.
_FIRST_OF_LANE = (
    select(func.min(_OTHER.c.id))
    .where(_OTHER.c.lane == _ROW.lane, _OTHER.c.done.is_(None))
    .scalar_subquery()
)
# Apart from the change, so that PostgreSQL looks for them once: it would lock others each time.
_FREE_ROWS = (
    select(_ROW.id)
    .where(
        _ROW.done.is_(None),
        _ROW.claimed_until.is_(None)
        | (_ROW.claimed_until <= _NOW)
        | (_ROW.claimed_until > bindparam("far")),
        _ROW.id == _FIRST_OF_LANE,
    )
    .order_by(_ROW.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("free")
)
_WORN_OUT = _ROW.attempts >= CLAIMS_ALLOWED
_CLAIM = (
    update(_TABLE)
    .where(_ROW.id.in_(select(_FREE_ROWS.c.id)))
    .values(
        claimed_by=bindparam("by"),
        claimed_until=bindparam("until"),
        attempts=_ROW.attempts + 1,
        failed=_WORN_OUT,
        done=case((_WORN_OUT, _NOW)),
    )
    .returning(_TABLE)
)
