"""Articles that an admin has sent and not yet saved."""

from typing import Any, Literal

from sqlalchemy import Update, select, update

from storage.draft_parts import Part as Part  # others find it here
from storage.errors import DraftSettled
from storage.gatherings import Gatherings
from storage.models import Draft, DraftState


class Drafts(Gatherings):
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

    async def came_by_feed(self, chat_id: int, url: str) -> bool:
        """Say whether a source has brought what stands at an address to a chat, ever."""
        query = select(Draft.id).where(Draft.chat_id == chat_id, Draft.url == url)
        query = query.where(Draft.feed_id.is_not(None)).limit(1)
        return await self._session.scalar(query) is not None

    async def of_chat(self, chat_id: int, limit: int) -> list[Draft]:
        """List the open drafts of a chat, newest first; those that change an article are none."""
        mine = (Draft.chat_id == chat_id, Draft.state == "open", Draft.edits.is_(None))
        query = select(Draft).where(*mine)
        return list(await self._session.scalars(query.order_by(Draft.id.desc()).limit(limit)))

    async def _turn(self, draft_id: int, before: DraftState, **values: Any) -> None:
        """Change a draft that is in one state, or raise because it is in another."""
        turned: Update = update(Draft).where(Draft.id == draft_id, Draft.state == before)
        values |= {"changed": await self._now()}
        if not await self._changed(turned.values(**values)):
            draft = await self._fresh(draft_id)
            raise DraftSettled(draft_id, draft.state, draft.article_id)
