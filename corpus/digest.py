"""What is worth sending to one subscription since its cursor; its hour is in `wall_clock`."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.topics import us_russia
from storage.database import Stored
from storage.models import Article, Subscription

US_RUSSIA = "us-russia"
"""The key of the built-in topic."""

LOOKS_BACK = timedelta(hours=24)
"""How old an article may be, in the corpus, for a new subscription's first digest."""

_READ_AT_ONCE = 200
_MOST_REMEMBERED = 20_000


@dataclass(frozen=True)
class Digest:
    """What one subscription would get.

    Attributes:
        items: The articles it names, first things first.
        rest: The ids of those for which it has no room, in order.
        cursor: The added revision up to which everything was looked at.
    """

    items: Sequence[Article]
    rest: Sequence[int]
    cursor: int

    @property
    def article_ids(self) -> list[int]:
        """All of them, in order."""
        return [article.id for article in self.items] + list(self.rest)


@dataclass(frozen=True)
class _News:
    """As much of a new article as it takes to choose it."""

    id: int
    added_revision: int
    published_on: date | None
    is_about_us_russia: bool


class Digests:
    """Composes digests. What it knows of an article it keeps for the next subscription.

    Args:
        knowledge: The names to recognise.
    """

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        self._knowledge = knowledge
        self._known: dict[tuple[int, int], _News] = {}  # by id and revision
        self._known_by: Knowledge | None = None

    async def compose(self, stored: Stored, subscription: Subscription) -> Digest:
        """Choose what is new to a subscription; it changes nothing."""
        cursor = await stored.articles.newest_revision()
        news = await self._since(stored, subscription.cursor)
        topics = {topic.key for topic in await stored.subscriptions.topics(subscription.id)}
        wanted = [one for one in news if not topics or is_wanted(one, topics)]
        had = await stored.ledger.had(subscription.id, [one.id for one in wanted])
        ids = [one.id for one in newest_first(wanted) if one.id not in had]
        shown, rest = ids[: subscription.item_limit], ids[subscription.item_limit :]
        return Digest(await stored.articles.get_many(shown), rest, cursor)

    async def read_ahead(self, stored: Stored, cursor: int) -> None:
        """Look at everything after a cursor, so that `compose` will not have to."""
        await self._since(stored, cursor)

    async def _since(self, stored: Stored, cursor: int) -> list[_News]:
        news: list[_News] = []
        while True:
            articles = await stored.articles.added_after(cursor, _READ_AT_ONCE)
            if not articles:
                return news
            news += await self._looked_at(articles)
            cursor = articles[-1].added_revision

    async def _looked_at(self, articles: Sequence[Article]) -> list[_News]:
        knowledge = self._knowledge()
        known = self._remembered(knowledge)
        fresh = [one for one in articles if (one.id, one.revision) not in known]
        if fresh:
            found = await asyncio.to_thread(_look_at, fresh, knowledge)
            known |= {(one.id, one.revision): news for one, news in zip(fresh, found, strict=True)}
        return [known[one.id, one.revision] for one in articles]

    def _remembered(self, knowledge: Knowledge) -> dict[tuple[int, int], _News]:
        """Give what is known of articles by this knowledge; what another said is forgotten."""
        if knowledge is not self._known_by or len(self._known) > _MOST_REMEMBERED:
            self._known, self._known_by = {}, knowledge
        return self._known


def is_wanted(news: _News, topics: Iterable[str | None]) -> bool:
    """Say whether an article is about one of the topics."""
    return news.is_about_us_russia and US_RUSSIA in topics


def newest_first(news: Iterable[_News]) -> list[_News]:
    """Order by day of publication, unknown last, and within a day by when they came in."""
    return sorted(
        news,
        key=lambda one: (one.published_on or date.min, one.added_revision),
        reverse=True,
    )


def _look_at(articles: Sequence[Article], knowledge: Knowledge) -> list[_News]:
    return [_news(article, knowledge) for article in articles]


def _news(article: Article, knowledge: Knowledge) -> _News:
    title, body = tokenize(article.title), tokenize(article.body)
    mentions = knowledge.mentions((*title, *body), article.published_on)
    topic = us_russia(mentions, title_tokens=len(title), tokens=len(title) + len(body))
    return _News(article.id, article.added_revision, article.published_on, topic.is_in)
