"""What a question looks for, thing by thing, and the ways each may stand in an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.knowledge import Entry, Knowledge
from corpus.language.tokens import Token
from corpus.search.expand import Expansion, expand
from corpus.search.misspelt import Misspelt
from corpus.search.query import NamedEntry, Query
from corpus.search.terms import possible_stems, script
from corpus.search.weights import WEIGHTS
from storage.index import Index
from storage.index_query import AnyOf, Node, Phrase, Term

Level = Literal["exact", "typo", "sound"]
LEVELS: tuple[Level, ...] = ("exact", "typo", "sound")
_LEVEL_OF_REASON: Mapping[str, Level] = {
    "exact": "exact",
    "spelling": "typo",
    "keyboard": "typo",
    "sound": "sound",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an asked thing may stand in an article.

    Attributes:
        terms: Weighted terms of the index, each of which is the thing.
        words: Folded words as they may be written, for showing where they stand.
    """

    level: Level
    terms: tuple[tuple[Node, float], ...]
    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is looked for.

    Attributes:
        text: As it was typed, folded.
        entry: The entry of the knowledge that it is, if it is one.
        place: Where in the question it begins.
        frequency: How many articles hold it in the way it was typed.
        beside: Terms that count beside the ways: the very words by which an entry was named.
    """

    text: str
    entry: Entry | None
    place: int
    ways: tuple[Way, ...]
    frequency: int
    beside: tuple[tuple[Node, float], ...] = ()

    @property
    def anyhow(self) -> Node:
        """Articles that hold it in any way, the best of them counting."""
        return AnyOf(tuple(part for way in self.ways for part in way.terms), tie=0.0)

    @property
    def is_person(self) -> bool:
        """Whether it is one particular person."""
        return self.entry is not None and self.entry.kind == "person"

    @property
    def terms(self) -> tuple[tuple[Node, float], ...]:
        """Everything it may be, to be added up."""
        return (*(part for way in self.ways for part in way.terms), *self.beside)


class Asker:
    """Looks up what the words of a question may stand for."""

    def __init__(self, index: Index, knowledge: Knowledge) -> None:
        self._index = index
        self._misspelt = Misspelt(knowledge)

    def asked(self, query: Query) -> list[Asked]:
        """Give the things that a question looks for, in its order, each once."""
        if query.operators.exact:
            names = [self._as_written(name.words, name.start) for name in query.names]
            return names + [self._as_written((word.text,), word.start) for word in query.words]
        names = [self._name(name, query) for name in query.names]
        words, misspelt = self._put_right(query)
        others = [self._word(token, query) for token in words]
        once: dict[str, Asked] = {}
        for thing in sorted((*names, *misspelt, *others), key=lambda thing: thing.place):
            once.setdefault(thing.entry.key if thing.entry else thing.text, thing)
        return list(once.values())

    def _put_right(self, query: Query) -> tuple[list[Token], list[Asked]]:
        """Part what no article has into misspelt names, and words that stay as they are."""
        unknown = [token for token in query.words if not self._frequency(token, query)]
        mentions = self._misspelt.names(unknown)
        taken = [unknown[n] for each in mentions for n in range(each.first, each.last + 1)]
        found = [
            self._entry(
                each.entry,
                " ".join(token.text for token in unknown[each.first : each.last + 1]),
                unknown[each.first].start,
                "typo",
            )
            for each in mentions
        ]
        return [token for token in query.words if token not in taken], found

    def _frequency(self, token: Token, query: Query) -> int:
        stems = possible_stems(token.text, query.language)
        return max(self._index.frequency("body", each) for each, _ in stems)

    def _as_written(self, words: tuple[str, ...], place: int) -> Asked:
        way = Way("exact", ((Phrase("words", words), 1.0),), words)
        frequency = min(self._index.frequency("words", word) for word in words)
        return Asked(" ".join(words), None, place, (way,), frequency)

    def _name(self, name: NamedEntry, query: Query) -> Asked:
        # In a few words a name is the same in every language. In a whole sentence the article that
        # shares its very words is likelier meant.
        stems = [each for word in name.words for each in possible_stems(word, query.language)]
        beside = () if query.is_short else tuple(_stem_terms(stems))
        return self._entry(name.entry, " ".join(name.words), name.start, "exact", beside)

    def _entry(
        self,
        entry: Entry,
        text: str,
        place: int,
        level: Level,
        beside: tuple[tuple[Node, float], ...] = (),
    ) -> Asked:
        way = Way(level, ((Term("names", entry.key), WEIGHTS.name),))
        frequency = self._index.frequency("names", entry.key)
        return Asked(text, entry, place, (way,), frequency, beside)

    def _word(self, token: Token, query: Query) -> Asked:
        stems = possible_stems(token.text, query.language)
        frequency = self._frequency(token, query)
        written = Way(
            "exact", tuple(_stem_terms(stems)), (token.text,), tuple(each for each, _ in stems)
        )
        if frequency and not (query.is_short or _looks_like_a_name(token, query.text)):
            return Asked(token.text, None, token.start, (written,), frequency)
        expansions = [e for e in expand(token.text, self._index) if e.term != token.text]
        if frequency:
            # The word is there as it was typed; in its own script, what is like it is another word.
            expansions = [e for e in expansions if script(e.term) != script(token.text)]
        ways = (written, *_expanded(expansions))
        return Asked(token.text, None, token.start, ways, frequency)


def _stem_terms(stems: Iterable[tuple[str, float]]) -> Iterable[tuple[Node, float]]:
    for each, weight in stems:
        yield Term("body", each), weight
        if WEIGHTS.title:
            yield Term("title", each), weight * WEIGHTS.title


def _looks_like_a_name(token: Token, question: str) -> bool:
    return question[token.start].isupper()


def _level(expansion: Expansion) -> Level:
    return _LEVEL_OF_REASON[expansion.reason]


def _expanded(expansions: Sequence[Expansion]) -> Iterable[Way]:
    for level in LEVELS:
        of_level = [each for each in expansions if _level(each) == level]
        if of_level:
            terms = tuple((Term("words", each.term), each.weight) for each in of_level)
            yield Way(level, terms, tuple(each.term for each in of_level))
