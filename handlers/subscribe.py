"""Subscribing to a digest, at one's own hour: by words, by buttons, or by both."""

import re
from datetime import datetime, time

from corpus.digest import LOOKS_BACK
from corpus.following import US_RUSSIA
from corpus.wall_clock import next_due
from handlers.buttons import Handler, on_button, on_command
from handlers.chats import chat_kind
from handlers.clocks import Wish, find_zone, read_wish
from handlers.context import Context
from handlers.edits import expect
from handlers.errors import Refused
from handlers.managing import require_manager
from handlers.views.subscription import hour_view, subscription_view, zone_view
from handlers.views.view import View, clipped
from storage.database import Stored
from storage.models import Subscription

_LONGEST_SHOWN = 100


async def subscribe(context: Context) -> None:
    """Subscribe with what stands after /subscribe, and ask for what does not."""
    await require_manager(context)
    wish = read_wish(" ".join(context.args or ()))
    if wish.puzzling:
        raise _puzzled(wish)
    known = await _known_zone(context)
    if wish.at is None and wish.zone is None:
        await _show_or_ask(context)
    else:
        await _go_on(context, wish.at, wish.zone or (known if wish.at else None))


async def _known_zone(context: Context) -> str | None:
    async with context.reading() as stored:
        subscriber = await stored.subscribers.get(context.place.chat_id)
    return subscriber.timezone if subscriber else None


async def _show_or_ask(context: Context) -> None:
    """Show the running subscription, or begin to ask for a new one."""
    async with context.transaction() as stored:
        subscription = await _running(context, stored)
        if subscription is not None:
            context.show(_shown(context, subscription))
        else:
            await _ask(context, stored, None, None)


async def _go_on(context: Context, at: time | None, zone: str | None) -> None:
    """Subscribe when all is known; else ask for the next thing."""
    async with context.transaction() as stored:
        if at is None or zone is None:
            await _ask(context, stored, at, zone)
        else:
            context.show(_shown(context, await _subscribe(context, stored, at, zone)))


async def _ask(context: Context, stored: Stored, at: time | None, zone: str | None) -> None:
    kind = f"hour:{zone or '-'}" if at is None else f"zone:{at.strftime('%H%M')}"
    await expect(context, stored, kind)
    context.show(hour_view(context.text, zone) if at is None else zone_view(context.text, at))


async def take_wish(context: Context, kind: str, typed: str) -> None:
    """Take a typed hour or place as the answer to what was asked.

    Args:
        context: The reader's.
        kind: What was awaited: "hour:" and a zone or "-", or "zone:" and "HHMM".
        typed: The answer; it may hold both.
    """
    asked, _, known = kind.partition(":")
    wish = read_wish(typed)
    if wish.puzzling or wish == Wish():
        raise _puzzled(wish, typed)
    at, zone = wish.at, wish.zone
    if asked == "hour" and zone is None:
        zone = find_zone(known) if known != "-" else await _known_zone(context)
    if asked == "zone" and at is None:
        at = _clock(known)
    context.ends_awaited = True
    await _go_on(context, at, zone)


def _puzzled(wish: Wish, typed: str = "") -> Refused:
    return Refused("wish-not-understood", words=clipped(wish.puzzling or typed, _LONGEST_SHOWN))


async def choose(context: Context, pressed: re.Match[str]) -> None:
    """Take the hour or the zone on a button."""
    await require_manager(context)
    at = _clock(pressed[1]) if pressed[1] != "-" else None
    zone = find_zone(pressed[2]) if pressed[2] != "-" else None
    await _go_on(context, at, zone)


def _clock(digits: str) -> time:
    return time(int(digits[:2]) % 24, int(digits[2:]) % 60)


async def _subscribe(context: Context, stored: Stored, at: time, zone: str) -> Subscription:
    """Begin a subscription or change the one that runs; a new one looks a day back."""
    place, now = context.place, await stored.now()
    await stored.subscribers.see(place.chat_id, chat_kind(place))
    await stored.subscribers.change(place.chat_id, timezone=zone)
    is_new = await _running(context, stored) is None
    subscription = await stored.subscriptions.subscribe(
        place.chat_id,
        place.thread_id,
        user_id=context.reader.user_id,
        local_time=at,
        timezone=zone,
        language=context.reader.language,
        next_due=next_due(now, at, zone),
        cursor=await _cursor(stored, now - LOOKS_BACK),
    )
    if is_new:
        topic = await stored.topics.built_in(US_RUSSIA)
        await stored.subscriptions.set_topics(subscription.id, [topic.id])
    context.ends_awaited = True
    return subscription


async def _cursor(stored: Stored, moment: datetime) -> int:
    return await stored.articles.revision_at(moment)


async def _running(context: Context, stored: Stored) -> Subscription | None:
    place = context.place
    subscription = await stored.subscriptions.of_thread(place.chat_id, place.thread_id)
    return subscription if subscription is not None and subscription.state != "ended" else None


def _shown(context: Context, subscription: Subscription) -> View:
    return subscription_view(
        context.text, subscription.local_time, subscription.timezone, subscription.next_due
    )


async def show_subscription(context: Context, pressed: re.Match[str]) -> None:
    """Show the subscription in a message of its own, and leave the digest as it is."""
    async with context.transaction() as stored:
        subscription = await _running(context, stored)
        if subscription is None:
            raise Refused("not-subscribed")
        context.say(_shown(context, subscription))


async def unsubscribe(context: Context) -> None:
    """End the subscription of a chat and thread; what it has got stays known."""
    await require_manager(context)
    async with context.transaction() as stored:
        subscription = await _running(context, stored)
        if subscription is None:
            raise Refused("not-subscribed")
        await stored.subscriptions.change(subscription.id, state="ended")
        context.say(View.plain(context.text("unsubscribed")))


async def end_by_button(context: Context, pressed: re.Match[str]) -> None:
    """End the subscription, with the digest above left as it is."""
    await unsubscribe(context)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("subscribe", subscribe),
        on_command("unsubscribe", unsubscribe),
        on_button(r"u:show", show_subscription),
        on_button(r"u:end", end_by_button),
        on_button(r"u:(\d{4}|-):([\w+/-]{1,40})", choose),
    ]
