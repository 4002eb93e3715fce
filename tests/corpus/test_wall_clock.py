from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.wall_clock import moment_of, next_due

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
        just_before = (moment - timedelta(seconds=1)).astimezone(wall)
        assert exact or just_before.utcoffset() != local.utcoffset()
        # Where clocks skip midnight, the second before is of the day before.
        wanted = datetime.combine(local.date(), at)
        assert exact or just_before.replace(tzinfo=None) < wanted
    assert days == [days[0] + timedelta(days=number) for number in range(220)]
