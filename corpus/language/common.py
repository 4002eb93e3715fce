"""How common Persian words are, by hazm's word list: of two words that a misspelling may stand for,
the common one is likelier meant.

The list is read as a file, without hazm: its import takes seconds.
"""

import importlib.util
import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from corpus.language.fold import fold

# Rarer words differ by chance; leaving them out keeps the table at a few megabytes.
_LEAST = 1_000


def _list() -> Path:
    spec = importlib.util.find_spec("hazm")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("hazm")
    return Path(spec.origin).parent / "data" / "words.dat"


def _counted() -> Iterator[tuple[str, int]]:
    with _list().open(encoding="utf-8") as file:
        for line in file:
            word, count, *_ = line.split("\t")
            if int(count) >= _LEAST:
                yield fold(word), int(count)


@cache
def _commonness() -> Mapping[str, float]:
    found: dict[str, float] = {}
    for word, count in _counted():
        found[word] = max(found.get(word, 0.0), math.log(count / _LEAST))
    return found


def commonness(word: str) -> float:
    """Give 0 for a rare or unknown folded word, to about 14 for the commonest Persian ones."""
    return _commonness().get(word, 0.0)
