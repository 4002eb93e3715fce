"""The knowledge as the rest of the program asks it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from corpus.knowledge.affixes import ARABIC_PREFIXES
from corpus.knowledge.build import Compiled, compile_titles, folded_words, style_of
from corpus.knowledge.entries import LANGUAGES, Entry, Language, Mention, Office, Person
from corpus.knowledge.patterns import spellings
from corpus.knowledge.resolve import Resolver
from corpus.knowledge.table import SpellingTable
from corpus.knowledge.words import decline_phrase
from corpus.language.tokens import Token

TaughtSpelling = tuple[str, Language, str]


class Knowledge:
    """People, places, bodies and concepts, and where a text names them.

    Attributes:
        entries: All of them by key.
        offices: What people have held, by key.
        version: Differs whenever data, rules or taught spellings do, so that articles
            analysed with another version are known.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        offices: Mapping[str, Office],
        compiled: Compiled,
        version: str,
    ) -> None:
        self.entries = entries
        self.offices = offices
        self.version = version
        self._compiled = compiled

    @cached_property
    def _titles(self) -> SpellingTable:
        """The titles of offices: made when the first ambiguous name is met, not at the start."""
        return compile_titles({key: office.patterns for key, office in self.offices.items()})

    def mentions(self, tokens: Sequence[Token], on: date | None = None) -> list[Mention]:
        """Find who and what a text names, in the order of the text, none overlapping.

        Args:
            tokens: The whole text: an ambiguous surname is told by what else it says.
            on: The day of the text, if known: it narrows who held an office.
        """
        hits = list(self._compiled.names.find(tokens))
        resolver = Resolver(self.entries, lambda: self._titles, tokens, hits)
        found = ((hit, resolver.resolve(hit, on)) for hit in hits)
        return [Mention(entry, hit.first, hit.last, hit.spelling) for hit, entry in found if entry]

    def titles(self, tokens: Sequence[Token]) -> list[tuple[frozenset[str], int, int]]:
        """Find titles of offices in a text: keys of the offices, first and last token."""
        found = self._titles.find(tokens)
        return [(frozenset(one.key for one in hit.senses), hit.first, hit.last) for hit in found]

    def holders(self, office: str, day: date) -> list[Person]:
        """Say who held an office on a day; on the day of a handover that is two people."""
        people = (entry for entry in self.entries.values() if isinstance(entry, Person))
        return [
            person
            for person in people
            if any(term.office == office and term.covers(day) for term in person.offices)
        ]

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Give every spelling, folded and uninflected, with the key it may stand for.

        Words are separated by single spaces. A spelling of two entries comes twice; one that
        stands for its entry only beside something else is left out.
        """
        for joined, senses in self._compiled.names.items():
            for sense in senses:
                if not sense.doubt:
                    yield joined, sense.key

    def expansions(self, entry: Entry) -> list[tuple[str, ...]]:
        """Give the folded words, inflected too, that a search for an entry looks for.

        Spellings that alone may mean something else are left out. Persian plurals and
        whatever else the text may have joined to a word are not there: `mentions` knows them.
        """
        found: dict[tuple[str, ...], None] = {}
        for language in LANGUAGES:
            for spelling in spellings(entry.patterns[language]):
                if not spelling.doubt:
                    words = folded_words(spelling.words)
                    found.update(dict.fromkeys(_inflected(words, language, entry)))
        return list(found)

    def with_taught(self, taught: Iterable[TaughtSpelling]) -> "Knowledge":
        """Give this knowledge with further spellings, rows of (spelling, language, entry key).

        A taught spelling stands for its entry alone, whatever else it stood for. A row whose
        entry is gone is passed over: it was taught under other data files.
        """
        rows = [row for row in taught if row[2] in self.entries]
        if not rows:
            return self
        compiled = self._compiled.copy()
        for words, language, key in rows:
            compiled.teach(self.entries[key], language, words)
        digest = hashlib.sha256(repr((self.version, sorted(rows))).encode()).hexdigest()
        return Knowledge(self.entries, self.offices, compiled, digest[:16])


def _inflected(words: tuple[str, ...], language: Language, entry: Entry) -> list[tuple[str, ...]]:
    if language == "ru":
        paradigms = decline_phrase(words, style_of(entry))
        return list(zip(*(paradigm.cases for paradigm in paradigms), strict=True))
    if language == "ar" and words:
        first, rest = words[0], words[1:]
        return [words, *((prefix + first, *rest) for prefix in ARABIC_PREFIXES)]
    return [words]
