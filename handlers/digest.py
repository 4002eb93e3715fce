"""What is new right now, and what a digest had no room for."""

import re
from collections.abc import Sequence

from corpus.digest import Digest, Item, compose
from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.search_state import as_state
from handlers.views.digest import digest_views
from handlers.views.results import Results
from handlers.views.view import View
from storage.database import Stored
from storage.models import Article, Subscription

_AT_ONCE = 10
_MOST_KEPT = 1_000
_MOST_CAUGHT_UP = 500  # as much as may have come in before anybody subscribed


async def show_digest(context: Context) -> None:
    """Show what would be sent now; the next digest holds it still."""
    services = context.services
    await services.follower.catch_up(services.database, _MOST_CAUGHT_UP)
    async with context.reading() as stored:
        subscription = await _subscription(context, stored)
        digest = await compose(stored, subscription)
    async with context.transaction() as stored:
        if not digest.items:
            context.say(View.plain(context.text("digest-nothing")))
            return
        data = f"d:{await _keep(context, stored, digest)}:{len(digest.items)}"
        _say(context, subscription, digest.items, more=len(digest.rest), more_data=data)


async def _subscription(context: Context, stored: Stored) -> Subscription:
    place = context.place
    subscription = await stored.subscriptions.of_thread(place.chat_id, place.thread_id)
    if subscription is None or subscription.state == "ended":
        raise Refused("not-subscribed")
    return subscription


def _say(
    context: Context,
    subscription: Subscription | None,
    items: Sequence[Item],
    *,
    more: int,
    more_data: str,
    first: int = 0,
) -> None:
    for view in digest_views(
        context.text,
        items,
        context.services.facts,
        calendar=subscription.calendar if subscription else None,
        more=more,
        more_data=more_data,
        first=first,
    ):
        context.say(view)


async def _keep(context: Context, stored: Stored, digest: Digest) -> int:
    """Keep what is new, for the button that shows what there was no room for."""
    ids = tuple(digest.article_ids[:_MOST_KEPT])
    place = context.place
    state = as_state(Results("", "newest", ids, len(ids)))
    return await stored.searches.keep(place.chat_id, None, "", state)


async def show_rest_of_preview(context: Context, pressed: re.Match[str]) -> None:
    """Show what /digest had no room for."""
    offset = int(pressed[2])
    async with context.transaction() as stored:
        search = await stored.searches.get(int(pressed[1]))
        if search is None:
            raise Refused("search-gone")
        ids = search.state["articles"]
        articles = await stored.articles.get_many(ids[offset : offset + _AT_ONCE])
        end = offset + _AT_ONCE
        left, data = len(ids) - end, f"d:{search.id}:{end}"
        _say_rest(context, None, articles, more=left, more_data=data, first=offset)


async def show_rest_of_digest(context: Context, pressed: re.Match[str]) -> None:
    """Show what a digest that was sent had no room for; it is composed once more."""
    number, after, until, shown = (int(pressed[place]) for place in range(1, 5))
    offset = int(pressed[5] or 0)
    async with context.transaction() as stored:
        subscription = await stored.subscriptions.get(number)
        if subscription is None or subscription.chat_id != context.place.chat_id:
            raise Refused("search-gone")
        ids = await _rest(stored, subscription, after, until)
        articles = await stored.articles.get_many(ids[offset : offset + _AT_ONCE])
        end = offset + _AT_ONCE
        left, data = len(ids) - end, f"n:{number}:{after}:{until}:{shown}:{end}"
        first = shown + offset
        _say_rest(context, subscription, articles, more=left, more_data=data, first=first)


async def _rest(
    stored: Stored, subscription: Subscription, after: int, until: int
) -> Sequence[int]:
    """Give what came in between two revisions and was not shown."""
    past = Subscription(
        id=subscription.id,
        cursor=after,
        language=subscription.language,
        article_languages=subscription.article_languages,
        item_limit=0,
    )
    return (await compose(stored, past, until=until)).rest


def _say_rest(
    context: Context,
    subscription: Subscription | None,
    articles: Sequence[Article],
    *,
    more: int,
    more_data: str,
    first: int,
) -> None:
    if not articles:
        raise Refused("article-gone")
    items = [Item(article) for article in articles]
    _say(context, subscription, items, more=max(0, more), more_data=more_data, first=first)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    number = r"(\d{1,18})"
    return [
        on_command("digest", show_digest, in_channels=True),
        on_button(rf"d:{number}:(\d{{1,6}})", show_rest_of_preview),
        on_button(
            rf"n:{number}:{number}:{number}:(\d{{1,3}})(?::(\d{{1,6}}))?", show_rest_of_digest
        ),
    ]
