"""What each word can do in a date: the tables, put under the compared form of their words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.language.calendars import names, number_words, words
from corpus.language.calendars.found import Calendar
from corpus.language.calendars.letters import key

Value = int | str | tuple[str, int]
Senses = dict[str, Value]  # by role
WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0654\u0670\u200c\u200d'’ʻ](?=\w)|[\u064b-\u0654])*"
_PARTS = re.compile(rf"{WORD}|\d+")
_WEAK = frozenset(map(key, names.WORDS_TOO))
_NUMBER_ROLES = {"ord": ("dom",), "card": ("num", "dom")}


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
    """The one lexicon, built when a date is first looked for."""
    built = Lexicon()
    _add_months(built)
    _add_weekdays(built)
    _add_numbered(built)
    _add_named(built)
    for ending in ("ین", "مین"):
        built.add(ending, "suffix")
    built.close()
    return built


def _add_months(built: Lexicon) -> None:
    for calendar, table in names.MONTHS.items():
        for number, name in names.names(table):
            built.add(name, "month", (calendar, number))
            if key(name) not in _WEAK:
                built.add(name, "suremonth", (calendar, number))
            _add_month_words(built, name, (calendar, number))


def _add_month_words(built: Lexicon, name: str, month: tuple[Calendar, int]) -> None:
    if "\u0600" <= name[0] <= "\u06ff":
        for joined in _month_phrases(name):
            built.add(joined, "month", month)
            built.add(joined, "suremonth", month)


def _month_phrases(name: str) -> tuple[str, ...]:
    """The month called one: "مهرماه", "مهر ماه", "ماه مهر", "ماه مبارک رمضان"."""
    word = "ماه"
    return f"{name}{word}", f"{name} {word}", f"{word} {name}", f"{word} مبارک {name}"


def _add_weekdays(built: Lexicon) -> None:
    for number, name in names.names(names.WEEKDAYS):
        built.add(name, "weekday", number - 1)
        if key(name) not in _WEAK:
            built.add(name, "sureday", number - 1)


def _add_numbered(built: Lexicon) -> None:
    tables = {
        "one": words.SINGLES,
        "relday": words.DAYS,
        "shift": words.SHIFTS,
        "ago": words.AFTER_COUNT,
        "ahead": words.BEFORE_COUNT,
        "base": words.BASES,
        "part": words.PARTS,
        "season": words.SEASONS,
        "ord": number_words.ORDINALS,
        "card": number_words.CARDINALS,
    }
    for role, table in tables.items():
        for meaning, phrase in _lines(table):
            built.add(phrase, role, int(meaning))
            for further in _NUMBER_ROLES.get(role, ()):
                if further != "dom" or 1 <= int(meaning) <= 31:
                    built.add(phrase, further, int(meaning))


def _add_named(built: Lexicon) -> None:
    for role, table in {"unit": words.UNITS, "dual": words.DUALS, "zone": words.ZONES}.items():
        for meaning, phrase in _lines(table):
            built.add(phrase, role, meaning)
    for meaning, phrase in _lines(words.SPANS):
        unit, shift = meaning.split()
        built.add(phrase, "span", (unit, int(shift)))
    for role, phrase in _lines(words.JOINTS):
        built.add(phrase, role)


def _lines(table: str) -> Iterable[tuple[str, str]]:
    for line in table.strip().splitlines():
        meaning, _, phrases = line.partition(":")
        for phrase in phrases.split(","):
            yield meaning.strip(), phrase.strip()
