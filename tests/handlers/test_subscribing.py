"""Subscribing, by words and by buttons, and reading what is new."""

from datetime import time, timedelta

import pytest

from tests.handlers.chat import READER


async def subscription(telegram, chat_id=READER, thread_id=None):
    async with telegram.database.reading() as stored:
        return await stored.subscriptions.of_thread(chat_id, thread_id)


@pytest.mark.parametrize(
    ("words", "at", "zone"),
    [
        ("08:30 Europe/Berlin", time(8, 30), "Europe/Berlin"),
        ("Europe/Berlin 8:30", time(8, 30), "Europe/Berlin"),
        ("europe/berlin 20", time(20), "Europe/Berlin"),
        ("۰۸:۳۰ تهران", time(8, 30), "Asia/Tehran"),
        ("٧:١٥ القاهرة", time(7, 15), "Africa/Cairo"),
        ("21:00 Москва", time(21), "Europe/Moscow"),
        ("9 New York", time(9), "America/New_York"),
        ("6.45 +03:30", time(6, 45), "Asia/Tehran"),
        ("7 UTC+3", time(7), "Etc/GMT-3"),
    ],
)
async def test_hour_and_place_are_understood_in_any_order(telegram, reader, words, at, zone):
    shown = await reader.says(f"/subscribe {words}")
    assert "every day" in shown.text
    made = await subscription(telegram)
    assert (made.local_time, made.timezone, made.state) == (at, zone, "active")


async def test_what_is_not_said_is_asked_for_by_buttons(telegram, reader):
    assert "07:00" in (await reader.says("/subscribe")).buttons
    assert "Tehran" in (await reader.presses("07:00")).buttons
    shown = await reader.presses("Tehran")
    assert "by the clock of Tehran" in shown.bare
    assert (await subscription(telegram)).timezone == "Asia/Tehran"


async def test_hour_and_place_can_be_typed_when_asked_for(telegram, reader):
    await reader.says("/subscribe")
    assert "Tehran" in (await reader.says("7:45")).buttons
    assert "I do not understand" in (await reader.says("Atlantis")).bare
    assert "07:45" in (await reader.says("Kabul")).text
    assert (await subscription(telegram)).timezone == "Asia/Kabul"
    assert "nothing" in (await reader.says("Kabul")).text


async def test_what_makes_no_sense_is_said_in_one_line(telegram, reader):
    reply = await reader.says("/subscribe tomorrow at noon")
    assert reply.bare.startswith("I do not understand “tomorrow”.")
    assert await subscription(telegram) is None


async def test_the_hour_is_changed_and_the_rest_is_kept(telegram, reader):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    await reader.presses("Another hour")
    await reader.presses("22:00")
    changed = await subscription(telegram)
    assert (changed.local_time, changed.timezone) == (time(22), "Europe/Berlin")
    assert "22:00" in (await reader.says("/subscribe")).text
    await reader.says("/subscribe 6:00")
    assert (await subscription(telegram)).timezone == "Europe/Berlin"


async def test_unsubscribing_ends_it_and_twice_says_so(telegram, reader):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    assert "no more digests" in (await reader.says("/unsubscribe")).text
    assert (await subscription(telegram)).state == "ended"
    assert "You have no digest" in (await reader.says("/unsubscribe")).text
    assert "You have no digest" in (await reader.says("/digest")).text


async def test_the_digest_now_moves_nothing(telegram, reader, three_meetings):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    before = (await subscription(telegram)).cursor
    first = await reader.says("/digest")
    assert "Kerry and Lavrov meet in Geneva" in first.text
    assert first.text == (await reader.says("/digest")).text
    assert (await subscription(telegram)).cursor == before
    opened = await reader.presses("1", on=first)
    assert opened.id != first.id


async def test_a_digest_opens_what_it_had_no_room_for(telegram, reader, article):
    for number in range(13):
        await article(
            f"Lavrov and Kerry meet, day {number}",
            f"Lavrov and Kerry met for talks on US–Russia relations in Geneva, day {number}.",
        )
    await reader.says("/subscribe 08:30 Europe/Berlin")
    shown = await reader.says("/digest")
    assert "13 new articles" in shown.text
    assert "10. " in shown.text
    assert "11. " not in shown.text
    rest = await reader.presses("and 3 more")
    assert rest.id != shown.id
    assert "11. " in rest.text


async def test_nothing_new_is_said_plainly(reader, telegram):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    assert (await reader.says("/digest")).text == "Nothing new since the last digest."


async def test_a_chat_that_blocks_is_suspended_and_comes_back(telegram, reader):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    await telegram.deliver({"my_chat_member": membership(reader, "member", "kicked")})
    assert (await subscription(telegram)).state == "suspended"
    await telegram.deliver({"my_chat_member": membership(reader, "kicked", "member")})
    assert (await subscription(telegram)).state == "active"


async def test_who_subscribed_a_group_is_told_when_the_bot_is_removed(telegram):
    there = telegram.person(3, id=-100300, type="supergroup", title="G")
    await there.says("/subscribe 8 Berlin")
    await telegram.deliver({"my_chat_member": membership(there, "member", "kicked")})
    assert (await subscription(telegram, -100300)).state == "suspended"
    async with telegram.database.transaction() as stored:
        (row,) = await stored.outbox.claim("test", 1, 9, timedelta(hours=1))
    assert row.chat_id == 3
    assert "no longer write" in row.call["arguments"]["text"]


async def test_each_topic_of_a_forum_has_a_subscription_of_its_own(telegram):
    person = telegram.person(3, id=-100200, type="supergroup", title="G", is_forum=True)
    await person.says("/subscribe 8 Berlin", message_thread_id=5, is_topic_message=True)
    await person.says("/subscribe 9 Berlin", message_thread_id=6, is_topic_message=True)
    assert (await subscription(telegram, -100200, 5)).local_time == time(8)
    assert (await subscription(telegram, -100200, 6)).local_time == time(9)
    assert await subscription(telegram, -100200, None) is None


async def test_the_language_of_the_digest_follows_the_readers(telegram, reader):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    await reader.says("/settings")
    await reader.presses("Русский")
    assert (await subscription(telegram)).language == "ru"


def membership(person, before, after):
    bot = {"id": 99, "is_bot": True, "first_name": "Safir"}

    def state(status):
        return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})

    return {
        "chat": person.chat,
        "from": person.user,
        "date": 1_700_000_000,
        "old_chat_member": state(before),
        "new_chat_member": state(after),
    }


async def test_everything_is_chosen_by_buttons_in_place(telegram, reader):
    card = await reader.says("/subscribe 08:30 Europe/Berlin")
    for screen, choices, fields in (
        ("Days", ["Tuesday", "Thursday"], {"days": 10}),
        ("Quiet hours", ["23:00"], {"quiet_from": time(23), "quiet_until": time(8)}),
        ("Language", ["فارسی"], {"language": "fa"}),
    ):
        chosen = await reader.presses(screen, on=card)
        for choice in choices:
            chosen = await reader.presses(choice, on=chosen)
        made = await subscription(telegram)
        assert {name: getattr(made, name) for name in fields} == fields
        assert chosen.id == card.id
        card = await reader.presses("Back", on=chosen) if "Back" in str(chosen.buttons) else chosen
    for screen, choice, field, value in (
        ("Calendar", "Lunar", "calendar", "islamic"),
        ("How many", "20", "item_limit", 20),
        ("Languages of articles", "Persian", "article_languages", ["fa"]),
        ("Days", "At once", "rhythm", "at_once"),
    ):
        chosen = await reader.presses(choice, on=await reader.presses(screen, on=card))
        assert getattr(await subscription(telegram), field) == value
        card = await reader.presses("Back", on=chosen) if len(chosen.buttons) == 6 else chosen
        assert card.id == chosen.id


async def test_everything_can_be_typed_as_well(telegram, reader):
    await reader.says("/subscribe 08:30 Europe/Berlin")
    shown = await reader.says("/subscribe mon, thu 9 pm quiet 23-7 silent 5 items articles fa,ar")
    made = await subscription(telegram)
    assert (made.days, made.local_time, made.timezone) == (9, time(21), "Europe/Berlin")
    assert (made.quiet_from, made.quiet_until, made.is_silent) == (time(23), time(7), True)
    assert (made.item_limit, made.article_languages) == (5, ["fa", "ar"])
    assert "on Monday, Thursday at 21:00" in shown.bare
    assert "Quiet hours: 23:00–07:00" in shown.bare
    await reader.presses("Days", on=shown)
    assert "every day" in (await reader.says("daily")).text
    assert (await subscription(telegram)).days == 127


async def test_a_pause_puts_the_next_one_off_and_is_ended_by_a_button(telegram, reader):
    card = await reader.says("/subscribe 08:30 Europe/Berlin")
    before = (await subscription(telegram)).next_due
    shown = await reader.presses("7 days", on=await reader.presses("Pause", on=card))
    paused = await subscription(telegram)
    # Today's, which counts among the seven days, may have gone out or be still to come.
    assert timedelta(days=6) <= paused.next_due - before <= timedelta(days=7)
    assert "paused until" in shown.text
    shown = await reader.presses("Resume", on=shown)
    assert (await subscription(telegram)).next_due == before
    shown = await reader.says("/subscribe pause")
    stopped = await subscription(telegram)
    assert (stopped.state, stopped.next_due) == ("paused", None)
    await reader.presses("Resume", on=shown)
    assert (await subscription(telegram)).state == "active"


async def test_whoever_says_how_it_shall_be_is_not_asked_for_the_hour(telegram, reader):
    assert "as soon as something comes in" in (await reader.says("/subscribe at once")).text
    made = await subscription(telegram)
    assert (made.rhythm, made.state) == ("at_once", "active")


async def test_a_shared_location_tells_the_time_zone(telegram, reader):
    await reader.says("/subscribe 7")
    shown = await reader.sends(location={"latitude": 36.3, "longitude": 59.6})
    assert "by the clock of Tehran" in shown.bare
    assert (await subscription(telegram)).local_time == time(7)
    at_sea = await reader.sends(location={"latitude": 0, "longitude": -30})
    assert "no time zone" in at_sea.text


async def test_the_settings_say_what_is_subscribed(reader):
    assert "You have no digest" in (await reader.says("/settings")).text
    await reader.says("/subscribe 08:30 Europe/Berlin")
    assert "every day at 08:30" in (await reader.says("/settings")).bare


async def test_who_asks_about_the_news_while_an_hour_is_awaited_is_answered(reader, three_meetings):
    await reader.says("/subscribe")
    assert "Lima" in (await reader.says("Керри Лавров Лима")).bare
    assert "nothing" in (await reader.says("qwrtplx?")).text
    assert "08:30" in (await reader.says("08:30 Berlin")).bare
