"""What each word can do in a date: the data files, under the compared form of their words."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.language.calendars.letters import key

Value = int | str | tuple[str, int]
Senses = dict[str, Value]  # by role
_MARKS = r"\u0300-\u036f\u064b-\u0652\u0654\u0670"
WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}\u200c\u200d'’ʻ](?=\w)|[\u064b-\u0654])*"
_PARTS = re.compile(rf"{WORD}|\d+")
# An ordinal is a day of the month as well, and a cardinal a count and a day.
_NUMBER_ROLES = {"ord": ("dom",), "card": ("num", "dom")}
_ARABIC_WORD = re.compile("[\u0600-\u06ff]+")
_WORDS_AS_THEY_ARE = frozenset({"unit", "dual", "zone"})


class Lexicon:
    """Phrases by their first word, longest first."""

    def __init__(self) -> None:
        self._phrases: dict[str, dict[tuple[str, ...], Senses]] = {}
        self._ordered: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}

    def add(self, phrase: str, role: str, value: Value = 0) -> None:
        """Let a phrase play a role as well; what it was first in that role it stays."""
        parts = tuple(key(part) for part in _PARTS.findall(phrase))
        senses = self._phrases.setdefault(parts[0], {}).setdefault(parts[1:], {})
        senses.setdefault(role, value)

    def close(self) -> None:
        self._ordered = {
            first: sorted(tails.items(), key=lambda tail: -len(tail[0]))
            for first, tails in self._phrases.items()
        }

    def starting(self, first: str) -> list[tuple[tuple[str, ...], Senses]]:
        """The rest of each phrase that begins with this word, with what the phrase can be."""
        return self._ordered.get(first, [])

    def all_senses(self) -> Iterator[Senses]:
        for tails in self._phrases.values():
            yield from tails.values()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon, read when a date is first looked for."""
    built = Lexicon()
    _add_names(built, _file("names"))
    for file in ("words", "number_words"):
        for role, meanings in _file(file).items():
            _add_role(built, role, meanings)
    _add_joined_numbers(built)
    built.close()
    return built


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def _add_names(built: Lexicon, file: dict[str, Any]) -> None:
    weak = frozenset(map(key, file["also_words"]["words"]))
    for calendar, months in file["months"].items():
        for number, name in _numbered(months):
            _add_name(built, "month", "suremonth", name, (calendar, number), weak)
            for joined in _month_phrases(name):
                built.add(joined, "month", (calendar, number))
                built.add(joined, "suremonth", (calendar, number))
    for number, name in _numbered(file["weekdays"]):
        _add_name(built, "weekday", "sureday", name, number, weak)


def _numbered(table: dict[str, list[str]]) -> Iterator[tuple[int, str]]:
    return ((int(number), name) for number, names in table.items() for name in names)


def _add_name(
    built: Lexicon, role: str, sure: str, name: str, value: Value, weak: frozenset[str]
) -> None:
    """Let it play the role, and the sure one unless it is a word of its own too."""
    built.add(name, role, value)
    if key(name) not in weak:
        built.add(name, sure, value)


def _month_phrases(name: str) -> tuple[str, ...]:
    """The month called one: "مهرماه", "مهر ماه", "ماه مهر", "ماه مبارک رمضان"."""
    if not "\u0600" <= name[0] <= "\u06ff":
        return ()
    word = "ماه"
    return f"{name}{word}", f"{name} {word}", f"{word} {name}", f"{word} مبارک {name}"


def _add_role(built: Lexicon, role: str, meanings: dict[str, list[str]]) -> None:
    for meaning, phrases in meanings.items():
        for phrase in phrases:
            if role == "joint":
                built.add(phrase, meaning)
            else:
                _add_valued(built, role, meaning, phrase)


def _add_joined_numbers(built: Lexicon) -> None:
    """Persian numbers that are one word ("بیست‌ویکم") and Arabic ones with an article."""
    file = _file("number_words")
    for role, numbers in file.items():
        for unit in range(1, 10):
            for word in numbers[str(unit)]:
                for tens, ten in ((20, "بیست"), (30, "سی")):
                    _add_valued(built, role, str(tens + unit), f"{ten}و{word}")
    for number, words in file["card"].items():
        for word in words:
            if _ARABIC_WORD.fullmatch(word):
                _add_valued(built, "card", number, f"ال{word}")


def _add_valued(built: Lexicon, role: str, meaning: str, phrase: str) -> None:
    value = meaning if role in _WORDS_AS_THEY_ARE else int(meaning)
    built.add(phrase, role, value)
    for further in _NUMBER_ROLES.get(role, ()):
        if further != "dom" or 1 <= int(meaning) <= 31:
            built.add(phrase, further, value)
