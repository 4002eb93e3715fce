"""Articles that an admin has sent and not yet saved."""

from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Update, select, update

from storage.draft_parts import DraftParts
from storage.draft_parts import Part as Part  # others find it here
from storage.errors import DraftSettled, LostClaim, UnknownRow
from storage.models import Draft, DraftPart, DraftState
from storage.repository import is_over

UNDER_WAY: tuple[DraftState, ...] = ("gathering", "fetching")


class Drafts(DraftParts):
    async def open(
        self,
        chat_id: int,
        user_id: int,
        thread_id: int | None = None,
        *,
        part: Part | None = None,
        **fields: Any,
    ) -> Draft:
        """Begin a draft that waits for no further part.

        Args:
            chat_id: The chat.
            user_id: Who sends it.
            thread_id: The topic of a forum.
            part: The message it came by, if that is one.
            **fields: By their names in `Draft`.
        """
        draft = await self._new(chat_id, user_id, thread_id, "open")
        if part is not None:
            await self.add_part(draft.id, part)
        return await self._set(draft, fields)

    async def fetch(
        self, chat_id: int, user_id: int, thread_id: int | None, url: str, **fields: Any
    ) -> Draft:
        """Begin a draft of what stands at an address, which is still to be fetched."""
        draft = await self._new(chat_id, user_id, thread_id, "fetching")
        fields |= {"url": url, "deadline": await self._now()}
        return await self._set(draft, fields)

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
        draft = None
        if not is_new:
            draft = await self.gathering(chat_id, user_id, thread_id, part, feed_id)
        if draft is None:
            draft = await self._new(chat_id, user_id, thread_id, "gathering")
            draft.feed_id = feed_id
        draft.deadline = await self._now() + wait
        await self.add_part(draft.id, part)
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
        neighbours = [part.message_id - 1, part.message_id + 1]
        belongs: ColumnElement[bool] = DraftPart.message_id.in_(neighbours)
        if part.media_group_id is not None:
            belongs |= DraftPart.media_group_id == part.media_group_id
        query = (
            select(Draft)
            .join(DraftPart, DraftPart.draft_id == Draft.id)
            .where(
                Draft.state == "gathering",
                Draft.feed_id.is_not_distinct_from(feed_id),
                Draft.chat_id == chat_id,
                Draft.user_id == user_id,
                Draft.thread_id.is_not_distinct_from(thread_id),
                belongs,
            )
            .order_by(Draft.id.desc())
            .limit(1)
            .with_for_update(of=Draft)
        )
        return await self._session.scalar(query)

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
            Draft.state.in_(UNDER_WAY),
            Draft.deadline == claimed.deadline,
        )
        if not await self._changed(mine.values(state="open", deadline=None)):
            raise LostClaim(claimed.id)
        return await self._set(await self._fresh(claimed.id), fields)

    async def get(self, draft_id: int) -> Draft | None:
        return await self._session.get(Draft, draft_id)

    async def by_card(self, chat_id: int, message_id: int) -> Draft | None:
        """Find the draft whose card a message is."""
        query = select(Draft).where(Draft.chat_id == chat_id, Draft.card_message_id == message_id)
        return await self._session.scalar(query.order_by(Draft.id.desc()).limit(1))

    async def by_article(self, article_id: int) -> Draft | None:
        """Find the draft that was saved as an article."""
        query = select(Draft).where(Draft.article_id == article_id)
        return await self._session.scalar(query.order_by(Draft.id.desc()).limit(1))

    async def change(self, draft_id: int, **fields: Any) -> Draft:
        """Change fields of an open draft, by their names in `Draft`, or raise `DraftSettled`."""
        await self._turn(draft_id, "open", state="open")
        return await self._set(await self._fresh(draft_id), fields)

    async def amend(self, draft_id: int, **fields: Any) -> Draft:
        """Change fields of a draft, whatever has become of it."""
        return await self._set(await self._fresh(draft_id), fields)

    async def set_card(self, draft_id: int, message_id: int) -> None:
        """Remember which message shows a draft, whatever has become of it."""
        card = update(Draft).where(Draft.id == draft_id)
        await self._session.execute(card.values(card_message_id=message_id))

    async def settle(
        self,
        draft_id: int,
        state: Literal["saved", "discarded", "question", "merged", "failed"],
        article_id: int | None = None,
    ) -> Draft:
        """Say what became of an open draft.

        Raises:
            DraftSettled: somebody was faster; it says what they did.
            UnknownRow: there is no such draft.
        """
        await self._turn(draft_id, "open", state=state, article_id=article_id)
        return await self._fresh(draft_id)

    async def reopen(self, draft_id: int) -> Draft:
        """Make a settled draft an open one again."""
        draft = await self._fresh(draft_id)
        return await self._set(draft, {"state": "open", "article_id": None})

    async def of_chat(self, chat_id: int, limit: int) -> list[Draft]:
        """List the open drafts of a chat, newest first; those that change an article are none."""
        mine = (Draft.chat_id == chat_id, Draft.state == "open", Draft.edits.is_(None))
        query = select(Draft).where(*mine)
        return list(await self._session.scalars(query.order_by(Draft.id.desc()).limit(limit)))

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

    async def _turn(self, draft_id: int, before: DraftState, **values: Any) -> None:
        """Change a draft that is in one state, or raise because it is in another."""
        turned: Update = update(Draft).where(Draft.id == draft_id, Draft.state == before)
        values |= {"changed": await self._now()}
        if not await self._changed(turned.values(**values)):
            draft = await self._fresh(draft_id)
            raise DraftSettled(draft_id, draft.state, draft.article_id)
