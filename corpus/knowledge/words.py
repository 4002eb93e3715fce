"""Which words of the knowledge a token of a text may be, inflected or not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from corpus.knowledge.russian import Paradigm, Style, decline, fixed, is_adjective

_End = Literal["before", "last", "fixed"]
Sort = Literal["person", "place", "noun"]  # bodies are inflected as places are

# What is written together with an Arabic word: alone, several, and with the article.
ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "ک")
_PREFIXES = ("و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک")
_ARTICLES = ("ال", "وال", "فال", "بال", "کال", "وبال", "لل", "ولل", "فلل", "وکال")
_ARABIC_ENDINGS = ("ات", "ین", "ون", "ان", "ه", "ها", "هما", "هم", "تین", "تان", "نا", "ا")
# A people's name takes them: امریکی, امریکیه, امریکیین. A town's does not: ریاضه is no Riyadh.
_NISBA_ENDINGS = ("ه", "ین", "ون", "ات", "ان", "تین", "ا")
_PERSIAN_ENDINGS = (
    *("ی", "یی", "ای", "ها", "های", "هایی", "هایش", "هایشان", "هایمان", "ان", "گان", "ش", "اش"),
    *("شان", "یش", "یشان", "مان", "م", "ات", "یم"),
)
_PERSIAN_NISBA_ENDINGS = ("ها", "های", "ان", "هایی")
_PERSON_ENDINGS = ("ها", "های")
_EZAFE = "ی"  # written after a long vowel: اروپای, اوبامای
_LONG_VOWELS = ("ا", "و")
# What is left when a prefix or ending is taken off must still be a word of some length; و
# aside, a person's name has to be longer: کلامی is not like Lammy, and فکری is no Kerry.
_SHORTEST = 3
_SHORTEST_PERSON = {"ب": 4, "ل": 4, "ک": 5, "ف": 5}
# Forms that grammar makes and that are far more often another word: after, fell, according, card.
_OTHER_WORDS = frozenset({
    "после", "пал", "без", "мире", "миром", "дал", "дали", "дале", "according", "accordings",
    "grained", "courted", "سلامه", "السلامه", "وسلامه", "لسلامه", "سلامته", "بطاقه", "بطاقات",
    "بطاقته", "بطاقتها", "وبطاقات", "البطاقه",
})  # fmt: skip
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


class Words:
    """The words that spellings consist of, and the forms in which texts have them."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._arabic: dict[Sort, set[str]] = {"person": set(), "place": set(), "noun": set()}
        self._persian: dict[Sort, set[str]] = {"person": set(), "place": set(), "noun": set()}
        self._declined: set[tuple[str, Style, _End]] = set()
        self._remembered: dict[str, tuple[str, ...]] = {}

    def add(self, words: Iterable[str]) -> None:
        self._words.update(words)

    def add_english(self, words: Iterable[str], *, verb: bool) -> None:
        for word in words:
            if len(word) > _SHORTEST - 1 and word.isalpha():
                self._add_forms(word, english_forms(word, verb=verb))

    def add_arabic(self, words: Iterable[str], sort: Sort) -> None:
        self._arabic[sort].update(words)

    def add_persian(self, words: Iterable[str], sort: Sort) -> None:
        self._persian[sort].update(words)

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
        copied._declined = set(self._declined)
        copied._arabic = {sort: set(words) for sort, words in self._arabic.items()}
        copied._persian = {sort: set(words) for sort, words in self._persian.items()}
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
        yield from self._forms.get(token, ())
        if token > "\u0600" and len(token) > _SHORTEST and token not in _OTHER_WORDS:
            yield from self._find_persian(token)
            yield from self._find_arabic(token)

    def _find_persian(self, token: str) -> Iterator[str]:
        persian = self._persian
        yield from _without_endings(token, _PERSIAN_ENDINGS, persian["noun"])
        yield from _without_endings(token, _PERSON_ENDINGS, persian["person"])
        for stem in _without_endings(token, _PERSIAN_NISBA_ENDINGS, persian["place"]):
            if stem.endswith(_EZAFE):
                yield stem
        stem = token.removesuffix(_EZAFE)
        if stem.endswith(_LONG_VOWELS) and (stem in persian["person"] or stem in persian["place"]):
            yield stem

    def _find_arabic(self, token: str) -> Iterator[str]:
        for prefix, core in _without_prefixes(token):
            yield from self._arabic_core(prefix, core)

    def _arabic_core(self, prefix: str, core: str) -> Iterator[str]:
        arabic = self._arabic
        has_article = prefix.endswith(("ال", "لل"))
        if core in arabic["noun"]:
            yield core
        if core in arabic["person"] and not has_article and len(core) >= _shortest_person(prefix):
            yield core
        if core in arabic["place"] and (not has_article or core.endswith(_EZAFE)):
            yield core
        yield from _without_arabic_endings(core, _ARABIC_ENDINGS, arabic["noun"])
        for stem in _without_endings(core, _NISBA_ENDINGS, arabic["place"]):
            if stem.endswith(_EZAFE):
                yield stem


def _shortest_person(prefix: str) -> int:
    return _SHORTEST_PERSON.get(prefix[-1:], _SHORTEST)


def _without_endings(token: str, endings: tuple[str, ...], words: set[str]) -> Iterator[str]:
    if token.endswith(endings):
        for ending in endings:
            stem = token[: -len(ending)]
            if stem in words and len(stem) >= _SHORTEST and token.endswith(ending):
                yield stem


def _without_prefixes(token: str) -> Iterator[tuple[str, str]]:
    """Give what may be before an Arabic word, and the word; a listed article stays with it."""
    yield "", token
    for prefix in _PREFIXES if token.startswith(ARABIC_PREFIXES) else ():
        if token.startswith(prefix) and len(token) - len(prefix) >= _SHORTEST:
            yield prefix, token[len(prefix) :]
    for article in _ARTICLES if token.startswith(_ARTICLES) else ():
        if token.startswith(article) and len(token) - len(article) >= _SHORTEST - 1:
            yield article, token[len(article) :]
            yield article[:-2], "ال" + token[len(article) :]


def _without_arabic_endings(core: str, endings: tuple[str, ...], nouns: set[str]) -> Iterator[str]:
    """Take a plural, a feminine or a possessive off; ة is folded to ه and is ت before another."""
    if not core.endswith(endings):
        return
    for ending in endings:
        stem = core[: -len(ending)]
        if len(stem) < _SHORTEST or not core.endswith(ending):
            continue
        if stem in nouns:
            yield stem
        if stem + "ه" in nouns:
            yield stem + "ه"
        if stem.endswith("ت") and stem[:-1] + "ه" in nouns:
            yield stem[:-1] + "ه"
