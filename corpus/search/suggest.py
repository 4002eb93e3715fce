"""What to ask instead, when a question finds nothing whole."""

from collections.abc import Sequence

from corpus.search.query import Query
from corpus.search.terms import script, stem_language
from corpus.search.things import Asked
from storage.index import Index
from storage.index_query import AllOf


def suggestion(index: Index, query: Query, things: Sequence[Asked]) -> str | None:
    """Give the words of a question that find an article together, put right, or None.

    The rarest word is given up first, until something is left that finds an article.
    """
    left = [thing for thing in things if index.search(thing.anyhow, 1)]
    while left:
        is_another = len(left) < len(things) or bool(query.operators.phrases)
        if is_another and index.search(AllOf(tuple(thing.anyhow for thing in left)), 1):
            return " ".join(_righted(query, thing) for thing in left)
        left.remove(min(left, key=lambda thing: thing.frequency))
    return None


def _righted(query: Query, thing: Asked) -> str:
    """Give a thing as it was typed, or, where no article has that, as it was meant."""
    start, end = thing.place
    typed = query.text[start:end]
    if thing.is_as_typed:
        return typed
    if thing.entry is not None:
        return thing.entry.labels[stem_language(thing.text, query.language or "fa")]
    words = (word for way in thing.ways[1:] for word in way.words)
    return next((word for word in words if script(word) == script(thing.text)), typed)
