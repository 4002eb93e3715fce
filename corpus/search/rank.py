"""The order of the candidates: four promises, and relevance within them.

1. All asked names come before some of them.
2. What is written as asked comes before a typo, and a typo before what only sounds alike.
3. Asked for the latest, the newest of those that fully match come first, unknown dates last.
4. Otherwise the newer of two that are nearly equal comes first.

What holds for one candidate is asked of the index, for all of them at once; no text is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from corpus.search.marks import Marks, marks, telling
from corpus.search.query import Query
from corpus.search.relevance import of_language, weighed
from corpus.search.things import LEVEL_OF, LEVELS, Asked, How, Level, Way
from corpus.search.weights import WEIGHTS
from storage.index import Index
from storage.index_query import Node


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in its place.

    Attributes:
        relevance: 0 and above, comparable within one question only.
        hows: How each asked thing stands in it; None where it does not.
        strengths: How sure it is of each that it is what was asked, 0 to 1.
        is_full: It has everything that was meant.
        published: Minutes, see `minutes_of`; None where the day is unknown.
    """

    article_id: int
    relevance: float
    hows: tuple[How | None, ...]
    is_full: bool
    published: int | None
    strengths: tuple[float, ...] = ()

    @property
    def levels(self) -> tuple[Level | None, ...]:
        """How far each asked thing is from what was typed."""
        return tuple(None if how is None else LEVEL_OF[how] for how in self.hows)

    @property
    def share(self) -> float:
        """Which share of the asked things it has, 0 to 1."""
        return sum(how is not None for how in self.hows) / max(1, len(self.hows))


def rank(index: Index, query: Query, things: Sequence[Asked], ids: Sequence[int]) -> list[Ranked]:
    """Bring candidates into order."""
    nodes = [node for thing in things for way in thing.ways for node, _ in way.terms]
    found = marks(index, (*telling(nodes), *of_language(query)), ids)
    standings = _standings(query, things, found)
    shares = _shares(things, standings, found)
    ranked: list[Ranked] = []
    for each in weighed(index, query, things, shares, found):
        hows, is_full, strengths = standings[found[each.article_id]]
        ranked.append(Ranked(each.article_id, each.score, hows, is_full, each.published, strengths))
    return _in_order(query, things, ranked)


class _Standing(NamedTuple):
    """What `Ranked` says of all articles that have the same of what is asked."""

    hows: tuple[How | None, ...]
    is_full: bool
    strengths: tuple[float, ...]


def _standings(
    query: Query, things: Sequence[Asked], found: Marks
) -> Mapping[frozenset[Node], _Standing]:
    return {
        has: _Standing(
            hows=tuple(way.how if way else None for way in ways),
            is_full=_is_full(query, things, ways),
            strengths=tuple(_strength(way) for way in ways),
        )
        for has, ways in _ways(things, found).items()
    }


def _is_full(query: Query, things: Sequence[Asked], ways: Sequence[Way | None]) -> bool:
    """Say whether everything meant is there: people always, all else where the words are few.

    Where two people last met, they did meet. A whole sentence may well say "Iran" where its
    paragraph says "Iranian" or "the country"; but a question about a treaty is not answered by
    what names neither that nor anybody else who was asked about.
    """
    pairs = list(zip(things, ways, strict=True))
    named = [way for thing, way in pairs if thing.has_name]
    if things and not any(named or ways):
        return False
    return all(
        way is not None
        for thing, way in pairs
        if thing.is_person or query.is_short or (query.is_last and thing.entry)
    )


def _shares(
    things: Sequence[Asked], standings: Mapping[frozenset[Node], _Standing], found: Marks
) -> dict[int, float]:
    """Say which share each article has of what any of them has, 0 to 1.

    What is rare counts for more, and what only sounds like what was asked for less.
    """
    weights = {
        has: [
            thing.importance * strength
            for thing, strength in zip(things, standing.strengths, strict=True)
        ]
        for has, standing in standings.items()
    }
    total = sum(max(each) for each in zip(*weights.values(), strict=True)) or 1.0
    shares = {has: sum(each) / total for has, each in weights.items()}
    return {article_id: shares[has] for article_id, has in found.items()}


def _in_order(query: Query, things: Sequence[Asked], ranked: list[Ranked]) -> list[Ranked]:
    best = max((each.relevance for each in ranked), default=0.0)
    step = best * WEIGHTS.near_tie or 1.0

    def place(each: Ranked) -> tuple[float | bool, ...]:
        if each.is_full:
            has, level = 0.0, worst_level(each) if query.is_short else 0
        else:
            has, level = -round(_has(query, things, each), 2), 0
        if query.is_last:
            day = (each.published is None, -(each.published or 0))
            return (not each.is_full, has, *day, -each.relevance, -each.article_id)
        nearly = -round(each.relevance / step)
        return (not each.is_full, has, level, nearly, *_newest_first(each))

    return sorted(ranked, key=place)


def _newest_first(each: Ranked) -> tuple[float | bool, ...]:
    return each.published is None, -(each.published or 0), -each.article_id


def worst_level(each: Ranked) -> int:
    """Say how far the weakest match is from what was typed; what is missing is no match."""
    return max((LEVELS.index(level) for level in each.levels if level), default=len(LEVELS))


def _has(query: Query, things: Sequence[Asked], each: Ranked) -> float:
    """Say how much of the names that were meant an article has that does not have all of them.

    Of "Richard Nixon" the article that has only the rarer word is likelier meant. This is for names
    from another script; words that stand in articles as they were typed are left to relevance.
    """
    only_names = query.is_short and all(thing.is_person or not thing.frequency for thing in things)
    last = len(things) - 1
    return sum(
        thing.importance * strength * (1.0 if thing.entry or place == last else WEIGHTS.given_name)
        for place, (thing, strength) in enumerate(zip(things, each.strengths, strict=True))
        if thing.is_person or only_names
    )


def _strength(way: Way | None) -> float:
    return sqrt(way.strength) if way else 0.0


def _ways(
    things: Sequence[Asked], found: Marks
) -> Mapping[frozenset[Node], tuple[Way | None, ...]]:
    """Say in which way each asked thing stands in the articles that have certain nodes."""
    # From the loosest to the closest, so that the closest one stays.
    ways = sorted(
        ((place, way) for place, thing in enumerate(things) for way in thing.ways), key=_closeness
    )
    terms = [(place, way, frozenset(node for node, _ in way.terms)) for place, way in ways]
    known: dict[frozenset[Node], tuple[Way | None, ...]] = {}
    for has in set(found.values()):
        best: list[Way | None] = [None] * len(things)
        for place, way, nodes in terms:
            if not nodes.isdisjoint(has):
                best[place] = way
        known[has] = tuple(best)
    return known


def _closeness(found: tuple[int, Way]) -> tuple[int, float]:
    return -LEVELS.index(found[1].level), found[1].strength
