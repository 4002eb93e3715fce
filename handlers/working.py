"""Long work: the chat shows that something is being done, and past two seconds says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram.error import TelegramError

from handlers.context import Context

SHOWN_SECONDS = 4.0  # Telegram shows an action for five
PATIENCE_SECONDS = 2.0


@asynccontextmanager
async def working(context: Context, action: str = "typing") -> AsyncIterator[None]:
    """Show an action for as long as the work inside takes; a line that tells so goes with it."""
    place = context.place
    if place.guest_query_id is not None or place.inline_message_id is not None:
        yield  # where we are no member nothing but the answer can be shown
        return
    lines: list[int] = []
    showing = asyncio.create_task(_show(context, action))
    telling = asyncio.create_task(_tell(context, lines))
    try:
        yield
    finally:
        showing.cancel()
        telling.cancel()
        await asyncio.gather(showing, telling, return_exceptions=True)
        for message_id in lines:
            with suppress(TelegramError):
                await context.bot.delete_message(place.chat_id, message_id)


async def _show(context: Context, action: str) -> None:
    where: dict[str, Any] = {"message_thread_id": context.place.thread_id}
    while True:
        with suppress(TelegramError):
            await context.bot.send_chat_action(context.place.chat_id, action, **where)
        await asyncio.sleep(SHOWN_SECONDS)


async def _tell(context: Context, lines: list[int]) -> None:
    await asyncio.sleep(PATIENCE_SECONDS)
    with suppress(TelegramError):
        sent = await context.bot.send_message(
            context.place.chat_id,
            context.text("working"),
            message_thread_id=context.place.thread_id,
            disable_notification=True,
        )
        lines.append(sent.message_id)
