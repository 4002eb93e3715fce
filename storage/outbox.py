"""Messages that are decided and not yet known to be delivered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage.errors import LostClaim
from storage.models import OutboxRow, OutboxState
from storage.outbox_statements import ARRIVED, DUE_ROWS, TABLE
from storage.repository import Repository

# A send whose answer was lost is made again once; then somebody has to look.
_LOST_ANSWERS_ALLOWED = 1
_DONE = ("sent", "parked", "suspended")


@dataclass(frozen=True)
class Call:
    """A call of the Bot API.

    Args:
        method: Its name there: "sendMessage".
        arguments: As JSON has them.
        draft: The draft whose card this is; the id of the sent message is remembered there.
        search: The question that this answers; the id of the sent message is remembered there.
    """

    method: str
    arguments: dict[str, Any]
    draft: int | None = None
    search: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Write it as a value that JSON can hold, sharing the arguments; `from_json` reads it."""
        return {
            "method": self.method,
            "arguments": self.arguments,
            "draft": self.draft,
            "search": self.search,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Call":
        return cls(**value)


@dataclass(frozen=True)
class DigestPart:
    """One message of a digest; with its period and part there is one such row."""

    subscription_id: int
    period: str
    part: int  # from 0
    chat_id: int
    call: Call


class Outbox(Repository):
    async def add(
        self,
        call: Call,
        chat_id: int,
        priority: int,
        subscription_id: int | None = None,
        period: str | None = None,
        part: int = 0,
    ) -> OutboxRow:
        """Decide a message.

        Args:
            call: What to call.
            chat_id: Where it goes; the messages of one chat are sent one after the other.
            priority: 0 a reply or card, 1 an announcement, 2 a digest.
            subscription_id: Whose digest it is; with `period` and `part` there is one such row.
            period: Which digest: "2026-11-21T08:30".
            part: Which message of the digest, from 0.
        """
        row = OutboxRow(
            call=call.as_json(),
            chat_id=chat_id,
            priority=priority,
            subscription_id=subscription_id,
            period=period,
            part=part,
            state="waiting",
            attempts=0,
            lost_answers=0,
            failures=0,
            created=await self._now(),
        )
        await self._add(row)
        return row

    async def add_digests(self, parts: Sequence[DigestPart], priority: int) -> None:
        """Decide the messages of many digests at once; those that are decided already stay."""
        now = await self._now()
        rows = [
            {
                "call": part.call.as_json(),
                "chat_id": part.chat_id,
                "priority": priority,
                "subscription_id": part.subscription_id,
                "period": part.period,
                "part": part.part,
                "state": "waiting",
                "attempts": 0,
                "lost_answers": 0,
                "failures": 0,
                "created": now,
            }
            for part in parts
        ]
        if rows:
            keys = ["subscription_id", "period", "part"]
            # Into the table: a session takes three times as long over rows that nobody reads.
            adding = self._insert(TABLE).on_conflict_do_nothing(index_elements=keys)
            await self._session.execute(adding, rows)

    async def claim(self, by: str, token: int, limit: int, lease: timedelta) -> list[OutboxRow]:
        """Take rows that are to be sent: of each chat only the first.

        Args:
            by: The claimer.
            token: Of the lease under which it claims; results have to name it.
            limit: How many at most.
            lease: How long they are the claimer's. Then another may send them again.

        Returns:
            By priority, then in the order they were decided in.
        """
        now = await self._now()
        rows = list(await self._session.scalars(DUE_ROWS, {"now": now, "limit": limit}))
        claimed = {
            "state": "sending",
            "token": token,
            "claimed_by": by,
            "claimed_until": now + lease,
        }
        # One statement for all: a session that compares what it holds took longer than sending.
        claiming = update(TABLE).where(TABLE.c.id.in_([row.id for row in rows]))
        if rows:
            more = {"attempts": TABLE.c.attempts + 1}
            await self._session.execute(claiming.values(**claimed, **more))
        for row in rows:
            for name, value in claimed.items():
                set_committed_value(row, name, value)
            set_committed_value(row, "attempts", row.attempts + 1)
        return rows

    async def let_go_of(self, claimer: str) -> int:
        """Let be claimed again at once what a process had claimed that is dead, and count it."""
        undone = (OutboxRow.done.is_(None), OutboxRow.state == "sending")
        claimed = update(OutboxRow).where(*undone, OutboxRow.claimed_by == claimer)
        return await self._changed(claimed.values(claimed_until=await self._now()))

    async def get(self, row_id: int) -> OutboxRow | None:
        return await self._session.get(OutboxRow, row_id)

    async def sent(self, row_id: int, token: int, message_id: int | None) -> None:
        """Note that a message arrived, or raise `LostClaim`."""
        now = await self._now()
        await self._settle(
            row_id, token, state="sent", sent=now, done=now, message_id=message_id, error=None
        )

    async def all_sent(self, message_ids: Mapping[int, int | None], token: int) -> set[int]:
        """Note that many messages arrived.

        Args:
            message_ids: Of the rows, the id that each message has in its chat.
            token: Under which they were claimed.

        Returns:
            The rows for which it is noted; the others were claimed by another since.
        """
        mine = select(TABLE.c.id).where(
            TABLE.c.id.in_(list(message_ids)),
            TABLE.c.token == token,
            TABLE.c.state == "sending",
        )
        still = set(await self._session.scalars(mine.with_for_update()))
        now = await self._now()
        rows = [{"of": one, "message": message_ids[one], "now": now} for one in sorted(still)]
        if rows:
            await self._session.execute(ARRIVED, rows)
        return still

    async def uncertain(self, row_id: int, token: int) -> None:
        """Note that the answer to a send was lost: it is sent again, but only once.

        Raises:
            LostClaim: the row was claimed by another since.
        """
        row = await self._session.get_one(OutboxRow, row_id)
        if row.lost_answers >= _LOST_ANSWERS_ALLOWED:
            await self.park(row_id, token, "the answer was lost twice")
        else:
            lost = row.lost_answers + 1
            await self._settle(row_id, token, state="uncertain", lost_answers=lost)

    async def retry(
        self, row_id: int, token: int, not_before: datetime, error: str, failures: int
    ) -> None:
        """Send again, not before a moment, what Telegram did not take.

        Args:
            row_id: The row.
            token: Under which it was claimed.
            not_before: When it may be sent again.
            error: Why it was not taken.
            failures: How many sends of it Telegram has answered with a mistake of its own.

        Raises:
            LostClaim: the row was claimed by another since.
        """
        values = {"not_before": not_before, "error": error, "failures": failures}
        await self._settle(row_id, token, state="waiting", **values)

    async def park(self, row_id: int, token: int, error: str) -> None:
        """Put aside what can never be sent, for an admin to see; or raise `LostClaim`."""
        await self._settle(row_id, token, state="parked", done=await self._now(), error=error)

    async def suspend_chat(self, chat_id: int) -> int:
        """Put aside all that waits for a chat that cannot be written to, and count it."""
        return await self._suspend(OutboxRow.chat_id == chat_id)

    async def suspend_subscription(self, subscription_id: int) -> int:
        """Put aside all that waits for one subscription, and count it."""
        return await self._suspend(OutboxRow.subscription_id == subscription_id)

    async def _suspend(self, which: ColumnElement[bool]) -> int:
        waiting = update(OutboxRow).where(which, OutboxRow.done.is_(None))
        now = await self._now()
        return await self._changed(waiting.values(state="suspended", done=now, claimed_by=None))

    async def move_chat(self, old: int, new: int) -> int:
        """Send to a chat's new id what was decided for its old one, and count it."""
        rows = await self._session.scalars(
            select(OutboxRow).where(OutboxRow.chat_id == old, OutboxRow.done.is_(None))
        )
        moving = list(rows)
        for row in moving:
            row.chat_id = new
            row.call = row.call | {"arguments": row.call["arguments"] | {"chat_id": new}}
        return len(moving)

    async def counts(self) -> dict[OutboxState, int]:
        """Count the rows of each state that has any."""
        query = select(OutboxRow.state, func.count()).group_by(OutboxRow.state)
        return dict((await self._session.execute(query)).all())

    async def oldest_waiting(self) -> datetime | None:
        """Say since when the oldest message waits that is not done."""
        query = select(func.min(OutboxRow.created)).where(OutboxRow.done.is_(None))
        return await self._session.scalar(query)

    async def parked(self, limit: int) -> list[OutboxRow]:
        """List what can never be sent, newest first."""
        query = select(OutboxRow).where(OutboxRow.state == "parked", OutboxRow.done.is_not(None))
        newest = query.order_by(OutboxRow.done.desc(), OutboxRow.id.desc()).limit(limit)
        return list(await self._session.scalars(newest))

    async def prune(self, before: datetime) -> int:
        """Forget what was done before a moment, and count it."""
        done = delete(OutboxRow).where(OutboxRow.state.in_(_DONE), OutboxRow.done < before)
        return await self._changed(done)

    async def _settle(self, row_id: int, token: int, **values: Any) -> None:
        """Record a result, if the row is still claimed under that token."""
        claimed = update(OutboxRow).where(
            OutboxRow.id == row_id, OutboxRow.token == token, OutboxRow.state == "sending"
        )
        if not await self._changed(claimed.values(claimed_by=None, claimed_until=None, **values)):
            raise LostClaim(row_id)
