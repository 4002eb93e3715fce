"""From a question to what is shown for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from math import exp

from corpus.knowledge import Knowledge
from corpus.search.answer import NOTHING_QUOTED, Passage, passage
from corpus.search.asked import Asker
from corpus.search.candidates import candidates, conditions
from corpus.search.confidence import LEAST, Confidence
from corpus.search.found import Answer, Found, Hit, Reason
from corpus.search.query import Query, understand
from corpus.search.rank import Ranked, rank
from corpus.search.reading import Reader
from corpus.search.suggest import suggestion
from corpus.search.things import Asked
from corpus.search.whole_names import FIRST, is_like_a_name, with_whole_names_first
from storage.database import Stored
from storage.index import Index
from storage.models import Article, Language


@dataclass(frozen=True, slots=True)
class _Search:
    """A question on its way: what it asks, and the articles in their order."""

    query: Query
    things: list[Asked]
    ranked: list[Ranked]


_UNREAD: tuple[Passage, Mapping[int, str]] = (NOTHING_QUOTED, {})


class Searcher:
    """Answers questions out of one index and the knowledge of the moment."""

    def __init__(self, index: Index, knowledge: Callable[[], Knowledge]) -> None:
        self._index = index
        self._current = knowledge
        self._take_over(knowledge())

    def _take_over(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._asker = Asker(self._index, knowledge)

    async def ask(
        self,
        stored: Stored,
        question: str,
        *,
        today: date,
        limit: int = 10,
        skip: int = 0,
        language: Language | None = None,
        exact: bool = False,
        newest_first: bool = False,
        passages: int | None = None,
    ) -> Found:
        """Answer a question. Any text is taken; it never raises for what somebody typed.

        Args:
            stored: Where the articles are.
            question: As it was typed.
            today: What "last week" counts from.
            limit: How many articles to give, hits and closest together.
            skip: How many hits to pass over, for a later page.
            language: Only articles in this language.
            exact: Only the spelling that was typed.
            newest_first: Order by date whatever is asked.
            passages: From how many articles a passage is read, which is half of the work; the
                others have an empty one. None: from all.
        """
        if self._current() is not self._knowledge:
            self._take_over(self._current())
        query = understand(question, self._knowledge, today)
        operators = query.operators
        operators = replace(
            operators,
            language=language or operators.language,
            exact=exact or operators.exact,
        )
        intent = "latest" if newest_first else query.intent
        query = replace(query, operators=operators, intent=intent)
        search = self._search(query)
        if is_like_a_name(query):
            search = replace(search, ranked=await _names_first(stored, search))
        full = [each for each in search.ranked if each.is_full]
        part = [each for each in search.ranked if not each.is_full]
        shown = (full or part)[skip : skip + limit]
        near = part[: limit - len(shown)] if full and not skip else []
        articles = await stored.articles.get_many([each.article_id for each in (*shown, *near)])
        by_id = {article.id: article for article in articles}
        quoted = {each.article_id for each in (*shown, *near)[:passages]}
        hits = self._hits(search, shown, by_id, quoted)
        return Found(
            query=query,
            names=tuple(thing.entry for thing in search.things if thing.entry),
            hits=hits,
            closest=self._hits(search, near, by_id, quoted),
            answer=None if skip else _answer(hits),
            suggestion=None if full else suggestion(self._index, search.query, search.things),
            total=len(full or part),
        )

    def _search(self, query: Query) -> _Search:
        things = self._asker.asked(query)
        if (query.is_empty and query.intent != "latest") or (query.span and query.span.is_empty):
            return _Search(query, things, [])
        must = conditions(query)
        ids = candidates(self._index, query, things, must)
        return _Search(query, things, rank(self._index, query, things, ids))

    def _hits(
        self,
        search: _Search,
        ranked: Sequence[Ranked],
        articles: dict[int, Article],
        quoted: Set[int],
    ) -> tuple[Hit, ...]:
        quote = self._quoting(search)
        best = max((each.relevance for each in search.ranked), default=0.0) or 1.0
        # An article may have been deleted since the index was last caught up.
        there = (
            (each, articles[each.article_id]) for each in ranked if each.article_id in articles
        )
        return tuple(
            Hit(
                article=article,
                score=_score(each, best),
                is_full=each.is_full,
                passage=found,
                reasons=tuple(_reasons(search, each, words)),
            )
            for each, article in there
            for found, words in [quote(article) if article.id in quoted else _UNREAD]
        )

    def _quoting(self, search: _Search) -> Callable[[Article], tuple[Passage, Mapping[int, str]]]:
        """Say how an article is read: its passage that answers, and its words for each thing."""
        reader = Reader(self._knowledge, search.query, search.things)
        weights = [thing.importance for thing in search.things]
        confidence = Confidence(search.query, search.things)
        intent = search.query.intent

        def quote(article: Article) -> tuple[Passage, Mapping[int, str]]:
            read = reader.read(article)
            return passage(read, intent, weights, confidence), read.words

        return quote


async def _names_first(stored: Stored, search: _Search) -> list[Ranked]:
    first = await stored.articles.get_many([each.article_id for each in search.ranked[:FIRST]])
    titles = {article.id: article.title for article in first}
    return with_whole_names_first(search.query, search.ranked, titles)


def _score(ranked: Ranked, best: float) -> float:
    """Bring the share of what was asked, and the relevance, into one figure from 0 to 1."""
    return round(0.5 * ranked.share + 0.5 * (1 - exp(-2 * ranked.relevance / best)), 4)


def _reasons(search: _Search, ranked: Ranked, words: Mapping[int, str]) -> Iterator[Reason]:
    for number, (thing, how) in enumerate(zip(search.things, ranked.hows, strict=True)):
        if how is not None:
            start, end = thing.place
            yield Reason(
                asked=search.query.text[start:end],
                stands=words.get(number),
                entry=thing.entry.key if thing.entry else None,
                how=how,
            )


def _answer(hits: Sequence[Hit]) -> Answer | None:
    """Take the first hit's passage, if it is sure enough."""
    for hit in hits[:1]:
        found = hit.passage
        if found.confidence >= LEAST:
            start, end = found.sentence
            sentence = found.text[start:end]
            return Answer(hit.article, found.text, sentence, found.bold, found.confidence)
    return None
