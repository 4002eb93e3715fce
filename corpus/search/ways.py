"""From what a word may be to the ways in which it may stand in an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from corpus.language.tokens import Token
from corpus.search.expand import Expansion
from corpus.search.terms import possible_stems, script
from corpus.search.things import LEVEL_OF, How, Way
from corpus.search.weights import WEIGHTS
from storage.index_query import Node, Term

_HOW_OF_REASON: Mapping[str, How] = {
    "exact": "written",
    "spelling": "typo",
    "keyboard": "keyboard",
    "sound": "sound",
    "short": "short",
}


def other_ways(
    token: Token, possible: Sequence[Expansion], beside: Sequence[Expansion], frequency: int
) -> tuple[Way, ...]:
    """Give the ways in which a word may stand that is not written as it was typed.

    Args:
        token: The word.
        possible: What it may be by itself.
        beside: What it may be where it stands beside its neighbour.
        frequency: How many articles have it as it was typed.
    """
    spoken_for = _others(token, beside, frequency)
    alone = _others(token, list(_likely(_others(token, possible))), frequency)
    return (*_expanded(spoken_for), *_expanded(_less(alone, spoken_for)))


def _likely(expansions: Sequence[Expansion]) -> Iterable[Expansion]:
    """Leave out what only sounds a little alike, unless it is another form of what is likely."""
    for kind in ("latin", "cyrillic", "arabic"):
        of_script = [each for each in expansions if script(each.term) == kind]
        best = max((each.weight for each in of_script), default=0.0)
        likeliest = [e for e in of_script if e.weight >= WEIGHTS.likely * best]
        stems = {stem for each in likeliest for stem, _ in possible_stems(each.term, None)}
        for each in of_script:
            is_form = any(stem in stems for stem, _ in possible_stems(each.term, None))
            if each.weight >= WEIGHTS.least_sure and (each in likeliest or is_form):
                yield each


def _others(token: Token, found: Iterable[Expansion], frequency: int = 0) -> list[Expansion]:
    """Leave out the word itself, and what is like it in its own script if articles have it."""
    kept = [each for each in found if each.term != token.text]
    return [e for e in kept if not frequency or script(e.term) != script(token.text)]


def _less(likely: Sequence[Expansion], spoken_for: Sequence[Expansion]) -> list[Expansion]:
    """Let what a word may be count for less where its neighbour speaks for something else."""
    known = {each.term for each in spoken_for}
    kinds = {script(term) for term in known}
    return [
        replace(e, weight=e.weight * (WEIGHTS.alone if script(e.term) in kinds else 1.0))
        for e in likely
        # A slip is not believed where another word stands beside what the neighbour is.
        if e.term not in known and not (known and e.reason == "spelling")
    ]


def stem_terms(stems: Iterable[tuple[str, float]]) -> Iterable[tuple[Node, float]]:
    for each, weight in stems:
        yield Term("body", each), weight
        if WEIGHTS.title:
            yield Term("title", each), weight * WEIGHTS.title


def _expanded(expansions: Sequence[Expansion]) -> Iterable[Way]:
    """Give a way for every kind of likeness and every script: each is as sure as its best word."""
    for how, kind in product(LEVEL_OF, ("latin", "cyrillic", "arabic")):
        alike = [
            each
            for each in expansions
            if _HOW_OF_REASON[each.reason] == how and script(each.term) == kind
        ]
        if alike:
            terms = tuple((Term("words", each.term), each.weight) for each in alike)
            yield Way(how, terms, tuple(each.term for each in alike))
