"""Who talks to us: what was chosen in their chat, and what is awaited of them."""

from typing import NamedTuple

from sqlalchemy import Table, and_, bindparam, literal, or_, select

from storage.models import Awaited, Language, Subscriber
from storage.repository import Repository


class Known(NamedTuple):
    """What is known of a reader.

    Attributes:
        language: Chosen in the chat, or else by the person; None: nowhere.
        calendar: Chosen where the language was.
        awaited: What the next message is the answer to; None: nothing, or no longer.
    """

    language: Language | None
    calendar: str | None
    awaited: Awaited | None


class Readers(Repository):
    async def get(self, chat_id: int, user_id: int | None) -> Known:
        """Say what is known of who writes in a chat, in one visit; None is no person."""
        rows = (await self._run(_KNOWN, {"chat": chat_id, "person": user_id})).mappings().all()
        # A chat's choice goes before that of the person who writes in it.
        chosen = next((row for row in rows if row["chosen_in"] == chat_id), rows[0])
        awaited = None
        if rows[0]["kind"] is not None:
            awaited = Awaited(**{name: rows[0][name] for name in _AWAITED})
        is_over = awaited is not None and awaited.until <= await self._now()
        return Known(chosen["language"], chosen["calendar"], None if is_over else awaited)


def _table(model: type[Awaited] | type[Subscriber]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__


_ASKED, _CHAT = _table(Awaited), _table(Subscriber).c
_AWAITED = tuple(_ASKED.c.keys())
_ALWAYS = select(literal(1).label("one")).subquery()  # a row, whatever is found
_KNOWN = (
    select(_CHAT.chat_id.label("chosen_in"), _CHAT.language, _CHAT.calendar, _ASKED)
    .select_from(_ALWAYS)
    .outerjoin(
        _table(Subscriber),
        and_(
            or_(_CHAT.chat_id == bindparam("chat"), _CHAT.chat_id == bindparam("person")),
            _CHAT.language.is_not(None),
        ),
    )
    .outerjoin(
        _ASKED, and_(_ASKED.c.chat_id == bindparam("chat"), _ASKED.c.user_id == bindparam("person"))
    )
)
