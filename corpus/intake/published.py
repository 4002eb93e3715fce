"""When an article was published, from its text alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from corpus.intake.published_event import Event, earliest, events, latest_year, weekdays
from corpus.intake.published_page import Page, Stated, read_page, stated
from corpus.intake.published_terms import Served, served
from corpus.knowledge import Knowledge
from corpus.language.calendars import Calendar, FoundDate
from storage.models import Language, PublishedHow

ReasonKind = Literal[
    "dateline",  # the text states it: a line or the opening of the article names the day
    "label",  # the text states it beside a word such as "published"
    "event",  # the day, with its year, of the newest event reported
    "weekday",  # weekday, day and month fit one year only
    "calendars",  # the day, given in two calendars, fits one year only
    "office",  # and so did the terms of office of the people named
    "order",  # and so did the other dates of the text
    "no_date",  # the text names no day of its own
    "no_year",  # a day is named, and several years fit
    "no_day",  # only a weekday, a month or a year is named
    "ambiguous",  # the day can be read in two ways, 05/06/2016
    "conflict",  # what the text says does not fit together
    "page",  # the data of a web page state it, out of sight
    "given",  # the sender says so; the text was not asked, or named no day
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day was taken or was not; a view words it.

    Attributes:
        kind: What decided.
        weekday: 0 for Monday, where a weekday was part of it.
        people: Keys of the people whose terms of office were part of it.
        years: The Gregorian years that the words alone would fit, newest first.
    """

    kind: ReasonKind
    weekday: int | None = None
    people: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The day an article was published, and how that is known.

    Attributes:
        on: None exactly when `how` is "unknown".
        time: "HH:MM", only where the text states it.
        zone: As the text states it.
        evidence: The words it was read from, as they stand in the text; for an unknown day the
            words that come nearest to one, or None.
        start: Where the evidence begins in the text given.
        calendar: The calendar of the evidence.
    """

    on: date | None
    time: str | None
    zone: str | None
    how: PublishedHow
    evidence: str | None
    start: int | None
    reason: Reason
    calendar: Calendar | None = None


_FRESH = timedelta(days=14)  # how long after its news an article may be published
_NEAR_YEARS = 2  # years after the newest date named, within which an article is likely written


def published(
    raw: str,
    *,
    body: str | None = None,
    title: str | None = None,
    language: Language | None,
    knowledge: Knowledge | None,
    today: date,
) -> Published:
    """Say when an article was published, and from which words that is known.

    Args:
        raw: The text as it came, page furniture and all; offsets refer to it.
        body: The article's own text where furniture has been cut; None: it is cut here.
        title: The headline, where it is known.
        language: What the article is written in.
        knowledge: Whose terms of office narrow the years; None: nobody's.
        today: No day after it is ever taken.
    """
    page = read_page(raw, body, title, language, today)
    news = events(page)
    said = _stated(page, news)
    if said is not None or not news:
        return said or _no_day(page)
    return _inferred(page, news, served(page, knowledge))


def _stated(page: Page, news: Sequence[Event]) -> Published | None:
    """The day a line states, unless the article speaks against it."""
    candidates = [one for one in stated(page) if _is_believed(one, page, news)]
    if not candidates:
        return None
    best = candidates[0]
    day = _read(best.found, page)
    if day is None:
        return _unknown(page, best.found, Reason("ambiguous"))
    if not best.found.weekday_agrees and best.found.also is None:
        return _unknown(page, best.found, Reason("conflict", weekday=best.found.weekday))
    kind: ReasonKind = "label" if best.kind == "label" else "dateline"
    return _known(page, best.found, day, "stated", Reason(kind, weekday=best.found.weekday))


def _is_believed(one: Stated, page: Page, news: Sequence[Event]) -> bool:
    if one.rank < 3:
        return True
    if _is_refuted(one, page, news):
        return False
    return one.rank != 4 or _is_borne_out(one, page, news)


def _is_borne_out(one: Stated, page: Page, news: Sequence[Event]) -> bool:
    """Whether the news is of that day or the one before."""
    day = one.found.first
    told = {on for event in news if event.strength >= 2 for on in event.days(page.today)}
    return bool({day, day - timedelta(days=1)} & told)


def _is_refuted(one: Stated, page: Page, news: Sequence[Event]) -> bool:
    """Whether the article's own news is of days long before, or names days that come after."""
    day = one.found.first
    told = [event for event in news if event.strength >= 2]
    if any(day < event.found.first for event in told if event.found.complete):
        return True
    if one.rank == 3 and _is_looked_back_on(day, page):
        return True
    return bool(told) and not any(
        day - _FRESH <= on <= day for event in told for on in event.days(page.today)
    )


def _is_looked_back_on(day: date, page: Page) -> bool:
    """Whether the article goes on to what came well after the day: it sets a scene of the past."""
    return day + timedelta(days=1) < earliest(page) or day.year + 1 < latest_year(page)


def _read(found: FoundDate, page: Page) -> date | None:
    """The day, of two readings the one that is past and on a weekday of the news; None: open."""
    if found.also is None:
        return found.first
    days = [day for day in (found.first, found.also) if day <= page.today]
    if found.weekday is not None:
        days = [day for day in days if day.weekday() == found.weekday]
    elif len(days) > 1:
        named = weekdays(page)
        days = [day for day in days if named & {day.weekday(), (day.weekday() - 1) % 7}]
    return days[0] if len(days) == 1 else None


def _inferred(page: Page, news: Sequence[Event], people: Sequence[Served]) -> Published:
    """The day of the newest event, where one year alone fits."""
    least = earliest(page)
    nearest: Published | None = None
    for event in news:
        read = _of_event(page, event, people, least)
        if read.on is not None:
            return read
        nearest = nearest or read
    return nearest or _no_day(page)


def _of_event(page: Page, event: Event, people: Sequence[Served], least: date) -> Published:
    possible = [day for day in event.days(page.today) if day <= page.today]
    years = tuple(day.year for day in possible)
    if not event.found.weekday_agrees and event.found.complete:
        return _unknown(page, event.found, Reason("conflict", weekday=event.found.weekday))
    fitting, reason = _narrowed(page, event, possible, people, least)
    if len(fitting) != 1:
        kind: ReasonKind = "no_year" if fitting else "conflict"
        return _unknown(page, event.found, Reason(kind, event.found.weekday, years=years))
    return _known(page, event.found, fitting[0], "inferred", reason)


def _narrowed(
    page: Page, event: Event, possible: list[date], people: Sequence[Served], least: date
) -> tuple[list[date], Reason]:
    """The days that are left when all is taken in, and what it took to leave one."""
    weekday, years = event.found.weekday, tuple(day.year for day in possible)
    fitting = [day for day in possible if day + timedelta(days=1) >= least]
    fitting = _on_weekday(page, event, fitting)
    if len(fitting) == 1:
        kind: ReasonKind = _kind_alone(event, len(possible))
        return fitting, Reason(kind, weekday, years=years)
    held = [day for day in fitting if all(person.held_on(day) for person in people)]
    if len(held) == 1:
        return held, Reason("office", weekday, _deciding(people, fitting), years)
    return _near_newest(event, held, least), Reason("order", weekday, (), years)


def _kind_alone(event: Event, possible: int) -> ReasonKind:
    if event.found.complete:
        return "event"
    if possible > 1:
        return "order"
    return "weekday" if event.twin is None else "calendars"


def _on_weekday(page: Page, event: Event, days: list[date]) -> list[date]:
    """Without the days that the weekdays of the news speak against.

    What an agency dates today it says of today, and only else of yesterday.
    """
    named = weekdays(page)
    if event.found.weekday is not None or event.strength == 3 or not named:
        return days
    same_day = [day for day in days if day.weekday() in named]
    if same_day or event.strength < 4:
        return same_day
    return [day for day in days if (day.weekday() - 1) % 7 in named]


def _deciding(people: Sequence[Served], days: Sequence[date]) -> tuple[str, ...]:
    """Those whose terms leave out a day."""
    return tuple(person.key for person in people if not all(map(person.held_on, days)))


def _near_newest(event: Event, days: list[date], least: date) -> list[date]:
    """The one day soon after the newest date of the text, where the others are years later."""
    if event.found.weekday is None or least.year < 1995:
        return days
    near = [day for day in days if day.year - least.year <= _NEAR_YEARS]
    return near if len(near) == 1 else days


def _known(page: Page, found: FoundDate, day: date, how: PublishedHow, reason: Reason) -> Published:
    words = page.raw[found.start : found.end]
    time = found.time if how == "stated" else None
    zone = found.zone if how == "stated" else None
    return Published(day, time, zone, how, words, found.start, reason, found.calendar)


def _unknown(page: Page, found: FoundDate | None, reason: Reason) -> Published:
    if found is None:
        return Published(None, None, None, "unknown", None, None, reason)
    words = page.raw[found.start : found.end]
    return Published(None, None, None, "unknown", words, found.start, reason, found.calendar)


def _no_day(page: Page) -> Published:
    """What comes nearest to a day: the first weekday or month of the article."""
    near: Iterable[FoundDate] = (
        found
        for found in page.dates
        if page.body[0] <= found.start < page.body[1]
        and (found.weekday is not None or found.precision == "month")
    )
    first = next(iter(near), None)
    kind: ReasonKind = "no_date" if first is None else "no_day"
    return _unknown(page, first, Reason(kind, None if first is None else first.weekday))
