"""The words in which people say what they want of a digest, read from `wish_words.toml`, folded."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from corpus.language.fold import fold

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _folded(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word.strip()) for word in words.split("|")))


def _with_and(words: tuple[str, ...]) -> tuple[str, ...]:
    """Add the forms of Arabic words to which "and" is joined."""
    return (*words, *(f"و{word}" for word in words if word.startswith("ال")))


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
