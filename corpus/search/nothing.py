"""Why a question finds nothing whole, and what to ask instead."""

from collections.abc import Sequence
from datetime import date

from corpus.search.candidates import conditions
from corpus.search.found import Nothing, Problem, WordAlone
from corpus.search.query import Query
from corpus.search.suggest import suggestion
from corpus.search.things import Asked
from storage.index import Index
from storage.index_query import AllOf


def nothing(
    index: Index, query: Query, things: Sequence[Asked], covered: tuple[date, date] | None
) -> Nothing:
    """Say why a question found nothing whole, of what is known after it was asked."""
    words = tuple(_alone(query, thing) for thing in things if thing.text)
    whole = AllOf(tuple(thing.anyhow for thing in things))
    is_together = bool(things) and bool(index.search(whole, 1))
    return Nothing(
        problem=_problem(query, things, is_together=is_together),
        suggestion=suggestion(index, query, things),
        words=words,
        covered=covered,
    )


def _problem(query: Query, things: Sequence[Asked], *, is_together: bool) -> Problem | None:
    if query.span is not None and query.span.is_empty:
        return "backwards"
    if query.is_empty or not things:
        return "empty"
    return "narrow" if conditions(query) and is_together else None


def _alone(query: Query, thing: Asked) -> WordAlone:
    start, end = thing.place
    nearest = None if thing.is_as_typed else thing.nearest
    return WordAlone(query.text[start:end], nearest, thing.articles)
