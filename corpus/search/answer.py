"""The sentence of an article that answers, chosen by what kind of thing is asked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge import Kind
from corpus.search.function_words import ASKED, Intent
from corpus.search.reading import ReadSentence

_SHORTEN_OVER = 1_200  # characters; a sentence beyond is a list that lost its line ends
_A_NUMBER = re.compile(r"\d")
_QUOTE = re.compile('[«»“”"„]|: ')
_SPEECH = frozenset(phrase[0] for phrase in ASKED["said"] if len(phrase) == 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text, word for word.

    Attributes:
        bold: Where in `text` the matches stand, in order, apart from each other.
        sentence: Where in `text` the best sentence stands.
        score: How well that sentence answers: 0, nothing in common, to 1.
    """

    text: str
    bold: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    score: float


def _has_number(sentence: ReadSentence) -> bool:
    return any(_A_NUMBER.match(token.text) for token in sentence.tokens)


def _has(kind: Kind) -> Callable[[ReadSentence], bool]:
    def has_one(sentence: ReadSentence) -> bool:
        asked = {match.start for match in sentence.matches}
        return any(
            mention.entry.kind == kind and start not in asked for start, mention in sentence.named
        )

    return has_one


def _has_speech(sentence: ReadSentence) -> bool:
    return any(token.text in _SPEECH for token in sentence.tokens)


# What a sentence must hold to answer a kind of question, as far as can be told without reading.
_HOLDS: Mapping[Intent, Callable[[ReadSentence], bool]] = {
    "when": _has_number,
    "how_many": _has_number,
    "who": _has("person"),
    "where": _has("place"),
    "said": _has_speech,
}


def best_sentence(
    sentences: Sequence[ReadSentence], intent: Intent, weights: Sequence[float]
) -> tuple[int, float] | None:
    """Choose a sentence; gives its number and a score of 0 to 1, or None where there is none."""
    if not sentences:
        return None
    scores = [_score(sentence, intent, weights) for sentence in sentences]
    best = max(range(len(sentences)), key=lambda number: (scores[number], -number))
    return best, scores[best]


def _score(sentence: ReadSentence, intent: Intent, weights: Sequence[float]) -> float:
    total = sum(weights) or 1.0
    held = sum(weights[thing] for thing in sentence.things) / total
    holds = _HOLDS.get(intent)
    bonus = 0.12 if holds is not None and held and holds(sentence) else 0.0
    return min(1.0, held * 0.88 + bonus)


def passage(
    text: str, sentences: Sequence[ReadSentence], intent: Intent, weights: Sequence[float]
) -> Passage:
    """Cut the best sentence out of a text, with the neighbour that helps it most."""
    chosen = best_sentence(sentences, intent, weights)
    if chosen is None:
        return Passage("", (), (0, 0), 0.0)
    number, score = chosen
    best = sentences[number]
    first, last = _with_neighbour(sentences, number, weights)
    start, end = first.start, min(last.end, first.start + _SHORTEN_OVER)
    matches = [m for each in sentences for m in each.matches if start <= m.start and m.end <= end]
    return Passage(
        text=text[start:end],
        bold=_apart([(match.start - start, match.end - start) for match in matches]),
        sentence=(best.start - start, min(best.end, end) - start),
        score=score,
    )


def _with_neighbour(
    sentences: Sequence[ReadSentence], number: int, weights: Sequence[float]
) -> tuple[ReadSentence, ReadSentence]:
    """Give the first and last sentence to show: the best one, and what adds most to it."""
    best = sentences[number]
    before = sentences[number - 1] if number else None
    after = sentences[number + 1] if number + 1 < len(sentences) else None

    def adds(neighbour: ReadSentence | None) -> float:
        if (
            neighbour is None
            or neighbour.end - neighbour.start + best.end - best.start > _SHORTEN_OVER
        ):
            return -1.0
        return sum(weights[thing] for thing in neighbour.things - best.things)

    if max(adds(before), adds(after)) < 0:
        return best, best
    # A sentence explains what stands before it less often than what stands after.
    if adds(before) > adds(after):
        return before or best, best
    return best, after or best


def _apart(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
