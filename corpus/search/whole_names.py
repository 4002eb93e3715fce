"""Which of a few headlines answers a name as a whole.

Words that are looked up one by one find John Kerry and Bob Kerrey alike; together they do not.
"""

from collections.abc import Sequence

from corpus.language.likeness import name_gain
from corpus.language.tokens import tokenize

# A headline is longer than a name: what it has beside the name says nothing.
_LONGEST_NAME = 6


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
    return name_gain(asked, words) if len(words) <= _LONGEST_NAME else 0.0
