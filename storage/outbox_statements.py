"""The statements of the outbox that are written once: what is due, and what arrived."""

from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased

from storage.models import OutboxRow

TABLE: Any = OutboxRow.__table__
ARRIVED = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("of"))
    .values(
        state="sent",
        message_id=bindparam("message"),
        sent=bindparam("now"),
        done=bindparam("now"),
        error=None,
        claimed_by=None,
        claimed_until=None,
    )
)
# Both are scalar subqueries because PostgreSQL would make a join of NOT EXISTS, which compared
# all waiting rows with each other: 55 s for 10,000 of them.
_OTHER = aliased(OutboxRow)
_OF_THIS_CHAT = (_OTHER.chat_id == OutboxRow.chat_id, _OTHER.done.is_(None))
_NEXT_OF_CHAT = (
    select(_OTHER.id)
    .where(*_OF_THIS_CHAT)
    .order_by(_OTHER.priority, _OTHER.id)
    .limit(1)
    .scalar_subquery()
)
# A message on its way holds back even what is more urgent, or the two would overtake.
_ON_THEIR_WAY = (
    select(func.count())
    .where(*_OF_THIS_CHAT, _OTHER.state == "sending", _OTHER.claimed_until > bindparam("now"))
    .scalar_subquery()
)
DUE_ROWS = (
    select(OutboxRow)
    .where(
        OutboxRow.done.is_(None),
        OutboxRow.claimed_until.is_(None) | (OutboxRow.claimed_until <= bindparam("now")),
        OutboxRow.not_before.is_(None) | (OutboxRow.not_before <= bindparam("now")),
        OutboxRow.id == _NEXT_OF_CHAT,
        _ON_THEIR_WAY == 0,
    )
    .order_by(OutboxRow.priority, OutboxRow.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=OutboxRow)
)
