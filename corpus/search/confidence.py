"""How sure it is that a passage answers, from nothing but what it shares with the question.

Measured on Persian questions with and without an answer in their paragraph: the share of the
question's rows of letters that stand in the passage tells the two apart better than matched words,
the article's rank or its lead over the next.
"""

from collections.abc import Iterator, Sequence

from corpus.search.query import Query
from corpus.search.reading import ReadSentence
from corpus.search.terms import rows_of_letters, script
from corpus.search.things import Asked

LEAST = 0.545
"""Below this an answer is withheld: 4 in 10 of the questions that have none, and 1 in 25 of those
that have one."""


class Confidence:
    """Compares passages with one question."""

    def __init__(self, query: Query, things: Sequence[Asked]) -> None:
        self._tokens = [(text, frozenset(rows_of_letters(text))) for text in query.tokens]
        self._things = [frozenset(thing.text.split(" ")) for thing in things]
        self._meant = frozenset[str]().union(*self._things)
        self._scripts = {script(text) for text in query.tokens if text.isalpha()}

    def of(self, passage: Sequence[ReadSentence]) -> float:
        """Say how much of the question stands in some sentences: 0 to 1."""
        words = [token.text for sentence in passage for token in sentence.tokens]
        rows = {row for word in words for row in rows_of_letters(word)}
        found = {word for each in passage for thing in each.things for word in self._things[thing]}
        shares = list(self._shares(rows, found, {script(word) for word in words if word.isalpha()}))
        total = sum(weight for weight, _ in shares)
        return sum(weight * share for weight, share in shares) / total if total else 0.0

    def _shares(
        self, rows: set[str], found: set[str], scripts: set[str]
    ) -> Iterator[tuple[int, float]]:
        """Give each word's weight, and which share of it is there."""
        is_foreign = not self._scripts & scripts
        for text, wanted in self._tokens:
            if text in found:
                yield len(wanted) or 1, 1.0
            elif wanted and not (is_foreign and text not in self._meant):
                yield len(wanted), len(wanted & rows) / len(wanted)
