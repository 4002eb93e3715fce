"""Which language a text is in: by script, then by its letters and its small words.

A model of a hundred languages costs megabytes and confuses the neighbours that matter here (Persian
with Pashto, Urdu and Kurdish, Russian with Ukrainian and Tajik). Small words and letters that only
one of the neighbours has tell them apart within a sentence.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_SAMPLE = 20_000  # characters; a longer text says no more

_SCRIPTS_OF_ONE = {
    "HEBREW": "he",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "ETHIOPIC": "am",
    "THAANA": "dv",
    "SYRIAC": "syr",
}


class _Traits(NamedTuple):
    """What shows a language among those of its script."""

    words: frozenset[str]
    letters: str
    lacks: str


_LETTER_WEIGHT = 1.5
# A name that looks Polish is no reason to refuse a question: what is foreign needs more evidence.
_NEEDED = dict.fromkeys(("fa", "ar", "en", "ru"), 1.0)
_NEEDED_OF_FOREIGN = 4.0
_ARABIC_ARTICLE = re.compile(r"^[وفبك]?ال\w{3,}|^لل\w{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻ\u200c][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0]


def _main_script(words: Iterable[str]) -> str | None:
    counts = Counter(_script(character) for word in words for character in word[:24])
    counts.pop("?", None)
    return counts.most_common(1)[0][0] if counts else None


@cache
def _traits() -> Mapping[str, Mapping[str, _Traits]]:
    """Read the table beside this file: script, language, traits."""
    table = tomllib.loads((Path(__file__).parent / "small_words.toml").read_text("utf-8"))
    return {
        script: {
            language: _Traits(
                frozenset(row["words"].split()), row.get("letters", ""), row.get("lacks", "")
            )
            for language, row in languages.items()
        }
        for script, languages in table.items()
    }


def _score(traits: _Traits, words: list[str], text: str) -> float:
    found = sum(1 for word in words if word in traits.words)
    letters = sum(map(text.count, traits.letters)) - sum(map(text.count, traits.lacks))
    return found + _LETTER_WEIGHT * letters


def _scores(words: list[str], script: str) -> Counter[str]:
    text = " ".join(words)
    scores = {name: _score(traits, words, text) for name, traits in _traits()[script].items()}
    if script == "ARABIC":
        scores["ar"] += sum(1 for word in words if _ARABIC_ARTICLE.match(word))
    return Counter(scores)


def _undecided(best: float, second: float, words: int) -> bool:
    """Say whether the evidence is too thin; a short text is believed by less of it."""
    return best < 0.05 * words or best - second < 0.1 * best


def detect(text: str) -> str | None:
    """Name the language of an article or of a question.

    Returns:
        "fa" (Dari too), "ar", "en" or "ru"; the ISO 639 code of another language where the text
        is surely in that one; None where it cannot be told, as for a name alone.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    script = _main_script(words)
    if script is None or script not in _traits():
        return _SCRIPTS_OF_ONE.get(script or "")
    own = [word for word in words if _script(word[0]) == script]
    (language, best), (_, second), *_ = _scores(own, script).most_common(2)
    if best < _NEEDED.get(language, _NEEDED_OF_FOREIGN) or _undecided(best, second, len(own)):
        return None
    return language


_ALPHABETS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"[a-z]+"),
    "ru": re.compile(r"[а-яё]+"),
    "fa": re.compile(r"(?=.*[پچژگیک])[ءآأؤئا-غف-يپچژگیک]+"),
    "ar": re.compile(r"(?=.*[ةىيكأإؤ])[ء-غف-ي]+"),
}


def by_alphabet(text: str) -> str | None:
    """Name the one of our languages whose letters a text is written in, and in no others.

    For a text too short to tell by its words, which somebody looks at afterwards: what is written
    with English letters alone may well be German.

    >>> by_alphabet("Kerry met Lavrov."), by_alphabet("دیدار لاوروف"), by_alphabet("Düsseldorf")
    ('en', 'fa', None)
    """
    words = "".join(_WORD.findall(text.lower()))
    letters = "".join(letter for letter in words if letter.isalpha())
    fitting = [name for name, letter in _ALPHABETS.items() if letter.fullmatch(letters)]
    return fitting[0] if len(fitting) == 1 else None
