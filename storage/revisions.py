"""The counters that say in which order things changed.

A revision is taken from a row, and not from a sequence, so that none can commit late behind a
reader: whoever takes one holds the row until the end of the transaction.
"""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Counter


async def lock_revisions(session: AsyncSession, name: str = "article") -> None:
    """Let nobody else take revisions until this transaction is over.

    On SQLite nobody else can write anyway.
    """
    if session.get_bind().dialect.name != "sqlite":
        await session.execute(select(Counter.value).where(Counter.name == name).with_for_update())


async def take_revisions(session: AsyncSession, count: int = 1, name: str = "article") -> int:
    """Take so many revisions, which follow each other, and return the last of them."""
    grown = update(Counter).where(Counter.name == name).values(value=Counter.value + count)
    last: int | None = await session.scalar(
        grown.returning(Counter.value), execution_options={"synchronize_session": False}
    )
    assert last is not None
    return last


async def newest_revision(session: AsyncSession, name: str = "article") -> int:
    """Say which revision was taken last; 0 when there was none."""
    return await session.scalar(select(Counter.value).where(Counter.name == name)) or 0
