"""Spellings of names that admins have taught."""

from sqlalchemy import select

from storage.errors import UnknownRow
from storage.models import Language, Spelling
from storage.repository import Repository
from storage.revisions import newest_revision, take_revisions

_COUNTER = "spelling"


class Spellings(Repository):
    async def all(self) -> list[Spelling]:
        """List all of them, in the order they were taught."""
        return list(await self._session.scalars(select(Spelling).order_by(Spelling.id)))

    async def version(self) -> int:
        """Say a number that grows whenever one is taught or taken back."""
        return await newest_revision(self._session, _COUNTER)

    async def teach(
        self, entry: str, text: str, *, language: Language | None = None, by: int | None = None
    ) -> Spelling:
        """Say how an entry of the knowledge is spelled as well; once is enough.

        Args:
            entry: Its key, e.g. "person/john-kerry".
            text: The spelling, as it is typed.
            language: Where it is used; None: anywhere.
            by: The user id of who teaches it.
        """
        await take_revisions(self._session, name=_COUNTER)
        there = select(Spelling).where(Spelling.entry == entry, Spelling.text == text)
        known = await self._session.scalar(there)
        if known is not None:
            return known
        spelling = Spelling(
            entry=entry, text=text, language=language, taught_by=by, taught=await self._now()
        )
        await self._add(spelling)
        return spelling

    async def take_back(self, spelling_id: int) -> None:
        """Forget a taught spelling, or raise `UnknownRow`."""
        await take_revisions(self._session, name=_COUNTER)
        spelling = await self._session.get(Spelling, spelling_id)
        if spelling is None:
            raise UnknownRow("spelling", spelling_id)
        await self._session.delete(spelling)
