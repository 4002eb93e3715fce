"""Before anything else: who is being talked to, where, and in which language."""

from dataclasses import replace

from telegram import CallbackQuery, Chat, Update, User
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.buttons import Handler
from handlers.context import Context, Place, Reader, place_of
from handlers.texts import Style, reader_language
from storage.database import Stored


async def know_reader(update: Update, context: Context) -> None:
    """Set the reader and the place of an update; one that nobody is answered for ends here."""
    if not await find_reader(update, context):
        raise ApplicationHandlerStop


async def find_reader(update: Update, context: Context) -> bool:
    """Set the reader and the place of an update; False where there is nobody to be answered."""
    place = place_of_update(update)
    if place is None or _is_bot(update.effective_user):
        return False
    context.place = place
    context.reader = _guessed_reader(update, context)
    async with context.reading() as stored:
        await _look_up(context, stored)
    return True


def _guessed_reader(update: Update, context: Context) -> Reader:
    """Say who is being talked to, as far as the update alone tells."""
    user = _person(update)
    services = context.services
    language = reader_language(user.language_code if user else None, services.default_language)
    user_id = user.id if user else None
    return Reader(user_id, language, is_admin=user_id in services.admins)


def handlers() -> list[Handler]:
    """Run first, for every update."""
    return [TypeHandler(Update, know_reader)]


def place_of_update(update: Update) -> Place | None:
    """Say where an update comes from; None for one of a kind that nobody is answered for."""
    query = update.callback_query
    if query is not None:
        return _place_of_press(query)
    if update.guest_message is not None:
        place = place_of(update.guest_message)
        return replace(place, guest_query_id=update.guest_message.guest_query_id)
    written = update.message or update.edited_message or update.channel_post
    if written is not None:
        return place_of(written)
    if update.inline_query is not None:
        return Place(update.inline_query.from_user.id, is_private=True)
    chat = update.my_chat_member.chat if update.my_chat_member else None
    return Place(chat.id, chat.type == Chat.PRIVATE) if chat else None


def _place_of_press(query: CallbackQuery) -> Place | None:
    """Say where a button was pressed; under a message of a foreign chat, all we have is who."""
    if query.message is not None:
        return place_of(query.message, query.id)
    inline = query.inline_message_id
    return Place(query.from_user.id, True, None, None, query.id, inline) if inline else None


def _person(update: Update) -> User | None:
    """Say who acts; a channel or an anonymous administrator has a `from` that is not theirs."""
    message = update.message or update.edited_message or update.guest_message
    if message is not None and message.sender_chat is not None:
        return None
    return update.effective_user


def _is_bot(user: User | None) -> bool:
    # Telegram lets an anonymous administrator or a channel appear as one of these two.
    return user is not None and user.is_bot and user.username not in _STAND_INS


_STAND_INS = ("GroupAnonymousBot", "Channel_Bot")


async def _look_up(context: Context, stored: Stored) -> None:
    """Read the language that was chosen, and what is awaited of the reader."""
    place, user_id = context.place, context.reader.user_id
    known = await stored.readers.get(place.chat_id, user_id)
    if known.language is not None:
        style = Style.read(known.calendar)
        context.reader = replace(context.reader, language=known.language, style=style)
    if place.query_id is None:
        context.awaited = known.awaited
