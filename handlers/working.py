"""Long work: the chat shows that something is being done, and past two seconds says so.

Whatever takes long runs inside `working`: what waits for its turn does not, so that many who ask
at once are answered later and get no message more. Where that line stands is kept with the update,
so that who takes it over from a process that was killed can take the line away as well.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import TelegramError

from handlers.context import Context, handling
from storage.errors import DatabaseUnavailable

SHOWN_SECONDS = 4.0  # Telegram shows an action for five
PATIENCE_SECONDS = 2.0
EDIT_SECONDS = 5.0

_telling: set[asyncio.Task[None]] = set()  # the loop alone would let them be collected


@asynccontextmanager
async def working(
    context: Context, action: str = "typing", *, unshown_seconds: float = 0
) -> AsyncIterator[None]:
    """Show an action for as long as the work inside takes, and a line that goes with its end.

    Args:
        context: Whose chat shows it.
        action: What is done, of Telegram's actions.
        unshown_seconds: How long nothing is shown, for work that seldom takes longer.
    """
    place = context.place
    if place.guest_query_id is not None or place.inline_message_id is not None:
        yield  # where we are no member nothing but the answer can be shown
        return
    is_over = asyncio.Event()
    loop = asyncio.get_running_loop()
    # Timers, as most work is done before a task would have begun.
    timers = [
        loop.call_later(unshown_seconds, _begin, partial(_show, context, action, is_over)),
        loop.call_later(PATIENCE_SECONDS, _begin, partial(_tell, context, is_over)),
    ]
    try:
        yield
    finally:
        # Who waits for the answer does not wait for the line to go.
        is_over.set()
        for timer in timers:
            timer.cancel()


def _begin(telling: Callable[[], Coroutine[Any, Any, None]]) -> None:
    task = asyncio.create_task(telling())
    _telling.add(task)
    task.add_done_callback(_telling.discard)


async def _show(context: Context, action: str, is_over: asyncio.Event) -> None:
    where: dict[str, Any] = {"message_thread_id": context.place.thread_id}
    while not is_over.is_set():
        with suppress(TelegramError):
            await context.bot.send_chat_action(context.place.chat_id, action, **where)
        await _within(is_over, SHOWN_SECONDS)


async def _tell(context: Context, is_over: asyncio.Event) -> None:
    """Send a line, go on saying in it how long it takes, and take it away."""
    with suppress(TelegramError):
        place = context.place
        sent = await context.bot.send_message(
            place.chat_id,
            context.text("working"),
            message_thread_id=place.thread_id,
            disable_notification=True,
        )
        await _keep(context, sent.message_id)
        seconds = PATIENCE_SECONDS
        while not await _within(is_over, EDIT_SECONDS):
            seconds += EDIT_SECONDS
            line = context.text("working-still", seconds=round(seconds))
            await context.bot.edit_message_text(line, place.chat_id, sent.message_id)
        await context.bot.delete_message(place.chat_id, sent.message_id)


async def _keep(context: Context, message_id: int) -> None:
    taken = handling.get()
    line = {"chat_id": context.place.chat_id, "message_id": message_id}
    with suppress(DatabaseUnavailable):
        async with context.services.database.transaction() as stored:
            await stored.inbox.keep_line(taken.row, taken.claimer, line)


async def lines_are_gone(patience: timedelta) -> None:
    """Wait until no line of work that is over stands in a chat, for so long at most."""
    if _telling:
        await asyncio.wait(set(_telling), timeout=patience.total_seconds())


async def _within(event: asyncio.Event, seconds: float) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()
