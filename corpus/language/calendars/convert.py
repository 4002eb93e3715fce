"""Days of the Solar Hijri and the lunar Hijri calendar, and Gregorian ones."""

from datetime import date, timedelta

import jdatetime
from hijridate import Gregorian, Hijri

from corpus.language.calendars.found import Calendar


def to_jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Solar Hijri calendar of Iran and Afghanistan."""
    jalali = jdatetime.date.fromgregorian(date=day)
    return jalali.year, jalali.month, jalali.day


def to_hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day by Umm al-Qura; raises OverflowError outside 1343 to 1500 AH."""
    hijri = Gregorian.fromdate(day).to_hijri()
    return hijri.year, hijri.month, hijri.day


def to_gregorian(year: int, month: int, day: int, calendar: Calendar) -> date | None:
    """The day of the Gregorian calendar, or None if the calendar has no such day.

    Lunar days outside Umm al-Qura's years (1343 to 1500 AH) are counted by the arithmetic
    calendar, which may be a day or two off what was sighted.
    """
    try:
        return _CONVERSIONS[calendar](year, month, day)
    except (ValueError, OverflowError):
        return None


def month_length(year: int, month: int, calendar: Calendar) -> int:
    """How many days the month has; the year and month must exist."""
    return next(
        day for day in range(31, 27, -1) if to_gregorian(year, month, day, calendar) is not None
    )


def _from_persian(year: int, month: int, day: int) -> date:
    gregorian: date = jdatetime.date(year, month, day).togregorian()
    return gregorian


def _from_islamic(year: int, month: int, day: int) -> date:
    if 1343 <= year <= 1500:
        return Hijri(year, month, day).to_gregorian()
    return _tabular(year, month, day)


def _tabular(year: int, month: int, day: int) -> date:
    """The arithmetic lunar calendar: thirty years of which eleven have a day more.

    Reingold and Dershowitz, Calendrical Calculations, "The Islamic Calendar".
    """
    leap = (14 + 11 * year) % 30 < 11
    length = 30 if month % 2 or (month == 12 and leap) else 29
    if not (1 <= month <= 12 and 1 <= day <= length and year >= 1):
        raise ValueError(f"no day {year}-{month}-{day} in the lunar calendar")
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date(622, 7, 18) + timedelta(days=days - 1)


_CONVERSIONS = {"gregorian": date, "persian": _from_persian, "islamic": _from_islamic}
