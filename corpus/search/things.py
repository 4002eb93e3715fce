"""A thing that a question looks for, and the ways it may stand in an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.knowledge import Entry
from storage.index_query import AnyOf, Node

Level = Literal["exact", "typo", "sound"]
How = Literal["written", "name", "typo", "keyboard", "sound", "short"]
WeightedTerms = tuple[tuple[Node, float], ...]
LEVELS: tuple[Level, ...] = ("exact", "typo", "sound")
LEVEL_OF: Mapping[How, Level] = {
    "written": "exact",
    "name": "exact",
    "typo": "typo",
    "keyboard": "typo",
    "sound": "sound",
    "short": "sound",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an asked thing may stand in an article.

    Attributes:
        how: What makes it the asked thing.
        terms: Weighted terms of the index, each of which is the thing.
        words: Folded words as they may be written, for showing where they stand.
        stems: Stems of what may be written, for the same.
        entries: Keys of entries that are the thing, for the same.
    """

    how: How
    terms: WeightedTerms
    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """How far it is from what was typed."""
        return LEVEL_OF[self.how]

    @property
    def strength(self) -> float:
        """How sure its likeliest term is, 0 to 1."""
        return min(1.0, max((weight for _, weight in self.terms), default=0.0))


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is looked for.

    Attributes:
        text: As it was typed, folded.
        entry: The entry of the knowledge that it is, if it is one.
        place: Where in the question it begins and ends.
        frequency: How many articles hold it in the way it was typed.
        articles: The same, or failing that how many hold the nearest word.
        importance: How much it tells that an article has it: what is rare tells more.
        beside: Terms that count beside the ways: the very words by which an entry was named.
    """

    text: str
    entry: Entry | None
    place: tuple[int, int]
    ways: tuple[Way, ...]
    frequency: int
    articles: int
    importance: float
    beside: WeightedTerms = ()

    @property
    def anyhow(self) -> Node:
        """Articles that hold it in any way, the best of them counting."""
        return AnyOf(tuple(part for way in self.ways for part in way.terms), tie=0.0)

    @property
    def is_as_typed(self) -> bool:
        """Whether some article has it as it was typed, or under another name of its entry."""
        return bool(self.frequency) and self.ways[0].level == "exact"

    @property
    def nearest(self) -> str | None:
        """The entry that was meant instead, or else the likeliest word besides what was typed."""
        if self.entry is not None:
            return self.entry.key
        return next((way.words[0] for way in self.ways[1:] if way.words), None)

    @property
    def is_person(self) -> bool:
        """Whether it is one particular person."""
        return self.entry is not None and self.entry.kind == "person"

    @property
    def has_name(self) -> bool:
        """Whether it is a person, or a body or treaty, of the knowledge."""
        return self.entry is not None and self.entry.kind in ("person", "body")

    @property
    def likeness(self) -> float:
        """How sure the likeliest word is that it may be, besides what was typed; 0 to 1."""
        return max((way.strength for way in self.ways[1:]), default=0.0)

    @property
    def terms(self) -> WeightedTerms:
        """Everything it may be, to be added up."""
        return (*(part for way in self.ways for part in way.terms), *self.beside)
