"""Files that are being read, and the drafts of the articles that stood in them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func, select, update

from storage.draft_parts import Part
from storage.drafts import Drafts
from storage.errors import DraftSettled, LostClaim
from storage.models import Draft, DraftPart, DraftState
from storage.repository import is_over

_UNDER_WAY: tuple[DraftState, ...] = ("reading", "saving", "undoing")


class Batches(Drafts):
    """A file is a draft itself, whose `file` says what is known of it.

    Where one article stood in it, it becomes the draft of that; where many did, a draft of each
    names it by `batch_id`.
    """

    async def begin(
        self,
        chat_id: int,
        user_id: int,
        thread_id: int | None,
        part: Part,
        file: dict[str, Any],
        **fields: Any,
    ) -> Draft | None:
        """Begin a file that is still to be read, or None if its message was seen before."""
        if await self._session.get(DraftPart, part.update_id) is not None:
            return None
        draft = await self._new(chat_id, user_id, thread_id, "reading")
        await self.add_part(draft.id, part)
        return await self._set(draft, {**fields, "file": file, "deadline": await self._now()})

    async def is_any_to_do(self) -> bool:
        """Say whether a file waits for being read, or for its articles being saved."""
        due = select(Draft.id).where(
            Draft.deadline <= await self._now(), Draft.state.in_(_UNDER_WAY)
        )
        return await self._session.scalar(due.limit(1)) is not None

    async def claim(self, limit: int, lease: timedelta) -> list[Draft]:
        """Take files that something is to be done with, each for one process only."""
        now = await self._now()
        due = select(Draft).where(is_over(Draft.deadline, now), Draft.state.in_(_UNDER_WAY))
        due = due.order_by(Draft.deadline, Draft.id).limit(limit)
        drafts = list(await self._session.scalars(due.with_for_update(skip_locked=True)))
        for draft in drafts:
            draft.deadline = now + lease
        return drafts

    async def keep(
        self,
        claimed: Draft,
        lease: timedelta,
        file: dict[str, Any],
        articles: Sequence[dict[str, Any]] = (),
    ) -> Draft:
        """Note how far a file is, with drafts of the articles found in it since.

        Args:
            claimed: As `claim` or the last `keep` returned it.
            lease: For how long it is the caller's from now on.
            file: What is known of the file now.
            articles: Fields of drafts.

        Raises:
            LostClaim: Another process has taken it.
        """
        await self._hold(claimed, {"deadline": await self._now() + lease, "file": file})
        for fields in articles:
            draft = await self._new(claimed.chat_id, claimed.user_id, claimed.thread_id, "open")
            await self._set(draft, {**fields, "batch_id": claimed.id})
        return await self._fresh(claimed.id)

    async def end(
        self, claimed: Draft, state: Literal["open", "batch", "failed"], **fields: Any
    ) -> Draft:
        """Say what a file was found to be, or raise `LostClaim`."""
        await self._hold(claimed, {"deadline": None, "state": state})
        return await self._set(await self._fresh(claimed.id), fields)

    async def save(self, batch_id: int) -> Draft:
        """Have all of a file's drafts saved that can be, or raise `DraftSettled`."""
        return await self._begin_again(batch_id, "saving", saving_since=await self._now())

    async def take_back(self, batch_id: int, by: int | None) -> Draft:
        """Have what was last saved at once of a file taken back, or raise `DraftSettled`."""
        return await self._begin_again(batch_id, "undoing", undone_by=by)

    async def _begin_again(self, batch_id: int, state: DraftState, **notes: Any) -> Draft:
        now = await self._now()
        await self._turn(batch_id, "batch", state=state, deadline=now)
        batch = await self._fresh(batch_id)
        noted = {
            name: note.isoformat() if isinstance(note, datetime) else note
            for name, note in notes.items()
        }
        return await self._set(batch, {"file": {**(batch.file or {}), **noted}})

    async def discard(self, batch_id: int) -> Draft:
        """Throw all open drafts of a file away, or raise `DraftSettled`."""
        batch = await self._fresh(batch_id)
        if batch.state != "batch":
            raise DraftSettled(batch_id, batch.state, None)
        mine = update(Draft).where(Draft.batch_id == batch_id, Draft.state == "open")
        await self._session.execute(
            mine.values(state="discarded"), execution_options={"synchronize_session": False}
        )
        return batch

    async def counts(self, batch_id: int) -> Counter[str]:
        """Count a file's drafts by their states; of the open ones the "known" and the "unsure".

        "known": the article is stored already; "unsure": its language is not told.
        """
        kind = (Draft.state, Draft.duplicate_of.is_not(None), Draft.language.is_(None))
        query = select(*kind, func.count()).where(Draft.batch_id == batch_id).group_by(*kind)
        counts: Counter[str] = Counter()
        for state, is_known, is_unsure, number in await self._session.execute(query):
            open_as = "known" if is_known else "unsure" if is_unsure else "open"
            counts[open_as if state == "open" else state] += number
        return counts

    async def members(self, batch_id: int, offset: int, limit: int) -> list[Draft]:
        """List drafts of a file, in the order they stood in it."""
        query = select(Draft).where(Draft.batch_id == batch_id).order_by(Draft.id)
        return list(await self._session.scalars(query.offset(offset).limit(limit)))

    async def to_save(self, batch_id: int, limit: int) -> list[Draft]:
        """List drafts of a file that can be saved as they are."""
        query = select(Draft).where(
            Draft.batch_id == batch_id,
            Draft.state == "open",
            Draft.duplicate_of.is_(None),
            Draft.language.is_not(None),
        )
        return list(await self._session.scalars(query.order_by(Draft.id).limit(limit)))

    async def saved_between(
        self, batch_id: int, since: datetime, until: datetime, limit: int
    ) -> list[Draft]:
        """List drafts of a file that became articles between two moments."""
        query = select(Draft).where(
            Draft.batch_id == batch_id,
            Draft.state == "saved",
            Draft.changed.between(since, until),
        )
        return list(await self._session.scalars(query.order_by(Draft.id).limit(limit)))

    async def _hold(self, claimed: Draft, values: dict[str, Any]) -> None:
        mine = update(Draft).where(
            Draft.id == claimed.id,
            Draft.state.in_(_UNDER_WAY),
            Draft.deadline == claimed.deadline,
        )
        if not await self._changed(
            mine.values(**values).execution_options(synchronize_session=False)
        ):
            raise LostClaim(claimed.id)
