"""What a data file may hold, checked when it is read."""

import calendar
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from corpus.knowledge.entries import Group, Language, Precision, Side
from corpus.knowledge.errors import BadEntry
from corpus.knowledge.patterns import BadPattern, read_slots

_TERM = re.compile(
    r"(?P<office>[a-z0-9-]+) (?P<since>[\d-]+)\.\.(?P<until>[\d-]*)(?P<acting> acting)?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_Row = TypeVar("_Row", bound="Row")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


class TermRow(BaseModel):
    """A term as a file has it; the office's side is not known yet."""

    model_config = ConfigDict(frozen=True)

    office: str
    since: date
    until: date | None
    acting: bool
    since_precision: Precision
    until_precision: Precision


def read_term(text: str) -> TermRow:
    """Read "us-secretary-of-state 2013-02-01..2017-01-20", or raise ValueError.

    A day may be a month or a year: the first day of it begins a term, the last day ends one.
    Nothing behind the dots: the term goes on. " acting" may follow.
    """
    match = _TERM.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read the term {text!r}")
    since, since_precision = _read_day(match["since"], last=False)
    until, until_precision = (
        _read_day(match["until"], last=True) if match["until"] else (None, "day")
    )
    if until is not None and until < since:
        raise ValueError(f"the term {text!r} ends before it begins")
    return TermRow(
        office=match["office"],
        since=since,
        until=until,
        acting=match["acting"] is not None,
        since_precision=since_precision,
        until_precision=until_precision,
    )


def _read_day(text: str, *, last: bool) -> tuple[date, Precision]:
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read the day {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    precision = _PRECISIONS[sum(part is not None for part in (month, day))]
    assert year is not None
    month = month or (12 if last else 1)
    day = day or (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day), precision


def _check_pattern(pattern: str) -> str:
    try:
        if not all(map(read_slots, pattern.split("|"))):
            raise BadPattern("nothing between two bars")
    except BadPattern as error:
        raise ValueError(f"{error} in {pattern!r}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_check_pattern)]


class Row(BaseModel):
    """What every entry has: its spellings, and whose side it is on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Pattern
    fa: Pattern
    ar: Pattern
    ru: Pattern
    side: Side | None = None

    def patterns(self) -> dict[Language, str]:
        return {"en": self.en, "fa": self.fa, "ar": self.ar, "ru": self.ru}


class NameRow(Row):
    """A place or body. Without a side it is "other"."""

    side: Side = "other"


class PersonRow(NameRow):
    """A person; `terms` as `read_term` takes them."""

    woman: bool = False
    terms: tuple[Annotated[str, AfterValidator(lambda text: read_term(text) and text)], ...] = ()


class ConceptRow(Row):
    """A concept of diplomacy, and what it is about."""

    group: Group


class OfficeRow(Row):
    """An office; `single` where at most one person holds it at a time."""

    side: Side
    single: bool = True


def read_rows(path: Path, row: type[_Row]) -> Iterator[tuple[str, _Row]]:
    """Read a data file, entry by entry, or raise `BadEntry` at the first that is wrong."""
    text = path.read_text("utf-8")
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadEntry(path, _line_in(error), "?", str(error)) from error
    for key, table in tables.items():
        try:
            yield key, row.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise BadEntry(path, line_of(path, key), key, f"{where}: {first['msg']}") from error


def _line_in(error: tomllib.TOMLDecodeError) -> int:
    match = re.search(r"line (\d+)", str(error))
    return int(match[1]) if match else 1


def line_of(path: Path, key: str) -> int:
    """Find where an entry begins, counted from 1: tomllib does not tell."""
    text = path.read_text("utf-8")
    header = re.search(rf"^\[{re.escape(key)}\]", text, re.MULTILINE)
    return text.count("\n", 0, header.start()) + 1 if header else 1
