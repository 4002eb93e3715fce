"""Words of a question that are not looked for, read from `function_words.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from corpus.language.tokens import tokenize

Intent = Literal["latest", "when", "who", "where", "how_many", "said", "yes_no", "compare", "plain"]

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_INTENTS: tuple[Intent, ...] = get_args(Intent)


def _words(text: str) -> frozenset[str]:
    return frozenset(token.text for word in text.split() for token in tokenize(word))


def _phrases(text: str) -> list[tuple[str, ...]]:
    """Read phrases parted by bars, the longest first."""
    phrases = {tuple(token.text for token in tokenize(part)) for part in text.split("|")}
    return sorted(phrases - {()}, key=len, reverse=True)


def _by_intent(table: Mapping[str, str]) -> dict[Intent, list[tuple[str, ...]]]:
    """Keep the order of the table: an earlier intent is tried first."""
    names = {name: name for name in _INTENTS}
    return {names[name]: _phrases(text) for name, text in table.items() if name in names}


STOP_WORDS = frozenset[str]().union(*(_words(text) for text in _TABLES["stop"].values()))
ASKED: Mapping[Intent, list[tuple[str, ...]]] = _by_intent(_TABLES["asked"])
# The same by their first words, each phrase with the place of its intent in the table.
KINDS = tuple(ASKED)
ASKING: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
for _kind, _intent in enumerate(KINDS):
    for _phrase in ASKED[_intent]:
        ASKING.setdefault(_phrase[0], []).append((_kind, _phrase))

ASKED_FIRST: Mapping[Intent, list[tuple[str, ...]]] = _by_intent(_TABLES["starts"])
