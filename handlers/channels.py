"""Posts of the channels that an admin has listed; those of all others change nothing."""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from corpus.intake.draft import Hints
from corpus.intake.errors import NoText
from corpus.intake.text import fingerprint
from handlers.buttons import Handler
from handlers.context import Context, Services
from handlers.drafting import Read, card, read_draft, text_for, twin
from handlers.edited_messages import changed_by_hand, read_again_of, text_with
from handlers.gathering import WAIT, awaits_more, goes_on
from handlers.incoming import Incoming, read_message
from handlers.posting import post_card
from handlers.sources import owner_of
from handlers.upload import keep_hints, part_of
from storage.database import Stored
from storage.errors import DraftSettled, DuplicateArticle, UnknownRow
from storage.models import Article, Draft, Feed

_AT_ONCE = timedelta(0)


async def take_post(update: Update, context: Context) -> None:
    """Gather a post of a listed channel, and nothing else."""
    post = update.channel_post
    feed = await _feed_of(context, post) if post else None
    if post is not None and feed is not None:
        await _gather(context, update.update_id, post, feed)
    raise ApplicationHandlerStop


async def follow_post(update: Update, context: Context) -> None:
    """Change what was made of a post that is edited."""
    post = update.edited_channel_post
    feed = await _feed_of(context, post) if post else None
    if post is not None and feed is not None:
        await _follow(context, post, feed)
    raise ApplicationHandlerStop


async def _feed_of(context: Context, post: Message) -> Feed | None:
    async with context.reading() as stored:
        feed = await stored.feeds.by_address("channel", str(post.chat.id))
    return feed if feed is not None and feed.state == "active" else None


def _came(post: Message) -> Incoming:
    """Read a post: unless it was forwarded, it was published here, on the day it was posted."""
    came = read_message(post)
    if came.is_forward:
        return came
    name = post.chat.username
    url = f"https://t.me/{name}/{post.message_id}" if name else None
    posted = post.date.astimezone(UTC).date()
    return replace(came, hints=Hints(source=post.chat.title, url=url, posted=posted))


async def _gather(context: Context, update_id: int, post: Message, feed: Feed) -> None:
    came, owner = _came(post), owner_of(context.services, feed)
    if owner is None or not (came.text.strip() or came.is_album):
        return
    part = part_of(update_id, post, came)
    whose = (owner, owner, None)
    async with context.reading() as stored:
        draft = await stored.drafts.gathering(*whose, part, feed.id)
        parts = await stored.drafts.parts(draft.id) if draft else ()
    is_new = draft is None or not goes_on(parts, part)
    wait = WAIT if awaits_more(part.text, part.media_group_id) else _AT_ONCE
    async with context.transaction() as stored:
        draft = await stored.drafts.gather(*whose, part, wait, feed_id=feed.id, is_new=is_new)
        keep_hints(draft, came.hints)
    context.services.on_change()


async def _follow(context: Context, post: Message, feed: Feed) -> None:
    came = _came(post)
    async with context.reading() as stored:
        draft = await stored.drafts.by_message(post.message_id, feed_id=feed.id)
        parts = await stored.drafts.parts(draft.id) if draft else []
        article = (
            await stored.articles.get(draft.article_id) if draft and draft.article_id else None
        )
    if draft is None:
        return
    text = text_with(parts, post.message_id, came.text)
    services = context.services
    if draft.state == "gathering":
        async with context.transaction() as stored:
            await stored.drafts.rewrite_part(draft.id, post.message_id, came.text)
    elif draft.state == "open":
        read = await _read(services, draft, text, came.hints)
        async with context.transaction() as stored:
            await stored.drafts.rewrite_part(draft.id, post.message_id, came.text)
            await _change_draft(services, stored, draft, read)
    elif article is not None:
        changes = await _changes(services, draft, article, text, came.hints)
        async with context.transaction() as stored:
            await stored.drafts.rewrite_part(draft.id, post.message_id, came.text)
            await _change_article(stored, draft, article, feed, changes)
    services.on_change()


async def _read(services: Services, draft: Draft, text: str, hints: Hints) -> Read | None:
    try:
        return await read_again_of(services, draft, text, hints)
    except NoText:
        return None


async def _change_draft(
    services: Services, stored: Stored, draft: Draft, read: Read | None
) -> None:
    if read is None:
        return
    try:
        changed = await stored.drafts.change(draft.id, **read.fields)
    except DraftSettled:  # saved in the meantime
        return
    same = await twin(stored.articles, read, changed.url)
    changed.duplicate_of = same.id if same else None
    text = await text_for(services, stored, changed)
    view = card(services, text, changed, read, same)
    await post_card(stored, changed, view, changed.card_message_id)


async def _changes(
    services: Services, draft: Draft, article: Article, text: str, hints: Hints
) -> dict[str, Any] | None:
    """Say what an edited post changes of its article; what was changed by hand stays."""
    today = draft.created.date()
    fields = {name: getattr(article, name, None) for name in vars(draft)}
    fields |= {"original": draft.original, "cut": draft.cut}
    by_hand = await changed_by_hand(services, draft, fields, today, hints)
    try:
        read = await read_draft(services, text, today, hints)
    except NoText:
        return None
    new = {name: value for name, value in read.fields.items() if name not in by_hand}
    title, body = (new.get(name, getattr(article, name)) for name in ("title", "body"))
    return new | {"fingerprint": fingerprint(title, body)}


async def _change_article(
    stored: Stored, draft: Draft, article: Article, feed: Feed, changes: dict[str, Any] | None
) -> None:
    if changes is None:
        return
    original = changes.pop("original", draft.original)
    changes.pop("cut", None)
    try:
        await stored.articles.edit(article.id, feed.added_by, **changes)
    except (DuplicateArticle, UnknownRow):  # another one says the same, or it was deleted
        return
    await stored.drafts.amend(draft.id, original=original)


def handlers() -> list[Handler]:
    """List the handlers of this file; they come before all that answer a person."""
    return [
        # A command in a channel is about what is sent to it, and no article.
        MessageHandler(filters.UpdateType.CHANNEL_POST & ~filters.COMMAND, take_post),
        MessageHandler(filters.UpdateType.EDITED_CHANNEL_POST, follow_post),
    ]
