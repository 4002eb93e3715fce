"""How a word becomes a term: what articles and questions must agree on."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from corpus.language.skeleton import skeletons
from corpus.language.stems import Language, fresh_stem, stem
from corpus.language.tokens import Token

# Arabic and Persian share their letters and many words; a few words do not tell which they are.
_ELSEWHERE: Mapping[Language, Language] = {"fa": "ar", "ar": "fa"}
_ALSO = 0.3


def script(word: str) -> Literal["latin", "cyrillic", "arabic"]:
    """Say in which letters a folded word is written; all others count as Arabic."""
    first = word[0]
    return "latin" if first < "\u0370" else "cyrillic" if first < "\u0530" else "arabic"


def stem_language(word: str, language: Language) -> Language:
    """Say by which language's rules a folded word in a text of some language is stemmed.

    A Latin word in a Persian text is an English one.

    >>> stem_language("kerry", "fa")
    'en'
    """
    match script(word):
        case "latin":
            return "en"
        case "cyrillic":
            return "ru"
        case "arabic":
            return language if language in ("fa", "ar") else "fa"


class _Stems(dict[str, str]):
    """Stems of the words of articles in one language."""

    _MOST = 32768  # words; about 5 MB

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        self[word] = found = fresh_stem(word, stem_language(word, self._language))
        return found


_STEMS: Mapping[Language, _Stems] = {each: _Stems(each) for each in ("en", "fa", "ar", "ru")}


def stems_in(tokens: Sequence[Token], language: Language) -> list[str]:
    """Give the stems of an article's words.

    The same as `stem` of `stem_language` for each, without a call a word: an index is built from
    hundreds of millions of them.
    """
    return list(map(_STEMS[language].__getitem__, [token.text for token in tokens]))


def rows_of_letters(word: str) -> tuple[str, ...]:
    """Cut a word into rows of four letters, a blank at either end being one.

    >>> rows_of_letters("lima")
    (' lim', 'lima', 'ima ')
    """
    return _remembered_rows(word) if len(word) <= _LONGEST_REMEMBERED else _rows(word)


def written_by(tokens: Iterable[Token]) -> str:
    """Write words so that `in` finds the rows of letters of each, and no others."""
    return f" {' '.join([token.text for token in tokens])} "


def _rows(word: str) -> tuple[str, ...]:
    framed = f" {word} "
    return tuple([framed[at : at + 4] for at in range(len(framed) - 3)])


# About 5 MB: sentences are made of the same words over and over.
_LONGEST_REMEMBERED = 24
_remembered_rows = lru_cache(maxsize=8_192)(_rows)


def possible_stems(word: str, language: Language | None) -> tuple[tuple[str, float], ...]:
    """Give the stems that a folded word of a question may have in some article, with weights.

    Args:
        word: Folded.
        language: What the question is in; what its word is elsewhere counts less.
    """
    likeliest = stem_language(word, language or "fa")
    found = {stem(word, likeliest): 1.0}
    if likeliest in _ELSEWHERE:
        weight = _ALSO if language else 1.0
        found.setdefault(stem(word, _ELSEWHERE[likeliest]), weight)
    return tuple(found.items())


def source_terms(tokens: Sequence[Token]) -> list[str]:
    """Give the terms under which a source is found, as it is written and as it sounds.

    Agencies are asked for in any script: tass, ТАСС; irna, ایرنا.
    """
    return [term for token in tokens for term in (token.text, *sounds_of_source(token.text))]


def sounds_of_source(word: str) -> list[str]:
    """Give the terms of one word of a source that are the same in every script.

    Its consonants, and whether a vowel ends it: irna is ایرنا, not آران.
    """
    forms = dict.fromkeys((word, word.removeprefix("ال")))
    return [f"={each}{end}" for form in forms for each in skeletons(form) for end in _ends(form)]


def _ends(word: str) -> tuple[str, ...]:
    """Say whether a vowel ends a folded word; both where its last letter may be silent or v."""
    if word.endswith(("e", "و")):
        return ("", "~")
    return ("~",) if word.endswith(_LAST_VOWELS) else ("",)


_LAST_VOWELS = (*"aiouyаеиоуыэюяاهی", "ah", "eh")
