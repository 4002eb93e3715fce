"""A small notation for what stands beside what, and its matching in linear time.

A pattern names the role of one piece after the other: `weekday comma? dom month year?`. `a|b` is
either role, `?` may be missing, `( ... )?` may be missing together, and `~` marks what must stand
there without belonging to the date. A text's pieces become one letter each, by the roles they can
play, and a pattern a regular expression over these letters. No part of one repeats without bound,
so a long text costs its length and no more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.language.calendars.found import Calendar, FoundDate
from corpus.language.calendars.lex import Atom, known_roles
from corpus.language.calendars.lexicon import Value

NOTHING = "\u0001"
_MOST_REMEMBERED = 20_000
_MOST_DATES = 5_000  # of one text; a chronicle of a hundred pages has fewer
_FIRST_LETTER = 0x4E00  # any range of letters that no regular expression treats specially


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads: the text, its language, the day, and whether the text is a date as a whole."""

    text: str
    language: str | None
    today: date
    calendar: Calendar | None = None
    whole: bool = False


class Parts:
    """What a pattern has matched, asked for by the names of roles; a second `num` is `num2`."""

    def __init__(self, match: re.Match[str], atoms: Sequence[Atom], offset: int) -> None:
        self._match = match
        self._atoms = atoms
        self._offset = offset

    def __contains__(self, name: str) -> bool:
        return self.atom(name) is not None

    def atom(self, name: str) -> Atom | None:
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return None
        return self._atoms[self._offset + self._match.start(name)]

    def get(self, name: str) -> Value | None:
        atom = self.atom(name)
        return None if atom is None else atom.senses.get(name.rstrip("0123456789"))

    def number(self, name: str) -> int | None:
        value = self.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str | None:
        value = self.get(name)
        return value if isinstance(value, str) else None

    def month(self, name: str = "month") -> tuple[Calendar, int] | None:
        value = self.get(name)
        return value if isinstance(value, tuple) else None  # type: ignore[return-value]

    @property
    def places(self) -> tuple[int, int]:
        """The pieces of the date, as a half-open range, without those marked as not belonging."""
        starts = (
            self._match.start(name)
            for name in self._match.re.groupindex
            if not name.startswith("_")
        )
        inside = [at for at in starts if at >= 0]
        return self._offset + min(inside), self._offset + max(inside) + 1

    @property
    def span(self) -> tuple[int, int]:
        """Offsets in the text."""
        first, last = self.places
        return self._atoms[first].start, self._atoms[last - 1].end

    @property
    def following(self) -> Atom | None:
        """The piece after the match."""
        after = self._offset + self._match.end()
        return self._atoms[after] if after < len(self._atoms) else None


Build = Callable[[Parts, Reading], FoundDate | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what is made of it; the maker answers None where the words mean no date."""

    pattern: str
    build: Build


@dataclass(frozen=True, slots=True)
class Hit:
    """A date that a rule has made, and the pieces it covers."""

    first: int
    last: int  # exclusive
    found: FoundDate


@lru_cache(maxsize=1)
def _letters() -> dict[frozenset[str], str]:
    return {roles: chr(_FIRST_LETTER + at) for at, roles in enumerate(known_roles())}


def letter(atom: Atom) -> str:
    return _letters().get(frozenset(atom.senses), NOTHING) if atom.senses else NOTHING


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern."""
    seen: dict[str, int] = {}
    return re.compile("".join(_item(item, seen) for item in pattern.split()))


def _item(item: str, seen: dict[str, int]) -> str:
    if item[0] in "()":
        return item.replace("(", "(?:")
    outside, optional = item.startswith("~"), item.endswith("?")
    roles = item.strip("~?").split("|")
    groups = "|".join(_group(role, outside, seen) for role in roles)
    return f"(?:{groups}){'?' if optional else ''}"


def _group(role: str, outside: bool, seen: dict[str, int]) -> str:
    seen[role] = seen.get(role, 0) + 1
    name = role if seen[role] == 1 else f"{role}{seen[role]}"
    letters = "".join(one for roles, one in _letters().items() if role in roles)
    return f"(?P<{'_' if outside else ''}{name}>[{letters or NOTHING}])"


@cache
def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """The letters of which each match holds one, for every piece that may not be missing."""
    needed: list[frozenset[str]] = []
    depth = 0
    for item in pattern.split():
        depth += {"(": 1, ")": -1, ")?": -1}.get(item, 0)
        if depth == 0 and item[0] not in "()" and not item.endswith("?"):
            needed.append(_any_of(item.lstrip("~")))
    return tuple(needed)


def _any_of(alternatives: str) -> frozenset[str]:
    wanted = set(alternatives.split("|"))
    return frozenset(one for roles, one in _letters().items() if wanted & roles)


# A run of nothing but words of dates is cut: no sentence has so many.
_ISLAND = re.compile(f"[^{NOTHING}]{{1,400}}")


class RuleSet:
    """Rules that are tried together, and which of them a run of pieces can meet at all."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._fitting: dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]] = {}

    def fitting(self, written: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        """The rules whose every needed piece is there; remembered by the letters there are."""
        present = frozenset(written)
        known = self._fitting.get(key := "".join(sorted(present)))
        if known is None:
            known = tuple(
                (rule, compiled(rule.pattern))
                for rule in self._rules
                if not any(present.isdisjoint(letters) for letters in _needed(rule.pattern))
            )
            if len(self._fitting) < _MOST_REMEMBERED:
                self._fitting[key] = known
        return known


def hits(rules: RuleSet, atoms: Sequence[Atom], reading: Reading) -> list[Hit]:
    """The dates that the rules find, apart from each other: the earliest, then the longest."""
    written = "".join(map(letter, atoms))
    chosen: list[Hit] = []
    for island in _ISLAND.finditer(written):
        if len(chosen) >= _MOST_DATES:
            break
        if rules.fitting(island.group()):
            chosen += _apart(_all_hits(rules, island.group(), atoms, island.start(), reading))
    return chosen


def _all_hits(
    rules: RuleSet, written: str, atoms: Sequence[Atom], offset: int, reading: Reading
) -> Iterator[Hit]:
    for rule, pattern in rules.fitting(written):
        at = 0
        while (match := pattern.search(written, at)) is not None:
            parts = Parts(match, atoms, offset)
            found = rule.build(parts, reading)
            if found is not None:
                yield Hit(*parts.places, found)
            at = match.end() if found is not None else match.start() + 1


def _apart(found: Iterator[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.first, -hit.last)):
        if not chosen or hit.first >= chosen[-1].last:
            chosen.append(hit)
    return chosen
