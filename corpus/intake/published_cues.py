"""The words that tell what a date beside them is, read from their data file."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

Cue = Literal["label", "updated", "furniture", "future", "background", "former", "deputy", "report"]

_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ё": "е", "\u200c": " "}
)


_ALL = ("en", "fa", "ar", "ru")


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _pattern(cue: Cue, language: str | None) -> re.Pattern[str]:
    """The words of one language, or of all: a page in Persian has furniture in English."""
    languages = _ALL if language is None else (language,)
    cues = [plain(word) for one in languages for word in _data()[cue][one]]
    return re.compile("|".join(cues), re.M)


def plain(text: str) -> str:
    """A text of the same length, for the patterns: lower case, one letter for its variants."""
    folded = text.translate(_SAME)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else folded


def says(cue: Cue, text: str, language: str | None = None) -> bool:
    """Whether a text, already plain, holds a word of this kind, in a language or in any."""
    return _pattern(cue, language).search(text) is not None


def without(cue: Cue, text: str) -> str:
    """The text without the words of this kind, in any language."""
    return _pattern(cue, None).sub(" ", text)
