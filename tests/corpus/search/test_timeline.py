"""Counting articles by month, in two calendars."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.search.timeline import timeline

DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), max_size=30)


def test_months_without_articles_are_there_too():
    found = timeline({"en": [date(2016, 9, 9), date(2016, 11, 1)], "fa": []}, is_solar=False)
    assert [(each.year, each.month) for each in found.months] == [(2016, 9), (2016, 10), (2016, 11)]
    assert found.counts == {"en": [1, 0, 1]}
    assert found.busiest(3) == [2, 0]


def test_a_solar_month_is_that_of_its_calendar():
    found = timeline({"fa": [date(2016, 10, 21), date(2016, 10, 22)]}, is_solar=True)
    assert [(each.year, each.month) for each in found.months] == [(1395, 7), (1395, 8)]
    assert (found.months[1].first, found.months[1].last) == (date(2016, 10, 22), date(2016, 11, 20))


@given(DAYS, DAYS, st.booleans())
@settings(deadline=None)
def test_every_day_of_the_last_twenty_years_is_counted_once(english, russian, is_solar):
    if not english and not russian:
        return
    found = timeline({"en": english, "ru": russian}, is_solar=is_solar)
    first = found.months[0].first
    assert sum(found.totals) == sum(day >= first for day in (*english, *russian))
    for month, following in zip(found.months, found.months[1:], strict=False):
        assert following.first - month.last == timedelta(days=1)
