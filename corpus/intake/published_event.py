"""The day of the newest event that an article reports as its news.

Where no line states a day, the news does: "on Wednesday, 8 Mehr". Its year is one in which that is
a Wednesday, the people named hold the offices they are named with, and the other dates of the text
are not to come. Where several years remain, the day is not known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.intake.published_cues import plain, says
from corpus.intake.published_opening import heads, opens
from corpus.intake.published_page import Page, lead_end
from corpus.language.calendars import FoundDate
from corpus.language.calendars.resolve import occurrences

EARLIEST = date(1990, 1, 1)
_CUE_DISTANCE = 45  # characters before a date within which a word makes it background
_SENTENCE_END = re.compile(r"[!?؟\n]|[.](?=\s|$)")
_QUOTES = re.compile(r"«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"|„[^“\n]*“")

_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the news, and what speaks for it.

    Attributes:
        strength: 4 for the opening of the article, 3 beside "today" or "yesterday", 2 with a
            weekday, 1 with a year, 0 with neither.
        later: Days from it to the day it is told on: 1 beside "yesterday".
        twin: The same day in another calendar, where the text gives it right beside.
    """

    found: FoundDate
    strength: int
    later: int
    twin: FoundDate | None = None

    def days(self, until: date) -> list[date]:
        """The days it can mean, newest first."""
        days = _days(self.found, until)
        if self.twin is not None:
            same = {
                day + timedelta(days=off)
                for day in _days(self.twin, until)
                for off in _off(self.twin)
            }
            days = [day for day in days if day in same]
        return [day + timedelta(days=self.later) for day in days]


def _off(found: FoundDate) -> tuple[int, ...]:
    """A lunar day is sighted, and may be one off what Umm al-Qura has."""
    return (-1, 0, 1) if found.calendar == "islamic" else (0,)


def _days(found: FoundDate, until: date) -> list[date]:
    return [found.first] if found.complete else occurrences(found, EARLIEST, until)


def events(page: Page) -> list[Event]:
    """The days that the article reports as its news, the most telling first, then the newest."""
    found = list(_events(page))
    return sorted(found, key=lambda event: (-event.strength, -event.found.first.toordinal()))


def _events(page: Page) -> Iterator[Event]:
    quotes = [match.span() for match in _QUOTES.finditer(page.raw)]
    lead = lead_end(page)
    for found in page.dates:
        if _is_day(page, found) and not _is_within(found, quotes):
            event = _judged(page, found, in_lead=found.start < lead)
            if event is not None:
                yield replace(event, twin=_twin(page, found))


def _twin(page: Page, found: FoundDate) -> FoundDate | None:
    """ "جمعه 28 اکتبر (7 آبان)": the two fall together in few years only."""
    for other in page.dates:
        is_day = other.precision == "day" and other.month is not None and other.day is not None
        beside = page.raw[found.end : other.start] + page.raw[other.end : found.start]
        if is_day and other.calendar != found.calendar and _touch(found, other):
            return None if _LETTERS.search(beside) else other
    return None


def _is_day(page: Page, found: FoundDate) -> bool:
    """Whether it is a day of a month within the article or its headline, and no lunar one."""
    in_title = page.title is not None and page.title[0] <= found.start < page.title[1]
    in_body = page.body[0] <= found.start < page.body[1]
    named = found.precision == "day" and found.month is not None and found.day is not None
    lunar = found.calendar == "islamic"
    return (in_title or in_body) and named and not lunar and found.also is None


def _is_within(found: FoundDate, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < found.start and found.end < end for start, end in spans)


def _judged(page: Page, found: FoundDate, *, in_lead: bool) -> Event | None:
    if opens(page.raw, page.body[0], found) or _heads(page, found):
        return Event(found, 4, 0)
    beside = _day_beside(page, found)
    if beside is not None:
        return Event(found, 3, -beside)
    if found.relative or not in_lead or is_background(page, found) or is_to_come(page, found):
        return None
    if (found.complete or found.weekday is None) and not is_report(page, found):
        return None
    strength = 2 if found.weekday is not None else 1 if found.complete else 0
    return Event(found, strength, 0)


def _heads(page: Page, found: FoundDate) -> bool:
    """Whether the article begins with a place and this day, its year left out."""
    return not found.complete and heads(page.raw, page.body[0], found, page.language)


def _day_beside(page: Page, found: FoundDate) -> int | None:
    """How many days from today "yesterday" or "today" right beside the date is."""
    for other in page.dates:
        is_near_day = other.relative and other.precision == "day" and other.month is None
        if not is_near_day or other.weekday is not None or other.day is not None:
            continue
        gap = page.raw[other.end : found.start] or page.raw[found.end : other.start]
        offset = (other.first - page.today).days
        if len(gap) <= 4 and not _LETTERS.search(gap) and abs(offset) <= 2 and _touch(found, other):
            return offset
    return None


def _touch(one: FoundDate, other: FoundDate) -> bool:
    return 0 <= one.start - other.end <= 4 or 0 <= other.start - one.end <= 4


def is_to_come(page: Page, found: FoundDate) -> bool:
    """Whether the sentence tells of what has not happened yet."""
    return says("future", plain(page.raw[slice(*_sentence(page.raw, found))]), page.language)


def is_report(page: Page, found: FoundDate) -> bool:
    """Whether the sentence tells that something was said or done that day.

    Without a weekday it has to be the first of the article.
    """
    start, end = _sentence(page.raw, found)
    is_first = start <= page.body[0] + 3 or found.weekday is not None
    return is_first and says("report", plain(page.raw[start:end]), page.language)


def is_background(page: Page, found: FoundDate) -> bool:
    """Whether the words right before the date make it that of a treaty, an anniversary, a start."""
    start, _ = _sentence(page.raw, found)
    before = page.raw[max(start, found.start - _CUE_DISTANCE) : found.start]
    return says("background", plain(before), page.language)


def _sentence(text: str, found: FoundDate) -> tuple[int, int]:
    start = 0
    window = max(0, found.start - 600)
    for end in _SENTENCE_END.finditer(text, window, found.start):
        start = end.end()
    after = _SENTENCE_END.search(text, found.end, found.end + 600)
    return max(start, window), after.start() if after else min(len(text), found.end + 600)


def weekdays(page: Page) -> set[int]:
    """The weekdays on which the first paragraphs say, without a date, that things happened."""
    lead = lead_end(page)
    return {
        found.weekday
        for found in page.dates
        if page.body[0] <= found.start < lead
        and found.weekday is not None
        and found.day is None
        and found.precision == "day"
        and not is_to_come(page, found)
    }


def earliest(page: Page) -> date:
    """The first day it can have been published on: that of the latest past day it names."""
    days = [
        found.first
        for found in page.dates
        if page.body[0] <= found.start < page.body[1]
        and found.complete
        and found.precision in ("day", "month")
        and found.also is None
        and EARLIEST <= found.first <= page.today
        and not is_to_come(page, found)
    ]
    return max(days, default=EARLIEST)


def latest_year(page: Page) -> int:
    """The latest year of which it tells as past; 0: none."""
    years = (
        found.first.year
        for found in page.dates
        if page.body[0] <= found.start < page.body[1]
        and found.complete
        and found.precision == "year"
        and found.first <= page.today
        and not is_to_come(page, found)
    )
    return max(years, default=0)
