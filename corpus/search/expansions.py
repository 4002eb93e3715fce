"""What words may be, remembered: the same names are asked for again and again."""

from collections.abc import Sequence

from corpus.search.expand import Expansion, expand
from storage.index import Index

_MOST = 4_096  # words; about 4 MB


class Expansions:
    """Looks words up in one index, each once until the index changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._applied = index.applied
        self._known: dict[str, Sequence[Expansion]] = {}

    def of(self, word: str) -> Sequence[Expansion]:
        """Give what a folded word may be; see `expand`."""
        if self._applied != self._index.applied or len(self._known) >= _MOST:
            self._applied, self._known = self._index.applied, {}
        known = self._known
        if word not in known:
            known[word] = expand(word, self._index)
        return known[word]
