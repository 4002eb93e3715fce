"""Standing questions: what comes in about one is in the digest, or is told at once."""

import re

from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.managing import require_manager
from handlers.search_state import from_search
from handlers.subscribing import begin, known_zone, running, the_running
from handlers.views.following import followed_view, following_view
from handlers.views.view import View
from storage.database import Stored
from storage.follows import Follow
from storage.models import Subscription

MOST_FOLLOWED = 48  # two buttons each, and three more: Telegram takes a hundred
_LONGEST_QUESTION = 300  # characters
_BUILT_IN = ("us-russia", "everything")


async def follow(context: Context) -> None:
    """Follow what stands after /follow; without anything, list what is followed."""
    question = " ".join(context.args or ())
    if question:
        await _follow(context, question)
    else:
        await list_followed(context)


async def follow_search(context: Context, pressed: re.Match[str]) -> None:
    """Follow the question that an answer, perhaps an empty one, stands under."""
    async with context.reading() as stored:
        search = await stored.searches.get(int(pressed[1]))
    question = from_search(search).question if search else ""
    if not question:
        raise Refused("search-gone")
    await _follow(context, question)


async def _follow(context: Context, question: str) -> None:
    await require_manager(context)
    words = " ".join(question.split())[:_LONGEST_QUESTION]
    async with context.transaction() as stored:
        topic = await context.services.follower.stand(stored, words)
        if topic is None:
            raise Refused("follow-nothing", words=words)
        subscription = await running(context, stored)
        if subscription is None:
            services = context.services
            zone = await known_zone(context, stored) or services.default_timezone
            subscription = await begin(context, stored, services.digest_time, zone, topic=None)
        await _refuse_too_many(stored, subscription, topic.id)
        await stored.follows.begin(subscription.id, topic.id, words)
        context.say(followed_view(context.text, words, subscription))


async def _refuse_too_many(stored: Stored, subscription: Subscription, topic_id: int) -> None:
    followed = await _followed(stored, subscription)
    is_new = all(follow.topic_id != topic_id for follow in followed)
    if is_new and len(followed) >= MOST_FOLLOWED:
        raise Refused("follow-too-many", most=MOST_FOLLOWED)


async def _followed(stored: Stored, subscription: Subscription) -> list[Follow]:
    return (await stored.follows.of([subscription.id]))[subscription.id]


async def list_followed(context: Context) -> None:
    """List what is followed, in a new message."""
    async with context.transaction() as stored:
        context.say(await _listed(context, stored))


async def _listed(context: Context, stored: Stored) -> View:
    subscription = await running(context, stored)
    followed = await _followed(stored, subscription) if subscription else []
    if not followed:
        raise Refused("following-nothing")
    missing = [key for key in _BUILT_IN if all(follow.key != key for follow in followed)]
    return following_view(context.text, followed, missing)


async def show_followed(context: Context, pressed: re.Match[str]) -> None:
    """List what is followed in place of what stood there."""
    async with context.transaction() as stored:
        context.show(await _listed(context, stored))


async def change_followed(context: Context, pressed: re.Match[str]) -> None:
    """Pause, go on with or give up what stands on the pressed button, and list the rest."""
    await require_manager(context)
    act, topic_id = pressed[1], int(pressed[2])
    async with context.transaction() as stored:
        subscription = await the_running(context, stored)
        if act == "x":
            await _give_up(stored, subscription, topic_id)
        else:
            await stored.follows.pause(subscription.id, topic_id, is_paused=act == "p")
        context.show(await _listed(context, stored))


async def _give_up(stored: Stored, subscription: Subscription, topic_id: int) -> None:
    followed = await _followed(stored, subscription)
    if [follow.topic_id for follow in followed] == [topic_id]:
        raise Refused("follow-last")
    await stored.follows.end(subscription.id, topic_id)
    await stored.topics.forget_unfollowed([topic_id])


async def follow_built_in(context: Context, pressed: re.Match[str]) -> None:
    """Follow one of the topics that are always there."""
    await require_manager(context)
    async with context.transaction() as stored:
        subscription = await the_running(context, stored)
        topic = await stored.topics.built_in(pressed[1])
        await stored.follows.begin(subscription.id, topic.id, None)
        context.show(await _listed(context, stored))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("follow", follow, in_channels=True),
        on_command("following", list_followed, in_channels=True),
        on_button(r"w:f:(\d{1,18})", follow_search),
        on_button(r"w:l", show_followed),
        on_button(r"w:(p|r|x):(\d{1,18})", change_followed),
        on_button(r"w:a:(us-russia|everything)", follow_built_in),
    ]
