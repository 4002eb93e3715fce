"""Which articles are worth ranking: the index narrows, from all that is asked to any of it."""

from collections.abc import Iterator, Sequence

from corpus.search.query import Query
from corpus.search.spans import Span
from corpus.search.terms import rows_of_letters, sounds_of_source
from corpus.search.things import Asked
from corpus.search.weights import CANDIDATES, ENOUGH
from storage.index import Index, Order
from storage.index_document import last_minute_of, minutes_of
from storage.index_query import (
    AllOf,
    AnyOf,
    Between,
    Everything,
    Fixed,
    Node,
    Not,
    Phrase,
    Prefer,
    Term,
)

# A thing that more than this share of the articles hold does not narrow anything; scoring some
# thousands costs nothing, however.
_COMMON = 0.1
_ALWAYS_SCORED = 2_000
_MOST_LETTERS = 40


def conditions(query: Query) -> tuple[Node, ...]:
    """Give what an article must fulfil whatever else it holds; it does not count for the score."""
    return tuple(node if isinstance(node, Not) else Fixed(node) for node in _conditions(query))


def _conditions(query: Query) -> Iterator[Node]:
    operators = query.operators
    yield from (Phrase("words", phrase) for phrase in operators.phrases)
    yield from (Not(Phrase("words", phrase)) for phrase in operators.unwanted)
    if not operators.exact:
        yield from (Not(Term("names", key)) for key in query.unwanted)
    if operators.language is not None:
        yield Term("language", operators.language)
    yield from (Not(Term("language", language)) for language in operators.not_languages)
    if operators.source is not None:
        yield _source(operators.source)
    yield from (Not(_source(source)) for source in operators.not_sources)
    if query.span is not None and query.span.kind == "demanded":
        yield within(query.span)
    if query.span is not None and query.span.kind == "meant":
        yield from (Not(outside) for outside in _outside(query.span))


def within(span: Span) -> Node:
    """Give the articles published in a time."""
    first = minutes_of(span.first) if span.first else None
    return Between(first, last_minute_of(span.last) if span.last else None)


def _source(words: str) -> Node:
    """Give the articles whose source has all of some words, in whatever script."""
    return AllOf(tuple(_source_word(word) for word in words.split()))


def _source_word(word: str) -> Node:
    sounds = [Term("source", sound) for sound in sounds_of_source(word)]
    return AnyOf(tuple((term, 1.0) for term in (Term("source", word), *sounds)))


def _outside(span: Span) -> Iterator[Node]:
    """Give the articles that are known to be older or newer."""
    if span.first is not None:
        yield Between(None, minutes_of(span.first) - 1)
    if span.last is not None:
        yield Between(last_minute_of(span.last) + 1, None)


def candidates(
    index: Index, query: Query, things: Sequence[Asked], must: tuple[Node, ...]
) -> list[int]:
    """Find the ids of the articles to rank closely, without order."""
    order: Order = "published" if query.is_last else "score"
    found: dict[int, None] = {}
    for search in _searches(index, query, things, must):
        for candidate in index.search(search, CANDIDATES, order):
            found.setdefault(candidate.article_id)
        if len(found) >= ENOUGH:
            break
        order = "score"
    return list(found)


def _searches(
    index: Index, query: Query, things: Sequence[Asked], must: tuple[Node, ...]
) -> Iterator[Node]:
    """Give one search after the other, each wider than the last."""
    if not things:
        yield AllOf((*must, Everything()))
        return
    yield AllOf((*must, *(thing.anyhow for thing in things)))
    people = [thing for thing in things if thing.is_person]
    rest = [thing for thing in things if not thing.is_person]
    if people and rest:
        wished = Prefer(added(rest))
        yield AllOf((*must, *(thing.anyhow for thing in people), wished))
    if len(things) > 1:
        yield AllOf((*must, *_driven_by_rare(index, things)))
    if not query.is_short:
        yield AllOf((*must, _spelt_alike(query)))


def _spelt_alike(query: Query) -> Node:
    """Score articles by the letters of the words: forms that no stem joins, as توفی and وفاته."""
    rows = (row for token in query.words for row in rows_of_letters(token.text))
    wanted = list(dict.fromkeys(rows))[:_MOST_LETTERS]
    return AnyOf(tuple((Term("grams", row), 1.0) for row in wanted))


def _driven_by_rare(index: Index, things: Sequence[Asked]) -> Iterator[Node]:
    """Demand something rare, so that the half of all articles that say "Russia" are not scored."""
    limit = max(_COMMON * index.size, _ALWAYS_SCORED)
    rare = [thing for thing in things if thing.frequency <= limit]
    yield added(rare or things)
    common = [thing for thing in things if thing.frequency > limit]
    if rare and common:
        yield Prefer(added(common))


def added(things: Sequence[Asked]) -> Node:
    """Score articles by everything they hold of these things."""
    return AnyOf(tuple(term for thing in things for term in thing.terms))
