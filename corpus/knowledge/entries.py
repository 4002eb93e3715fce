"""The values that the knowledge is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["en", "fa", "ar", "ru"]
Kind = Literal["person", "place", "body", "concept"]
Side = Literal["US", "Russia", "other"]
Precision = Literal["day", "month", "year"]
Group = Literal["contact", "accord", "dispute", "arms", "force", "law", "issue"]

LANGUAGES: tuple[Language, ...] = ("en", "fa", "ar", "ru")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that people of the knowledge have held.

    Attributes:
        single: At most one person holds it at a time, acting or not.
        labels: What it is called; the first of its titles in each language.
        patterns: Its titles as the file has them.
    """

    key: str
    side: Side
    single: bool
    labels: Mapping[Language, str]
    patterns: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A time for which somebody held an office.

    Attributes:
        office: The key of an `Office`.
        since: The first day; of a month or year, where only that is known, its first.
        until: The last day, which may be the successor's first; of a month or year its
            last; None while the term goes on.
        acting: Held until a successor was confirmed.
        since_precision: How exactly `since` is known.
        until_precision: How exactly `until` is known; "day" where it is None.
    """

    office: str
    side: Side
    since: date
    until: date | None
    acting: bool = False
    since_precision: Precision = "day"
    until_precision: Precision = "day"

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A person, place, body or concept.

    Attributes:
        key: Its lasting name, such as "person/john-kerry".
        labels: What a view shows, in each language.
        side: Whose actor it is; None for what has no side, such as a concept.
        group: What a concept is about; None for names.
        patterns: Its spellings as its file has them (see `corpus.knowledge`).
    """

    key: str
    kind: Kind
    labels: Mapping[Language, str]
    side: Side | None
    group: Group | None
    patterns: Mapping[Language, str]


@dataclass(frozen=True, slots=True, eq=False)
class Person(Entry):
    """A person, with the offices held, oldest first."""

    offices: tuple[Term, ...] = ()
    woman: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entry is named.

    Attributes:
        first: The position of its first token.
        last: The position of its last token, which belongs to it.
        spelling: The spelling of the knowledge that was found, folded and uninflected.
    """

    entry: Entry
    first: int
    last: int
    spelling: str
