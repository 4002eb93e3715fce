"""What people type after `/subscribe`: an hour, a place, days and all else that can be chosen."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from corpus.language.calendars import Calendar, parse_date, to_gregorian, to_hijri, to_jalali
from corpus.language.fold import fold
from handlers.clocks import cut_clock, find_zone, nearest_zone, read_clock
from handlers.spoken_hours import in_digits
from handlers.wish_words import CALENDARS, LANGUAGES, SAID, WEEKDAYS, any_of, said, whole

EVERY_DAY, MONDAY_TO_FRIDAY, SATURDAY_AND_SUNDAY = 127, 31, 96
SUNDAY_TO_THURSDAY, SATURDAY_TO_WEDNESDAY = 79, 103
MOST_ITEMS = 30

Changes = dict[str, Any]
_Reading = Callable[["re.Match[str]"], Changes | None]


@dataclass(frozen=True)
class Wish:
    """What somebody wants; None is what was not said.

    Attributes:
        at: A clock time.
        zone: An IANA name.
        changes: Fields of a subscription by their names; besides, "pause" is a number of days, a
            date, or 0 for until further notice, and "is_weekly" asks for one day a week.
        puzzling: What is nothing of all this.
    """

    at: time | None = None
    zone: str | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    puzzling: str = ""


def read_wish(typed: str, today: date | None = None) -> Wish:
    """Read a clock time, a zone and further wishes in any order: "mon,thu 8 Berlin silent".

    Args:
        typed: Any text.
        today: What "pause until Friday" counts from; None: such words are not understood.
    """
    plain = plain_digits(typed)
    if zone := find_zone(plain):
        return Wish(zone=zone)
    rest, changes = _cut_clauses(in_digits(fold(plain)), today)
    at, rest = cut_clock(rest)
    zone = nearest_zone(rest) if rest else None
    return Wish(at, zone, changes, _as_typed(rest, plain) if rest and zone is None else "")


def _as_typed(rest: str, plain: str) -> str:
    """Give the words that are left as they were typed, not folded."""
    left = set(rest.split())
    return " ".join(word for word in plain.split() if left & set(fold(word).split())) or rest


def plain_digits(typed: str) -> str:
    """Write all digits of any script as Latin ones, with single spaces.

    >>> plain_digits("۰۸:۳۰  ८")
    '08:30 8'
    """
    digits = (unicodedata.decimal(char, None) for char in typed)
    written = (
        char if digit is None else str(digit) for char, digit in zip(typed, digits, strict=True)
    )
    return " ".join("".join(written).split())


def _cut_clauses(text: str, today: date | None) -> tuple[str, Changes]:
    """Take out what is neither an hour nor a place; give the rest, and what it changes."""
    changes: Changes = {}
    for pattern, read in _clauses(today):
        found = pattern.search(text)
        read_here = read(found) if found else None
        if found and read_here is not None:
            changes |= read_here
            text = f"{text[: found.start()]} {text[found.end() :]}"
    text, days = _cut_weekdays(text)
    if days:
        changes["days"] = days
    return " ".join(text.replace("،", " ").split()).strip(" ,;"), changes


def _cut_weekdays(text: str) -> tuple[str, int]:
    """Take out the days of the week, one by one or as "mon-fri"."""
    days = 0

    def note_range(found: "re.Match[str]") -> str:
        nonlocal days
        first, last = WEEKDAYS[found[1]], WEEKDAYS[found[2]]
        for day in range(first, last + 1 if last >= first else last + 8):
            days |= 1 << day % 7
        return " "

    def note(found: "re.Match[str]") -> str:
        nonlocal days
        days |= 1 << WEEKDAYS[found[0]]
        return " "

    text = _WEEKDAY.sub(note, _WEEKDAYS_BETWEEN.sub(note_range, text))
    return (_FILLER.sub(" ", text) if days else text), days


_WEEKDAY = whole(any_of(WEEKDAYS))
_WEEKDAYS_BETWEEN = whole(
    rf"({any_of(WEEKDAYS)})\s*(?:[-–—]|{said('until')})\s*({any_of(WEEKDAYS)})"
)
_WORKING_DAYS = {
    "working_days": MONDAY_TO_FRIDAY,
    "working_days_of_arabs": SUNDAY_TO_THURSDAY,
    "working_days_of_persians": SATURDAY_TO_WEDNESDAY,
}
_YEAR_OF: Mapping[Calendar, Callable[[date], int]] = {
    "gregorian": lambda day: day.year,
    "persian": lambda day: to_jalali(day)[0],
    "islamic": lambda day: to_hijri(day)[0],
}
_FILLER = whole(said("filler"))
_HOUR = r"(\d{1,2}(?:[:.]\d{2})?)"
_BETWEEN = rf"\s*(?:[-–—]|{said('until')})\s*"
_FROM = rf"(?:(?:{said('from')})\s+)?"
_QUIET_HOURS = whole(rf"(?:{said('quiet')})\s*:?\s*{_FROM}{_HOUR}{_BETWEEN}{_HOUR}")
_NO_QUIET = whole(rf"(?:{said('quiet')})\s*:?\s*(?:{said('none')})")
_PAUSED_FOR = rf"(?:{said('pause')})\s*:?\s*(?:(?:{said('a_while')})\s+)?"
_PAUSE_DAYS = whole(rf"{_PAUSED_FOR}(\d{{1,3}})\s*(?:{said('days_ahead')})")
_PAUSE_WEEKS = whole(rf"{_PAUSED_FOR}(\d{{1,2}})\s*(?:{said('weeks_ahead')})")
_PAUSE_WHILE = {
    days: whole(rf"{_PAUSED_FOR}(?:{said(how_long)})")
    for days, how_long in ((7, "one_week"), (14, "two_weeks"), (30, "one_month"))
}
_PAUSE_UNTIL = whole(rf"(?:{said('pause')})\s*:?\s*(?:{said('until')})\s+(.+)")
_PAUSE = whole(rf"(?:{said('pause')})(?:\s+(?:{said('for_ever')}))?")
_COUNT = whole(rf"(\d{{1,3}})\s+(?:{said('items')})|(?:{said('items')})\s*:?\s*(\d{{1,3}})")
_BESIDE = rf"(?:\s*[,،+]\s*|\s+(?:{said('and')})\s+|\s+)"
_LISTED = rf"(?:{any_of(LANGUAGES)})(?:{_BESIDE}(?:{any_of(LANGUAGES)}))*"
_OF_ARTICLES = whole(
    rf"(?:(?:{said('only')})\s+)?(?:{said('articles')})\s*:?\s*({_LISTED}|{said('all')})"
    rf"(?:\s+(?:{said('only')}))?"
)
_ONLY_ARTICLES = whole(rf"(?:{said('only')})\s+({_LISTED})(?:\s+(?:{said('articles')}))?")
_ARTICLES_BEHIND = whole(rf"({_LISTED})\s+(?:{said('articles')})(?:\s+(?:{said('only')}))?")
_IN_LANGUAGE = whole(rf"(?:{said('language')})\s*:?\s*({any_of(LANGUAGES)})")
_ONE_LANGUAGE = whole(rf"({any_of(LANGUAGES)})")
_CALENDAR = any_of(CALENDARS)
_BY_CALENDAR = whole(
    rf"(?:{said('calendar')})\s*:?\s*({_CALENDAR})|({_CALENDAR})\s+(?:{said('calendar')})"
)


def _clauses(today: date | None) -> Iterator[tuple["re.Pattern[str]", _Reading]]:
    """Give what is looked for, the longer clauses before those that begin alike."""
    yield _QUIET_HOURS, _quiet
    yield _NO_QUIET, lambda _: {"quiet_from": None, "quiet_until": None}
    yield _PAUSE_DAYS, lambda found: {"pause": int(found[1])}
    yield _PAUSE_WEEKS, lambda found: {"pause": 7 * int(found[1])}
    for days, pattern in _PAUSE_WHILE.items():
        yield pattern, partial(_paused_for, days)
    yield _PAUSE_UNTIL, lambda found: _until(found[1], today)
    yield _PAUSE, lambda _: {"pause": 0}
    yield whole(said("resume")), lambda _: {"paused_until": None, "state": "active"}
    yield _OF_ARTICLES, lambda found: {"article_languages": _languages(found[1])}
    yield _ONLY_ARTICLES, lambda found: {"article_languages": _languages(found[1])}
    yield _ARTICLES_BEHIND, lambda found: {"article_languages": _languages(found[1])}
    yield whole(said("all_languages")), lambda _: {"article_languages": []}
    yield _COUNT, lambda found: _items(int(found[1] or found[2]))
    yield _BY_CALENDAR, lambda found: {"calendar": CALENDARS[found[1] or found[2]]}
    yield _IN_LANGUAGE, lambda found: {"language": LANGUAGES[found[1]]}
    yield _ONE_LANGUAGE, lambda found: {"language": LANGUAGES[found[1]]}
    yield whole(said("silent")), lambda _: {"is_silent": True}
    yield whole(said("loud")), lambda _: {"is_silent": False}
    yield whole(said("at_once")), lambda _: {"rhythm": "at_once"}
    yield whole(said("daily")), lambda _: {"rhythm": "clock", "days": EVERY_DAY}
    yield whole(said("weekly")), lambda _: {"rhythm": "clock", "is_weekly": True}
    for of_whom, days in _WORKING_DAYS.items():
        yield whole(said(of_whom)), partial(_on_days, days)
    yield whole(said("weekend")), lambda _: {"rhythm": "clock", "days": SATURDAY_AND_SUNDAY}


def _on_days(days: int, _: "re.Match[str]") -> Changes:
    return {"rhythm": "clock", "days": days}


def _paused_for(days: int, _: "re.Match[str]") -> Changes:
    return {"pause": days}


def _quiet(found: "re.Match[str]") -> Changes | None:
    start, end = read_clock(found[1]), read_clock(found[2])
    if start is None or end is None or start == end:
        return None
    return {"quiet_from": start, "quiet_until": end}


def _until(words: str, today: date | None) -> Changes | None:
    """Read the day that a pause ends with; where it has no year, the next one there is."""
    if today is None:
        return None
    if (day := WEEKDAYS.get(words.strip())) is not None:
        return {"pause": today + timedelta((day - today.weekday() - 1) % 7 + 1)}
    found = parse_date(words, None, today)
    if found and found.first and found.first > today:
        return {"pause": found.first}
    if found and found.year is None and found.month and found.day:
        return _next_of_year(found.month, found.day, found.calendar, today)
    return None


def _next_of_year(month: int, day: int, calendar: Calendar, today: date) -> Changes | None:
    this_year = _YEAR_OF[calendar](today)
    days = (to_gregorian(year, month, day, calendar) for year in (this_year, this_year + 1))
    return next(({"pause": one} for one in days if one and one > today), None)


def _items(count: int) -> Changes | None:
    return {"item_limit": count} if 1 <= count <= MOST_ITEMS else None


def _languages(words: str) -> list[str]:
    if words in SAID["all"]:
        return []
    return list(dict.fromkeys(LANGUAGES[word] for word in re.split(_BESIDE, words)))
