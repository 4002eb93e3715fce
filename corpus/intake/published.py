"""When an article was published, from its text alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from storage.models import Language, PublishedHow

from corpus.language.calendars import Calendar
from corpus.language.tokens import Token

ReasonKind = Literal[
    "dateline",  # the text states it: a line or the opening of the article names the day
    "label",  # the text states it beside a word such as "published"
    "event",  # the day, with its year, of the newest event reported
    "weekday",  # weekday, day and month fit one year only
    "office",  # and so did the terms of office of the people named
    "order",  # and so did the other dates of the text
    "no_date",  # the text names no day of its own
    "no_year",  # a day is named, and several years fit
    "no_day",  # only a weekday, a month or a year is named
    "ambiguous",  # the day can be read in two ways, 05/06/2016
    "given",  # the sender says so; the text was not asked, or named no day
    "conflict",  # what the text says does not fit together
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day was taken or was not; a view words it.

    Attributes:
        kind: What decided.
        weekday: 0 for Monday, where a weekday was part of it.
        people: Keys of the people whose terms of office were part of it.
        years: The years that the words alone would fit, in their own calendar, newest first.
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


class Mention(Protocol):
    """A name of the knowledge, found in a text."""

    @property
    def entry(self) -> object: ...


class KnownNames(Protocol):
    """What is needed of the knowledge: the names in a text; people among them hold offices."""

    def mentions(self, tokens: Sequence[Token], /) -> Sequence[Mention]: ...


def published(
    raw: str,
    *,
    body: str | None = None,
    title: str | None = None,
    language: Language | None,
    knowledge: KnownNames | None,
    today: date,
) -> Published:
    """Say when an article was published, and from which words that is known.

    Args:
        raw: The text as it came, page furniture and all; offsets refer to it.
        body: The article's own text where furniture has been cut; dates outside are furniture
            unless they stand where datelines do.
        title: The headline, where it is known.
        language: What the article is written in.
        knowledge: Whose terms of office narrow the years; None: nobody's.
        today: No day after it is ever taken.
    """
    return Published(None, None, None, "unknown", None, None, Reason("no_date"))
