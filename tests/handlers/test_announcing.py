"""What admins say to all subscribers, and how they see that the bot does well."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot import leader
from bot.announcing import Announcing
from bot.leader import Held
from bot.watch import LATE, Watch
from handlers.views.view import escape
from storage.subscriptions import Step

NEWS = "We move on Sunday.\nسلام <b>"


@pytest.fixture
async def announcing(database):
    async with database.transaction() as stored:
        held = Held(await stored.leases.take(leader.NAME, "one", timedelta(hours=1)))
    one = Announcing(database, lambda: None)
    return lambda: one.tick(held)


@pytest.fixture
def subscribe(database):
    async def subscribe(chat_id, due_in=timedelta(hours=1)):
        async with database.transaction() as stored:
            return await stored.subscriptions.subscribe(
                chat_id,
                None,
                user_id=chat_id,
                local_time=time(8),
                timezone="UTC",
                language="en",
                next_due=datetime.now(UTC) + due_in,
                cursor=0,
            )

    return subscribe


async def decided(database):
    async with database.transaction() as stored:
        rows = await stored.outbox.claim("me", 0, 500, timedelta(minutes=1))
        return sorted((row.chat_id, row.call["arguments"]["text"]) for row in rows)


async def test_everybody_gets_what_was_confirmed_once(
    admin, database, subscribe, announcing, monkeypatch
):
    monkeypatch.setattr("bot.announcing.AT_ONCE", 2)
    for chat in (11, 12, 13):
        await subscribe(chat)
    asked = await admin.says(f"/announce {NEWS}")
    assert "3" in asked.text
    assert any(arguments.get("text") == escape(NEWS) for _, arguments in admin.telegram.wire.calls)
    await announcing()
    assert await decided(database) == []
    await admin.presses("Send to all")
    await announcing()
    await announcing()
    assert [chat for chat, _ in await decided(database)] == [11, 12, 13]
    again = await admin.presses("Send to all", on=asked)
    assert "only once" in again.text
    await announcing()
    assert await decided(database) == []


async def test_who_is_no_admin_announces_nothing(reader, database):
    said = await reader.says("/announce Hello")
    assert "admins" in said.text
    async with database.reading() as stored:
        assert await stored.announcements.going_out() is None


@pytest.mark.parametrize(("text", "expected"), [("", "after the command"), ("a" * 4097, "longer")])
async def test_what_cannot_be_announced_is_said(admin, text, expected):
    said = await admin.says(f"/announce {text}")
    assert expected in said.text


async def test_stats_say_what_is_and_what_is_not_well(admin, database, subscribe, three_meetings):
    await subscribe(11, due_in=-LATE - timedelta(minutes=1))
    await subscribe(12)
    said = await admin.says("/stats")
    assert "Articles: 4" in said.text
    assert "Subscriptions: 2" in said.text
    assert "Digests late: 1" in said.text


async def test_a_digest_that_did_not_go_out_is_told_once(telegram, database, subscribe, texts):
    wire, admins = telegram.wire, (1, 2)
    watch = Watch(database, telegram.application.bot, admins, texts("en"))
    late = await subscribe(11, due_in=-LATE - timedelta(minutes=1))
    for _ in range(2):
        await watch.look()
    told = [call for call in wire.calls if "has not gone out" in str(call)]
    assert len(told) == len(admins)
    async with database.transaction() as stored:
        await stored.subscriptions.advance(
            [Step(late.id, 0, datetime.now(UTC) + timedelta(days=1))]
        )
    await watch.look()
    await subscribe(12, due_in=-LATE - timedelta(minutes=1))
    await watch.look()
    told = [call for call in wire.calls if "has not gone out" in str(call)]
    assert len(told) == 2 * len(admins)
