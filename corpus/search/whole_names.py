"""Which of a few headlines answers a name as a whole.

Words that are looked up one by one find John Kerry and Bob Kerrey alike; together they do not.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.language.likeness import name_gain
from corpus.language.tokens import tokenize
from corpus.search.query import Query
from corpus.search.rank import Ranked, worst_level

# A headline is longer than a name: what it has beside the name says nothing.
_LONGEST_NAME = 6
_MORE_WORDS = 1  # a patronymic, a middle name


FIRST = 20
"""Candidates whose headlines are looked at."""


def is_like_a_name(query: Query) -> bool:
    """Say whether a question may be nothing but names: a few words, and no thing or time."""
    is_few = query.is_short and len(query.tokens) <= _LONGEST_NAME
    is_bare = query.intent == "plain" and is_few and query.span is None
    of_names = all(name.entry.kind in ("person", "place") for name in query.names)
    return is_bare and of_names and not query.is_empty and not query.operators.phrases


def with_whole_names_first(
    query: Query, ranked: Sequence[Ranked], titles: Mapping[int, str]
) -> list[Ranked]:
    """Let headlines that are the asked name come first among those that match as closely.

    All asked names still come before some, and what is written as asked before what sounds alike.
    """
    head = [each for each in ranked[:FIRST] if each.article_id in titles]
    ordered: list[Ranked] = []
    for _, equal in groupby(
        head, key=lambda each: (each.is_full, each.is_full and worst_level(each))
    ):
        group = list(equal)
        places = in_order_of_names(query.text, [titles[each.article_id] for each in group])
        ordered += [group[place] for place in places]
    return [*ordered, *ranked[FIRST:]]


def in_order_of_names(question: str, titles: Sequence[str]) -> list[int]:
    """Give the places of the titles, the one that is likeliest the asked name first.

    Meant for the first candidates of a question that is nothing but a name. Titles that are no
    names, by their length, keep their order after those that are.
    """
    asked = [token.text for token in tokenize(question)]
    gains = [_gain(asked, title) for title in titles]
    return sorted(range(len(titles)), key=lambda place: -gains[place])


def _gain(asked: Sequence[str], title: str) -> float:
    words = [token.text for token in tokenize(title)]
    is_name = len(words) <= min(len(asked) + _MORE_WORDS, _LONGEST_NAME)
    return max(name_gain(asked, words), 0.0) if is_name else 0.0
