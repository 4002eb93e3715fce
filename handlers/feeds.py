"""/feeds: the channels and feeds that articles come from, listed and managed by admins."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Chat, ChatFullInfo, ChatMember, ChatMemberUpdated
from telegram.error import TelegramError

from corpus.following import US_RUSSIA
from corpus.intake.feed import FeedContent, read_feed
from corpus.intake.fetch import FEEDS, Fetcher, canonical
from handlers.buttons import Handler, on_admins_button, on_admins_command
from handlers.chats import keep_language
from handlers.context import Context
from handlers.errors import Refused
from handlers.links import links_in
from handlers.views.feeds import feed_view, feeds_view, offered_view
from handlers.working import working
from storage.database import Stored
from storage.models import Feed

_CHANNEL = re.compile(r"(?:https?://)?(?:t\.me/|telegram\.me/)?@?([A-Za-z][A-Za-z0-9_]{2,31})/?")
_ID = re.compile(r"-100\d{5,13}")
_ADMIN = (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


async def show_feeds(context: Context) -> None:
    """List what is listed, or list what stands after the command as well."""
    typed = " ".join(context.args or ())
    if not typed:
        async with context.transaction() as stored:
            context.say(feeds_view(context.text, await _all(stored)))
        return
    channel = _CHANNEL.fullmatch(typed)
    if typed.startswith("@") or "t.me/" in typed or _ID.fullmatch(typed):
        if channel is None and not _ID.fullmatch(typed):
            raise Refused("feeds-how")
        await _add_channel(context, f"@{channel[1]}" if channel else typed)
    elif links := links_in(typed):
        await _add_feed(context, canonical(links[0]))
    else:
        raise Refused("feeds-how")


async def _all(stored: Stored) -> list[Feed]:
    return [*await stored.feeds.listed("channel"), *await stored.feeds.listed("feed")]


async def _add_channel(context: Context, name: str) -> None:
    chat = await _channel(context, name)
    async with context.transaction() as stored:
        title = chat.title or str(chat.id)
        feed = await stored.feeds.add("channel", str(chat.id), title, by=context.reader.user_id)
        await keep_language(context, stored)
        context.say(feed_view(context.text, feed))


async def _channel(context: Context, name: str) -> ChatFullInfo:
    """Ask Telegram for a channel, and whether we hear of its posts."""
    try:
        chat = await context.bot.get_chat(name)
        member = await context.bot.get_chat_member(chat.id, context.bot.id)
    except TelegramError as error:
        raise Refused("channel-unknown") from error
    if chat.type != Chat.CHANNEL:
        raise Refused("channel-none")
    if member.status not in _ADMIN:
        raise Refused("channel-not-admin")
    return chat


async def _add_feed(context: Context, address: str) -> None:
    async with working(context):
        content = await look_at(context.services.fetcher, address)
    async with context.transaction() as stored:
        feed = await stored.feeds.add(
            "feed", address, content.title or address, by=context.reader.user_id
        )
        await keep_language(context, stored)
        context.say(feed_view(context.text, feed))


async def look_at(fetcher: Fetcher, address: str) -> FeedContent:
    """Fetch a feed to see whether it is one, or raise `NotFetched`."""
    fetched = await fetcher.fetch(address, kinds=FEEDS)
    return await read_feed(fetched.body, fetched.headers.get("content-type", ""))


async def show_list(context: Context, pressed: re.Match[str]) -> None:
    """Show the list in place of one source."""
    async with context.transaction() as stored:
        context.show(feeds_view(context.text, await _all(stored)))


async def show_feed(context: Context, pressed: re.Match[str]) -> None:
    """Show a source in place of the list."""
    async with context.transaction() as stored:
        context.show(feed_view(context.text, await _listed(stored, int(pressed[1]))))


async def _listed(stored: Stored, feed_id: int) -> Feed:
    feed = await stored.feeds.get(feed_id)
    if feed is None or feed.state == "removed":
        raise Refused("feed-gone")
    return feed


def sets(**fields: Any) -> Callable[[Stored], Awaitable[dict[str, Any]]]:
    """Make the change that a button stands for, where it is always the same."""

    async def give(stored: Stored) -> dict[str, Any]:
        return fields

    return give


async def _resumed(stored: Stored) -> dict[str, Any]:
    return {"state": "active", "next_check": await stored.now(), "failures": 0, "told": None}


async def _on_topic(stored: Stored) -> dict[str, Any]:
    return {"topic_id": (await stored.topics.built_in(US_RUSSIA)).id}


_CHANGES: dict[str, Callable[[Stored], Awaitable[dict[str, Any]]]] = {
    "pause": sets(state="paused"),
    "resume": _resumed,
    "direct": sets(is_direct=True),
    "drafts": sets(is_direct=False),
    "topic": _on_topic,
    "all": sets(topic_id=None),
}


async def change_feed(context: Context, pressed: re.Match[str]) -> None:
    """Change how a source is taken, and show it anew; one that was offered is listed by that."""
    async with context.transaction() as stored:
        feed = await _listed(stored, int(pressed[2]))
        changes = await _CHANGES[pressed[1]](stored)
        if feed.state == "offered":
            changes |= {"state": "active", "added_by": context.reader.user_id}
        context.show(feed_view(context.text, await stored.feeds.change(feed.id, **changes)))


async def remove_feed(context: Context, pressed: re.Match[str]) -> None:
    """Take a source off the list; what came from it stays."""
    async with context.transaction() as stored:
        feed = await _listed(stored, int(pressed[1]))
        await stored.feeds.change(feed.id, state="removed")
        context.show(feeds_view(context.text, await _all(stored)))


async def offer_channel(context: Context, stored: Stored, change: ChatMemberUpdated) -> None:
    """Ask an admin who has made us admin of a channel whether its posts shall come in."""
    admin = change.from_user.id
    is_ours = admin in context.services.admins and change.chat.type == Chat.CHANNEL
    if not is_ours or change.new_chat_member.status not in _ADMIN:
        return
    feed = await stored.feeds.by_address("channel", str(change.chat.id))
    if feed is not None and feed.state not in ("removed", "offered"):
        return
    title = change.chat.title or str(change.chat.id)
    feed = await stored.feeds.add("channel", str(change.chat.id), title, by=admin)
    await stored.feeds.change(feed.id, state="offered")
    context.say_to(admin, offered_view(context.text, feed))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_command("feeds", show_feeds),
        on_admins_button(r"f:list", show_list),
        on_admins_button(r"f:(\d{1,18})", show_feed),
        on_admins_button(rf"f:({'|'.join(_CHANGES)}):(\d{{1,18}})", change_feed),
        on_admins_button(r"f:remove:(\d{1,18})", remove_feed),
    ]
