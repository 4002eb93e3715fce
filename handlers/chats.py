"""What is remembered of the chats that we talk in."""

import structlog

from handlers.context import Context, Place
from storage.database import Stored
from storage.models import ChatKind

log = structlog.get_logger(__name__)


def chat_kind(place: Place) -> ChatKind:
    """Say what kind of chat a place is in."""
    if place.is_private:
        return "private"
    return "supergroup" if place.chat_id < _FIRST_SUPERGROUP else "group"


# Ids below this one are those of supergroups and channels, with -100 written before them.
_FIRST_SUPERGROUP = -1_000_000_000_000


async def keep_language(context: Context, stored: Stored) -> None:
    """Remember in which language something is awaited: no update will be there to tell."""
    chat_id = context.place.chat_id
    subscriber = await stored.subscribers.see(chat_id, chat_kind(context.place))
    if subscriber.language is None:
        await stored.subscribers.change(chat_id, language=context.reader.language)


async def chat_has_moved(stored: Stored, old: int, new: int) -> None:
    """Write the new id of a group that became a supergroup wherever the old one stands."""
    if old == new:
        return
    log.info("chat has moved", chat=old, now=new)
    await stored.subscribers.move_chat(old, new)
    await stored.subscriptions.move_chat(old, new)
    await stored.outbox.move_chat(old, new)
