"""What people type after `/subscribe`: an hour, a place, days and all else that can be chosen."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from corpus.language.calendars import parse_date
from corpus.language.fold import fold
from handlers.clocks import cut_clock, find_zone, read_clock
from handlers.wish_words import CALENDARS, LANGUAGES, SAID, WEEKDAYS

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
    rest, changes = _cut_clauses(fold(plain), today)
    # What is not understood is shown as it was typed, where nothing else was.
    at, rest = cut_clock(rest if changes else plain)
    zone = find_zone(rest) if rest else None
    return Wish(at, zone, changes, rest if rest and zone is None else "")


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


def _any_of(words: Mapping[str, Any] | tuple[str, ...]) -> str:
    """Give a pattern for whole words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _whole(pattern: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _said(meaning: str) -> str:
    return _any_of(SAID[meaning])


_WEEKDAY = _whole(_any_of(WEEKDAYS))
_WEEKDAYS_BETWEEN = _whole(
    rf"({_any_of(WEEKDAYS)})\s*(?:[-–—]|{_said('until')})\s*({_any_of(WEEKDAYS)})"
)
_WORKING_DAYS = {
    "working_days": MONDAY_TO_FRIDAY,
    "working_days_of_arabs": SUNDAY_TO_THURSDAY,
    "working_days_of_persians": SATURDAY_TO_WEDNESDAY,
}
_FILLER = _whole(_said("filler"))
_HOUR = r"(\d{1,2}(?:[:.]\d{2})?)"
_BETWEEN = rf"\s*(?:[-–—]|{_said('until')})\s*"
_QUIET_HOURS = _whole(rf"(?:{_said('quiet')})\s*:?\s*{_HOUR}{_BETWEEN}{_HOUR}")
_NO_QUIET = _whole(rf"(?:{_said('quiet')})\s*:?\s*(?:{_said('none')})")
_PAUSE_DAYS = _whole(rf"(?:{_said('pause')})\s*:?\s*(\d{{1,3}})\s*(?:{_said('days_ahead')})")
_PAUSE_UNTIL = _whole(rf"(?:{_said('pause')})\s*:?\s*(?:{_said('until')})\s+(.+)")
_PAUSE = _whole(rf"(?:{_said('pause')})(?:\s+(?:{_said('for_ever')}))?")
_COUNT = _whole(rf"(\d{{1,3}})\s+(?:{_said('items')})|(?:{_said('items')})\s*:?\s*(\d{{1,3}})")
_BESIDE = rf"(?:\s*[,،+]\s*|\s+(?:{_said('and')})\s+|\s+)"
_LISTED = rf"(?:{_any_of(LANGUAGES)})(?:{_BESIDE}(?:{_any_of(LANGUAGES)}))*"
_OF_ARTICLES = _whole(rf"(?:{_said('articles')})\s*:?\s*({_LISTED}|{_said('all')})")
_IN_LANGUAGE = _whole(rf"(?:{_said('language')})\s*:?\s*({_any_of(LANGUAGES)})")
_BY_CALENDAR = _whole(rf"(?:{_said('calendar')})\s*:?\s*({_any_of(CALENDARS)})")


def _clauses(today: date | None) -> Iterator[tuple["re.Pattern[str]", _Reading]]:
    """Give what is looked for, the longer clauses before those that begin alike."""
    yield _QUIET_HOURS, _quiet
    yield _NO_QUIET, lambda _: {"quiet_from": None, "quiet_until": None}
    yield _PAUSE_DAYS, lambda found: {"pause": int(found[1])}
    yield _PAUSE_UNTIL, lambda found: _until(found[1], today)
    yield _PAUSE, lambda _: {"pause": 0}
    yield _whole(_said("resume")), lambda _: {"paused_until": None, "state": "active"}
    yield _OF_ARTICLES, lambda found: {"article_languages": _languages(found[1])}
    yield _whole(_said("all_languages")), lambda _: {"article_languages": []}
    yield _COUNT, lambda found: _items(int(found[1] or found[2]))
    yield _IN_LANGUAGE, lambda found: {"language": LANGUAGES[found[1]]}
    yield _BY_CALENDAR, lambda found: {"calendar": CALENDARS[found[1]]}
    yield _whole(_said("silent")), lambda _: {"is_silent": True}
    yield _whole(_said("loud")), lambda _: {"is_silent": False}
    yield _whole(_said("at_once")), lambda _: {"rhythm": "at_once"}
    yield _whole(_said("daily")), lambda _: {"rhythm": "clock", "days": EVERY_DAY}
    yield _whole(_said("weekly")), lambda _: {"rhythm": "clock", "is_weekly": True}
    for of_whom, days in _WORKING_DAYS.items():
        yield _whole(_said(of_whom)), partial(_on_days, days)
    yield _whole(_said("weekend")), lambda _: {"rhythm": "clock", "days": SATURDAY_AND_SUNDAY}


def _on_days(days: int, _: "re.Match[str]") -> Changes:
    return {"rhythm": "clock", "days": days}


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
    for year in ("", f" {today.year}", f" {today.year + 1}"):
        found = parse_date(words + year, None, today)
        if found and found.first and found.first > today:
            return {"pause": found.first}
    return None


def _items(count: int) -> Changes | None:
    return {"item_limit": count} if 1 <= count <= MOST_ITEMS else None


def _languages(words: str) -> list[str]:
    if words in SAID["all"]:
        return []
    return list(dict.fromkeys(LANGUAGES[word] for word in re.split(_BESIDE, words)))
