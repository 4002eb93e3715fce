"""Given names and their other forms: who asks for Bob may mean somebody whom papers call Robert,
and Antoine is أنطوان.

Sound does not tell that; it is looked up in a short list (`short_names.txt`).
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.language.fold import fold

_NAMES = Path(__file__).parent / "short_names.txt"


@cache
def _others() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in _NAMES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            words = [fold(word) for word in line.split()]
            for word in words:
                found[word].update(dict.fromkeys(words))
    return {word: tuple(words) for word, words in found.items()}


def forms_of_name(word: str) -> tuple[str, ...]:
    """Give a folded given name with its long and short forms, in all scripts; mostly nothing.

    >>> forms_of_name("timothy")[:2]
    ('timothy', 'tim')
    """
    return _others().get(word, ())
