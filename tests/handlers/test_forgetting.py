"""/forget: everything about a person goes, and what was removed is said."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.base import Base
from storage.outbox import Call
from tests.handlers.chat import READER

KEPT_NAMES = {"article": "added_by", "article_version": "changed_by"}


async def rows(database):
    """Every row of every table, as JSON would have it."""
    async with database.reading() as stored:
        return [
            (table.name, dict(row._mapping))
            for table in Base.metadata.sorted_tables
            for row in await stored._session.execute(select(table))
        ]


async def traces(database, number):
    """The tables that hold a number anywhere, but for the update that is being handled."""
    return {
        name
        for name, row in await rows(database)
        for column, value in row.items()
        if (value == number or f'"id": {number},' in str(value)) and KEPT_NAMES.get(name) != column
    }


@pytest.fixture
def someone(telegram):
    return telegram.person(77_001)


async def lives_here(telegram, someone, three_meetings):
    """Do all that leaves a trace."""
    await someone.says("/start")
    await someone.says("Kerry Lavrov")
    await someone.says("/subscribe 08:30 Europe/Berlin")
    await someone.says("/settings")
    await someone.presses("English")
    telegram.wire.managers.add(77_001)
    member = telegram.person(77_001, id=-100200, type="supergroup", title="G")
    await member.says("/ask Kerry Lavrov")
    await member.says("/subscribe 09:00 UTC")
    async with telegram.database.transaction() as stored:
        call = Call("sendMessage", {"chat_id": 77_001, "text": "digest"})
        (subscription,) = await stored.subscriptions.of_chat(77_001)
        await stored.outbox.add(call, 77_001, 2, subscription.id, "2026-11-21T08:30", 0)
        await stored.awaited.expect(77_001, 77_001, "hour:-", timedelta(hours=1))


async def test_nothing_of_a_person_is_left_and_it_is_said_what_was_there(
    telegram, someone, three_meetings
):
    await lives_here(telegram, someone, three_meetings)
    assert {"search", "subscription", "subscriber", "outbox"} <= await traces(
        telegram.database, 77_001
    )
    asked = await someone.says("/forget")
    told = await someone.presses("Yes, forget me")
    assert told.id == asked.id
    assert "You are forgotten" in told.text
    for words in ("2 questions", "one digest", "your settings", "one message that was sent or due"):
        assert words in told.bare
    left = await traces(telegram.database, 77_001)
    assert left <= {"inbox"}, left
    async with telegram.database.reading() as stored:
        (of_group,) = await stored.subscriptions.of_chat(-100200)
    assert of_group.state == "active"
    assert of_group.user_id is None


async def test_all_that_is_kept_of_the_last_update_is_where_to_answer(
    telegram, someone, three_meetings
):
    await someone.says("Kerry Lavrov")
    await someone.says("/forget")
    await someone.presses("Yes, forget me")
    raws = [row["raw"] for name, row in await rows(telegram.database) if name == "inbox"]
    assert raws == ["{}"]


async def test_others_stay(telegram, someone, reader, three_meetings):
    await reader.says("Kerry Lavrov")
    before = [row for name, row in await rows(telegram.database) if name == "search"]
    await someone.says("Kerry Lavrov")
    await someone.says("/forget")
    await someone.presses("Yes, forget me")
    assert [row for name, row in await rows(telegram.database) if name == "search"] == before


async def test_nobody_forgets_another_and_cancel_forgets_nobody(telegram, someone, three_meetings):
    telegram.wire.managers.add(77_001)
    member = telegram.person(77_001, id=-100200, type="supergroup", title="G")
    await member.says("Kerry Lavrov", reply_to_message=None)
    asked = await member.says("/forget")
    other = telegram.person(READER, id=-100200, type="supergroup", title="G")
    assert "another person" in (await other.presses_data("fg:77001", on=asked)).text
    assert (await member.presses("Cancel", on=asked)).text == "Cancelled."


async def test_an_admins_number_stays_in_the_history(telegram, admin, three_meetings):
    await admin.says("/delete 1")
    await admin.presses("Delete")
    assert "stay named" in (await admin.says("/forget")).text
    await admin.presses("Yes, forget me")
    async with telegram.database.reading() as stored:
        (version,) = await stored.articles.history(1)
    assert version.changed_by == 1
