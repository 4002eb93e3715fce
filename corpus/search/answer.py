"""The sentence of an article that answers, chosen by what kind of thing is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.search.choice import Choice
from corpus.search.confidence import Confidence
from corpus.search.function_words import Intent
from corpus.search.kinds import answering
from corpus.search.reading import ReadArticle, ReadSentence

_SHORTEN_OVER = 1_200  # characters; a sentence beyond is a list that lost its line ends


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text, word for word.

    Attributes:
        bold: Where in `text` the words stand that answer (a date for when, a number for how many,
            somebody for who), or else those that were asked for; in order, apart from each other.
        sentence: Where in `text` the best sentence stands.
        confidence: How sure it is that the text answers the question, 0 to 1.
        alone: How sure that is of the best sentence alone.
    """

    text: str
    bold: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    confidence: float
    alone: float = 0.0


NOTHING_QUOTED = Passage("", (), (0, 0), 0.0)


def passage(
    article: ReadArticle,
    intent: Intent,
    choice: Choice,
    confidence: Confidence,
    *,
    is_of_names: bool = False,
) -> Passage:
    """Cut the best sentence out of an article, with the better one of its neighbours.

    To names alone the lead answers where no two neighbours have all that the article has: it says
    "the ministers agreed", and what each of them said stands in a paragraph of its own.
    """
    sentences = [*article.title, *article.body]
    if not sentences:
        return NOTHING_QUOTED
    scores = choice.scores(article)
    number = _best_sentence(sentences, len(article.title), intent, scores)
    shown = _with_neighbour(sentences, number, len(article.title), scores)
    if is_of_names and article.body and _things(sentences) - _things(shown):
        number = len(article.title)
        shown = _with_neighbour(sentences, number, number, scores)
    best = sentences[number]
    answers = answering(intent, best)
    start, end = shown[0].start, min(shown[-1].end, shown[0].start + _SHORTEN_OVER)
    matches = [(match.start, match.end) for each in shown for match in each.matches]
    marked = answers.places or matches
    is_of_kind = answers.likely == 1.0
    return Passage(
        text=article.text[start:end],
        bold=apart([(first - start, last - start) for first, last in marked if last <= end]),
        sentence=(best.start - start, min(best.end, end) - start),
        confidence=confidence.of(shown, article.title, is_of_kind=is_of_kind),
        alone=confidence.of([best], article.title, is_of_kind=is_of_kind),
    )


def _things(sentences: Sequence[ReadSentence]) -> frozenset[int]:
    return frozenset[int]().union(*(sentence.things for sentence in sentences))


def _best_sentence(
    sentences: Sequence[ReadSentence], title: int, intent: Intent, scores: Sequence[float]
) -> int:
    """Choose the sentence that answers best, the first of equals, by its number.

    A headline is shown anyway: it is the answer only where there is nothing else, or where it
    answers what is asked and no sentence has so much of it.

    Args:
        sentences: Those of the title, then those of the body.
        title: How many are the title's.
        intent: What is asked for.
        scores: How well each answers.
    """

    def is_open(number: int) -> bool:
        is_body = number >= title or len(sentences) == title
        return is_body or answering(intent, sentences[number]).likely == 1.0

    able = filter(is_open, range(len(sentences)))
    return max(able, key=lambda number: (scores[number], number >= title, -number))


def _with_neighbour(
    sentences: Sequence[ReadSentence], number: int, title: int, scores: Sequence[float]
) -> Sequence[ReadSentence]:
    """Give the best sentence with the better one of its neighbours; the next one, if equal.

    The headline is no neighbour of the first sentence below it.
    """
    best = sentences[number]
    first = title if number >= title else 0
    near = [n for n in (number + 1, number - 1) if first <= n < len(sentences)]
    near = [n for n in near if sentences[n].length + best.length <= _SHORTEN_OVER]
    if not near:
        return [best]
    other = max(near, key=lambda near: scores[near])
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
