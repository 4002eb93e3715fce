"""What admins say to all subscribers, and how they see that the bot does well."""

import struct
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot import leader
from bot.announcing import Announcing
from bot.leader import Held
from bot.watch import LATE, Watch
from handlers.drawing import draw
from handlers.pictures import NotDrawn
from handlers.views.stats import Stats, stats_chart, stats_view
from handlers.views.view import escape, units
from storage.subscriptions import Step
from tests.handlers.chat import Shown

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


async def test_the_announcement_may_come_as_the_next_message(
    admin, database, subscribe, announcing
):
    await subscribe(11)
    assert "Cancel" in (await admin.says("/announce")).buttons
    too_long = await admin.says("a" * 4097)
    assert "longer" in too_long.text
    await admin.says(NEWS)
    await admin.presses("Send to all")
    await announcing()
    assert await decided(database) == [(11, escape(NEWS))]
    assert "announce" not in (await admin.says("Kerry")).text


async def test_what_cannot_be_announced_is_said(admin):
    assert "longer" in (await admin.says(f"/announce {'a' * 4097}")).text


async def test_stats_draw_and_say_what_is_and_what_is_not_well(
    telegram, admin, database, subscribe, three_meetings
):
    await subscribe(11, due_in=-LATE - timedelta(minutes=1))
    await subscribe(12)
    await admin.says("/stats")
    ((_, photo),) = [call for call in telegram.wire.calls if call[0] == "sendPhoto"]
    for line in ("Articles: 4", "Subscriptions: 2", "Digests late: 1"):
        assert line in Shown({"message_id": 1, "text": photo["caption"]}).bare
    assert [size for _, size in telegram.wire.uploads] == [(864, 800)]


async def test_stats_are_said_where_they_cannot_be_drawn(admin, monkeypatch, three_meetings):
    async def drawn(chart):
        raise NotDrawn("there is no Matplotlib")

    monkeypatch.setattr("handlers.stats.drawn", drawn)
    assert "Articles: 4" in (await admin.says("/stats")).text


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ru"])
async def test_the_stats_of_thirty_days_are_drawn_and_fit_below_the_picture(
    database, texts, language
):
    text, many = texts(language), 10**7
    async with database.transaction() as stored:
        await stored.questions.record("Kerry", "en", "plain", 1)
        today = (await stored.now()).date()
    async with database.reading() as stored:
        by_day = await stored.counts.by_day(datetime.now(UTC) - timedelta(days=29))
        figures = await stored.counts.all()
    assert by_day == {"questions": {today: 1}, "articles": {}, "digests": {}}
    states = dict.fromkeys(("active", "paused", "suspended", "parked", "waiting"), many)
    crowded = replace(figures, articles=many, subscriptions=states, outbox=states)
    view = stats_view(text, Stats(crowded, many, many, many, many))
    assert units(view.text) <= 1024
    first = today - timedelta(days=29)
    picture = draw(stats_chart(text, by_day, first, 30))
    assert struct.unpack(">II", picture[16:24]) == (864, 800)


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
