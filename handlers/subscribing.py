"""What all that changes a subscription has in common."""

from datetime import time
from typing import Any

from corpus.digest import LOOKS_BACK
from corpus.following import US_RUSSIA
from corpus.wall_clock import due_after
from handlers.chats import chat_kind
from handlers.context import Context
from handlers.errors import Refused
from storage.database import Stored
from storage.models import Subscription


async def running(context: Context, stored: Stored) -> Subscription | None:
    """Find the subscription of a chat and thread, unless it has ended."""
    place = context.place
    subscription = await stored.subscriptions.of_thread(place.chat_id, place.thread_id)
    return subscription if subscription is not None and subscription.state != "ended" else None


async def the_running(context: Context, stored: Stored) -> Subscription:
    """Find the subscription of a chat and thread, or refuse."""
    subscription = await running(context, stored)
    if subscription is None:
        raise Refused("not-subscribed")
    return subscription


async def known_zone(context: Context, stored: Stored) -> str | None:
    """Say in which time zone a chat is, if it has said so."""
    subscriber = await stored.subscribers.get(context.place.chat_id)
    return subscriber.timezone if subscriber else None


async def begin(
    context: Context, stored: Stored, at: time, zone: str, *, topic: str | None = US_RUSSIA
) -> Subscription:
    """Begin a subscription that looks a day back.

    Args:
        context: The reader's.
        stored: Where it is kept.
        at: On the clock of the zone.
        zone: Its IANA name.
        topic: The built-in topic that it follows; None: what is followed comes right after.
    """
    place, now = context.place, await stored.now()
    await stored.subscribers.see(place.chat_id, chat_kind(place))
    subscription = await stored.subscriptions.subscribe(
        place.chat_id,
        place.thread_id,
        user_id=context.reader.user_id,
        local_time=at,
        timezone=zone,
        language=context.reader.language,
        next_due=now,
        cursor=await stored.articles.revision_at(now - LOOKS_BACK),
    )
    topics = [(await stored.topics.built_in(topic)).id] if topic else []
    await stored.subscriptions.set_topics(subscription.id, topics)
    return await set_clock(stored, subscription)


async def set_clock(stored: Stored, subscription: Subscription, **changes: Any) -> Subscription:
    """Change a subscription, and when it is due next by what it is then."""
    changed = await stored.subscriptions.change(subscription.id, **changes)
    due = None
    if changed.state != "paused":
        now = await stored.now()
        # Who is told at once gets what has come in already at once.
        due = now if changed.rhythm == "at_once" else due_after(changed, now)
    return await stored.subscriptions.change(subscription.id, next_due=due)
