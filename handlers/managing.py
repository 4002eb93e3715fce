"""Who may change what a chat is sent: in a group or channel its administrators alone."""

from telegram import ChatMember
from telegram.error import TelegramError

from handlers.context import Context
from handlers.errors import Refused

_MANAGERS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def require_manager(context: Context) -> None:
    """Refuse whoever is no administrator of the group or channel; a private chat is one's own."""
    place = context.place
    if place.inline_message_id is not None or place.guest_query_id is not None:
        raise Refused("only-where-member")
    if not place.is_private and not await _manages(context):
        raise Refused("only-group-admins")


async def _manages(context: Context) -> bool:
    message = context.message
    if message is not None and message.sender_chat is not None:
        # An anonymous administrator writes as the group, a channel's as the channel; whoever
        # writes as another channel is nobody here.
        return message.sender_chat.id == context.place.chat_id
    if context.reader.user_id is None:
        return False
    try:
        member = await context.bot.get_chat_member(context.place.chat_id, context.reader.user_id)
    except TelegramError as error:
        raise Refused("admins-unknown") from error
    return member.status in _MANAGERS
