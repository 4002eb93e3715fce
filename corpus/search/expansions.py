"""What words may be, remembered: the same names are asked for again and again."""

from corpus.search.expand import LookedUp, look_up
from storage.index import Index

_MOST = 2_048  # words; about 4 MB


class Expansions:
    """Looks words up in one index, each once until the index changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._applied = index.applied
        self._known: dict[str, LookedUp] = {}

    def of(self, word: str) -> LookedUp:
        """Give what a folded word may be; see `look_up`."""
        if self._applied != self._index.applied or len(self._known) >= _MOST:
            self._applied, self._known = self._index.applied, {}
        known = self._known
        if word not in known:
            known[word] = look_up(word, self._index)
        return known[word]
