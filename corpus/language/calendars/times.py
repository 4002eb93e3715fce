"""Times of day, put together into one piece before dates are looked for."""

import re
from collections.abc import Callable, Sequence

from corpus.language.calendars.lex import Atom
from corpus.language.calendars.lexicon import Senses
from corpus.language.calendars.rules import Parts, compiled, letter

_CLOCK = re.compile(r"(\d{1,2})\s?[:٫h]\s?(\d{1,2})(?!\d)")
_PAIR = re.compile(r"(\d{1,2})\.(\d\d)")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


def clock(hour: int, minute: int, parts: Parts | None = None) -> str | None:
    """The time as "HH:MM", or None if no clock shows it.

    What the words after it say of morning and afternoon is taken in.
    """
    if parts is not None and "pm" in parts and hour < 12:
        hour += 12
    if parts is not None and "am" in parts and "pm" not in parts and hour == 12:
        hour = 0
    hour = 0 if (hour, minute) == (24, 0) else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def dotted(written: str) -> str | None:
    """The time of a pair of numbers such as 13.12."""
    read = _PAIR.fullmatch(written)
    return None if read is None else clock(int(read[1]), int(read[2]))


def _written(parts: Parts) -> str | None:
    read = _CLOCK.match(parts.word("clock") or "")
    return None if read is None else clock(int(read[1]), int(read[2]), parts)


def _counted(parts: Parts) -> str | None:
    hour, minute = parts.number("hour"), parts.number("num")
    return None if hour is None else clock(hour, minute or 0, parts)


def _paired(parts: Parts) -> str | None:
    return dotted(parts.word("pair") or "")


_RULES: tuple[tuple[str, Callable[[Parts], str | None]], ...] = (
    ("surehour? surehour hour and num minuteword ( and num secondword )? ( am|pm )?", _counted),
    ("surehour? surehour hour and num ( am|pm )?", _counted),
    ("surehour? athour? clock am|pm? open? zone? ", _written),
    ("surehour hour am|pm? zone?", _counted),
    ("athour hour am|pm zone?", _counted),
    ("hour am|pm zone", _counted),
    ("athour? pair zone", _paired),
    ("surehour pair", _paired),
    ("athour noon", lambda _: "12:00"),
    ("athour midnight", lambda _: "00:00"),
)


def with_times(atoms: Sequence[Atom]) -> list[Atom]:
    """The pieces with every time of day as one, holding `time` and, as written, `zone`."""
    written = "".join(map(letter, atoms))
    taken: dict[int, tuple[int, Atom]] = {}
    for pattern, build in _RULES:
        for match in compiled(pattern).finditer(written):
            parts = Parts(match, atoms, 0)
            time, place = build(parts), parts.places
            if time is not None and place[0] not in taken:
                taken[place[0]] = (place[1], _time(parts, time, atoms))
    return _replaced(atoms, taken)


def _time(parts: Parts, time: str, atoms: Sequence[Atom]) -> Atom:
    offset = _OFFSET.search(parts.word("clock") or "")
    zone = parts.word("zone") or (offset[0] if offset else None)
    first, last = parts.places
    senses: Senses = {"time": time} if zone is None else {"time": time, "timezone": zone}
    return Atom(atoms[first].start, atoms[last - 1].end, senses)


def _replaced(atoms: Sequence[Atom], taken: dict[int, tuple[int, Atom]]) -> list[Atom]:
    read: list[Atom] = []
    at = 0
    while at < len(atoms):
        end, atom = taken.get(at, (at + 1, atoms[at]))
        read.append(atom)
        at = end
    return read
