"""Patterns of spans with two ends, or with one, and what is made of them.

Those whose first end lacks its month stand among the single dates ("5–7 September"); those made
of two whole dates come after, when the single dates are one piece each.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from corpus.language.calendars.days import YEAR, build_day, written_year
from corpus.language.calendars.found import Calendar, FoundDate
from corpus.language.calendars.numeric import calendar_of
from corpus.language.calendars.resolve import day_in, latest_month, month_span, year_span
from corpus.language.calendars.rules import Parts, Reading, Rule

_DAY = timedelta(days=1)


def ranged(place: tuple[int, int], begin: FoundDate, end: FoundDate) -> FoundDate | None:
    """From the first day of one date to the last of another, if they stand in that order.

    Two calendars side by side name one day twice: "۱۲ آوریل ۲۰۱۷ - ۲۳ فروردین ۱۳۹۶".
    """
    is_twice = begin.calendar != end.calendar and abs(begin.first - end.first) <= 2 * _DAY
    if begin.first > end.last or is_twice:
        return None
    return replace(
        end,
        start=place[0],
        end=place[1],
        first=begin.first,
        precision="range",
        weekday=None,
        time=None,
        day=None,
        relative=begin.relative or end.relative,
    )


def _days(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "5–7 September 2016", "از ۵ تا ۷ مهر"."""
    begin, end = _two_days(parts)
    month = parts.month()
    if month is None or begin is None or end is None or begin >= end:
        return None
    year = written_year(parts, month[0], reading)
    last = None if year is None else build_day(parts, reading, end, month, year)
    first = None if year is None else build_day(parts, reading, begin, month, year)
    if first is None or last is None or first.first > last.last:
        return None
    return ranged(parts.span, first, last)


def _two_days(parts: Parts) -> tuple[int | None, int | None]:
    pair = parts.word("pair")
    if pair is None:
        return parts.number("dom"), parts.number("dom2")
    begin, _, end = pair.partition("-")
    return (int(begin), int(end)) if end else (None, None)


def _months(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "September–October 2016", "بین مهر و آذر ۱۳۹۵"."""
    begin, end = parts.month(), parts.month("month2")
    if begin is None or end is None or begin[0] != end[0] or begin[1] == end[1]:
        return None
    year = written_year(parts, begin[0], reading)
    if year is None or (not year and not _is_sure(parts)):
        return None
    last = month_span(year, end[1], end[0]) if year else latest_month(end[1], end[0], reading.today)
    first = None if last is None else _month_before(begin, year, last[0])
    if first is None or last is None:
        return None
    return FoundDate(
        *parts.span,
        first,
        last[1],
        "range",
        calendar=end[0],
        year=year or None,
        complete=bool(year),
    )


def _is_sure(parts: Parts) -> bool:
    return "between" in parts or "start" in parts


def _month_before(month: tuple[Calendar, int], year: int, end: date) -> date | None:
    """The first day of the month, in the year given or the one before, that is before the end."""
    if year:
        spans = [month_span(one, month[1], month[0]) for one in (year, year - 1)]
    else:
        spans = [latest_month(month[1], month[0], end)]
    return next((span[0] for span in spans if span is not None and span[0] < end), None)


def _years(parts: Parts, reading: Reading) -> FoundDate | None:
    begin, end = parts.number("year"), parts.number("year2")
    if begin is None or end is None or not begin < end <= begin + 200:
        return None
    return _year_range(parts, begin, end, reading)


def _short_years(parts: Parts, reading: Reading) -> FoundDate | None:
    begin, end = parts.number("yy"), parts.number("yy2")
    if begin is None or end is None or reading.language not in ("fa", "ps"):
        return None
    first, last = (1300 + number if number > 31 else 1400 + number for number in (begin, end))
    return _year_range(parts, first, last, reading) if first < last else None


def _year_range(parts: Parts, begin: int, end: int, reading: Reading) -> FoundDate | None:
    calendar = "gregorian" if "g_era" in parts else calendar_of(end, reading.language)
    if calendar is None or calendar != calendar_of(begin, reading.language) or end > 2100:
        return None
    first, last = year_span(begin, calendar), year_span(end, calendar)
    if first is None or last is None:
        return None
    days = (first[0], last[1])
    return FoundDate(*parts.span, *days, "range", calendar=calendar, year=end, complete=True)


ELLIPTIC = (
    Rule(f"start|between? roz? dom roz? until|dash|and roz? dom of|onword? month {YEAR}", _days),
    Rule(f"start|between? pair month {YEAR}", _days),
    Rule(f"month dom dash|until dom {YEAR}", _days),
    Rule(f"month pair {YEAR}", _days),
    Rule(f"start|between? month until|dash|and month of? {YEAR}", _months),
    Rule("start|between? yearword? year until|dash|and yearword? year yearword? g_era?", _years),
    Rule("start|between? yearword yy until|dash|and yearword? yy", _short_years),
)


def combined(
    rule: str, place: tuple[int, int], dates: list[FoundDate], today: date
) -> FoundDate | None:
    """What a pattern over whole dates makes of them."""
    if rule == "between":
        begin, end = dates
        return ranged(place, _with_year_of(begin, end), end)
    if rule == "from" and dates[0].relative:
        return None  # "up from last year"
    first, last, opens = _OPEN[rule](dates[0], today)
    return replace(
        dates[0],
        start=place[0],
        end=place[1],
        first=first,
        last=last,
        precision="range",
        opens=opens,
    )


def _with_year_of(begin: FoundDate, end: FoundDate) -> FoundDate:
    """The first end, in the year of the second or the one before, if it has none itself."""
    if begin.complete or begin.relative or begin.month is None or begin.calendar != end.calendar:
        return begin
    year = end.year
    for one in (year, year - 1) if year is not None else ():
        first = day_in(one, begin.month, begin.day or 1, begin.calendar)
        if first is not None and first <= end.last:
            return replace(begin, first=first)
    return begin


OpenSpan = tuple[date, date, Literal["start", "end"]]


def _since(one: FoundDate, today: date) -> OpenSpan:
    return one.first, max(today, one.last), "end"


def _after(one: FoundDate, today: date) -> OpenSpan:
    first = min(one.last, date.max - _DAY) + _DAY
    return first, max(today, first), "end"


def _before(one: FoundDate, today: date) -> OpenSpan:
    return date.min, max(one.first, date.min + _DAY) - _DAY, "start"


def _until(one: FoundDate, today: date) -> OpenSpan:
    return date.min, one.last, "start"


_OPEN = {"since": _since, "from": _since, "after": _after, "before": _before, "until": _until}

# Over whole dates. The first that fits at a place is taken.
PATTERNS = (
    ("between", "start found until|dash found"),
    ("between", "between found and|until|dash found"),
    ("between", "found until found"),
    ("between", "found dash found"),
    ("since", "since found"),
    ("from", "from found"),
    ("before", "before found"),
    ("after", "after found"),
    ("until", "only_until found"),
)
