"""Uploads that are still arriving: their messages, gathered until nothing more is waited for."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, update

from storage.draft_parts import DraftParts, Part
from storage.errors import LostClaim, UnknownRow
from storage.models import Draft, DraftPart, DraftState
from storage.repository import is_over

# What a gathering knows of where its text stood, whichever of its messages brought it.
_FROM_A_FORWARD = ("source", "url", "published_on")

_UNDER_WAY: tuple[DraftState, ...] = ("gathering", "fetching")


class Gatherings(DraftParts):
    async def gather(
        self,
        chat_id: int,
        user_id: int,
        thread_id: int | None,
        part: Part,
        wait: timedelta,
        *,
        feed_id: int | None = None,
        is_new: bool = False,
    ) -> Draft:
        """Put a part to the gathering it belongs to, or begin one with it.

        It belongs to one of the same person and place that has the message before or after it,
        or one of the same album.

        Args:
            chat_id: The chat.
            user_id: Who sends it.
            thread_id: The topic of a forum.
            part: The message; one that was seen before changes nothing.
            wait: How long another part is waited for from now on.
            feed_id: The channel it was posted in, whose messages are numbered by themselves.
            is_new: Whether it is known to belong to none.
        """
        seen = await self._session.get(DraftPart, part.update_id)
        if seen is not None:
            return await self._session.get_one(Draft, seen.draft_id)
        begun: Sequence[Draft] = ()
        if not is_new:
            begun = await self._gatherings(chat_id, user_id, thread_id, part, feed_id)
        draft = await self._joined(begun)
        if draft is None:
            draft = await self._new(chat_id, user_id, thread_id, "gathering")
            draft.feed_id = feed_id
        draft.deadline = await self._now() + wait
        await self.add_part(draft.id, part)
        return draft

    async def _joined(self, begun: Sequence[Draft]) -> Draft | None:
        """Make one of gatherings that a message has turned out to stand between."""
        if not begun:
            return None
        draft, *others = begun
        for other in others:
            await self.move_parts(other.id, draft.id)
            for name in _FROM_A_FORWARD:
                setattr(draft, name, getattr(draft, name) or getattr(other, name))
            other.state, other.deadline = "merged", None
        return draft

    async def gathering(
        self,
        chat_id: int,
        user_id: int,
        thread_id: int | None,
        part: Part,
        feed_id: int | None = None,
    ) -> Draft | None:
        """Find the gathering that a message would belong to."""
        found = await self._gatherings(chat_id, user_id, thread_id, part, feed_id)
        return found[0] if found else None

    async def _gatherings(
        self,
        chat_id: int,
        user_id: int,
        thread_id: int | None,
        part: Part,
        feed_id: int | None,
    ) -> Sequence[Draft]:
        """Find the gatherings that a message would belong to, the first begun first."""
        neighbours = [part.message_id - 1, part.message_id + 1]
        belongs: ColumnElement[bool] = DraftPart.message_id.in_(neighbours)
        if part.media_group_id is not None:
            belongs |= DraftPart.media_group_id == part.media_group_id
        theirs = select(DraftPart.draft_id).where(belongs)
        query = select(Draft).where(
            Draft.state == "gathering",
            Draft.feed_id.is_not_distinct_from(feed_id),
            Draft.chat_id == chat_id,
            Draft.user_id == user_id,
            Draft.thread_id.is_not_distinct_from(thread_id),
            Draft.id.in_(theirs),
        )
        return (await self._session.scalars(query.order_by(Draft.id).with_for_update())).all()

    async def is_any_due(self, state: DraftState = "gathering") -> bool:
        """Say whether a gathering is there that nothing more is waited for."""
        is_due = is_over(Draft.deadline, await self._now())
        due = select(Draft.id).where(is_due, Draft.state == state)
        return await self._session.scalar(due.limit(1)) is not None

    async def claim_due(
        self, limit: int, lease: timedelta, state: DraftState = "gathering"
    ) -> list[Draft]:
        """Take the gatherings that nothing more is waited for, each for one process only.

        Args:
            limit: How many at most.
            lease: After this long another process may take what was not finished.
            state: "gathering", or "fetching" for the links that are to be fetched.

        Returns:
            To be handed to `finish_gathering` as they are.
        """
        now = await self._now()
        due = select(Draft).where(is_over(Draft.deadline, now), Draft.state == state)
        due = due.order_by(Draft.deadline, Draft.id)
        drafts = list(
            await self._session.scalars(due.limit(limit).with_for_update(skip_locked=True))
        )
        for draft in drafts:
            draft.deadline = now + lease
        return drafts

    async def finish_gathering(self, claimed: Draft, **fields: Any) -> Draft:
        """Open a draft that was gathered or fetched, with what was made of it.

        Args:
            claimed: As `claim_due` returned it, or as `gather` did.
            **fields: By their names in `Draft`.

        Raises:
            LostClaim: another process took it, or a part came in since.
        """
        mine = update(Draft).where(
            Draft.id == claimed.id,
            Draft.state.in_(_UNDER_WAY),
            Draft.deadline == claimed.deadline,
        )
        if not await self._changed(mine.values(state="open", deadline=None)):
            raise LostClaim(claimed.id)
        return await self._set(await self._fresh(claimed.id), fields)

    async def _new(
        self, chat_id: int, user_id: int, thread_id: int | None, state: DraftState
    ) -> Draft:
        now = await self._now()
        draft = Draft(
            chat_id=chat_id,
            user_id=user_id,
            thread_id=thread_id,
            state=state,
            title="",
            body="",
            original="",
            published_how="unknown",
            created=now,
            changed=now,
        )
        await self._add(draft)
        return draft

    async def _set(self, draft: Draft, fields: dict[str, Any]) -> Draft:
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.changed = await self._now()
        await self._session.flush()
        return draft

    async def _fresh(self, draft_id: int) -> Draft:
        draft = await self._session.get(Draft, draft_id, populate_existing=True)
        if draft is None:
            raise UnknownRow("draft", draft_id)
        return draft
