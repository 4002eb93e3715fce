"""What was found a moment ago, for whoever asks the same while nothing has changed.

What is in the news is asked by many, inline mode asks again for each page and pause, and a switch
that is turned back asks what was asked before.
"""

from collections import OrderedDict
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from corpus.search.found import Found
from storage.database import Stored
from storage.models import Article

_MOST_CHARACTERS = 4_000_000  # of the articles that are held; about 12 MB with all else
_MOST_OF_ONE = 250_000
_BESIDES = 4_000  # what is held for a question beside its articles


@dataclass(frozen=True, slots=True)
class _Kept:
    found: Found
    ids: frozenset[int]
    states: frozenset[tuple[int, int, int | None]]
    characters: int


class Remembered:
    """What questions found, as long as it would be found again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._characters = 0
        self._index: Hashable = None

    async def get(self, stored: Stored, index: Hashable, key: Hashable) -> Found | None:
        """Give what was found, unless the index or an article that was read is another by now.

        Args:
            stored: Where the articles are.
            index: What is searched, see `Index.state`.
            key: All else that the answer depends on.
        """
        if index != self._index:
            self._forget(index)
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)  # now: others may have it dropped while this one waits
        is_so = await stored.articles.states(kept.ids) == kept.states
        return kept.found if is_so else None

    def keep(
        self,
        index: Hashable,
        key: Hashable,
        found: Found,
        ids: Collection[int],
        articles: Collection[Article],
    ) -> None:
        """Remember what was found, and for how long that is so.

        Args:
            index: What was searched, as it was before.
            key: All else that the answer depends on.
            found: What was found.
            ids: The articles that were looked for.
            articles: Those of them that were there.
        """
        characters = _BESIDES + sum(len(each.body) for each in articles)
        if index != self._index or characters > _MOST_OF_ONE:
            return
        self._drop(key)
        states = frozenset((each.id, each.revision, each.story) for each in articles)
        self._kept[key] = _Kept(found, frozenset(ids), states, characters)
        self._characters += characters
        while self._characters > _MOST_CHARACTERS:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Hashable) -> None:
        if key in self._kept:
            self._characters -= self._kept.pop(key).characters

    def _forget(self, index: Hashable) -> None:
        self._kept.clear()
        self._characters, self._index = 0, index
