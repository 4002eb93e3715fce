"""From entries and their patterns to what texts are searched with."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from corpus.knowledge.entries import LANGUAGES, Entry, Kind, Language, Person
from corpus.knowledge.patterns import Spelling, spellings
from corpus.knowledge.russian import Style
from corpus.knowledge.table import Sense, SpellingTable
from corpus.knowledge.words import Sort, Words
from corpus.language.tokens import tokenize

_SORTS: dict[Kind, Sort] = {
    "person": "person",
    "place": "place",
    "body": "place",
    "concept": "noun",
}
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
    """The words of all entries and their spellings."""

    def __init__(self) -> None:
        self.words = Words()
        self.names = SpellingTable(self.words)

    def copy(self) -> "Compiled":
        copied = Compiled()
        copied.words = self.words.copy()
        copied.names = self.names.copy(copied.words)
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
        if not folded:
            return
        self.names.add(folded, Sense(entry.key, spelling.doubt, _only(entry, language)))
        self.words.add(folded)
        sort = _SORTS[entry.kind]
        if language == "ru":
            self.words.add_russian(folded, style_of(entry), abbreviated(spelling.words))
        elif language == "en" and entry.kind != "person":
            self.words.add_english(folded, verb=entry.kind == "concept")
        elif language == "ar":
            self.words.add_arabic(folded, sort)
        elif language == "fa":
            self.words.add_persian(folded, sort)

    def teach(self, entry: Entry, language: Language, words: str) -> None:
        """Let a spelling stand for this entry, and for nothing else it stood for."""
        self.names.forget(folded_words(words))
        self.add_spelling(entry, language, Spelling(words))


def compile_titles(patterns: Mapping[str, Mapping[Language, str]]) -> SpellingTable:
    """Make the table of titles; its senses are keys of offices."""
    words = Words()
    titles = SpellingTable(words)
    for key, by_language in patterns.items():
        for language, pattern in by_language.items():
            for spelling in spellings(pattern):
                folded = folded_words(spelling.words)
                titles.add(folded, Sense(key, ""))
                words.add(folded)
                if language == "ru":
                    words.add_russian(folded, "word", abbreviated(spelling.words))
                elif language == "ar":
                    words.add_arabic(folded, "noun")
                elif language == "fa":
                    words.add_persian(folded, "noun")
    return titles


def abbreviated(words: str) -> list[bool]:
    """Say of each folded word whether it is written in capitals: США is not declined."""
    return [part.isupper() for part in words.split() for _ in folded_words(part)]


def _only(entry: Entry, language: Language) -> str:
    """Say in which of two languages alone a spelling counts; a person's name counts in both."""
    return language if entry.kind != "person" and language in ("fa", "ar") else ""
