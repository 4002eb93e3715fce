"""Words of a question that are not looked for, read from `function_words.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from corpus.language.stems import Language
from corpus.language.tokens import tokenize
from corpus.search.terms import possible_stems

Intent = Literal["latest", "when", "who", "where", "how_many", "said", "yes_no", "compare", "plain"]

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_INTENTS: tuple[Intent, ...] = get_args(Intent)


def _words(text: str) -> frozenset[str]:
    return frozenset(token.text for word in text.split() for token in tokenize(word))


def _stem(word: str, language: Language | None) -> str:
    return possible_stems(word, language)[0][0]


def is_stop_word(word: str, language: Language | None) -> bool:
    """Say whether a folded word of a question is nothing to look for."""
    if language is None and word in _TYPED:
        return True
    # Arabic writes "and" together with the next word.
    bare = word.removeprefix("و") if language == "ar" else word
    return word in STOP_WORDS or bare in STOP_WORDS or _stem(word, language) in _LIGHT


def asks_in(phrase: tuple[str, ...], language: Language | None) -> bool:
    """Say whether a phrase asks in a language; what is folded alike may do so in another alone."""
    if any(phrase in of and language != name for name, of in _SURELY.items()):
        return False
    return not any(phrase in of and language not in (name, None) for name, of in _ONLY.items())


def _phrases(text: str) -> list[tuple[str, ...]]:
    """Read phrases parted by bars, the longest first."""
    phrases = {tuple(token.text for token in tokenize(part)) for part in text.split("|")}
    return sorted(phrases - {()}, key=len, reverse=True)


def _by_intent(table: Mapping[str, str]) -> dict[Intent, list[tuple[str, ...]]]:
    """Keep the order of the table: an earlier intent is tried first."""
    names = {name: name for name in _INTENTS}
    return {names[name]: _phrases(text) for name, text in table.items() if name in names}


def _all_words(table: str) -> frozenset[str]:
    return frozenset[str]().union(*(_words(text) for text in _TABLES[table].values()))


STOP_WORDS = _all_words("stop") | _all_words("light")
_TYPED = _all_words("typed")
LAST_WORDS = _all_words("last")
SPEECH = _all_words("speech")
QUESTION_WORDS = _all_words("questions")
_LIGHT = frozenset(_stem(word, None) for word in _all_words("light"))
ASKED: Mapping[Intent, list[tuple[str, ...]]] = _by_intent(_TABLES["asked"])
# The same by their first words, each phrase with the place of its intent in the table.
KINDS = tuple(ASKED)
ASKING: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
for _kind, _intent in enumerate(KINDS):
    for _phrase in ASKED[_intent]:
        ASKING.setdefault(_phrase[0], []).append((_kind, _phrase))

ASKED_INSIDE: Mapping[Intent, list[tuple[str, ...]]] = _by_intent(_TABLES["inside"])
_ONLY = {name: frozenset(_phrases(text)) for name, text in _TABLES["only"].items()}
_SURELY = {name: frozenset(_phrases(text)) for name, text in _TABLES["surely"].items()}
ASKED_FIRST: Mapping[Intent, list[tuple[str, ...]]] = _by_intent(_TABLES["starts"])
