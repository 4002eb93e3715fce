"""Spellings, and finding the longest of them that begins at a token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.knowledge.patterns import Doubt
from corpus.knowledge.words import MEMORY, Words
from corpus.language.tokens import Token


class Sense(NamedTuple):
    """What a spelling may stand for.

    Attributes:
        key: The entry, or the office.
        doubt: Empty where it always does; else the pattern's mark.
        only: The language it means this in, "fa" or "ar", where they write alike; else empty.
    """

    key: str
    doubt: Doubt
    only: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling found at the tokens from `first` to `last`, and what it may stand for.

    Attributes:
        sure: The key of the entry it must be; None where that is open.
    """

    first: int
    last: int
    spelling: str
    senses: tuple[Sense, ...]
    sure: str | None


class _Beginnings(dict[str, tuple[str, ...]]):
    """For tokens that were met: the words that they may be and that a spelling begins with."""

    def __init__(self, table: "SpellingTable") -> None:
        super().__init__()
        self._table = table

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= MEMORY:
            self.clear()
        self[token] = found = self._table.beginnings(token)
        return found


class SpellingTable:
    """Rows of folded words, each with what it may stand for."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._longer: set[str] = set()
        self._beginnings = _Beginnings(self)

    def add(self, spelling: Sequence[str], sense: Sense) -> None:
        joined = " ".join(spelling)
        senses = self._senses.get(joined, ())
        if any(known.key == sense.key for known in senses):
            senses = tuple(_more_careful(known, sense) for known in senses)
        else:
            senses = (*senses, sense)
        self._senses[joined] = senses
        for end in range(1, len(spelling)):
            self._longer.add(" ".join(spelling[:end]))
        self._beginnings.clear()

    def forget(self, spelling: Sequence[str]) -> None:
        self._senses.pop(" ".join(spelling), None)
        self._beginnings.clear()

    def beginnings(self, token: str) -> tuple[str, ...]:
        """Give the words that a folded token may be and that a spelling begins with."""
        words = self._words.look_up(token)
        return tuple(word for word in words if word in self._senses or word in self._longer)

    def copy(self, words: Words) -> "SpellingTable":
        copied = SpellingTable(words)
        copied._senses = dict(self._senses)
        copied._longer = set(self._longer)
        return copied

    def items(self) -> Iterable[tuple[str, tuple[Sense, ...]]]:
        return self._senses.items()

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Find spellings from the left, longest first, never two at one token."""
        free = 0
        starting = map(self._beginnings.__getitem__, [token.text for token in tokens])
        for at, starts in enumerate(starting):
            if starts and at >= free:
                hit = self.longest_at(tokens, at, starts)
                if hit is not None:
                    yield hit
                    free = hit.last + 1

    def longest_at(self, tokens: Sequence[Token], at: int, starts: tuple[str, ...]) -> Hit | None:
        first, found = at, None
        frontier: Sequence[str] = starts
        while frontier:
            known = [joined for joined in frontier if joined in self._senses]
            if known:
                found = self._hit(first, at, known, tokens)
            at += 1
            longer = [joined for joined in frontier if joined in self._longer]
            if not longer or at >= len(tokens):
                break
            nexts = self._words.bases(tokens[at].text)
            frontier = [f"{joined} {word}" for joined in longer for word in nexts]
        return found

    def _hit(self, first: int, last: int, known: list[str], tokens: Sequence[Token]) -> Hit:
        exact = " ".join(token.text for token in tokens[first : last + 1])
        chosen = [exact] if exact in known else known
        found = dict.fromkeys(sense for joined in chosen for sense in self._senses[joined])
        senses = tuple(found)
        return Hit(first, last, chosen[0], senses, _sure(senses))


def _sure(senses: tuple[Sense, ...]) -> str | None:
    is_sure = len(senses) == 1 and not senses[0].doubt and not senses[0].only
    return senses[0].key if is_sure else None


def _more_careful(known: Sense, other: Sense) -> Sense:
    """Join two senses of one entry: Persian and Arabic spellings are often one when folded."""
    if known.key != other.key:
        return known
    only = known.only if known.only == other.only else ""
    return Sense(known.key, max(known.doubt, other.doubt), only)
