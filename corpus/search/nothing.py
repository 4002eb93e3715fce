"""Why a question finds nothing whole, and what to ask instead."""

from collections.abc import Sequence
from datetime import date

from corpus.search.candidates import conditions
from corpus.search.found import Nothing, Problem, WordAlone
from corpus.search.query import Query
from corpus.search.suggest import suggestion
from corpus.search.terms import script, stem_language
from corpus.search.things import Asked
from storage.index import Index
from storage.index_query import AllOf


def nothing(
    index: Index, query: Query, things: Sequence[Asked], covered: tuple[date, date] | None
) -> Nothing:
    """Say why a question found nothing whole, of what is known after it was asked."""
    words = tuple(_alone(query, thing) for thing in things if thing.text)
    return Nothing(
        problem=_problem(index, query, things),
        respelt=_respelt(query, things),
        suggestion=suggestion(index, query, things),
        words=words,
        covered=covered,
    )


def _problem(index: Index, query: Query, things: Sequence[Asked]) -> Problem | None:
    if query.span is not None and query.span.is_empty:
        return "backwards"
    if query.is_empty or not things:
        return "empty"
    whole = AllOf(tuple(thing.anyhow for thing in things))
    return "narrow" if conditions(query) and index.search(whole, 1) else None


def _alone(query: Query, thing: Asked) -> WordAlone:
    start, end = thing.place
    nearest = None if thing.is_as_typed else thing.nearest
    return WordAlone(query.text[start:end], nearest, thing.articles)


def _respelt(query: Query, things: Sequence[Asked]) -> str | None:
    """Put words right that are misspelt, or typed on another layout."""
    text, is_changed = query.text, False
    for thing in reversed(things):
        righted = _righted(query, thing)
        if righted is not None:
            start, end = thing.place
            text, is_changed = f"{text[:start]}{righted}{text[end:]}", True
    return text if is_changed else None


def _righted(query: Query, thing: Asked) -> str | None:
    """Give what was meant, in the script that it was typed in."""
    if thing.is_as_typed:
        return None
    if thing.entry is not None:
        return thing.entry.labels[stem_language(thing.text, query.language or "fa")]
    words = (word for way in thing.ways[1:] for word in way.words)
    return next((word for word in words if script(word) == script(thing.text)), None)
