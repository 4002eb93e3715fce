"""Ranked articles, read against what was asked: their passages, and why they were found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from corpus.knowledge import Knowledge
from corpus.search.answer import NOTHING_QUOTED, Passage, passage
from corpus.search.choice import Choice
from corpus.search.confidence import LEAST, Confidence
from corpus.search.found import Answer, Hit, Reason
from corpus.search.function_words import Intent
from corpus.search.query import Query
from corpus.search.rank import Ranked
from corpus.search.reading import Reader
from corpus.search.things import Asked
from corpus.search.weights import WEIGHTS
from storage.models import Article, Language

Articles = Mapping[int, Article]


@dataclass(frozen=True, slots=True)
class Search:
    """A question on its way: what it asks, and the articles in their order."""

    query: Query
    things: list[Asked]
    ranked: list[Ranked]


_NOTHING_ASKED: tuple[Intent, ...] = ("plain", "latest")


def _names_alone(search: Search) -> bool:
    """Say whether nothing is asked but names, with a year perhaps."""
    is_plain = search.query.intent in _NOTHING_ASKED
    return is_plain and all(thing.entry or thing.text.isdigit() for thing in search.things)


class Quoter:
    """Reads articles against one question, each once."""

    def __init__(self, knowledge: Knowledge, search: Search) -> None:
        self._search = search
        self._reader = Reader(knowledge, search.query, search.things)
        self._choice = Choice(search.query, search.things)
        self._confidence = Confidence(search.query, search.things)
        self._is_of_names = _names_alone(search)
        self._read: dict[int, tuple[Passage, Mapping[int, str]]] = {}

    @property
    def language(self) -> Language | None:
        """What the question is asked in."""
        return self._search.query.language

    def passage(self, article: Article) -> Passage:
        """Give the passage of an article that answers best."""
        return self._quoted(article)[0]

    def _quoted(self, article: Article) -> tuple[Passage, Mapping[int, str]]:
        """Give the passage, and the article's words for each thing that it has."""
        if article.id not in self._read:
            read = self._reader.read(article)
            intent = self._search.query.intent
            quoted = passage(
                read, intent, self._choice, self._confidence, is_of_names=self._is_of_names
            )
            self._read[article.id] = quoted, read.words
        return self._read[article.id]

    def hits(self, ranked: Sequence[Ranked], articles: Articles, most: int | None) -> Iterator[Hit]:
        """Make hits of articles, reading the first so many; None: all.

        An article may have been deleted since the index was last caught up: it is left out.
        """
        best = max((each.relevance for each in self._search.ranked), default=0.0) or 1.0
        there = [each for each in ranked if each.article_id in articles]
        for place, each in enumerate(there):
            article = articles[each.article_id]
            is_read = most is None or place < most
            quoted, words = self._quoted(article) if is_read else (NOTHING_QUOTED, {})
            reasons = tuple(self._reasons(each, words))
            yield Hit(article, _score(each, best), each.is_full, quoted, reasons)

    def _reasons(self, ranked: Ranked, words: Mapping[int, str]) -> Iterator[Reason]:
        things = self._search.things
        for number, (thing, how) in enumerate(zip(things, ranked.hows, strict=True)):
            if how is not None:
                start, end = thing.place
                asked = self._search.query.text[start:end]
                entry = thing.entry.key if thing.entry else None
                yield Reason(asked, words.get(number), entry, how)


def surer_first(ranked: list[Ranked], articles: Articles, quoter: Quoter) -> list[Ranked]:
    """Let one of the next articles come first if its passage has more of the question.

    Not one that has fewer of the people who were meant, nor one in another language than the
    first: of a translation less is known. Where all are translations, only one that surely answers.
    """
    there = [each for each in ranked[:SURE_OF] if each.article_id in articles and each.is_full]
    languages = [articles[each.article_id].language for each in there]
    head = [each for each, of in zip(there, languages, strict=True) if of == languages[0]]
    if not head:
        return ranked
    best = max(each.relevance for each in head) or 1.0

    def sureness(each: Ranked) -> float:
        found = quoter.passage(articles[each.article_id])
        sure = WEIGHTS.sure * found.confidence + WEIGHTS.sure_alone * found.alone
        return each.relevance / best + sure

    first = max(head, key=sureness)
    is_own = languages[0] == quoter.language
    if not is_own and quoter.passage(articles[first.article_id]).confidence < LEAST:
        return ranked
    return [first, *(each for each in ranked if each is not first)]


SURE_OF = 3
"""How many articles are read before the first of them is known."""


def _score(ranked: Ranked, best: float) -> float:
    """Bring the share of what was asked, and the relevance, into one figure from 0 to 1."""
    return round(0.5 * ranked.share + 0.5 * (1 - exp(-2 * ranked.relevance / best)), 4)


def _has_names(search: Search, article_id: int) -> bool:
    """Say whether each name that was asked stands in some candidate, or for "who" in this one.

    Who is president of a country is told by none that does not name it, nor by one that names no
    president.
    """
    is_strict = search.query.intent == "who"
    meant = [each for each in search.ranked if each.article_id == article_id or not is_strict]
    standing = [
        thing.place
        for number, thing in enumerate(search.things)
        if any(each.hows[number] for each in meant)
    ]
    return all(
        any(start < name.words[-1].end and name.start < end for start, end in standing)
        for name in search.query.names
        if is_strict or name.entry.kind != "concept"
    )


def answer(search: Search, hits: Sequence[Hit]) -> Answer | None:
    """Take the passage of the first hit, if that has all that was meant and is sure enough.

    What is of unknown day tells nothing of yesterday.
    """
    span = search.query.span
    is_of_a_time = span is not None and span.kind == "meant"
    for hit in hits[:1]:
        found = hit.passage
        is_whole = hit.is_full and _has_names(search, hit.article.id)
        is_sure = is_whole and found.confidence >= LEAST
        if is_sure and not (is_of_a_time and hit.article.published_on is None):
            start, end = found.sentence
            sentence = found.text[start:end]
            return Answer(hit.article, found.text, sentence, found.bold, found.confidence)
    return None
