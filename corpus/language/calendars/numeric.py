"""Dates written in numbers alone: 01.09.2016, 2016/9/1, ۱۳۹۴/۷/۸, 3-7-2017, 95.9.6."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.language.calendars.found import Calendar
from corpus.language.calendars.resolve import day_in

_FIELDS = re.compile(r"(\d+)\s?([./\-–\\])\s?(\d+)\s?[./\-–\\]\s?(\d+)")
_FOREIGN = re.compile("[٠-٩۰-۹]")


@dataclass(frozen=True, slots=True)
class Numeric:
    """One reading of the numbers, in a calendar."""

    year: int
    month: int
    day: int
    calendar: Calendar
    on: date


def readings(
    written: str, language: str | None, today: date, calendar: Calendar | None
) -> list[Numeric]:
    """What the numbers can mean, the usual reading first; empty where they are no date.

    A year of four digits tells its calendar. One of two digits is of the century nearest to
    today, and only where the text's own calendar is sure.
    """
    fields = _FIELDS.fullmatch(written)
    if fields is None:
        return []
    first, mark, second, third = fields.groups()
    orders = _orders(first, third, mark, language, written)
    found: list[Numeric] = []
    for order in orders:
        for numeric in _in_order(order, (first, second, third), language, today, calendar):
            if numeric.on not in {other.on for other in found}:
                found.append(numeric)
    return found


def _orders(
    first: str, third: str, mark: str, language: str | None, written: str
) -> tuple[str, ...]:
    """The orders of day, month and year to try, the usual one first."""
    if len(first) == 4:
        return ("ymd",)
    if len(first) == 3 or len(third) not in (2, 4):
        return ()
    if len(third) == 2 and int(first) > 31:
        return ("ymd",)
    if mark == "." or language in ("ru", "ar", "fa", "ps") or _FOREIGN.search(written):
        return ("dmy",) if mark == "." else ("dmy", "-mdy")
    return ("mdy", "dmy")


def _in_order(
    order: str,
    fields: tuple[str, str, str],
    language: str | None,
    today: date,
    calendar: Calendar | None,
) -> Iterator[Numeric]:
    """The order's reading in each calendar that its year can belong to."""
    parts = dict(zip(order.lstrip("-"), fields, strict=True))
    month, day = int(parts["m"]), int(parts["d"])
    if order.startswith("-") and day <= 12:
        return  # 5/6/2016 in Persian is June; only 5/16/2016 must be the American order
    for kind, year in _years(parts["y"], language, today, calendar):
        on = day_in(year, month, day, kind)
        if on is not None:
            yield Numeric(year, month, day, kind, on)
            return


def _years(
    year: str, language: str | None, today: date, calendar: Calendar | None
) -> list[tuple[Calendar, int]]:
    number = int(year)
    if len(year) > 2:
        kind = calendar or calendar_of(number, language)
        return [] if kind is None else [(kind, number)]
    if calendar is not None:
        return [(calendar, _full(number, calendar, today))]
    return _short_years(number, language, today)


def _short_years(number: int, language: str | None, today: date) -> list[tuple[Calendar, int]]:
    """A year of two digits: of the Solar Hijri in Persian where it is no likely Gregorian one."""
    solar: tuple[Calendar, int] = ("persian", _full(number, "persian", today))
    western: tuple[Calendar, int] = ("gregorian", _full(number, "gregorian", today))
    lunar: tuple[Calendar, int] = ("islamic", 1400 + number)
    if language in ("fa", "ps"):
        return [solar] if number > 31 or number < 10 else []
    if language == "ar":
        return [western, lunar] if western[1] >= 2000 else []
    return [western]


def _full(number: int, calendar: Calendar, today: date) -> int:
    """The year that ends in these two digits, at most 20 years from now or 80 ago."""
    if calendar == "gregorian":
        return 2000 + number if number <= today.year % 100 + 20 else 1900 + number
    newest = today.year - (621 if calendar == "persian" else 578)
    return 1400 + number if 1400 + number <= newest + 20 else 1300 + number


def calendar_of(year: int, language: str | None) -> Calendar | None:
    """The calendar a year of four digits is counted in, or None if it is none of them."""
    if 1500 < year <= 2200:
        return "gregorian"
    if 1200 <= year <= 1500:
        return "islamic" if language == "ar" else "persian"
    return "gregorian" if 1000 <= year < 1200 and language not in ("fa", "ps", "ar") else None
