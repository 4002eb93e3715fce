from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.forgetting import forget_old


@pytest.fixture
def age(database):
    """Makes the rows of a table so much older."""

    async def make_older(table, column, by):
        async with database.transaction() as stored:
            moment = await stored.now() - by
            if database.kind == "sqlite":
                moment = moment.replace(tzinfo=None).isoformat(" ")
            change = text(f"UPDATE {table} SET {column} = :moment")
            await stored._session.execute(change, {"moment": moment})

    return make_older


async def counts(database):
    tables = ("search", "inbox", "question", "awaited")
    async with database.reading() as stored:
        return {
            table: await stored._session.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in tables
        }


async def test_what_has_served_its_purpose_is_forgotten_and_nothing_else(database, age):
    async with database.transaction() as stored:
        await stored.searches.keep(7, 7, "Kerry", {})
        await stored.questions.record("Kerry", "en", "plain", 0)
        await stored.awaited.expect(7, 7, "title", timedelta(minutes=10))
        await stored.inbox.store(1, 7, "{}")
        (row,) = await stored.inbox.claim("me", 1, timedelta(minutes=1))
        await stored.inbox.handled(row.id, "me", [])
        await stored.inbox.finish([row.id], "me")
        await stored.inbox.store(2, 7, "{}")
    before = await counts(database)
    await forget_old(database)
    assert await counts(database) == before
    await age("search", "created", timedelta(hours=25))
    await age("inbox", "received", timedelta(hours=49))
    await age("awaited", "until", timedelta(hours=2))
    await forget_old(database)
    assert await counts(database) == {"search": 0, "inbox": 1, "question": 1, "awaited": 0}
