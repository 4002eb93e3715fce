"""What is worth sending to a subscription since its cursor; its hour is in `wall_clock`.

What each question caught is known already (`corpus.following`). Here it is put together: stories
once, the most important first, and old articles that came in late apart.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

from corpus.following import EVERYTHING
from storage.caught import Match
from storage.database import Stored
from storage.follows import Follow
from storage.models import Article, Language, Subscription
from storage.outlines import Outline

LOOKS_BACK = timedelta(hours=24)
"""How old an article may be, in the corpus, for a new subscription's first digest."""

LATE = timedelta(days=14)
"""An article that is older than this when it comes in is no news any more."""

_WEIGHT_STEP = 25  # of a hundred: articles that differ by less are ordered by their day


@dataclass(frozen=True)
class Item:
    """One story in a digest.

    Attributes:
        article: The one of its articles that is shown.
        reports: How many articles tell it, this one included.
        caught_by: What the subscription follows that caught it.
        is_late: It was old when it came in.
    """

    article: Article
    reports: int = 1
    caught_by: tuple[Follow, ...] = ()
    is_late: bool = False


@dataclass(frozen=True)
class Digest:
    """What one subscription would get.

    Attributes:
        items: The stories it tells, first things first and late ones last.
        rest: The ids of articles of those stories for which it has no room, in order.
        after: The added revision after which it looked.
        until: The added revision up to which everything was looked at.
    """

    items: Sequence[Item]
    rest: Sequence[int]
    after: int
    until: int

    @property
    def article_ids(self) -> list[int]:
        """All of them, in order."""
        return [item.article.id for item in self.items] + list(self.rest)


@dataclass(frozen=True)
class _Told:
    """A story, as it is weighed: `best` is the article to show."""

    best: Outline
    weight: int
    reports: int
    caught_by: tuple[Follow, ...]

    @property
    def is_late(self) -> bool:
        day = self.best.published_on
        return day is not None and day < (self.best.saved - LATE).date()

    @property
    def place(self) -> tuple[object, ...]:
        """Where it comes: what more report, what is about more, what is newer; late ones last."""
        return (
            not self.is_late,
            self.reports,
            self.weight // _WEIGHT_STEP,
            self.best.published_order,
            self.best.added_revision,
        )


async def compose(
    stored: Stored, subscription: Subscription, *, until: int | None = None
) -> Digest:
    """Choose what is new to a subscription; it changes nothing.

    Args:
        stored: Where the articles are.
        subscription: Its cursor is where it begins.
        until: The added revision it ends with; None is all that came in.
    """
    (digest,) = await compose_many(stored, [subscription], until=until)
    return digest


async def compose_many(
    stored: Stored, subscriptions: Sequence[Subscription], *, until: int | None = None
) -> list[Digest]:
    """Choose for each of some subscriptions; what they share is read and put in order once."""
    settled = await stored.caught.settled()
    end = settled if until is None else min(until, settled)
    follows = await _follows(stored, subscriptions)
    news = await _read_news(stored, subscriptions, follows, end)
    had = await stored.ledger.had_by([one.id for one in subscriptions], news.all_ids)
    ordered: dict[object, list[_Told]] = {}
    chosen = []
    for one in subscriptions:
        wish = _wish(one, follows[one.id])
        if wish not in ordered:
            ordered[wish] = news.told(one, follows[one.id])
        chosen.append(_chosen(one, ordered[wish], had[one.id], news))
    shown = {told.best.id for items, _ in chosen for told in items}
    articles = {article.id: article for article in await stored.articles.get_many(sorted(shown))}
    return [
        _digest(one, items, rest, articles, end)
        for one, (items, rest) in zip(subscriptions, chosen, strict=True)
    ]


def _wish(subscription: Subscription, follows: Sequence[Follow]) -> object:
    """Give what two subscriptions have in common that get the same, but for what they had."""
    return (
        tuple((follow.topic_id, follow.words) for follow in follows),
        subscription.cursor,
        subscription.language,
        tuple(subscription.article_languages),
    )


async def _follows(
    stored: Stored, subscriptions: Sequence[Subscription]
) -> dict[int, list[Follow]]:
    """Say what each follows and has not paused; who follows nothing gets everything."""
    follows = await stored.follows.of([one.id for one in subscriptions])
    topic = await stored.topics.by_key(EVERYTHING)
    everything = [Follow(topic.id, EVERYTHING, None, is_paused=False)] if topic else []
    return {
        key: [one for one in mine if not one.is_paused] if mine else everything
        for key, mine in follows.items()
    }


def _chosen(
    subscription: Subscription, told: Sequence[_Told], had: Set[int], news: "_News"
) -> tuple[list[_Told], list[int]]:
    """Say what a digest shows, and what is left: no room, or told in an earlier one."""
    new = [one for one in told if one.best.id not in had]
    first = [one for one in new if not had & news.ids_of(one)] if had else new
    most = subscription.item_limit
    again = [one for one in new if one not in first] if len(first) < len(new) else []
    return first[:most], [one.best.id for one in (*first[most:], *again)]


@dataclass(frozen=True)
class _News:
    """What the questions of some subscriptions caught, with what is known of those articles."""

    by_topic: Mapping[int, Sequence[Match]]
    outlines: Mapping[int, Outline]
    stories: Mapping[int, Sequence[Outline]]

    def told(self, subscription: Subscription, follows: Iterable[Follow]) -> list[_Told]:
        """Tell the stories that a subscription's questions caught, the most important first."""
        caught: dict[int, dict[int, Follow]] = {}
        weights: dict[int, int] = {}
        for follow in follows:
            for match in self.by_topic.get(follow.topic_id, ()):
                outline = self.outlines.get(match.article_id)
                if outline is None or not _is_wanted(subscription, outline):
                    continue
                story = outline.story or -outline.id
                caught.setdefault(story, {})[follow.topic_id] = follow
                weights[story] = max(match.weight, weights.get(story, 0))
        told = [
            self._told(subscription, story, tuple(by.values()), weights[story])
            for story, by in caught.items()
        ]
        return sorted(told, key=lambda one: one.place, reverse=True)

    def _told(
        self, subscription: Subscription, story: int, by: tuple[Follow, ...], weight: int
    ) -> _Told:
        topics = {follow.topic_id for follow in by}
        reports = self.stories.get(story) or [self.outlines[-story]]
        mine = {
            match.article_id
            for topic_id in topics
            for match in self.by_topic[topic_id]
            if match.added_revision > subscription.cursor
        }
        fresh = [one for one in reports if one.id in mine and _is_wanted(subscription, one)]
        best = max(
            fresh, key=lambda one: (one.language == subscription.language, -one.added_revision)
        )
        return _Told(best, weight, len(reports), by)

    def ids_of(self, told: _Told) -> set[int]:
        """Give the articles that tell a story."""
        if told.best.story is None:
            return {told.best.id}
        return {one.id for one in self.stories[told.best.story]}

    @property
    def all_ids(self) -> list[int]:
        """Give all articles that may have been sent before."""
        told = {one.id for stories in self.stories.values() for one in stories}
        return sorted(told | set(self.outlines))


def _is_wanted(subscription: Subscription, outline: Outline) -> bool:
    languages: Sequence[Language] = subscription.article_languages
    is_new = outline.added_revision > subscription.cursor
    return is_new and (not languages or outline.language in languages)


async def _read_news(
    stored: Stored,
    subscriptions: Sequence[Subscription],
    follows: Mapping[int, Sequence[Follow]],
    until: int,
) -> _News:
    since: dict[int, int] = {}
    for one in subscriptions:
        for follow in follows[one.id]:
            since[follow.topic_id] = min(one.cursor, since.get(follow.topic_id, one.cursor))
    by_topic: dict[int, list[Match]] = {}
    for match in await stored.caught.between(list(since.items()), until):
        by_topic.setdefault(match.topic_id, []).append(match)
    ids = {match.article_id for matches in by_topic.values() for match in matches}
    outlines = await stored.outlines.of(sorted(ids))
    told = {one.story for one in outlines.values() if one.story is not None}
    return _News(by_topic, outlines, await stored.outlines.telling(sorted(told)))


def _digest(
    subscription: Subscription,
    told: Sequence[_Told],
    rest: Sequence[int],
    articles: Mapping[int, Article],
    until: int,
) -> Digest:
    items = [
        Item(articles[one.best.id], one.reports, one.caught_by, one.is_late)
        for one in told
        if one.best.id in articles
    ]
    return Digest(items, rest, subscription.cursor, until)
