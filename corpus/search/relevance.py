"""How well each candidate fits a question, as one figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import inf

from corpus.search.function_words import STOP_WORDS
from corpus.search.marks import Marks
from corpus.search.query import Query
from corpus.search.terms import possible_stems, rows_of_letters, script
from corpus.search.things import Asked, WeightedTerms
from corpus.search.weights import WEIGHTS
from storage.index import Candidate, Index
from storage.index_document import last_minute_of, minutes_of
from storage.index_query import AllOf, Among, AnyOf, Node, Phrase, Prefer, Term

_MOST_LETTERS = 150
_MOST_PAIRS = 32
_MOST_LIKELY = 6
_HALF = 0.5


def weighed(
    index: Index,
    query: Query,
    things: Sequence[Asked],
    shares: Mapping[int, float],
    found: Marks,
) -> list[Candidate]:
    """Give the candidates with their relevance.

    Args:
        index: Which knows the candidates.
        query: What was asked.
        things: What it looks for.
        shares: The ids of the candidates, each with the share of the things that it has.
        found: What of `things` and of `of_language` each has.
    """
    meaning, letters = _of_meaning(things), _of_letters(query, things)
    there = _there(things, found)
    if query.is_short:
        meant = _scored(index, shares, (*meaning, *letters))
        meant = [each.plus(there[each.article_id]) for each in meant]
        return _of_its_time_first(query, _own_first(query, meant, found))
    meant = _scored(index, shares, meaning)
    spelt = {each.article_id: each.score for each in _scored(index, shares, letters)}
    spelt |= _in_translation(query, shares, spelt, found)
    scored = [each.plus(there[each.article_id] + spelt.get(each.article_id, 0.0)) for each in meant]
    return _of_its_time_first(query, scored)


def _of_its_time_first(query: Query, scored: list[Candidate]) -> list[Candidate]:
    """Let articles of the time that a question names come before those that only share words."""
    span = query.span
    if span is None:
        return scored
    first = minutes_of(span.first) if span.first else 0
    last = last_minute_of(span.last) if span.last else inf
    weight = WEIGHTS.span_of_few if query.is_short else WEIGHTS.span
    bonus = weight * max((each.score for each in scored), default=0.0)
    return [
        each.plus(bonus if each.published and first <= each.published <= last else 0.0)
        for each in scored
    ]


def _scored(
    index: Index, ids: Iterable[int], looks: Iterable[tuple[Node, float]]
) -> list[Candidate]:
    parts = tuple(look for look in looks if look[1])
    candidates = tuple(ids)
    return index.search(AllOf((Among(candidates), Prefer(AnyOf(parts)))), len(candidates))


def _there(things: Sequence[Asked], found: Marks) -> dict[int, float]:
    """Say what each article gets for having things at all, as they were typed."""
    typed = [
        (frozenset(node for node, _ in thing.ways[0].terms), WEIGHTS.there * thing.importance)
        for thing in things
    ]
    gained = {
        has: sum(weight for nodes, weight in typed if not nodes.isdisjoint(has))
        for has in set(found.values())
    }
    return {article_id: gained[has] for article_id, has in found.items()}


def of_language(query: Query) -> tuple[Node, ...]:
    """Give what an article has that is in the language of a question, where that counts."""
    return () if query.language is None else (Term("language", query.language),)


def _own_first(query: Query, meant: list[Candidate], found: Marks) -> list[Candidate]:
    """Let articles that can be read come a little before those that cannot."""
    own = WEIGHTS.own * max((each.score for each in meant), default=0.0)
    of_own = frozenset(of_language(query))
    return [each.plus(own if of_own & found[each.article_id] else 0.0) for each in meant]


def _in_translation(
    query: Query, shares: Mapping[int, float], spelt: Mapping[int, float], found: Marks
) -> dict[int, float]:
    """Give articles in other languages the letters that they would share were they in this one.

    They cannot have the small words of a question, nor its endings: they get what the best article
    of this language has for as much of what is asked. Without this, one in this language that has
    nothing of it would come before a translation that has all.
    """
    if query.language is None:
        return {}
    of_own = Term("language", query.language)
    own = {article_id for article_id, has in found.items() if of_own in has}
    known = [(shares[each], spelt.get(each, 0.0)) for each in own]
    foreign = shares.keys() - own
    return {each: max(spelt.get(each, 0.0), _expected(shares[each], known)) for each in foreign}


def _expected(share: float, known: Sequence[tuple[float, float]]) -> float:
    """Say what an article with this share of what is asked would share in letters.

    Args:
        share: 0 to 1.
        known: The shares and letters of articles in the question's own language.
    """
    as_much = [letters for of, letters in known if of >= share]
    less = [letters * share / max(of, _HALF) for of, letters in known]
    return WEIGHTS.translated * max(as_much or less, default=0.0)


def _of_meaning(things: Sequence[Asked]) -> Iterator[tuple[Node, float]]:
    """Give what tells apart the candidates in any language."""
    yield AnyOf(tuple(part for thing in things for way in thing.ways for part in way.terms)), 1.0
    yield AnyOf(_neighbours(things)), WEIGHTS.together


def _of_letters(query: Query, things: Sequence[Asked]) -> Iterator[tuple[Node, float]]:
    """Give what is too common to look for, and tells apart candidates in the question's language.

    Here the small words of the question count as well: "which year" stands near the year.
    """
    yield AnyOf(tuple(part for thing in things for part in thing.beside)), 1.0
    stems = [stem for text in query.tokens for stem, _ in possible_stems(text, query.language)[:1]]
    small = [stem for text, stem in zip(query.tokens, stems, strict=True) if text in STOP_WORDS]
    rows = list(dict.fromkeys(row for text in query.tokens for row in rows_of_letters(text)))
    yield AnyOf(_each(Term("body", stem) for stem in dict.fromkeys(small))), WEIGHTS.small_words
    yield AnyOf(_each(Term("grams", row) for row in rows[:_MOST_LETTERS])), WEIGHTS.letters
    yield AnyOf(_each(Phrase("body", pair) for pair in pairwise(stems))), WEIGHTS.pairs


def _each(nodes: Iterable[Node]) -> WeightedTerms:
    return tuple((node, 1.0) for node in nodes)


def _neighbours(things: Sequence[Asked]) -> WeightedTerms:
    """Give the phrases that neighbouring words of the question may make in an article."""
    phrases = (
        (Phrase("words", (one, other), slop=1), weight * other_weight)
        for first, second in pairwise(things)
        for one, weight in _likeliest_words(first)
        for other, other_weight in _likeliest_words(second)
        if script(one) == script(other)
    )
    return tuple(islice(phrases, _MOST_PAIRS))


def _likeliest_words(thing: Asked) -> list[tuple[str, float]]:
    """Give the words that a thing may be, with their weights."""
    typed = [(word, 1.0) for word in thing.text.split(" ")[:1]]
    likely = [
        (word, weight)
        for way in thing.ways[1:]
        for word, (_, weight) in zip(way.words, way.terms, strict=True)
    ]
    return [*typed, *likely[:_MOST_LIKELY]]
