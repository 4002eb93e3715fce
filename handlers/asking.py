"""Answering a question, by whatever way it came."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from corpus.facts import FactLines
from corpus.search.found import Found, Hit
from handlers.context import Context, Place
from handlers.search_state import as_state
from handlers.views.found import PAGE_LENGTH, Headline, Item, Quote, Results, Wishes
from handlers.views.results import results_view
from handlers.views.view import View
from handlers.working import working
from storage.database import Stored
from storage.models import Article, Language

T = TypeVar("T")

_NONE = Wishes()
_UNREAD: Mapping[int, Article] = {}
LOOKED_AT = 2 * PAGE_LENGTH  # hits for a page: some are of one story
_MOMENT = 0.8  # seconds
_ONE_MINUTE = timedelta(minutes=1)
_LONGEST_KEPT = 2000  # characters of a question; nobody reads more of it
_REFUSED: Mapping[str, Any] = {"refused": True}


async def answer_question(context: Context, question: str) -> None:
    """Answer a question in a new message, unless too many came within a minute."""
    limit = context.services.questions_per_minute
    # Waited for before a transaction is open, which would not see what is saved meanwhile.
    await until_current(context)
    async with context.reading() as stored:
        asked, refused = await _asked_lately(context, stored) if limit else (0, 0)
        found = await ask(context, stored, question) if not limit or asked < limit else None
    if found is None:
        await _refuse(context, is_first=not refused)
        return
    async with context.transaction() as stored:
        query = found.query
        whole = found.total if found.is_whole else 0
        await stored.questions.record(question, query.language, query.intent, whole)
        await say_results(context, stored, results_of(question, found), found)


async def until_current(context: Context) -> None:
    """Wait until what was just saved is found, which is at once but for a moment after a change."""
    async with working(context, unshown_seconds=_MOMENT):
        await context.services.until_current(context.reader.is_admin)


async def ask(
    context: Context,
    stored: Stored,
    question: str,
    skip: int = 0,
    wishes: Wishes = _NONE,
    passages: int | None = 1,
) -> Found:
    """Ask the corpus for a page of stories, which may take more articles."""
    today = (await stored.now()).date()
    return await context.services.searcher.ask(
        stored,
        question,
        today=today,
        limit=LOOKED_AT,
        skip=skip,
        language=wishes.language,
        exact=wishes.exact,
        newest_first=wishes.newest,
        passages=passages,
    )


async def say_results(
    context: Context, stored: Stored, results: Results, found: Found | None = None
) -> None:
    """Say what was found, and keep it for the buttons below.

    Args:
        context: Where it is said.
        stored: A writing transaction.
        results: What is said.
        found: What that was taken from: its articles need not be read again.
    """
    read = {hit.article.id: hit.article for hit in found.hits} if found else {}
    search, view = await _kept(context, stored, results, read)
    context.say(view, search=search if _asking(context.place) else None)


async def show_results(context: Context, stored: Stored, results: Results) -> None:
    """Show what was found in place of what stood there, and keep it for the buttons below."""
    _, view = await _kept(context, stored, results)
    context.show(view)


async def _kept(
    context: Context, stored: Stored, results: Results, read: Mapping[int, Article] = _UNREAD
) -> tuple[int, View]:
    place, user_id = context.place, context.reader.user_id
    question = results.question[:_LONGEST_KEPT]
    answered_in = context.edited.answered_in if context.edited else None
    search = await stored.searches.keep(
        place.chat_id, user_id, question, as_state(results), _asking(place), answered_in
    )
    ids = results.article_ids[:PAGE_LENGTH]
    articles = [read[each] for each in ids] if read else await stored.articles.get_many(ids)
    items = await items_of(context.services.facts, stored, articles)
    return search, results_view(context.text, results, items, search=search)


def _asking(place: Place) -> int | None:
    """Say which message asks, if one does that can be edited by its sender."""
    is_sent = place.query_id is None and place.guest_query_id is None
    return place.message_id if is_sent else None


async def items_of(
    facts: FactLines, stored: Stored, articles: Sequence[Article]
) -> dict[int, Item]:
    """Make ready what a list shows of articles, by their ids."""
    stories = {article.story for article in articles if article.story is not None}
    told = await stored.stories.languages(stories) if stories else {}
    return {
        article.id: Item(article, facts(article), _others(article, told)) for article in articles
    }


def _others(article: Article, told: Mapping[int, Mapping[Language, int]]) -> dict[Language, int]:
    """Count the further articles of a story by language."""
    counts = dict(told.get(article.story or 0, {}))
    if article.language in counts:
        counts[article.language] -= 1
    return counts


class Unfolded(NamedTuple, Generic[T]):
    """Articles of stories that are not shown yet.

    Attributes:
        fresh: The first of them, a page at most.
        looked: How many articles were looked at for it.
        folded: How many of all are of a story that is shown or came before.
    """

    fresh: list[T]
    looked: int
    folded: int


def unfolded(
    articles: Sequence[T], story_of: Callable[[T], int | None], shown: Collection[int | None]
) -> Unfolded[T]:
    """Give one article of each story that is not shown yet, and every one that stands alone."""
    fresh: list[tuple[int, T]] = []
    stories = set(shown) - {None}
    for place, article in enumerate(articles):
        story = story_of(article)
        if story not in stories:
            fresh.append((place, article))
        if story is not None:
            stories.add(story)
    is_more = len(fresh) > PAGE_LENGTH
    looked = fresh[PAGE_LENGTH][0] if is_more else len(articles)
    page = [article for _, article in fresh[:PAGE_LENGTH]]
    return Unfolded(page, looked, len(articles) - len(fresh))


def story_of_hit(hit: Hit) -> int | None:
    """Give the story that the article of a hit tells, if it is known."""
    return hit.article.story


async def newest(stored: Stored, results: Results) -> Results:
    """Add a page of the newest articles to those that are shown, each story once."""
    latest = await stored.articles.latest(LOOKED_AT, results.looked)
    fresh, looked, _ = unfolded(latest, lambda article: article.story, results.stories)
    # What was saved meanwhile has moved down what is shown.
    more = [article for article in fresh if article.id not in results.article_ids]
    return replace(
        results,
        article_ids=results.article_ids + tuple(article.id for article in more),
        stories=results.stories + tuple(article.story for article in more),
        looked=results.looked + looked,
        total=results.total - (looked - len(fresh)) if looked else len(results.article_ids),
    )


def results_of(question: str, found: Found, wishes: Wishes = _NONE) -> Results:
    """Take what is shown out of what was found: where something matches in full, that alone."""
    hits, looked, folded = unfolded(found.hits, story_of_hit, ())
    quote = None
    if hits and hits[0].passage.text:
        passage = hits[0].passage
        quote = Quote(hits[0].article.id, passage.text, passage.bold)
    return Results(
        question=question,
        headline=_headline(found),
        article_ids=tuple(hit.article.id for hit in hits),
        total=max(found.total - folded, len(hits)),
        quote=quote,
        suggestion=found.suggestion,
        stories=tuple(hit.article.story for hit in hits),
        looked=looked,
        wishes=wishes,
        nothing=found.nothing,
        ignored=found.query.operators.ignored,
    )


def _headline(found: Found) -> Headline:
    """Promise an answer only where there is a question, and one that is sure enough."""
    if not found.is_whole:
        return "closest"
    if found.query.intent in _LISTED:
        return _LISTED[found.query.intent]
    return "answer" if found.answer else "closest"


_LISTED: Mapping[str, Headline] = {"latest": "latest", "plain": "articles"}


async def may_ask(context: Context) -> bool:
    """Say whether somebody may ask for one thing more; who may not is told so, once."""
    limit = context.services.questions_per_minute
    async with context.reading() as stored:
        asked, refused = await _asked_lately(context, stored) if limit else (0, 0)
    if limit and asked >= limit:
        await _refuse(context, is_first=not refused)
        return False
    return True


async def _asked_lately(context: Context, stored: Stored) -> tuple[int, int]:
    """Count what the reader asked within a minute, and how often they were told to wait."""
    user_id = context.reader.user_id
    if user_id is None:
        return 0, 0
    return await stored.searches.count(user_id, await stored.now() - _ONE_MINUTE)


async def _refuse(context: Context, *, is_first: bool) -> None:
    """Ask for patience once; what else comes within the minute gets no answer."""
    if not is_first:
        context.acknowledge()
        return
    context.edited = None  # its answer stays as it is
    async with context.transaction() as stored:
        place, user_id = context.place, context.reader.user_id
        await stored.searches.keep(place.chat_id, user_id, "", dict(_REFUSED))
        context.say(View.plain(context.text("too-many-questions")))
