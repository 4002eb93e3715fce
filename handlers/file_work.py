"""What is done with a file that was sent, step by step: how far it is, and what shows that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.context import Services, message_arguments
from handlers.drafting import text_for
from handlers.files import batch_of
from handlers.views.batch import batch_card, unread
from handlers.views.view import View
from storage.database import Stored
from storage.models import Draft
from storage.outbox import Call

LEASE = timedelta(seconds=60)
"""For how long a file is a process's own, from its last step on."""

STEP = 20
"""Articles in one transaction."""

_EDIT_EVERY = timedelta(seconds=3)
_PRIORITY = 0


@dataclass
class Work:
    """A file that this process has, and what is known of it by now."""

    services: Services
    held: Draft
    file: dict[str, Any] = field(init=False)
    shown: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.file = dict(self.held.file or {})

    async def keep(self, stored: Stored, articles: Sequence[dict[str, Any]] = ()) -> None:
        """Store how far it is, and hold on to it."""
        self.held = await stored.batches.keep(self.held, LEASE, self.file, articles)

    async def show_progress(self, stored: Stored, view: View) -> None:
        """Edit the message of the file, but not often: Telegram allows one a second."""
        if datetime.now(UTC) - self.shown >= _EDIT_EVERY:
            self.shown = datetime.now(UTC)
            await show(stored, self.held, view)


async def show(stored: Stored, file: Draft, view: View) -> None:
    """Show something in place of the file's message, or anew where that is not known."""
    arguments = message_arguments(view, file.chat_id, file.thread_id)
    call = Call("sendMessage", arguments, draft=file.id)
    if file.card_message_id is not None:
        arguments.pop("message_thread_id", None)
        edited = arguments | {"message_id": file.card_message_id}
        call = Call("editMessageText", edited, draft=file.id)
    await stored.outbox.add(call, file.chat_id, _PRIORITY)


async def end_with_many(work: Work) -> None:
    """Show the card of a file, or why there is nothing in it; it waits for nothing any more."""
    async with work.services.database.transaction() as stored:
        text = await text_for(work.services, stored, work.held)
        if work.file.get("kept"):
            ended = await stored.batches.end(work.held, "batch", file=work.file)
            await show(stored, ended, batch_card(text, await batch_of(stored, ended)))
        else:
            ended = await stored.batches.end(work.held, "failed", file=work.file)
            await show(stored, ended, unread(text, work.file))
