"""Near-copies among what `safir add` stores: of articles there before, and of each other."""

from collections import Counter
from collections.abc import Sequence

from corpus.stories import Stories
from storage.database import Stored
from storage.models import Article

_MOST_REMEMBERED = 200_000  # keys, of some 25,000 articles: about 20 MB


class NearCopies:
    """Says of what is stored in one run which article it nearly repeats.

    What came in during the run is not in the index yet and is remembered here, the newest of it
    where there is very much.
    """

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._recent: dict[str, int] = {}  # the newest article of each key

    async def find(
        self, stored: Stored, added: Sequence[tuple[Article, Sequence[str]]]
    ) -> dict[int, int]:
        """Give the article that each of these nearly repeats, for those that do, by their ids.

        Args:
            stored: Where they are just being stored.
            added: The articles, each with the keys of its sketch.
        """
        found: dict[int, int] = {}
        for article, keys in added:
            shared = Counter(self._recent[key] for key in keys if key in self._recent)
            also = [number for number, count in shared.most_common(2) if count > 1]
            copies = await self._stories.copies(stored, article, keys, also)
            if copies:
                found[article.id] = copies[0].id
            self._remember(article, keys)
        return found

    def _remember(self, article: Article, keys: Sequence[str]) -> None:
        self._recent |= dict.fromkeys(keys, article.id)
        while len(self._recent) > _MOST_REMEMBERED:
            del self._recent[next(iter(self._recent))]
