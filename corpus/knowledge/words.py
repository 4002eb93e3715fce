"""Which words of the knowledge a token of a text may be, inflected or not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from corpus.knowledge.affixes import (
    EZAFE,
    LONG_VOWELS,
    NISBA_ENDINGS,
    PERSIAN_ENDINGS,
    PERSIAN_NISBA_ENDINGS,
    PERSON_ENDINGS,
    SHORTEST,
    shortest_person,
    without_arabic_endings,
    without_endings,
    without_prefixes,
)
from corpus.knowledge.russian import Paradigm, Style, decline, fixed, is_adjective

_End = Literal["before", "last", "fixed"]
Sort = Literal["person", "place", "noun"]  # bodies are inflected as places are

# Forms that grammar makes and that are far more often another word: after, fell, according, card.
_OTHER_WORDS = frozenset({
    "после", "пал", "без", "мире", "миром", "дал", "дали", "дале", "according", "accordings",
    "grained", "courted", "سلامه", "السلامه", "وسلامه", "لسلامه", "سلامته", "بطاقه", "بطاقات",
    "بطاقته", "بطاقتها", "وبطاقات", "البطاقه",
})  # fmt: skip
MEMORY = 100_000  # tokens; about 10 MB when full


def english_forms(word: str, *, verb: bool) -> set[str]:
    """Give a noun's plural and, for words of diplomacy, what a verb would be."""
    stem = word[:-1] if word.endswith("e") else word
    forms = {word + "s", word + "es" if word.endswith(("s", "x", "ch", "sh")) else word + "s"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    if verb:
        forms |= {stem + "ed", stem + "ing"}
    return forms


def decline_phrase(words: Sequence[str], style: Style) -> list[Paradigm]:
    """Decline a Russian phrase: names word by word, others up to their first noun.

    >>> [paradigm.cases[1] for paradigm in decline_phrase("обмен пленными".split(), "word")]
    ['обмена', 'пленными']
    """
    return [
        fixed(word) if end == "fixed" else decline(word, style, last=end == "last")
        for word, end in zip(words, _phrase_ends(words, style), strict=True)
    ]


def _phrase_ends(words: Sequence[str], style: Style) -> list[_End]:
    """Say of each word whether it comes before the head of a phrase, is it, or comes after."""
    head = _first_noun(words) if style == "word" else len(words) - 1
    after: _End = "fixed"
    return ["before" if at < head else "last" if at == head else after for at in range(len(words))]


def _first_noun(words: Sequence[str]) -> int:
    for at, word in enumerate(words[:-1]):
        if not is_adjective(word, last=False):
            return at
    return len(words) - 1


def _start(word: str) -> str:
    """Give the letters that every form of an Arabic or Persian word begins with, four at most."""
    return word.removesuffix("ه")[:4]


class Words:
    """The words that spellings consist of, and the forms in which texts have them."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._arabic: dict[Sort, set[str]] = {"person": set(), "place": set(), "noun": set()}
        self._persian: dict[Sort, set[str]] = {"person": set(), "place": set(), "noun": set()}
        # The first letters of all those words: most tokens need not be looked at further.
        self._starts: set[str] = set()
        self._declined: set[tuple[str, Style, _End]] = set()
        self._remembered: dict[str, tuple[str, ...]] = {}

    def add(self, words: Iterable[str]) -> None:
        self._words.update(words)

    def add_english(self, words: Iterable[str], *, verb: bool) -> None:
        for word in words:
            if len(word) > SHORTEST - 1 and word.isalpha():
                self._add_forms(word, english_forms(word, verb=verb))

    def add_arabic(self, words: Sequence[str], sort: Sort) -> None:
        self._arabic[sort].update(words)
        self._starts.update(map(_start, words))

    def add_persian(self, words: Sequence[str], sort: Sort) -> None:
        self._persian[sort].update(words)
        self._starts.update(map(_start, words))

    def add_russian(self, words: Sequence[str], style: Style, fixed: Sequence[bool]) -> None:
        """Add the cases of a phrase, except of the words that are `fixed`."""
        ends = _phrase_ends(words, style)
        for word, end, is_fixed in zip(words, ends, fixed, strict=True):
            known = (word, style, end)
            if end != "fixed" and not is_fixed and known not in self._declined:
                self._declined.add(known)
                paradigm = decline(word, style, last=end == "last")
                self._add_forms(word, {*paradigm.cases, *paradigm.extra})

    def _add_forms(self, word: str, forms: set[str]) -> None:
        for form in forms - _OTHER_WORDS:
            words = self._forms.get(form, ())
            if word not in words:
                self._forms[form] = (*words, word)

    def copy(self) -> "Words":
        copied = Words()
        copied._words = set(self._words)
        copied._forms = dict(self._forms)
        copied._starts = set(self._starts)
        copied._declined = set(self._declined)
        copied._arabic = {sort: set(words) for sort, words in self._arabic.items()}
        copied._persian = {sort: set(words) for sort, words in self._persian.items()}
        return copied

    def bases(self, token: str) -> tuple[str, ...]:
        """Give the words of the knowledge that a folded token may be a form of; mostly none."""
        known = self._remembered.get(token)
        if known is None:
            if len(self._remembered) >= MEMORY:
                self._remembered.clear()
            known = self._remembered[token] = self.look_up(token)
        return known

    def look_up(self, token: str) -> tuple[str, ...]:
        """Give what `bases` gives, for who remembers it himself."""
        return tuple(dict.fromkeys(self._find(token)))

    def _find(self, token: str) -> Iterator[str]:
        if token in self._words:
            yield token
        yield from self._forms.get(token, ())
        if token > "\u0600" and len(token) > SHORTEST and token not in _OTHER_WORDS:
            if self._may_begin(token):
                yield from self._find_persian(token)
            for prefix, core in without_prefixes(token):
                if self._may_begin(core):
                    yield from self._find_arabic(prefix, core)

    def _may_begin(self, word: str) -> bool:
        starts = self._starts
        return word[:4] in starts or word[:3] in starts or word[:2] in starts

    def _find_persian(self, token: str) -> Iterator[str]:
        persian = self._persian
        yield from without_endings(token, PERSIAN_ENDINGS, persian["noun"])
        yield from without_endings(token, PERSON_ENDINGS, persian["person"])
        for stem in without_endings(token, PERSIAN_NISBA_ENDINGS, persian["place"]):
            if stem.endswith(EZAFE):
                yield stem
        stem = token.removesuffix(EZAFE)
        if stem.endswith(LONG_VOWELS) and (stem in persian["person"] or stem in persian["place"]):
            yield stem

    def _find_arabic(self, prefix: str, core: str) -> Iterator[str]:
        arabic = self._arabic
        has_article = prefix.endswith(("ال", "لل"))
        if core in arabic["noun"]:
            yield core
        if core in arabic["person"] and not has_article and len(core) >= shortest_person(prefix):
            yield core
        if core in arabic["place"] and (not has_article or core.endswith(EZAFE)):
            yield core
        yield from without_arabic_endings(core, arabic["noun"])
        for stem in without_endings(core, NISBA_ENDINGS, arabic["place"]):
            if stem.endswith(EZAFE):
                yield stem
