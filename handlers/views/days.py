"""Days and times in the reader's style."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import jdatetime
from babel.dates import format_date

from handlers.texts import Text

# The spelled-out month keeps a day from being read in two ways, as 05/06 is.
_PATTERN = "d MMMM y"
_FIRST_SOLAR_DAY = date(622, 3, 22)


def worded_day(text: Text, day: date) -> str:
    """Write a day; for Persian readers the Solar Hijri one first, the Gregorian beside it."""
    gregorian = text.digits(format_date(day, _PATTERN, locale=text.language))
    if text.language != "fa" or day < _FIRST_SOLAR_DAY:
        return gregorian
    solar = jdatetime.date.fromgregorian(date=day)
    month = jdatetime.date.j_months_fa[solar.month - 1]
    worded = f"{solar.day} {month} {solar.year}"
    return text("day-in-two-calendars", solar=text.digits(worded), gregorian=gregorian)


def worded_date(text: Text, day: date | None, time: str | None = None) -> str:
    """Write when something was published: a day, "HH:MM" where it is known, or that it is not."""
    if day is None:
        return text("undated")
    if time is None:
        return worded_day(text, day)
    return text("day-and-time", day=worded_day(text, day), time=text.digits(time))


def worded_moment(text: Text, moment: datetime, zone: str) -> str:
    """Write a moment as the clock of a zone shows it."""
    local = moment.astimezone(ZoneInfo(zone))
    clock = text.digits(local.strftime("%H:%M"))
    return text("day-and-time", day=worded_day(text, local.date()), time=clock)
