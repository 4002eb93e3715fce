"""Which words of the knowledge a token of a text may be, inflected or not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from corpus.knowledge.russian import Paradigm, Style, decline, fixed, is_adjective
from corpus.language.fold import fold

Script = Literal["names", "nouns"]

# What is written together with an Arabic word: alone, several, and with the article.
ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "ک")
_PREFIXES = ("و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک")
_ARTICLES = ("ال", "وال", "فال", "بال", "کال", "وبال", "لل", "ولل", "فلل", "وکال")
_ARABIC_ENDINGS = (
    "ات",
    "ین",
    "ون",
    "ان",
    "ه",
    "ها",
    "هما",
    "هم",
    "تین",
    "تان",
    "یه",
    "یین",
    "نا",
    "ا",
)
_PERSIAN_NAME_ENDINGS = ("ی", "یی", "ای", "ها")
_PERSIAN_ENDINGS = (
    *("ی", "یی", "ای", "ها", "های", "هایی", "هایش", "هایشان", "هایمان", "ان", "گان", "ش", "اش"),
    *("شان", "یش", "یشان", "مان", "م", "ات", "یم"),
)
# What is left when a prefix or ending is taken off must still be a word of some length.
_SHORTEST = 3
# Forms that grammar makes and that are far more often another word: after, fell, without.
_OTHER_WORDS = frozenset({"после", "пал", "без", "мире", "миром", "дал", "дали", "дале"})
_MEMORY = 100_000  # tokens; about 10 MB when full


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
    if style != "word":
        end = len(words) - 1
        return [decline(word, style, last=at == end) for at, word in enumerate(words)]
    noun = _first_noun(words)
    return [
        decline(word, style, last=at == noun) if at <= noun else fixed(word)
        for at, word in enumerate(words)
    ]


def _first_noun(words: Sequence[str]) -> int:
    for at, word in enumerate(words[:-1]):
        if not is_adjective(word, last=False):
            return at
    return len(words) - 1


class Words:
    """The words that spellings consist of, and the forms in which texts have them."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._forms: dict[str, set[str]] = {}
        self._arabic: dict[Script, set[str]] = {"names": set(), "nouns": set()}
        self._persian: dict[Script, set[str]] = {"names": set(), "nouns": set()}
        self._remembered: dict[str, tuple[str, ...]] = {}

    def add(self, words: Iterable[str]) -> None:
        self._words.update(words)

    def add_english(self, words: Iterable[str], *, verb: bool) -> None:
        for word in words:
            if len(word) > 2 and word.isalpha():
                self._add_forms(word, english_forms(word, verb=verb))

    def add_arabic(self, words: Iterable[str], script: Script) -> None:
        self._arabic[script].update(words)

    def add_persian(self, words: Iterable[str], script: Script) -> None:
        self._persian[script].update(words)

    def add_russian(self, words: Sequence[str], style: Style) -> None:
        for word, paradigm in zip(words, decline_phrase(words, style), strict=True):
            self._add_forms(word, {*paradigm.cases, *paradigm.extra})

    def _add_forms(self, word: str, forms: set[str]) -> None:
        for form in forms - _OTHER_WORDS:
            self._forms.setdefault(form, set()).add(word)

    def copy(self) -> "Words":
        copied = Words()
        copied._words = set(self._words)
        copied._forms = {form: set(words) for form, words in self._forms.items()}
        copied._arabic = {script: set(words) for script, words in self._arabic.items()}
        copied._persian = {script: set(words) for script, words in self._persian.items()}
        return copied

    def bases(self, token: str) -> tuple[str, ...]:
        """Give the words of the knowledge that a folded token may be a form of; mostly none."""
        known = self._remembered.get(token)
        if known is None:
            if len(self._remembered) >= _MEMORY:
                self._remembered.clear()
            known = self._remembered[token] = tuple(dict.fromkeys(self._find(token)))
        return known

    def _find(self, token: str) -> Iterator[str]:
        if token in self._words:
            yield token
        yield from sorted(self._forms.get(token, ()))
        if token > "\u0600" and len(token) > _SHORTEST:
            yield from self._find_persian(token)
            yield from self._find_arabic(token)

    def _find_persian(self, token: str) -> Iterator[str]:
        yield from _without_endings(token, _PERSIAN_ENDINGS, self._persian["nouns"])
        yield from _without_endings(token, _PERSIAN_NAME_ENDINGS, self._persian["names"])

    def _find_arabic(self, token: str) -> Iterator[str]:
        nouns, names = self._arabic["nouns"], self._arabic["names"]
        for core in _without_prefixes(token):
            if core in nouns or core in names:
                yield core
            for ending in _ARABIC_ENDINGS:
                yield from _without_arabic_ending(core, ending, nouns)


def _without_endings(token: str, endings: tuple[str, ...], words: set[str]) -> Iterator[str]:
    if token.endswith(endings):
        for ending in endings:
            stem = token[: -len(ending)]
            if stem in words and len(stem) >= _SHORTEST and token.endswith(ending):
                yield stem


def _without_prefixes(token: str) -> Iterator[str]:
    yield token
    for prefix in _PREFIXES:
        if token.startswith(prefix) and len(token) - len(prefix) >= _SHORTEST:
            yield token[len(prefix) :]
    for article in _ARTICLES:
        if token.startswith(article) and len(token) - len(article) >= _SHORTEST - 1:
            yield token[len(article) :]
            yield "ال" + token[len(article) :]


def _without_arabic_ending(core: str, ending: str, nouns: set[str]) -> Iterator[str]:
    """Take a plural, a feminine or a possessive off; ة is folded to ه and becomes ت before one."""
    if not core.endswith(ending) or len(core) - len(ending) < _SHORTEST:
        return
    stem = core[: -len(ending)]
    if stem in nouns:
        yield stem
    if stem + "ه" in nouns:
        yield stem + "ه"
    if stem.endswith("ت") and stem[:-1] + "ه" in nouns:
        yield stem[:-1] + "ه"


assert all(
    fold(word) == word for word in (*_PREFIXES, *_ARTICLES, *_ARABIC_ENDINGS, *_PERSIAN_ENDINGS)
)
