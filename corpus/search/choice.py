"""Which sentence of an article answers: how much of the question it has, and has alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import fsum, log

from corpus.search.kinds import answering
from corpus.search.query import Query
from corpus.search.reading import ReadArticle, ReadSentence
from corpus.search.terms import rows_of_letters, written_by
from corpus.search.things import Asked
from corpus.search.weights import WEIGHTS

_NONE = frozenset[str]()


def _rows_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(row for word in words for row in rows_of_letters(word))


class Choice:
    """Compares the sentences of one article after the other by one question.

    Args:
        query: The question.
        things: What it looks for.
    """

    def __init__(self, query: Query, things: Sequence[Asked]) -> None:
        self._intent = query.intent
        total = sum(thing.importance for thing in things) or 1.0
        self._weights = [thing.importance / total for thing in things]
        self._rows_of_things = [_rows_of(thing.text.split(" ")) for thing in things]
        self._asked = _rows_of(query.tokens)

    def scores(self, article: ReadArticle) -> list[float]:
        """Say of each sentence how well it answers, those of the title first.

        What the sentence before has counts as well: "it began in 1914" is about what that named.
        """
        sentences = [*article.title, *article.body]
        written = [written_by(sentence.tokens) for sentence in sentences]
        whole = "".join(written)
        there = [row for row in self._asked if row in whole]
        rows = [self._rows(*each, there) for each in zip(sentences, written, strict=True)]
        rarity = self._rarity(rows)
        own = [self._score(*each, rarity) for each in zip(sentences, rows, strict=True)]
        first = len(article.title)
        for number in range(first):
            # Nearly every headline names somebody: that makes it no answer to who.
            own[number] -= WEIGHTS.answering
        for number in range(first + 1, len(sentences)):
            before = sentences[number - 1].things - sentences[number].things
            own[number] += WEIGHTS.before * self._held(before)
        return own

    def _score(
        self, sentence: ReadSentence, rows: frozenset[str], rarity: Mapping[str, float]
    ) -> float:
        if not (sentence.things or rows):
            return 0.0
        shared = WEIGHTS.rows * fsum(rarity[row] for row in rows)
        kind = WEIGHTS.answering * answering(self._intent, sentence).likely
        return shared + kind + WEIGHTS.held * self._held(sentence.things)

    def _held(self, things: frozenset[int]) -> float:
        return sum(self._weights[thing] for thing in things)

    def _rarity(self, rows: Sequence[frozenset[str]]) -> dict[str, float]:
        """Share out 1 among the rows of letters of a question: the fewer sentences, the more.

        Those that no sentence has keep their share, so that in an article in another language one
        common number does not decide.
        """
        counted = Counter(chain.from_iterable(rows))
        rarity = {row: log(1 + len(rows) / count) for row, count in counted.items()}
        absent = (len(self._asked) - len(counted)) * log(2)
        total = fsum(rarity.values()) + absent or 1.0
        return {row: each / total for row, each in rarity.items()}

    def _rows(self, sentence: ReadSentence, written: str, there: Sequence[str]) -> frozenset[str]:
        """Give the rows of letters that a sentence shares with the question.

        What stands there in another script or by another name has those of what was asked.
        """
        meant = (self._rows_of_things[thing] & self._asked for thing in sentence.things)
        return _NONE.union([row for row in there if row in written], *meant)
