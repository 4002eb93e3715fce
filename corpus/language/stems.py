"""Stems: what the forms of one word have in common. hazm for Persian, Snowball for the others.

hazm is not touched before the first Persian word is stemmed, or `warm_up` is called.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

import Stemmer as Snowball

from corpus.language.common import commonness
from corpus.language.fold import fold
from corpus.language.hazm_parts import hazm_part

Language = Literal["en", "fa", "ar", "ru"]

# Snowball knows the Arabic code points alone.
_TO_ARABIC = str.maketrans("یک", "يك")
_WITH_ARTICLE = ("ال", "بال", "كال", "فال", "لل")
_SHORTEST = 3
_ENDINGS = ("ترین", "شان", "مان", "تان", "های", "ها", "تر", "ات", "ان", "یی", "ی", "م", "ت", "ش")


@cache
def _hazm() -> tuple[tuple[str, Callable[[str], str]], ...]:
    """Make a stemmer for each ending: which come first, and how many go, is left to each version
    of hazm, and to chance in 0.12.
    """
    stemmers = [hazm_part("stemmer", "Stemmer")() for _ in _ENDINGS]
    for stemmer, ending in zip(stemmers, _ENDINGS, strict=True):
        stemmer.ends = [ending]
    return tuple((stemmer.ends[0], stemmer.stem) for stemmer in stemmers)


@cache
def _snowball(name: str) -> Callable[[str], str]:
    # Its own cache is off: ours is shared by all languages and bounded.
    stem: Callable[[str], str] = Snowball.Stemmer(name, 0).stemWord
    return stem


def _without_ending(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending, stem_by_hazm in _hazm():
        shorter = stem_by_hazm(word) if word.endswith(ending) else word
        if _SHORTEST <= len(shorter) < len(word):
            # جلسات is the plural of جلسه; that of longer words loses its ه below.
            return (
                shorter + "ه" if word == shorter + "ات" and len(shorter) == _SHORTEST else shorter
            )
    return word


def _persian(word: str) -> str:
    """Stem until nothing changes: one ending alone makes تحر of تحریم, but تحریم of تحریمها."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word[:-1] if word.endswith("ه") and len(word) > _SHORTEST + 1 else word


def _arabic(word: str) -> str:
    """Stem as a noun with its article: without one Snowball takes وزیر for "and" with a verb."""
    arabic = word.translate(_TO_ARABIC)
    if arabic.startswith("و") and len(arabic) > _SHORTEST + 2:
        arabic = arabic[1:]
    if not arabic.startswith(_WITH_ARTICLE):
        arabic = "ال" + arabic
    if arabic.endswith("ه"):
        arabic = arabic[:-1] + "ة"
    return fold(_snowball("arabic")(arabic))


def _russian(word: str) -> str:
    return fold(_snowball("russian")(word))


def _english(word: str) -> str:
    return _snowball("english")(word)


_STEMMERS: dict[Language, Callable[[str], str]] = {
    "en": _english,
    "fa": _persian,
    "ar": _arabic,
    "ru": _russian,
}


def fresh_stem(word: str, language: Language) -> str:
    """Give what `stem` gives, for who remembers it himself."""
    if not word.isalpha():
        return word
    return _STEMMERS[language](word) or word


@lru_cache(maxsize=32768)
def stem(word: str, language: Language) -> str:
    """Give the stem of a folded word; a number or a word of another script stays as it is."""
    return fresh_stem(word, language)


def warm_up() -> None:
    """Load what takes seconds, so that no question waits for it; meant for a thread of its own."""
    stem("کتابها", "fa")
    commonness("کتاب")
