"""A message that is no command: an awaited answer, an upload, or a question."""

from telegram import Document, Message, MessageEntity, Update
from telegram.ext import MessageHandler, filters

from corpus.intake.draft import Hints
from corpus.intake.kinds import kind_by_name
from handlers.announce import preview
from handlers.ask import question_in_group
from handlers.buttons import Handler, require_admin
from handlers.context import Context
from handlers.edits import apply_edit, is_edit
from handlers.errors import Refused
from handlers.feed_lists import is_list, take_list
from handlers.files import take_document
from handlers.follow_up import answer_or_follow
from handlers.incoming import Incoming, read_message
from handlers.links import is_shared, links_among, links_in, take_links, take_shared
from handlers.small_talk import answer_small_talk
from handlers.subscribe import take_location, take_wish
from handlers.upload import (
    continues_gathering,
    open_draft,
    part_of,
    take_text,
)
from storage.models import Awaited


async def take_private(update: Update, context: Context) -> None:
    """Do what a message in a private chat asks for."""
    message = update.message
    if message is None:
        return
    came, awaited = read_message(message), context.awaited
    number = update.update_id
    if message.location is not None and not came.is_forward:
        await take_location(context, message.location.latitude, message.location.longitude)
        return
    if awaited is not None and await _take_awaited(context, number, message, came, awaited):
        return
    if context.reader.is_admin and await _take_upload(update, context, message, came):
        return
    if message.document is not None:
        raise Refused("only-admins")
    if not came.text.strip():
        raise Refused("no-text")
    if not await answer_small_talk(context, came.text):
        await answer_or_follow(context, came.text)


async def _take_awaited(
    context: Context, update_id: int, message: Message, came: Incoming, awaited: Awaited
) -> bool:
    """Take a message as what was asked for; False when it plainly is something else."""
    if awaited.kind in ("add", "announce") or is_edit(awaited):
        require_admin(context)
    if awaited.kind == "add":
        return await _take_short_article(context, update_id, message, came)
    if message.document is not None or came.is_forward or not came.text.strip():
        return False
    if is_edit(awaited):
        await apply_edit(context, awaited, part_of(update_id, message, came))
    elif awaited.kind == "announce":
        await preview(context, came.text)
    else:
        return await take_wish(context, awaited.kind, came.text)
    return True


async def _take_short_article(
    context: Context, update_id: int, message: Message, came: Incoming
) -> bool:
    """Make an article of what follows /add, however short it is."""
    context.ends_awaited = True
    if links := links_in(came.text, _marked(message)):
        await take_links(context, links, came.hints)
        return True
    if message.document is not None or came.is_upload:
        return False
    await open_draft(context, came.text, came.hints, part_of(update_id, message, came))
    return True


async def _take_upload(update: Update, context: Context, message: Message, came: Incoming) -> bool:
    """Take what an admin sends as an article, or a part of one; False when it is a question."""
    document = message.document
    if document is not None and is_list(document):
        await take_list(context, document)
        return True
    if document is not None and not _is_for_its_caption(document, came):
        await take_document(context, update.update_id, message, document, came)
        return True
    if await continues_gathering(context, update.update_id, message, came):
        return True
    if links := links_in(came.text, _marked(message)):
        await take_links(context, links, came.hints)
        return True
    links = links_among(came.text)
    if came.is_upload and not (links and is_shared(came, links)):
        await take_text(context, update.update_id, message, came)
        return True
    if links:
        await take_shared(context, links, came)
    return bool(links)


def _marked(message: Message) -> list[str]:
    return list(message.parse_entities([MessageEntity.URL]).values()) if message.text else []


def _is_for_its_caption(document: Document, came: Incoming) -> bool:
    """Say whether a file only goes along with an article that is its caption."""
    is_read = kind_by_name(document.file_name or "", document.mime_type) is not None
    return not is_read and came.is_upload and bool(came.text.strip())


async def take_in_group(update: Update, context: Context) -> None:
    """Take a message in a group that mentions us or replies to us; leave all others alone."""
    message = update.message
    if message is None:
        return
    question = question_in_group(message, context.bot.id, context.bot.username)
    if not question:
        return
    said, awaited = Incoming(question, Hints()), context.awaited
    number = update.update_id
    if awaited is not None and await _take_awaited(context, number, message, said, awaited):
        return
    if not await answer_small_talk(context, question):
        await answer_or_follow(context, question)


async def refuse_command(update: Update, context: Context) -> None:
    """Say that there is no such command; in groups it is most likely another bot's."""
    raise Refused("unknown-command")


async def refuse_button(update: Update, context: Context) -> None:
    """Say that a button means nothing any more."""
    raise Refused("search-gone")


def handlers() -> list[Handler]:
    """List the handlers of this file; they come after all others."""
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    service = filters.StatusUpdate.ALL
    return [
        MessageHandler(private & filters.COMMAND & ~filters.FORWARDED, refuse_command),
        MessageHandler(private & ~service, take_private),
        MessageHandler(new & filters.ChatType.GROUPS & filters.TEXT, take_in_group),
    ]
