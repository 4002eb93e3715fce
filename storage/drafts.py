"""Articles that an admin has sent and not yet saved."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Update, select, update

from storage.errors import DraftSettled, LostClaim, UnknownRow
from storage.models import Draft, DraftPart, DraftState
from storage.repository import Repository


@dataclass(frozen=True, kw_only=True)
class Part:
    """One message of a draft.

    Args:
        update_id: By which it is known again.
        message_id: Parts that Telegram cut have consecutive ones.
        text: What it says; for a document, the text of the file.
        kind: "text", "document", "forward" …
        media_group_id: Of an album: its messages belong together whatever their ids.
    """

    update_id: int
    message_id: int
    text: str
    kind: str = "text"
    media_group_id: str | None = None


class Drafts(Repository):
    async def open(
        self, chat_id: int, user_id: int, thread_id: int | None = None, **fields: Any
    ) -> Draft:
        """Begin a draft that waits for no further part; `fields` by their names in `Draft`."""
        draft = await self._new(chat_id, user_id, thread_id, "open")
        return await self._set(draft, fields)

    async def gather(
        self, chat_id: int, user_id: int, thread_id: int | None, part: Part, wait: timedelta
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
        """
        seen = await self._session.get(DraftPart, part.update_id)
        if seen is not None:
            return await self._session.get_one(Draft, seen.draft_id)
        draft = await self.gathering(chat_id, user_id, thread_id, part)
        if draft is None:
            draft = await self._new(chat_id, user_id, thread_id, "gathering")
        draft.deadline = await self._now() + wait
        await self._add(DraftPart(draft_id=draft.id, **vars(part)))
        return draft

    async def gathering(
        self, chat_id: int, user_id: int, thread_id: int | None, part: Part
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
                Draft.deadline.is_not(None),
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

    async def parts(self, draft_id: int) -> list[DraftPart]:
        """List the messages of a draft in the order they were written in."""
        query = select(DraftPart).where(DraftPart.draft_id == draft_id)
        return list(await self._session.scalars(query.order_by(DraftPart.message_id)))

    async def is_any_due(self) -> bool:
        """Say whether a gathering is there that nothing more is waited for."""
        due = select(Draft.id).where(Draft.deadline <= await self._now()).limit(1)
        return await self._session.scalar(due) is not None

    async def claim_due(self, limit: int, lease: timedelta) -> list[Draft]:
        """Take the gatherings that nothing more is waited for, each for one process only.

        Args:
            limit: How many at most.
            lease: After this long another process may take what was not finished.

        Returns:
            To be handed to `finish_gathering` as they are.
        """
        now = await self._now()
        due = select(Draft).where(Draft.deadline <= now).order_by(Draft.deadline, Draft.id)
        drafts = list(
            await self._session.scalars(due.limit(limit).with_for_update(skip_locked=True))
        )
        for draft in drafts:
            draft.deadline = now + lease
        return drafts

    async def finish_gathering(self, claimed: Draft, **fields: Any) -> Draft:
        """Open a gathered draft, with what was made of its parts.

        Args:
            claimed: As `claim_due` returned it, or as `gather` did.
            **fields: By their names in `Draft`.

        Raises:
            LostClaim: another process took it, or a part came in since.
        """
        mine = update(Draft).where(
            Draft.id == claimed.id, Draft.state == "gathering", Draft.deadline == claimed.deadline
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

    async def set_card(self, draft_id: int, message_id: int) -> None:
        """Remember which message shows a draft, whatever has become of it."""
        card = update(Draft).where(Draft.id == draft_id)
        await self._session.execute(card.values(card_message_id=message_id))

    async def settle(
        self,
        draft_id: int,
        state: Literal["saved", "discarded", "question"],
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
        """List the open drafts of a chat, newest first."""
        query = select(Draft).where(Draft.chat_id == chat_id, Draft.state == "open")
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
        if not await self._changed(turned.values(**values)):
            draft = await self._fresh(draft_id)
            raise DraftSettled(draft_id, draft.state, draft.article_id)
