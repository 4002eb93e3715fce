"""The dates of a text, and the one date that somebody typed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.language.calendars import days, months, ranges, relative, weekdays
from corpus.language.calendars.found import Calendar, FoundDate
from corpus.language.calendars.lex import Atom, atoms
from corpus.language.calendars.numbers import joined
from corpus.language.calendars.rules import Hit, Reading, RuleSet, compiled, hits, letter
from corpus.language.calendars.times import dotted, with_times

_RULES = RuleSet((*days.RULES, *months.RULES, *relative.RULES, *weekdays.RULES, *ranges.ELLIPTIC))
_BEFORE_TIME = frozenset(
    {"comma", "pipe", "dash", "athour", "surehour", "onword", "yearword", "open"}
)
_MOST_BEFORE_TIME = 3  # pieces between a day and its time: "2014 г., в 14:46"
_IDLE = frozenset(
    {"filler", "comma", "dot", "dash", "pipe", "open", "close", "quote", "colon", "onword", "roz"}
)


def find_dates(text: str, language: str | None, today: date) -> list[FoundDate]:
    """All expressions of dates and spans of days in a text, in order and apart from each other.

    Args:
        text: As written; the offsets of what is found refer to it.
        language: What the text is written in, or None where that is not known. Names of months
            of every language are understood anyway; it decides between readings.
        today: What relative words count from, and what a missing year is sought before.
    """
    return [found for found, _ in _search(Reading(text, language, today))[0]]


def parse_date(
    text: str, language: str | None, today: date, *, calendar: Calendar | None = None
) -> FoundDate | None:
    """The date that a text consists of, or None if it is no date or can be read in two ways.

    Unlike `find_dates` this takes lone durations ("3 weeks": so long ago), names that are other
    words too ("Mar", "مهر"), and numbers in the order of the calendar given.
    """
    found, pieces = _search(Reading(text, language, today, calendar, whole=True))
    if len(found) != 1 or found[0][0].also is not None:
        return None
    one, (first, last) = found[0]
    rest = [*pieces[:first], *pieces[last:]]
    return one if all(piece.senses.keys() & _IDLE for piece in rest) else None


Placed = tuple[FoundDate, tuple[int, int]]


def _search(reading: Reading) -> tuple[list[Placed], list[Atom]]:
    """The dates with the pieces that each covers, and all pieces."""
    pieces = with_times(joined(atoms(reading.text)))
    single = [_timed(hit, pieces) for hit in hits(_RULES, pieces, reading)]
    return _ranges(_apart(single), pieces, reading), pieces


def _apart(timed: Sequence[Hit]) -> list[Hit]:
    """Without those that the time of the one before has reached into."""
    kept: list[Hit] = []
    for hit in timed:
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept


def _timed(hit: Hit, pieces: Sequence[Atom]) -> Hit:
    """A day with the time of day that stands right behind it, or right before."""
    if hit.found.precision != "day" or hit.found.time is not None:
        return hit
    return _time_behind(hit, pieces) or _time_before(hit, pieces) or hit


def _time_behind(hit: Hit, pieces: Sequence[Atom]) -> Hit | None:
    for at in range(hit.last, min(hit.last + _MOST_BEFORE_TIME + 1, len(pieces))):
        senses = pieces[at].senses
        if "time" in senses:
            return _with_time(hit, pieces[at], hit.first, at + 1)
        if "pair" in senses and at == hit.last and (time := dotted(str(senses["pair"]))):
            piece = Atom(pieces[at].start, pieces[at].end, {"time": time})
            return _with_time(hit, piece, hit.first, at + 1)
        if not senses.keys() & _BEFORE_TIME and not _ends_abbreviation(pieces, at):
            return None
    return None


def _ends_abbreviation(pieces: Sequence[Atom], at: int) -> bool:
    """Whether a dot belongs to the word before it: "2014 г. 14:46", "8:25 a.m. Dec. 12"."""
    before = pieces[at - 1].senses.keys()
    return "dot" in pieces[at].senses and bool(before & {"yearword", "time"})


def _time_before(hit: Hit, pieces: Sequence[Atom]) -> Hit | None:
    for at in range(hit.first - 1, max(hit.first - 4, -1), -1):
        senses = pieces[at].senses
        if "time" in senses:
            return _with_time(hit, pieces[at], at, hit.last)
        if not senses.keys() & _BEFORE_TIME and not _ends_abbreviation(pieces, at):
            return None
    return None


def _with_time(hit: Hit, piece: Atom, first: int, last: int) -> Hit:
    zone = piece.senses.get("timezone")
    found = replace(
        hit.found,
        start=min(hit.found.start, piece.start),
        end=max(hit.found.end, piece.end),
        time=str(piece.senses["time"]),
        zone=None if zone is None else str(zone),
    )
    return Hit(first, last, found)


def _ranges(single: Sequence[Hit], pieces: Sequence[Atom], reading: Reading) -> list[Placed]:
    """The single dates with those that belong together as the spans they are the ends of."""
    row = list(_row(single, pieces))
    written = "".join(letter(atom) for atom, _ in row)
    taken: dict[int, tuple[int, FoundDate]] = {}
    covered: set[int] = set()
    for kind, pattern in ranges.PATTERNS:
        for match in compiled(pattern).finditer(written):
            places = range(match.start(), match.end())
            dates = [hit.found for _, hit in row[match.start() : match.end()] if hit is not None]
            place = (row[match.start()][0].start, row[match.end() - 1][0].end)
            found = None if covered & set(places) else _combined(kind, place, dates, reading)
            if found is not None:
                taken[match.start()] = (match.end(), found)
                covered |= set(places)
    return list(_resolved(row, taken, pieces))


def _combined(
    kind: str, place: tuple[int, int], dates: list[FoundDate], reading: Reading
) -> FoundDate | None:
    if any(one.opens is not None or one.precision == "range" for one in dates):
        return None
    return ranges.combined(kind, place, dates, reading.today)


Row = tuple[Atom, Hit | None]


def _row(single: Sequence[Hit], pieces: Sequence[Atom]) -> Iterator[Row]:
    """The pieces, with each date as one piece."""
    at = 0
    for hit in single:
        yield from ((piece, None) for piece in pieces[at : hit.first])
        yield Atom(hit.found.start, hit.found.end, {"found": 0}), hit
        at = hit.last
    yield from ((piece, None) for piece in pieces[at:])


def _resolved(
    row: Sequence[Row], taken: dict[int, tuple[int, FoundDate]], pieces: Sequence[Atom]
) -> Iterator[Placed]:
    widths = [1 if hit is None else hit.last - hit.first for _, hit in row]
    at, piece = 0, 0
    while at < len(row):
        end, found = taken.get(at, (at + 1, None))
        width = sum(widths[at:end])
        single = row[at][1]
        if found is None and single is not None:
            found = single.found
        if found is not None:
            yield found, (piece, piece + width)
        at, piece = end, piece + width
