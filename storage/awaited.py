"""What the next message of a person in a chat is the answer to."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from storage.models import Awaited
from storage.repository import Repository


class AwaitedInput(Repository):
    async def expect(
        self,
        chat_id: int,
        user_id: int,
        kind: str,
        wait: timedelta,
        *,
        draft_id: int | None = None,
        message_id: int | None = None,
    ) -> None:
        """Await an input, in place of any that was awaited.

        Args:
            chat_id: Where.
            user_id: From whom.
            kind: What it is: "title", "date", "timezone" …
            wait: After this long nothing is awaited any more.
            draft_id: The draft it is for.
            message_id: The message that asks for it.
        """
        asked = {
            "kind": kind,
            "draft_id": draft_id,
            "message_id": message_id,
            "until": await self._now() + wait,
        }
        row = self._insert(Awaited).values(chat_id=chat_id, user_id=user_id, **asked)
        await self._session.execute(
            row.on_conflict_do_update(index_elements=["chat_id", "user_id"], set_=asked)
        )

    async def get(self, chat_id: int, user_id: int) -> Awaited | None:
        """Say what is awaited; None: nothing, or no longer."""
        row = await self._session.get(Awaited, (chat_id, user_id), populate_existing=True)
        return row if row is not None and row.until > await self._now() else None

    async def cancel(self, chat_id: int, user_id: int) -> Awaited | None:
        """Await nothing any more, and say what was awaited, if it had not lapsed."""
        awaited = await self.get(chat_id, user_id)
        mine = (Awaited.chat_id == chat_id, Awaited.user_id == user_id)
        await self._session.execute(
            delete(Awaited).where(*mine), execution_options={"synchronize_session": False}
        )
        return awaited

    async def prune(self, before: datetime) -> int:
        """Forget what lapsed before a moment, and count it."""
        return await self._changed(delete(Awaited).where(Awaited.until < before))
