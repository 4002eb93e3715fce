"""What Arabic and Persian write together with a word, and the word without it."""

from collections.abc import Iterator

# What is written together with an Arabic word: alone, several, and with the article.
ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "ک")
_PREFIXES = ("و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک")
_ARTICLES = ("ال", "وال", "فال", "بال", "کال", "وبال", "لل", "ولل", "فلل", "وکال")
ARABIC_ENDINGS = ("ات", "ین", "ون", "ان", "ه", "ها", "هما", "هم", "تین", "تان", "نا", "ا")
# A people's name takes them: امریکی, امریکیه, امریکیین. A town's does not: ریاضه is no Riyadh.
NISBA_ENDINGS = ("ه", "ین", "ون", "ات", "ان", "تین", "ا")
PERSIAN_ENDINGS = (
    *("ی", "یی", "ای", "ها", "های", "هایی", "هایش", "هایشان", "هایمان", "ان", "گان", "ش", "اش"),
    *("شان", "یش", "یشان", "مان", "م", "ات", "یم"),
)
PERSIAN_NISBA_ENDINGS = ("ها", "های", "ان", "هایی")
PERSON_ENDINGS = ("ها", "های")
EZAFE = "ی"  # written after a long vowel: اروپای, اوبامای
LONG_VOWELS = ("ا", "و")
# What is left when a prefix or ending is taken off must still be a word of some length; و
# aside, a person's name has to be longer: کلامی is not like Lammy, and فکری is no Kerry.
SHORTEST = 3
_SHORTEST_PERSON = {"ب": 4, "ل": 4, "ک": 5, "ف": 5}


def shortest_person(prefix: str) -> int:
    return _SHORTEST_PERSON.get(prefix[-1:], SHORTEST)


def without_endings(token: str, endings: tuple[str, ...], words: set[str]) -> Iterator[str]:
    if token.endswith(endings):
        for ending in endings:
            stem = token[: -len(ending)]
            if stem in words and len(stem) >= SHORTEST and token.endswith(ending):
                yield stem


def without_prefixes(token: str) -> Iterator[tuple[str, str]]:
    """Give what may be before an Arabic word, and the word; a listed article stays with it."""
    yield "", token
    for prefix in _PREFIXES if token.startswith(ARABIC_PREFIXES) else ():
        if token.startswith(prefix) and len(token) - len(prefix) >= SHORTEST:
            yield prefix, token[len(prefix) :]
    for article in _ARTICLES if token.startswith(_ARTICLES) else ():
        if token.startswith(article) and len(token) - len(article) >= SHORTEST - 1:
            yield article, token[len(article) :]
            yield article[:-2], "ال" + token[len(article) :]


def without_arabic_endings(core: str, endings: tuple[str, ...], nouns: set[str]) -> Iterator[str]:
    """Take a plural, a feminine or a possessive off; ة is folded to ه and is ت before another."""
    if not core.endswith(endings):
        return
    for ending in endings:
        stem = core[: -len(ending)]
        if len(stem) < SHORTEST or not core.endswith(ending):
            continue
        if stem in nouns:
            yield stem
        if stem + "ه" in nouns:
            yield stem + "ه"
        if stem.endswith("ت") and stem[:-1] + "ه" in nouns:
            yield stem[:-1] + "ه"
