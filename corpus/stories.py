"""Which articles tell one event, across languages and sources.

Decided article by article as they come in. The index gives the few that share what is rare about
a new one, and were published within some days of it; those are read and weighed. So one article
costs about the same whether a thousand are stored or a million.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.copies import COPY, containment, sketch
from corpus.knowledge import Knowledge
from corpus.tellings import Telling, Tellings, terms_of
from corpus.traits import Traits, day_term, evidence, gain, words_alike
from storage.changed_article import ChangedArticle
from storage.database import Database, Stored
from storage.index import Index
from storage.index_query import AllOf, AnyOf, Fixed, Node, Term
from storage.models import Article

# From how much evidence on two articles tell one event. Measured on one news in five languages
# and on different news of the same days, `python -m benchmarks.stories`: a wrong fold hides an
# article, a missed one only shows it beside the other. A day apart is evidence by itself.
_LINE, _LINE_DAYS_APART, _LINE_UNDATED = 4.5, 6.0, 7.0
_NEXT_DAY, _DAYS_APART = timedelta(days=1), timedelta(days=3)
# Two reports in one language share their words besides; much of them alone is enough for a
# rewrite that names nobody.
_LEAST_ALIKE, _SURELY_ALIKE = 0.33, 0.6
_COPIED_LATER = timedelta(days=30)

_CANDIDATES = 8
_MOST_TRAITS, _MOST_HEARD, _MOST_STEMS, _MOST_TERMS = 24, 40, 12, 64
_TELLING = 0.7  # a trait that says less is not looked for
_GAIN_OF_KEY, _GAIN_OF_STEM = 3.0, 1.0
_LEAST_FOUND, _LEAST_BESIDE_BEST = 6.0, 0.4
_AT_ONCE = 4


async def _nothing(stored: Stored) -> None:
    """Confirm whatever is asked."""


async def _at_once() -> None:
    """Wait for nobody."""


@dataclass(frozen=True)
class _Weighed:
    """What was found of one article: ids of those of its event, and of others that are like it."""

    article_id: int
    same: frozenset[int]
    others: frozenset[int]


class Stories:
    """Finds what tells the same event, through one index."""

    def __init__(self, index: Index, knowledge: Callable[[], Knowledge]) -> None:
        self._index = index
        self._tellings = Tellings(index, knowledge)

    async def keep_up(
        self,
        database: Database,
        confirm: Callable[[Stored], Awaitable[None]] = _nothing,
        give_way: Callable[[], Awaitable[None]] = _at_once,
    ) -> bool:
        """Decide for some more of the articles that came in; False when there are no more.

        Args:
            database: Where they are.
            confirm: Called first in the transaction that writes: it may raise.
            give_way: Called before each step that takes the processor for long.
        """
        async with database.reading() as stored:
            decided = await stored.stories.decided()
            if decided >= self._index.applied:
                return False
            changed = await stored.articles.changed_since(decided, _AT_ONCE)
            fresh = [one for one in changed if one.revision <= self._index.applied]
            found = [await self._weighed(stored, one, give_way) for one in fresh if not one.deleted]
        async with database.transaction() as stored:
            await confirm(stored)
            for weighed in found:
                if weighed.same:
                    await _join(stored, weighed)
            await stored.stories.set_decided(fresh[-1].revision if fresh else decided)
        return bool(fresh)

    async def copies(
        self,
        stored: Stored,
        article: Article,
        keys: Sequence[str] | None = None,
        also: Sequence[int] = (),
    ) -> list[Article]:
        """Find stored articles that repeat this text, or are repeated by it, the closest first.

        Args:
            stored: Where they are.
            article: The text; it need not be stored.
            keys: Its sketch, where that is known already.
            also: The ids of articles to look at besides those that the index finds.
        """
        if keys is None:
            read = await asyncio.to_thread(self._tellings.read, article)
            keys = sketch(read.traits.copies)
        ids = {*also, *self._sharing(keys)} - {article.id}
        if not ids:
            return []
        read = await asyncio.to_thread(self._tellings.read, article)
        shares = {
            other.article_id: containment(read.traits.copies, other.traits.copies)
            for other in await self._read_all(stored, sorted(ids))
        }
        near = sorted((one for one in shares if shares[one] >= COPY), key=lambda one: -shares[one])
        return await stored.articles.get_many(near)

    async def similar(self, stored: Stored, article: Article, limit: int) -> list[Article]:
        """Find articles of other events that share most of what is rare about one, best first.

        Of each story the one that is likest is taken.
        """
        read = await asyncio.to_thread(self._tellings.read, article)
        query = AnyOf(tuple(self._parts(read)[:_MOST_TERMS]))
        found = await asyncio.to_thread(self._index.search, query, 4 * limit)
        ids = [each.article_id for each in found if each.score >= _LEAST_FOUND]
        alike: dict[tuple[str, int], Article] = {}
        for one in await stored.articles.get_many(ids):
            if one.id != article.id and (one.story is None or one.story != article.story):
                alike.setdefault(("story", one.story) if one.story else ("alone", one.id), one)
        return list(alike.values())[:limit]

    def _sharing(self, keys: Sequence[str]) -> list[int]:
        """Find the articles that share at least two keys of a sketch."""
        terms = tuple((Fixed(Term("traits", f"&{key}"), 1.0), 1.0) for key in keys)
        found = self._index.search(AnyOf(terms), _CANDIDATES) if terms else []
        return [each.article_id for each in found if each.score > 1.5]

    async def _weighed(
        self, stored: Stored, article: ChangedArticle, give_way: Callable[[], Awaitable[None]]
    ) -> _Weighed:
        """Say which of the likeliest articles tell the event of this one, and which do not."""
        await give_way()
        read = await asyncio.to_thread(self._tellings.read, article)
        ids = await asyncio.to_thread(self._candidates, read)
        await give_way()
        others = await self._read_all(stored, ids)
        same = await asyncio.to_thread(self._same, read, others)
        return _Weighed(article.id, same, frozenset(ids) - same)

    def _same(self, read: Telling, others: Sequence[Telling]) -> frozenset[int]:
        return frozenset(one.article_id for one in others if self._is_same(read, one))

    async def _read_all(self, stored: Stored, ids: Sequence[int]) -> list[Telling]:
        articles = await stored.articles.get_many(ids) if ids else []
        return await asyncio.to_thread(
            lambda: [self._tellings.read(article) for article in articles]
        )

    def _candidates(self, read: Telling) -> list[int]:
        query = AnyOf(tuple(self._parts(read)[:_MOST_TERMS]))
        near = tuple(_near(read.traits.day))
        found = self._index.search(AllOf((*near, query)), _CANDIDATES + 1)
        others = [each for each in found if each.article_id != read.article_id]
        least = max(_LEAST_FOUND, _LEAST_BESIDE_BEST * max((o.score for o in others), default=0))
        return [each.article_id for each in others if each.score >= least]

    def _parts(self, read: Telling) -> list[tuple[Node, float]]:
        """Give what is rare about an article and may stand in another, most telling first."""
        traits, articles = read.traits, self._index.size
        firm = {
            trait: told
            for trait in traits.firm
            if (told := gain(trait, self._tellings.frequency, articles)) > _TELLING
        }
        best = sorted(firm, key=lambda trait: -firm[trait])[:_MOST_TRAITS]
        parts = [
            (Fixed(node, firm[trait]), 1.0)
            for trait in best
            for term in trait.terms
            for node in terms_of(term)
        ]
        keys = (Term("traits", f"&{key}") for key in sketch(traits.copies))
        parts += [(Fixed(key, _GAIN_OF_KEY), 1.0) for key in keys]
        parts += [(Fixed(stem, _GAIN_OF_STEM), 1.0) for stem in self._rare_stems(read)]
        if not traits.has_capitals:
            parts += [(Fixed(name, gained), 1.0) for name, gained in self._heard_names(traits)]
        return list(parts)

    def _rare_stems(self, read: Telling) -> list[Node]:
        counted = {stem: self._tellings.stem_frequency(stem) for stem in read.weights}
        shared = [stem for stem in counted if counted[stem] > 1 and len(stem) > 2]
        rarest = sorted(shared, key=counted.__getitem__)[:_MOST_STEMS]
        return [Term("body", stem) for stem in rarest]

    def _heard_names(self, traits: Traits) -> list[tuple[Node, float]]:
        """Give the rarest names of other scripts that a word of a text may be."""
        counted = {term: self._tellings.count("traits", f"^{term}") for term in traits.heard}
        there = [term for term in counted if counted[term]]
        rarest = sorted(there, key=counted.__getitem__)[:_MOST_HEARD]
        return [(Term("traits", f"^{term}"), 1.0) for term in rarest]

    def _is_same(self, one: Telling, other: Telling) -> bool:
        gap = _gap(one.traits.day, other.traits.day)
        if containment(one.traits.copies, other.traits.copies) >= COPY:
            return gap is None or gap <= _COPIED_LATER
        if gap is not None and gap > _DAYS_APART:
            return False
        told = evidence(one.traits, other.traits, self._tellings.frequency, self._index.size)
        if one.traits.language == other.traits.language:
            alike = words_alike(one.weights, other.weights)
            return alike >= _SURELY_ALIKE or (alike >= _LEAST_ALIKE and told >= _line(gap))
        return told >= _line(gap)


async def _join(stored: Stored, weighed: _Weighed) -> None:
    """Let an article tell the story of those of its event, if most of a story's are.

    One article in the middle between two events would else make them one.
    """
    ids = [weighed.article_id, *weighed.same, *weighed.others]
    stories = {one.id: one.story for one in await stored.articles.get_many(ids)}
    accepted = [
        one
        for one in sorted(weighed.same & stories.keys())
        if stories[one] is None or _are_most(weighed, stories, stories[one])
    ]
    if accepted:
        await stored.stories.join([weighed.article_id, *accepted])


def _are_most(weighed: _Weighed, stories: Mapping[int, int | None], story: int | None) -> bool:
    same = sum(stories.get(one) == story for one in weighed.same)
    return same > sum(stories.get(one) == story for one in weighed.others)


def _near(day: date | None) -> Iterator[Node]:
    """Give the condition that an article came out within some days of another, or nobody knows."""
    if day is not None:
        reach = range(-_DAYS_APART.days, _DAYS_APART.days + 1)
        days: list[date | None] = [day + timedelta(days=apart) for apart in reach]
        terms = (Term("traits", day_term(each)) for each in (*days, None))
        yield Fixed(AnyOf(tuple((term, 1.0) for term in terms)))


def _gap(one: date | None, other: date | None) -> timedelta | None:
    return abs(one - other) if one and other else None


def _line(gap: timedelta | None) -> float:
    if gap is None:
        return _LINE_UNDATED
    return _LINE if gap <= _NEXT_DAY else _LINE_DAYS_APART
