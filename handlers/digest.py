"""What is new right now, and what a digest had no room for."""

import re
from collections.abc import Sequence

from handlers.asking import as_state
from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.views.digest import digest_views
from handlers.views.results import Results
from handlers.views.view import View
from storage.database import Stored

_AT_ONCE = 10


async def show_digest(context: Context) -> None:
    """Show what would be sent now; the next digest holds it still."""
    place = context.place
    async with context.reading() as stored:
        subscription = await stored.subscriptions.of_thread(place.chat_id, place.thread_id)
        if subscription is None or subscription.state == "ended":
            raise Refused("not-subscribed")
        digest = await context.services.digests.compose(stored, subscription)
    async with context.transaction() as stored:
        if not digest.items:
            context.say(View.plain(context.text("digest-nothing")))
            return
        kept = await _keep(context, stored, digest.article_ids)
        data = f"d:{kept}:{len(digest.items)}"
        more = len(digest.rest)
        for view in digest_views(context.text, digest.items, more=more, more_data=data):
            context.say(view)


async def _keep(context: Context, stored: Stored, ids: Sequence[int]) -> int:
    """Keep what is new, for the button that shows what there was no room for."""
    state = as_state(Results("", "newest", tuple(ids), len(ids)))
    place = context.place
    search = await stored.searches.keep(place.chat_id, None, "", state)
    return search.id


async def show_rest_of_preview(context: Context, pressed: re.Match[str]) -> None:
    """Show what /digest had no room for."""
    async with context.reading() as stored:
        search = await stored.searches.get(int(pressed[1]))
    if search is None:
        raise Refused("search-gone")
    await _show_more(context, search.state["articles"], int(pressed[2]), f"d:{search.id}:")


async def show_rest_of_digest(context: Context, pressed: re.Match[str]) -> None:
    """Show what a digest that was sent had no room for."""
    subscription_id, period = int(pressed[1]), pressed[2]
    async with context.reading() as stored:
        subscription = await stored.subscriptions.get(subscription_id)
        rows = await stored.ledger.of_period(subscription_id, period)
    if subscription is None or subscription.chat_id != context.place.chat_id or not rows:
        raise Refused("search-gone")
    offset = int(pressed[3] or sum(row.shown for row in rows))
    ids = [row.article_id for row in rows]
    await _show_more(context, ids, offset, f"n:{subscription_id}:{period}:")


async def _show_more(context: Context, ids: Sequence[int], offset: int, data: str) -> None:
    end = offset + _AT_ONCE
    async with context.transaction() as stored:
        articles = await stored.articles.get_many(ids[offset:end])
        if not articles:
            raise Refused("article-gone")
        for view in digest_views(
            context.text,
            articles,
            more=max(0, len(ids) - end),
            more_data=f"{data}{end}",
            first=offset,
        ):
            context.say(view)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("digest", show_digest),
        on_button(r"d:(\d{1,18}):(\d{1,6})", show_rest_of_preview),
        on_button(r"n:(\d{1,18}):([\d-]{10}T\d\d:\d\d)(?::(\d{1,6}))?", show_rest_of_digest),
    ]
