"""What is remembered of a chat that cannot be written to any more, or has another id."""

from dataclasses import replace

import structlog

from storage.database import Stored
from storage.outbox import Call

log = structlog.get_logger(__name__)


async def chat_is_gone(stored: Stored, chat_id: int, why: str) -> None:
    """Suspend what the chat is subscribed to: all settings stay, for when it comes back."""
    log.info("chat is gone", chat=chat_id, why=why)
    await stored.subscribers.block(chat_id)
    await stored.subscriptions.suspend_chat(chat_id)
    await stored.outbox.suspend_chat(chat_id)


async def chat_has_moved(stored: Stored, old: int, new: int) -> None:
    """Write the new id of a group that became a supergroup wherever the old one stands."""
    log.info("chat has moved", chat=old, now=new)
    await stored.subscribers.move_chat(old, new)
    await stored.subscriptions.move_chat(old, new)
    await stored.outbox.move_chat(old, new)


def moved(call: Call, chat_id: int) -> Call:
    """Address a call to another chat."""
    return replace(call, arguments=dict(call.arguments) | {"chat_id": chat_id})
