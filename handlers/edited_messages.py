"""Messages that are edited after something was made of them: it follows, while it is unsaved."""

from dataclasses import replace
from datetime import date
from typing import Any

from telegram import Update
from telegram.ext import MessageHandler, filters

from corpus.intake.draft import Hints
from corpus.intake.errors import NoText
from handlers.buttons import Handler
from handlers.context import Context, Services
from handlers.drafting import Read, card, read_draft, twin
from handlers.gathering import joined
from handlers.incoming import Incoming, read_message
from handlers.views.view import Button, View
from storage.database import Stored
from storage.errors import DraftSettled
from storage.models import Draft, DraftPart

# These belong together: who has typed a day has said how it is known.
OF_THE_DAY = (
    "published_on",
    "published_time",
    "published_zone",
    "published_how",
    "published_evidence",
    "published_start",
)


async def follow_edit(update: Update, context: Context) -> None:
    """Read an edited message again, for the draft that was made of it."""
    message = update.edited_message
    if message is None or not context.reader.is_admin:
        return
    came = read_message(message)
    async with context.reading() as stored:
        draft = await stored.drafts.by_message(message.message_id, chat_id=context.place.chat_id)
    if draft is None:
        return
    if draft.state == "gathering":
        async with context.transaction() as stored:
            await stored.drafts.rewrite_part(draft.id, message.message_id, came.text)
    elif draft.state == "open" and draft.edits is None:
        await _follow(context, draft, message.message_id, came)
    elif draft.state == "saved" and draft.article_id is not None:
        await _point_to(context, draft, draft.article_id, message.message_id, came)


async def _point_to(
    context: Context, draft: Draft, article_id: int, message_id: int, came: Incoming
) -> None:
    """Say that what is saved does not follow, where the edit changed any word of it."""
    async with context.transaction() as stored:
        parts = await stored.drafts.parts(draft.id)
        before = next((part for part in parts if part.message_id == message_id), None)
        if before is None or before.kind == "document" or before.text == came.text:
            return
        await stored.drafts.rewrite_part(draft.id, message_id, came.text)
        button = Button(context.text("button-edit"), f"ed:{article_id}")
        context.say(View.plain(context.text("edit-after-saving", article=article_id), ((button,),)))


async def _follow(context: Context, draft: Draft, message_id: int, came: Incoming) -> None:
    async with context.reading() as stored:
        parts = await stored.drafts.parts(draft.id)
    if any(part.kind == "document" for part in parts):
        return  # what was edited is the caption of a file
    text = text_with(parts, message_id, came.text)
    read = await read_again_of(context.services, draft, text, came.hints)
    async with context.transaction() as stored:
        await stored.drafts.rewrite_part(draft.id, message_id, came.text)
        await _change(context, stored, draft, read)


async def _change(context: Context, stored: Stored, draft: Draft, read: Read) -> None:
    try:
        changed = await stored.drafts.change(draft.id, **read.fields)
    except DraftSettled:  # saved in the meantime
        return
    same = await twin(stored.articles, read, changed.url)
    changed.duplicate_of = same.id if same else None
    if changed.card_message_id is not None:
        view = card(context.services, context.text, changed, read, same)
        context.edit(view, changed.card_message_id)


def text_with(parts: list[DraftPart], message_id: int, text: str) -> str:
    """Put the parts of a draft together, one of them saying something else now."""
    return joined([text if part.message_id == message_id else part.text for part in parts])


async def read_again_of(services: Services, draft: Draft, text: str, hints: Hints) -> Read:
    """Understand another text of a draft; what was changed by hand since stays as it is.

    Raises:
        NoText: Nothing readable is in it.
    """
    today = draft.created.date()
    after = await read_draft(services, text, today, hints)
    by_hand = await changed_by_hand(services, draft, vars(draft), today, hints)
    kept = {name: value for name, value in after.fields.items() if name not in by_hand}
    return replace(after, fields=kept)


async def changed_by_hand(
    services: Services, draft: Draft, now: dict[str, Any], today: date, hints: Hints
) -> set[str]:
    """Name the fields that are no longer what the text of a draft was read as.

    Args:
        services: To read it with.
        draft: Whose text.
        now: What the fields hold.
        today: When it was read.
        hints: What came along with it.
    """
    try:
        before = (await read_draft(services, draft.original, today, hints)).fields
    except NoText:
        return set()
    changed = {name for name, value in before.items() if now.get(name, value) != value}
    return changed | set(OF_THE_DAY) if changed & set(OF_THE_DAY) else changed


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [MessageHandler(filters.UpdateType.EDITED_MESSAGE, follow_edit)]
