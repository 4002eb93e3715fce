"""What to ask instead, when a question finds nothing whole."""

from collections.abc import Sequence

from corpus.search.query import Query
from corpus.search.things import Asked
from storage.index import Index
from storage.index_query import AllOf


def suggestion(index: Index, query: Query, things: Sequence[Asked]) -> str | None:
    """Give the words of a question that find an article together, or None.

    The rarest word is given up first, until something is left that finds an article.
    """
    left = [thing for thing in things if index.search(thing.anyhow, 1)]
    while left:
        is_another = len(left) < len(things) or bool(query.operators.phrases)
        if is_another and index.search(AllOf(tuple(thing.anyhow for thing in left)), 1):
            return " ".join(thing.text for thing in left)
        left.remove(min(left, key=lambda thing: thing.frequency))
    return None
