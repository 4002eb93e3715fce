"""Single facts that are kept by name."""

from sqlalchemy import delete, select

from storage.models import Mark
from storage.repository import Repository


class Marks(Repository):
    async def get(self, name: str) -> str | None:
        return await self._session.scalar(select(Mark.value).where(Mark.name == name))

    async def add(self, name: str, value: str) -> bool:
        """Keep a fact unless there is one of that name; say whether there was none."""
        row = self._insert(Mark).values(name=name, value=value)
        return await self._changed(row.on_conflict_do_nothing(index_elements=["name"])) == 1

    async def remove(self, name: str) -> bool:
        """Forget a fact, and say whether there was one."""
        return await self._changed(delete(Mark).where(Mark.name == name)) == 1
