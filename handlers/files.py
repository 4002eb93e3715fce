"""Files that admins send, and the card of one that held many articles.

A text is read at once; any other document is noted as a row, and `file_reading` does the rest.
"""

import re
from datetime import datetime

from telegram import Bot, Document, Message
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, TelegramError

from corpus.intake.decode import decode
from corpus.intake.kinds import kind_by_content, kind_by_name
from handlers.buttons import Handler, on_admins_button
from handlers.captions import follow_caption, hints_of
from handlers.chats import keep_language
from handlers.context import Context
from handlers.drafting import card, read_again, twin
from handlers.errors import Refused
from handlers.incoming import Incoming
from handlers.saving import UNDO, draft_here
from handlers.upload import open_draft, whose
from handlers.views.batch import PAGE, Batch, batch_card, reading, saving, undoing
from handlers.working import working
from storage.database import Stored
from storage.drafts import Part
from storage.errors import UnknownRow
from storage.models import Draft


async def take_document(
    context: Context, update_id: int, message: Message, document: Document, came: Incoming
) -> None:
    """Make a draft of a text at once, and of any other file in the background.

    Raises:
        Refused: By its size or its name it is none that is read, or it cannot be fetched.
        NotText: It is named as a text and is none.
    """
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise Refused("file-too-large")
    kind = kind_by_name(document.file_name or "", document.mime_type)
    if kind is None:
        raise Refused("file-kind")
    part = Part(
        update_id=update_id,
        message_id=message.message_id,
        text=came.text,
        kind="document",
        media_group_id=message.media_group_id,
    )
    await follow_caption(context, part.media_group_id, came)
    if kind != "text" or not await _take_text(context, document, part, came):
        await _begin(context, document, part, came)


async def _take_text(context: Context, document: Document, part: Part, came: Incoming) -> bool:
    """Make a draft of a text file; False when that is to be tried in the background.

    It holds something else than its name says, or cannot be fetched just now.
    """
    try:
        async with working(context):
            data = await fetched(context.bot, document.file_id)
    except TelegramError:
        return False
    if kind_by_content(data) is not None or not data.strip():
        return False
    async with context.reading() as stored:
        hints = await hints_of(stored, context.place.chat_id, part.media_group_id, came)
    await open_draft(context, decode(data), hints, part)
    return True


async def fetched(bot: Bot, file_id: str) -> bytes:
    """Download a file, or raise what Telegram says: it keeps one for an hour at least.

    Raises:
        Refused: It is larger than was said, or Telegram does not have it.
        TelegramError: It was not to be had just now.
    """
    try:
        file = await bot.get_file(file_id)
    except BadRequest as error:
        is_large = "too big" in error.message
        raise Refused("file-too-large" if is_large else "file-not-fetched") from error
    if (file.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise Refused("file-too-large")
    if not file.file_path:
        raise Refused("file-not-fetched")
    return bytes(await file.download_as_bytearray())


async def _begin(context: Context, document: Document, part: Part, came: Incoming) -> None:
    """Note a file that is to be read, and show that it is being read."""
    file = {
        "name": document.file_name or "",
        "mime": document.mime_type,
        "file_id": document.file_id,
    }
    async with context.transaction() as stored:
        hints = await hints_of(stored, context.place.chat_id, part.media_group_id, came)
        begun = await stored.batches.begin(
            *whose(context),
            part,
            file,
            source=hints.source,
            url=hints.url,
            published_on=hints.posted,
        )
        if begun is not None:
            await keep_language(context, stored)
            context.say(reading(context.text, file), draft=begun.id)
    context.services.on_change()


async def show_page(context: Context, pressed: re.Match[str]) -> None:
    """Turn to another page of what stood in a file."""
    async with context.transaction() as stored:
        file = await _file_here(context, stored, int(pressed[1]))
        context.show(batch_card(context.text, await batch_of(stored, file, int(pressed[2]))))


async def open_member(context: Context, pressed: re.Match[str]) -> None:
    """Show one article of a file on a card of its own."""
    draft = await draft_here(context, int(pressed[1]))
    read = await read_again(context.services, draft)
    async with context.transaction() as stored:
        opened = await stored.drafts.change(draft.id)
        same = await twin(stored.articles, read, opened.url)
        context.say(card(context.services, context.text, opened, read, same), draft=opened.id)


async def save_all(context: Context, pressed: re.Match[str]) -> None:
    """Have all articles of a file saved that can be; it is done in the background."""
    async with context.transaction() as stored:
        file = await _file_here(context, stored, int(pressed[1]))
        await stored.batches.save(file.id)
        context.show(saving(context.text, file.file or {}, 0))
    context.services.on_change()


async def undo_all(context: Context, pressed: re.Match[str]) -> None:
    """Take back what was saved of a file at once; it is done in the background."""
    async with context.transaction() as stored:
        file = await _file_here(context, stored, int(pressed[1]))
        saved = (file.file or {}).get("saved_until")
        if saved is None or await stored.now() - datetime.fromisoformat(saved) > UNDO:
            raise Refused("undo-all-too-late")
        await stored.batches.take_back(file.id, context.reader.user_id)
        context.show(undoing(context.text, file.file or {}))
    context.services.on_change()


async def discard_all(context: Context, pressed: re.Match[str]) -> None:
    """Throw all articles of a file away that are not saved."""
    async with context.transaction() as stored:
        file = await _file_here(context, stored, int(pressed[1]))
        await stored.batches.discard(file.id)
        context.show(batch_card(context.text, await batch_of(stored, file)))


async def batch_of(stored: Stored, file: Draft, page: int = 0) -> Batch:
    """Read one page of what stood in a file."""
    counts = await stored.batches.counts(file.id)
    last = max(0, (counts.total() - 1) // PAGE)
    page = min(page, last)
    shown = await stored.batches.members(file.id, page * PAGE, PAGE)
    return Batch(file.id, file.file or {}, counts, shown, page)


async def _file_here(context: Context, stored: Stored, draft_id: int) -> Draft:
    draft = await stored.drafts.get(draft_id)
    is_here = draft is not None and draft.chat_id == context.place.chat_id
    if draft is None or not is_here or "file_id" not in (draft.file or {}):
        raise UnknownRow("draft", draft_id)
    return draft


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_button(r"b:page:(\d{1,18}):(\d{1,6})", show_page),
        on_admins_button(r"b:open:(\d{1,18})", open_member),
        on_admins_button(r"b:save:(\d{1,18})", save_all),
        on_admins_button(r"b:undo:(\d{1,18})", undo_all),
        on_admins_button(r"b:discard:(\d{1,18})", discard_all),
    ]
