"""The sentence of an article that answers, chosen by what kind of thing is asked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge import Kind
from corpus.search.confidence import Confidence
from corpus.search.function_words import ASKED, Intent
from corpus.search.reading import ReadArticle, ReadSentence

_SHORTEN_OVER = 1_200  # characters; a sentence beyond is a list that lost its line ends
_HOLDS_IT = 0.14  # what a number, person or place counts, against all words of the question
_A_NUMBER = re.compile(r"\d")
_QUOTE = re.compile('[«»“”"„]|: ')
_SPEECH = frozenset(phrase[0] for phrase in ASKED["said"] if len(phrase) == 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text, word for word.

    Attributes:
        bold: Where in `text` the matches stand, in order, apart from each other.
        sentence: Where in `text` the best sentence stands.
        confidence: How sure it is that the text answers the question, 0 to 1.
    """

    text: str
    bold: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    confidence: float


NOTHING_QUOTED = Passage("", (), (0, 0), 0.0)


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
) -> int:
    """Choose the sentence that answers best, the first of equals, by its number."""
    scores = [_score(sentence, intent, weights) for sentence in sentences]
    return max(range(len(sentences)), key=lambda number: (scores[number], -number))


def _score(sentence: ReadSentence, intent: Intent, weights: Sequence[float]) -> float:
    held = sum(weights[thing] for thing in sentence.things) / (sum(weights) or 1.0)
    holds = _HOLDS.get(intent)
    return held + _HOLDS_IT if held and holds is not None and holds(sentence) else held


def passage(
    article: ReadArticle, intent: Intent, weights: Sequence[float], confidence: Confidence
) -> Passage:
    """Cut the best sentence out of an article, with the neighbour that helps it most.

    An article without a body shows its title.
    """
    sentences = article.body or article.title
    if not sentences:
        return Passage("", (), (0, 0), 0.0)
    number = best_sentence(sentences, intent, weights)
    best = sentences[number]
    shown = _with_neighbour(sentences, number, weights)
    start, end = shown[0].start, min(shown[-1].end, shown[0].start + _SHORTEN_OVER)
    places = [(match.start, match.end) for each in shown for match in each.matches]
    return Passage(
        text=article.text[start:end],
        bold=apart([(first - start, last - start) for first, last in places if last <= end]),
        sentence=(best.start - start, min(best.end, end) - start),
        confidence=confidence.of(shown),
    )


def _with_neighbour(
    sentences: Sequence[ReadSentence], number: int, weights: Sequence[float]
) -> Sequence[ReadSentence]:
    """Give the best sentence with the neighbour that adds most to it; the next one, if equal."""
    best = sentences[number]
    near = [n for n in (number + 1, number - 1) if 0 <= n < len(sentences)]
    near = [n for n in near if sentences[n].length + best.length <= _SHORTEN_OVER]
    if not near:
        return [best]

    def adds(other: int) -> float:
        return sum(weights[thing] for thing in sentences[other].things - best.things)

    other = max(near, key=adds)
    return sentences[min(number, other) : max(number, other) + 1]


def apart(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Order places and join those that touch."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return tuple(parts)
