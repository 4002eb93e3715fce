"""What Arabic and Persian write together with a word, and the word without it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

Endings = Mapping[str, list[str]]


def _by_last_letter(endings: str) -> Endings:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for ending in endings.split():
        found[ending[-1]].append(ending)
    return dict(found)


# What is written together with an Arabic word: alone, several, and with the article.
ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "ک")
_PREFIXES = ("و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک")
_ARTICLES = ("ال", "وال", "فال", "بال", "کال", "وبال", "لل", "ولل", "فلل", "وکال")
_PREFIXES_BY_LETTER = {letter: [it for it in _PREFIXES if it[0] == letter] for letter in "وفبلک"}
_ARTICLES_BY_LETTER = {letter: [it for it in _ARTICLES if it[0] == letter] for letter in "اوفبلک"}
ARABIC_ENDINGS = _by_last_letter("ات ین ون ان ه ها هما هم تین تان نا ا")
# A people's name takes them: امریکی, امریکیه, امریکیین. A town's does not: ریاضه is no Riyadh.
NISBA_ENDINGS = _by_last_letter("ه ین ون ات ان تین ا")
PERSIAN_ENDINGS = _by_last_letter(
    "ی یی ای ها های هایی هایش هایشان هایمان ان گان ش اش شان یش یشان مان م ات یم"
)
PERSIAN_NISBA_ENDINGS = _by_last_letter("ها های ان هایی")
PERSON_ENDINGS = _by_last_letter("ها های")
EZAFE = "ی"  # written after a long vowel: اروپای, اوبامای
LONG_VOWELS = ("ا", "و")
# What is left when a prefix or ending is taken off must still be a word of some length; و
# aside, a person's name has to be longer: کلامی is not like Lammy, and فکری is no Kerry.
SHORTEST = 3
_SHORTEST_PERSON = {"ب": 4, "ل": 4, "ک": 5, "ف": 5}


def shortest_person(prefix: str) -> int:
    return _SHORTEST_PERSON.get(prefix[-1:], SHORTEST)


def without_endings(token: str, endings: Endings, words: set[str]) -> Iterator[str]:
    for ending in endings.get(token[-1], ()):
        stem = token[: -len(ending)]
        if stem in words and len(stem) >= SHORTEST and token.endswith(ending):
            yield stem


def without_prefixes(token: str) -> Iterator[tuple[str, str]]:
    """Give what may be before an Arabic word, and the word; a listed article stays with it."""
    yield "", token
    first = token[0]
    for prefix in _PREFIXES_BY_LETTER.get(first, ()):
        if token.startswith(prefix) and len(token) - len(prefix) >= SHORTEST:
            yield prefix, token[len(prefix) :]
    for article in _ARTICLES_BY_LETTER.get(first, ()):
        if token.startswith(article) and len(token) - len(article) >= SHORTEST - 1:
            yield article, token[len(article) :]
            if article != "ال":
                yield article[:-2], "ال" + token[len(article) :]


def without_arabic_endings(core: str, nouns: set[str]) -> Iterator[str]:
    """Take a plural, a feminine or a possessive off; ة is folded to ه and is ت before another."""
    for ending in ARABIC_ENDINGS.get(core[-1], ()):
        stem = core[: -len(ending)]
        if len(stem) < SHORTEST or not core.endswith(ending):
            continue
        if stem in nouns:
            yield stem
        if stem + "ه" in nouns:
            yield stem + "ه"
        if stem[-1] == "ت" and stem[:-1] + "ه" in nouns:
            yield stem[:-1] + "ه"
