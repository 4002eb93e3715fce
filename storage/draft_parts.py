"""The messages that drafts are made of."""

from dataclasses import dataclass

from sqlalchemy import select, update

from storage.models import Draft, DraftPart
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


class DraftParts(Repository):
    async def add_part(self, draft_id: int, part: Part) -> None:
        """Note that a message belongs to a draft; one that was seen before changes nothing."""
        row = self._insert(DraftPart).values(draft_id=draft_id, **vars(part))
        await self._session.execute(row.on_conflict_do_nothing(index_elements=["update_id"]))

    async def parts(self, draft_id: int) -> list[DraftPart]:
        """List the messages of a draft in the order they were written in."""
        query = select(DraftPart).where(DraftPart.draft_id == draft_id)
        return list(await self._session.scalars(query.order_by(DraftPart.message_id)))

    async def of_album(self, chat_id: int, media_group_id: str) -> list[DraftPart]:
        """List the files of an album, in the order they were sent in."""
        query = (
            select(DraftPart)
            .join(Draft, Draft.id == DraftPart.draft_id)
            .where(
                DraftPart.media_group_id == media_group_id,
                DraftPart.kind == "document",
                Draft.chat_id == chat_id,
            )
        )
        return list(await self._session.scalars(query.order_by(DraftPart.message_id)))

    async def by_message(
        self, message_id: int, *, chat_id: int | None = None, feed_id: int | None = None
    ) -> Draft | None:
        """Find the draft that a message is a part of.

        Args:
            message_id: The message.
            chat_id: The chat it was sent in by a person, or
            feed_id: the channel it was posted in.
        """
        query = (
            select(Draft)
            .join(DraftPart, DraftPart.draft_id == Draft.id)
            .where(DraftPart.message_id == message_id)
        )
        if feed_id is not None:
            query = query.where(Draft.feed_id == feed_id)
        else:
            query = query.where(Draft.chat_id == chat_id, Draft.feed_id.is_(None))
        return await self._session.scalar(query.order_by(Draft.id.desc()).limit(1))

    async def rewrite_part(self, draft_id: int, message_id: int, text: str) -> None:
        """Change what a message of a draft says."""
        part = update(DraftPart).where(
            DraftPart.draft_id == draft_id, DraftPart.message_id == message_id
        )
        await self._session.execute(
            part.values(text=text), execution_options={"synchronize_session": False}
        )

    async def move_parts(self, draft_id: int, to: int) -> None:
        """Make the messages of one draft those of another."""
        parts = update(DraftPart).where(DraftPart.draft_id == draft_id)
        await self._session.execute(
            parts.values(draft_id=to), execution_options={"synchronize_session": False}
        )
