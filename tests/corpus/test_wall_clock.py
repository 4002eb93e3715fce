from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.wall_clock import due_after, held_until, moment_of, next_due, out_of_quiet
from storage.models import Subscription

ZONES = sorted(available_timezones())


def utc(*numbers):
    return datetime(*numbers, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone", "moment"),
    [
        # Put forward at two: half past two does not exist, three is the first moment after it.
        (date(2026, 3, 29), time(2, 30), "Europe/Berlin", utc(2026, 3, 29, 1)),
        (date(2026, 3, 8), time(2, 0), "America/New_York", utc(2026, 3, 8, 7)),
        # Put back at three: half past two comes twice, the first counts.
        (date(2026, 10, 25), time(2, 30), "Europe/Berlin", utc(2026, 10, 25, 0, 30)),
        # Half an hour forward only.
        (date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", utc(2026, 10, 3, 15, 30)),
        (date(2026, 7, 1), time(8, 0), "Asia/Tehran", utc(2026, 7, 1, 4, 30)),
        # Samoa left this day out altogether.
        (date(2011, 12, 30), time(8, 0), "Pacific/Apia", utc(2011, 12, 30, 10)),
    ],
)
def test_a_local_time_is_a_moment(day, at, zone, moment):
    assert moment_of(day, at, ZoneInfo(zone)) == moment


def test_what_is_due_now_is_due_again_tomorrow():
    now = utc(2026, 5, 1, 6)
    assert next_due(now, time(8), "Europe/Berlin") == utc(2026, 5, 2, 6)
    assert next_due(now - timedelta(seconds=1), time(8), "Europe/Berlin") == now


def test_only_the_chosen_weekdays_count():
    friday = utc(2026, 5, 1, 12)
    assert next_due(friday, time(8), "UTC", days=1) == utc(2026, 5, 4, 8)
    assert next_due(friday, time(8), "UTC", days=1 << 4) == utc(2026, 5, 8, 8)


def test_an_hour_that_a_gap_up_to_midnight_leaves_out_is_the_last_minute_before_it():
    evening = next_due(utc(2025, 3, 29, 12), time(23), "America/Nuuk")
    assert evening == utc(2025, 3, 30, 0, 59)  # 22:59, after which it is midnight
    assert next_due(evening, time(23), "America/Nuuk") == utc(2025, 3, 31, 0)


def is_last_of_its_day(moment, wall):
    """Whether the clock is put forward to midnight within a minute."""
    local, soon = moment.astimezone(wall), (moment + timedelta(minutes=1)).astimezone(wall)
    return local.date() < soon.date() and local.utcoffset() != soon.utcoffset()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.times(), st.dates(date(2025, 1, 1), date(2026, 6, 1)))
def test_there_is_one_a_day_at_the_local_hour_or_right_after_it(zone, at, start):
    at = at.replace(second=0, microsecond=0)
    moment = datetime(start.year, start.month, start.day, tzinfo=UTC)
    wall = ZoneInfo(zone)
    days = []
    for _ in range(220):
        moment = next_due(moment, at, zone)
        local = moment.astimezone(wall)
        days.append(local.date())
        exact = local.replace(tzinfo=None) == datetime.combine(local.date(), at)
        exact = exact or is_last_of_its_day(moment, wall)
        just_before = (moment - timedelta(seconds=1)).astimezone(wall)
        assert exact or just_before.utcoffset() != local.utcoffset()
        # Where clocks skip midnight, the second before is of the day before.
        wanted = datetime.combine(local.date(), at)
        assert exact or just_before.replace(tzinfo=None) < wanted
    assert days == [days[0] + timedelta(days=number) for number in range(220)]


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("at", [time(0), time(2, 30), time(8), time(23)])
def test_over_two_years_every_zone_has_exactly_one_a_day_at_its_hour(at):
    for zone in ZONES:
        wall, moment, days = ZoneInfo(zone), utc(2025, 12, 31), []
        while len(days) < 731:
            moment = next_due(moment, at, zone)
            local = moment.astimezone(wall)
            days.append(local.date())
            is_exact = local.replace(tzinfo=None) == datetime.combine(local.date(), at)
            if not is_exact and not is_last_of_its_day(moment, wall):
                before = (moment - timedelta(seconds=1)).astimezone(wall)
                assert before.utcoffset() != local.utcoffset(), zone
        assert days == [days[0] + timedelta(days=number) for number in range(731)], zone


@pytest.mark.parametrize(
    ("moment", "start", "end", "free"),
    [
        (utc(2026, 5, 1, 20, 59), time(23), time(7), utc(2026, 5, 1, 20, 59)),
        (utc(2026, 5, 1, 21), time(23), time(7), utc(2026, 5, 2, 5)),
        (utc(2026, 5, 2, 4, 59), time(23), time(7), utc(2026, 5, 2, 5)),
        (utc(2026, 5, 2, 5), time(23), time(7), utc(2026, 5, 2, 5)),
        (utc(2026, 5, 1, 11), time(12), time(14), utc(2026, 5, 1, 12)),
        # They end at half past two, which this night does not have: at three.
        (utc(2026, 3, 28, 23), time(23), time(2, 30), utc(2026, 3, 29, 1)),
        (utc(2026, 5, 1, 21), None, None, utc(2026, 5, 1, 21)),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(moment, start, end, free):
    assert out_of_quiet(moment, "Europe/Berlin", start, end) == free


@given(st.sampled_from(ZONES), st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)), st.times())
def test_quiet_hours_put_off_by_less_than_a_day_and_a_change_of_clocks(zone, moment, start):
    moment = moment.replace(tzinfo=UTC)
    start = start.replace(second=0, microsecond=0)
    end = (datetime.combine(date(2026, 1, 1), start) - timedelta(hours=8)).time()
    free = out_of_quiet(moment, zone, start, end)
    assert timedelta(0) <= free - moment <= timedelta(hours=42)
    assert out_of_quiet(free, zone, start, end) == free or free.astimezone(ZoneInfo(zone)).fold


def subscription(**fields):
    facts = {
        "rhythm": "clock",
        "local_time": time(8),
        "timezone": "UTC",
        "days": 127,
        "quiet_from": None,
        "quiet_until": None,
        "paused_until": None,
    }
    return Subscription(**(facts | fields))


def test_a_pause_and_quiet_hours_put_the_next_one_off():
    now = utc(2026, 5, 1, 12)
    assert due_after(subscription(), now) == utc(2026, 5, 2, 8)
    assert due_after(subscription(paused_until=utc(2026, 5, 4)), now) == utc(2026, 5, 4, 8)
    quiet = {"quiet_from": time(7), "quiet_until": time(9)}
    assert due_after(subscription(**quiet), now) == utc(2026, 5, 2, 9)
    assert due_after(subscription(rhythm="at_once"), now) is None


def test_who_is_told_at_once_is_left_alone_in_quiet_hours_and_pauses():
    now = utc(2026, 5, 1, 23)
    assert held_until(subscription(), now) is None
    quiet = {"quiet_from": time(22), "quiet_until": time(7)}
    assert held_until(subscription(**quiet), now) == utc(2026, 5, 2, 7)
    paused = subscription(paused_until=utc(2026, 5, 3, 1), **quiet)
    assert held_until(paused, now) == utc(2026, 5, 3, 7)
