"""From a question to what is shown for it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import get_args

from corpus.knowledge import Knowledge
from corpus.language.keyboard import retyped
from corpus.search.asked import Asker
from corpus.search.candidates import candidates, conditions
from corpus.search.found import Found, Nothing
from corpus.search.hits import SURE_OF, Quoter, Search, answer, surer_first
from corpus.search.nothing import nothing
from corpus.search.query import Query, understand
from corpus.search.rank import Ranked, rank
from corpus.search.remembered import Remembered
from corpus.search.whole_names import FIRST, is_like_a_name, with_whole_names_first
from storage.database import Stored
from storage.index import Index
from storage.index_document import day_of
from storage.index_query import AllOf, Fixed, Term
from storage.models import Article, Language

_MOST_DAYS = 20_000
_LONGEST_RETYPED = 80  # characters; who types more sees it before
# Keys of the Latin layout that are letters on another one, inside a word or beginning it.
_KEYS = re.compile(r"[;'\[\],.`\\](?=[a-zA-Z])")


class Searcher:
    """Answers questions out of one index and the knowledge of the moment."""

    def __init__(self, index: Index, knowledge: Callable[[], Knowledge]) -> None:
        self._index = index
        self._current = knowledge
        self._take_over(knowledge())

    def _take_over(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._asker = Asker(self._index, knowledge)
        self._remembered = Remembered()

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
        self._keep_up()
        wished = (question, today, language, exact, newest_first)
        key, index = (*wished, limit, skip, passages), self._index.state
        remembered = self._remembered
        known = await remembered.get(stored, index, key)
        if known is not None:
            return known
        search = self._searched(*wished)
        read = _Read(stored)
        found = await self._found(search, read, limit, skip, passages)
        remembered.keep(index, key, found, read.ids, read.articles.values())
        return found

    def _searched(
        self,
        question: str,
        today: date,
        language: Language | None,
        exact: bool,
        newest_first: bool,
    ) -> Search:
        query = understand(question, self._knowledge, today)
        operators = query.operators
        operators = replace(
            operators,
            language=language or operators.language,
            exact=exact or operators.exact,
        )
        intent = "latest" if newest_first else query.intent
        is_last = newest_first or query.is_last
        query = replace(query, operators=operators, intent=intent, is_last=is_last)
        return self._unquoted(self._retyped(self._search(query), today))

    async def _found(
        self, search: Search, read: "_Read", limit: int, skip: int, passages: int | None
    ) -> Found:
        query = search.query
        # One visit to the database is worth more than the articles that are read in vain.
        articles = read.articles
        if is_like_a_name(query):
            await read.more(_ids(search.ranked[:FIRST]))
        if articles:
            titles = {each.id: each.title for each in articles.values()}
            ranked = with_whole_names_first(query, search.ranked, titles)
            search = replace(search, ranked=ranked)
        first = search.ranked[:SURE_OF]
        full = [each for each in search.ranked if each.is_full]
        part = [each for each in search.ranked if not each.is_full]
        page = slice(skip, skip + limit)
        near = part[: limit - len(full[page])] if full and not skip else []
        await read.more(_ids([*first, *(full or part)[page], *near]))
        quoter = Quoter(self._knowledge, search)
        if full and not (query.is_short or query.is_last):
            full = surer_first(full, articles, quoter)
        hits = tuple(quoter.hits((full or part)[page], articles, passages))
        left = None if passages is None else passages - len(hits)
        return Found(
            query=query,
            names=tuple(thing.entry for thing in search.things if thing.entry),
            hits=hits,
            closest=tuple(quoter.hits(near, articles, left)),
            answer=None if skip else answer(search, hits),
            nothing=None if full else await self._nothing(read.stored, search),
            total=len(full or part),
        )

    async def _nothing(self, stored: Stored, search: Search) -> Nothing:
        """Say why nothing was found whole, and what would be."""
        return nothing(self._index, search.query, search.things, await stored.articles.span())

    def days(self, question: str, today: date) -> dict[Language, list[date]]:
        """Say when the articles were published that fully match a question, by language.

        Of each language the newest some thousands are counted; those of unknown day are not.
        """
        self._keep_up()
        query = understand(question, self._knowledge, today)
        things = self._asker.asked(query)
        meant = (*conditions(query), *(thing.anyhow for thing in things))
        return {
            language: [
                day_of(found.published)
                for found in self._index.search(
                    AllOf((*meant, Fixed(Term("language", language)))), _MOST_DAYS, "published"
                )
                if found.published is not None
            ]
            for language in get_args(Language)
        }

    def _keep_up(self) -> None:
        if self._current() is not self._knowledge:
            self._take_over(self._current())

    def _retyped(self, search: Search, today: date) -> Search:
        """Read what was typed on another layout, where only so it finds something whole.

        A key such as the comma is a letter there, so that its words cannot be looked up one by one;
        and among them may be words that ask.
        """
        query = search.query
        is_found = any(each.is_full for each in search.ranked) and not _KEYS.search(query.text)
        is_typed = any(thing.is_as_typed for thing in search.things)
        if len(query.text) > _LONGEST_RETYPED or is_found or is_typed:
            return search
        for text in retyped(query.text):
            other = understand(text, self._knowledge, today)
            other = replace(other, operators=query.operators)
            if other.names:
                found = self._search(other)
                if any(each.is_full for each in found.ranked):
                    return found
        return search

    def _unquoted(self, search: Search) -> Search:
        """Give what is closest where no article has what a long question quotes: its words."""
        operators = search.query.operators
        if search.ranked or not operators.phrases or search.query.is_short:
            return search
        closest = self._search(replace(search.query, operators=replace(operators, phrases=())))
        ranked = [replace(each, is_full=False) for each in closest.ranked]
        return replace(search, ranked=ranked)

    def _search(self, query: Query) -> Search:
        things = self._asker.asked(query)
        if (query.is_empty and query.intent != "latest") or (query.span and query.span.is_empty):
            return Search(query, things, [])
        must = conditions(query)
        ids = candidates(self._index, query, things, must)
        return Search(query, things, rank(self._index, query, things, ids))


def _ids(ranked: Iterable[Ranked]) -> set[int]:
    return {each.article_id for each in ranked}


class _Read:
    """The articles that are read for one question; one may have been deleted meanwhile."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.ids: set[int] = set()
        self.articles: dict[int, Article] = {}

    async def more(self, ids: set[int]) -> None:
        """Read those of some articles that are not read yet."""
        unread = ids - self.ids
        self.ids |= unread
        if unread:
            found = await self.stored.articles.get_many(list(unread))
            self.articles |= {each.id: each for each in found}
