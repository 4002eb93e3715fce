"""The words in which people say what they want of a digest, read from `wish_words.toml`, folded."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.language.fold import fold

_ARABIC = re.compile("[\u0621-\u064a]")
_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _folded(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word.strip()) for word in words.split("|")))


def _with_and(words: tuple[str, ...]) -> tuple[str, ...]:
    """Add the forms of Arabic words to which "and" is joined."""
    return (*words, *(f"و{word}" for word in words if _ARABIC.match(word)))


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    """Say of each word what it means."""
    return {word: meaning for meaning, words in table.items() for word in _with_and(_folded(words))}


SAID: Mapping[str, tuple[str, ...]] = {
    meaning: _folded(words) for meaning, words in _TABLES["said"].items()
}
LANGUAGES = _meanings(_TABLES["languages"])
CALENDARS = _meanings(_TABLES["calendars"])
WEEKDAYS: Mapping[str, int] = {
    word: day
    for day, words in enumerate(_TABLES["weekdays"].values())
    for word in _with_and(_folded(words))
}
NUMBERS: Mapping[str, str] = {
    word: value for value, words in _TABLES["numbers"].items() for word in _folded(words)
}


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def said(meaning: str) -> str:
    """Give a pattern for all words of a meaning."""
    return any_of(SAID[meaning])


def whole(pattern: str) -> re.Pattern[str]:
    """Let a pattern match whole words alone."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
