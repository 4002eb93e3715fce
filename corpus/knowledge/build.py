"""From entries and their patterns to what texts are searched with."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from corpus.knowledge.entries import LANGUAGES, Entry, Kind, Language, Person
from corpus.knowledge.patterns import Spelling, spellings
from corpus.knowledge.russian import Style
from corpus.knowledge.table import Sense, SpellingTable
from corpus.knowledge.words import Words
from corpus.language.tokens import tokenize

_STYLES: dict[Kind, Style] = {"place": "place", "body": "word", "concept": "word"}


@lru_cache(maxsize=16_384)
def folded_words(words: str) -> tuple[str, ...]:
    """Give the token texts of a spelling.

    Each written word is taken alone, which is how the files are meant, and what `lru_cache`
    makes quick: a spelling shares its words with a hundred others.
    """
    parts = words.split()
    if len(parts) == 1:
        return tuple(token.text for token in tokenize(words))
    return tuple(text for part in parts for text in folded_words(part))


def style_of(entry: Entry) -> Style:
    if isinstance(entry, Person):
        return "woman" if entry.woman else "man"
    return _STYLES[entry.kind]


class Compiled:
    """The words of all entries, their spellings, and the titles of offices."""

    def __init__(self) -> None:
        self.words = Words()
        self.names = SpellingTable(self.words)
        self.titles = SpellingTable(self.words)

    def copy(self) -> "Compiled":
        copied = Compiled()
        copied.words = self.words.copy()
        copied.names = self.names.copy(copied.words)
        copied.titles = self.titles.copy(copied.words)
        return copied

    def add_entries(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            for language in LANGUAGES:
                self._add_pattern(entry, language)

    def _add_pattern(self, entry: Entry, language: Language) -> None:
        for spelling in spellings(entry.patterns[language]):
            self.add_spelling(entry, language, spelling)

    def add_spelling(self, entry: Entry, language: Language, spelling: Spelling) -> None:
        folded = folded_words(spelling.words)
        if folded:
            self.names.add(folded, Sense(entry.key, spelling.doubtful, spelling.short))
            self._add_words(folded, language, entry.kind, style_of(entry))

    def add_titles(self, offices: Mapping[str, Mapping[Language, str]]) -> None:
        for key, patterns in offices.items():
            for language, pattern in patterns.items():
                for spelling in spellings(pattern):
                    folded = folded_words(spelling.words)
                    self.titles.add(folded, Sense(key, doubtful=True, short=False))
                    self._add_words(folded, language, "body", "word")

    def _add_words(
        self, folded: Sequence[str], language: Language, kind: Kind, style: Style
    ) -> None:
        self.words.add(folded)
        if language == "ru":
            self.words.add_russian(folded, style)
        elif language == "en" and kind != "person":
            self.words.add_english(folded, verb=kind == "concept")
        elif language == "ar":
            self.words.add_arabic(folded, "names" if kind == "person" else "nouns")
        elif language == "fa":
            self.words.add_persian(folded, "names" if kind == "person" else "nouns")
