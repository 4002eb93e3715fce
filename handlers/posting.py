"""Messages that no update is answered by: put into the outbox, within a transaction."""

import asyncio

from handlers.context import Services, message_arguments
from handlers.views.view import View
from storage.database import Stored
from storage.models import Draft
from storage.outbox import Call

_CARD_PRIORITY = 0
_LOOKS, _LOOK_AGAIN = 50, 0.1  # seconds


async def post_card(stored: Stored, draft: Draft, view: View, over: int | None = None) -> None:
    """Show a draft's card to whoever sent it.

    Args:
        stored: The transaction it goes with.
        draft: The draft; it will know the message.
        view: Its card.
        over: The message of ours that it takes the place of.
    """
    arguments = message_arguments(view, draft.chat_id, None if over else draft.thread_id)
    call = Call("sendMessage", arguments, draft=draft.id)
    if over is not None:
        call = Call("editMessageText", arguments | {"message_id": over}, draft=draft.id)
    await stored.outbox.add(call, draft.chat_id, _CARD_PRIORITY)


async def post_about(stored: Stored, draft: Draft, view: View) -> None:
    """Say something about a draft, beneath its card where it has one."""
    arguments = message_arguments(
        view, draft.chat_id, draft.thread_id, reply_to=draft.card_message_id
    )
    await stored.outbox.add(Call("sendMessage", arguments), draft.chat_id, _CARD_PRIORITY)


async def shown_at(services: Services, draft_id: int) -> int | None:
    """Say which message shows a draft; it may still be on its way to Telegram."""
    for _ in range(_LOOKS):
        async with services.database.reading() as stored:
            draft = await stored.drafts.get(draft_id)
        if draft is None or draft.card_message_id is not None:
            break
        await asyncio.sleep(_LOOK_AGAIN)
    return draft.card_message_id if draft else None
