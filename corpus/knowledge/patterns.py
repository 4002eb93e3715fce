"""Spelling patterns: many spellings of one name, written in one line.

A pattern is a list of spellings between bars; each is a row of slots between spaces:

- ``Sergey/Sergei`` is a slot that can be filled either way;
- ``(Викторович)`` is a slot that can be left out;
- ``*Lavrov`` stands for the entry alone as well;
- ``?Sullivan`` does so only where something else in the text bears it out, as it is the name of
  several people, or of many; ``~Power`` likewise, and needs more, as it is a word like others;
- ``de_Mistura`` is one slot of two words.

The first way to fill everything, with nothing left out, is the label, except that what
stands in parentheses is left out of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, cast

Doubt = Literal["", "?", "~"]
Mark = Literal["", "*", "?", "~"]

_SLOT = re.compile(r"(?P<mark>[*?~]?)(?P<open>\(?)(?P<fillings>[^()*?~\s]+)(?P<close>\)?)")


class BadPattern(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a spelling, and the ways to fill it."""

    fillings: tuple[str, ...]
    mark: Mark = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write an entry.

    Attributes:
        words: As written in the file, several words perhaps in one string.
        doubt: Empty where it stands for the entry wherever it stands; else the mark.
    """

    words: str
    doubt: Doubt = ""


def read_slots(spelling: str) -> list[Slot]:
    return [_read_slot(part) for part in spelling.split()]


@lru_cache(maxsize=4096)
def _read_slot(part: str) -> Slot:
    match = _SLOT.fullmatch(part)
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise BadPattern(f"cannot read {part!r}")
    fillings = tuple(filling.replace("_", " ") for filling in match["fillings"].split("/"))
    if not all(fillings):
        raise BadPattern(f"an empty filling in {part!r}")
    return Slot(fillings, cast(Mark, match["mark"]), bool(match["open"]))


def label(pattern: str) -> str:
    """Give the first spelling of a pattern, as a view shows it.

    >>> label("Staffan *de_Mistura | ?SdM")
    'Staffan de Mistura'
    """
    first = read_slots(pattern.split("|")[0])
    return " ".join(slot.fillings[0] for slot in first if not slot.optional)


def spellings(pattern: str) -> Iterator[Spelling]:
    """Give every spelling of a pattern, the label first.

    >>> [spelling.words for spelling in spellings("John/J. *Kerry")]
    ['John Kerry', 'J. Kerry', 'Kerry']
    """
    for alternative in pattern.split("|"):
        yield from _fill(read_slots(alternative))


def _fill(slots: list[Slot]) -> Iterator[Spelling]:
    if not slots:
        raise BadPattern("nothing between two bars")
    ways = [("", *slot.fillings) if slot.optional else slot.fillings for slot in slots]
    whole = _doubt(slots[0].mark) if len(slots) == 1 else ""
    for filled in product(*ways):
        yield Spelling(" ".join(word for word in filled if word), whole)
    if len(slots) > 1:
        yield from _short_forms(slots)


def _short_forms(slots: list[Slot]) -> Iterator[Spelling]:
    for slot in slots:
        if slot.mark:
            for words in slot.fillings:
                yield Spelling(words, _doubt(slot.mark))


def _doubt(mark: Mark) -> Doubt:
    return "" if mark == "*" else mark
