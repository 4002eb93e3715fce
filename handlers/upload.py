"""Articles that admins send: pasted or forwarded."""

from datetime import timedelta

from telegram import Message

from corpus.intake.draft import Hints
from handlers.chats import keep_language
from handlers.context import Context
from handlers.drafting import Read, card, read_draft, twin
from handlers.gathering import WAIT, awaits_more, goes_on
from handlers.incoming import Incoming
from storage.database import Stored
from storage.drafts import Part
from storage.models import Draft

_MOST_POSTS_OF_ONE_TEXT = 9
_AT_ONCE = timedelta(0)


async def take_text(context: Context, update_id: int, message: Message, came: Incoming) -> None:
    """Make a draft of a text, or gather it with what belongs to it and is still on its way."""
    part = part_of(update_id, message, came)
    if not awaits_more(part.text, part.media_group_id):
        await open_draft(context, came.text, came.hints, part)
        return
    async with context.transaction() as stored:
        draft = await stored.drafts.gather(*whose(context), part, WAIT, is_new=True)
        keep_hints(draft, came.hints)
        await keep_language(context, stored)


async def continues_gathering(
    context: Context, update_id: int, message: Message, came: Incoming
) -> bool:
    """Take a message as the next part of an upload that is still arriving, if it is one."""
    part = part_of(update_id, message, came)
    async with context.reading() as stored:
        draft = await stored.drafts.gathering(*whose(context), part)
        parts = await stored.drafts.parts(draft.id) if draft else ()
    if draft is None or not _is_of_one_source(draft, came.hints) or not goes_on(parts, part):
        return False
    async with context.transaction() as stored:
        is_last = not awaits_more(part.text, part.media_group_id)
        draft = await stored.drafts.gather(*whose(context), part, _AT_ONCE if is_last else WAIT)
        keep_hints(draft, came.hints)
    if is_last:
        context.services.on_change()
    return True


def part_of(update_id: int, message: Message, came: Incoming) -> Part:
    """Take a message as a part of an upload."""
    return Part(
        update_id=update_id,
        message_id=message.message_id,
        text=came.text,
        kind="forward" if came.is_forward else "text",
        media_group_id=message.media_group_id,
    )


def whose(context: Context) -> tuple[int, int, int | None]:
    """Say in which chat, of whom and in which topic a draft is begun."""
    place, user_id = context.place, context.reader.user_id
    assert user_id is not None, "an admin is known by a user id"
    return place.chat_id, user_id, place.thread_id


def keep_hints(draft: Draft, hints: Hints) -> None:
    """Remember where the first part of a gathering stood."""
    draft.source = draft.source or hints.source
    draft.url = draft.url or hints.url
    draft.published_on = draft.published_on or hints.posted


def _is_of_one_source(draft: Draft, hints: Hints) -> bool:
    """Say whether a forward may go on with a text: the same channel, a few posts later."""
    if draft.source != hints.source:
        return False
    if draft.url is None or hints.url is None:
        return True
    first, _, first_post = draft.url.rpartition("/")
    other, _, other_post = hints.url.rpartition("/")
    return first == other and 0 < int(other_post) - int(first_post) <= _MOST_POSTS_OF_ONE_TEXT


async def open_draft(context: Context, text: str, hints: Hints, part: Part | None = None) -> None:
    """Read a whole text, store it as a draft, and show its card.

    Args:
        context: Whose it is.
        text: All of it.
        hints: What came along with it.
        part: The message that holds it: when that is edited, the draft follows.
    """
    async with context.reading() as stored:
        today = (await stored.now()).date()
    read = await read_draft(context.services, text, today, hints)
    async with context.transaction() as stored:
        await _store(context, stored, read, part)


async def _store(context: Context, stored: Stored, read: Read, part: Part | None) -> None:
    same = await twin(stored.articles, read, read.fields["url"])
    fields = read.fields | {"duplicate_of": same.id if same else None}
    draft = await stored.drafts.open(*whose(context), part=part, **fields)
    view = card(context.services, context.text, draft, read, same)
    context.say(view, draft=draft.id)
