"""From the numbers of a date to the days it means."""

from datetime import date, timedelta

from corpus.language.calendars.convert import (
    month_length,
    to_gregorian,
    to_hijri,
    to_jalali,
)
from corpus.language.calendars.found import Calendar, FoundDate

Span = tuple[date, date]
_YEARS: dict[Calendar, range] = {
    "gregorian": range(1000, 2201),
    "persian": range(1200, 1501),
    "islamic": range(1, 1501),
}
_BACK = 8  # years; there is a 29 February in any eight but those around 1900


def year_in(calendar: Calendar, day: date) -> int:
    """The year of a calendar that a day falls in."""
    if calendar == "gregorian":
        return day.year
    return to_jalali(day)[0] if calendar == "persian" else _hijri_year(day)


def _hijri_year(day: date) -> int:
    try:
        return to_hijri(day)[0]
    except OverflowError:
        return round((day.year - 622) * 33 / 32)


def is_year(year: int, calendar: Calendar) -> bool:
    return year in _YEARS[calendar]


def day_in(year: int, month: int, day: int, calendar: Calendar) -> date | None:
    """The day, where the 30th of a lunar month that had 29 by Umm al-Qura is the day after.

    Elsewhere the month is sighted, and may have had thirty.
    """
    found = to_gregorian(year, month, day, calendar)
    if found is None and calendar == "islamic" and day == 30:
        last = to_gregorian(year, month, 29, calendar)
        return None if last is None else last + timedelta(days=1)
    return found


def month_span(year: int, month: int, calendar: Calendar) -> Span | None:
    first = to_gregorian(year, month, 1, calendar)
    if first is None:
        return None
    return first, first + timedelta(days=month_length(year, month, calendar) - 1)


def year_span(year: int, calendar: Calendar) -> Span | None:
    first, last = month_span(year, 1, calendar), month_span(year, 12, calendar)
    return None if first is None or last is None else (first[0], last[1])


def latest_day(month: int, day: int, calendar: Calendar, today: date) -> tuple[int, date] | None:
    """The year and day of the last such day that is not after today."""
    newest = year_in(calendar, today)
    for year in range(newest, newest - _BACK, -1):
        found = day_in(year, month, day, calendar)
        if found is not None and found <= today:
            return year, found
    return None


def latest_month(month: int, calendar: Calendar, today: date) -> Span | None:
    """The last such month that has begun."""
    newest = year_in(calendar, today)
    for year in (newest, newest - 1):
        span = month_span(year, month, calendar)
        if span is not None and span[0] <= today:
            return span
    return None


def occurrences(found: FoundDate, since: date, until: date) -> list[date]:
    """The days that a day and month without a year can be, newest first.

    Only those on which the weekday is right, if the words name one.
    """
    if found.month is None or found.day is None:
        return []
    years = range(year_in(found.calendar, until), year_in(found.calendar, since) - 1, -1)
    days = (day_in(year, found.month, found.day, found.calendar) for year in years)
    return [
        day
        for day in days
        if day is not None and since <= day <= until and found.weekday in (None, day.weekday())
    ]


def add_months(day: date, months: int, calendar: Calendar = "gregorian") -> date | None:
    """The same day so many months on, or the last of a month that is too short.

    None outside the years of the calendar.
    """
    year, month, number = _parts(day, calendar)
    years, index = divmod(month - 1 + months, 12)
    for candidate in range(number, 27, -1) if number > 28 else (number,):
        if 1 <= year + years <= 9999:
            found = to_gregorian(year + years, index + 1, candidate, calendar)
            if found is not None:
                return found
    return None


def _parts(day: date, calendar: Calendar) -> tuple[int, int, int]:
    return to_jalali(day) if calendar == "persian" else (day.year, day.month, day.day)


def narrowed(span: Span, part: int | None) -> Span:
    """The first (1), middle (2) or last (3) third of a span, or all of it."""
    if part is None:
        return span
    third = (span[1] - span[0] + timedelta(days=1)) // 3
    first = span[0] + third * (part - 1)
    return first, span[1] if part == 3 else first + third - timedelta(days=1)
