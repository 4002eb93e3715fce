"""What is remembered of a chat that cannot be written to any more, or has another id."""

from dataclasses import replace

import structlog

from handlers.owners import tell_owner
from handlers.texts import Texts
from storage.database import Stored
from storage.models import OutboxRow
from storage.outbox import Call

log = structlog.get_logger(__name__)


async def chat_is_gone(stored: Stored, chat_id: int, why: str, texts: Texts | None = None) -> None:
    """Suspend what the chat is subscribed to: all settings stay, for when it comes back.

    Args:
        stored: Where it is subscribed.
        chat_id: The chat.
        why: As Telegram says it, for the log.
        texts: Given, whoever subscribed a group is told.
    """
    log.info("chat is gone", chat=chat_id, why=why)
    for subscription in await stored.subscriptions.of_chat(chat_id) if texts else ():
        if texts and subscription.state == "active":
            await tell_owner(stored, subscription, texts)
    await stored.subscribers.block(chat_id)
    await stored.subscriptions.suspend_chat(chat_id)
    await stored.outbox.suspend_chat(chat_id)


async def topic_is_gone(stored: Stored, row: OutboxRow, texts: Texts, why: str) -> None:
    """Pause the subscription of a topic that is closed or deleted, and tell who asked for it."""
    log.info("topic is gone", chat=row.chat_id, why=why)
    if row.subscription_id is None:
        await stored.outbox.park(row.id, row.token or 0, why)
        return
    await stored.outbox.suspend_subscription(row.subscription_id)
    await stored.subscriptions.pause(row.subscription_id)
    subscription = await stored.subscriptions.get(row.subscription_id)
    if subscription is not None:
        await tell_owner(stored, subscription, texts)


def moved(call: Call, chat_id: int) -> Call:
    """Address a call to another chat."""
    return replace(call, arguments=dict(call.arguments) | {"chat_id": chat_id})
