"""Forgetting whoever asks for it."""

import re
from collections.abc import Mapping

from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context, handling
from handlers.errors import Refused
from handlers.views.forget import forget_view, forgotten_view

_SAID: Mapping[str, str] = {
    "inbox": "forgot-messages",
    "search": "forgot-questions",
    "subscription": "forgot-digests",
    "topic": "forgot-topics",
    "outbox": "forgot-outbox",
    "draft": "forgot-drafts",
    "awaited": "forgot-awaited",
    "subscriber": "forgot-settings",
}
"""What each table is called when it is said what was removed; others are not counted out."""


async def ask_to_forget(context: Context) -> None:
    """Say what would be removed, and ask whether it shall be."""
    user_id = context.reader.user_id
    if user_id is None:
        raise Refused("forget-nobody")
    async with context.transaction():
        context.say(forget_view(context.text, user_id, is_admin=context.reader.is_admin))


async def forget(context: Context, pressed: re.Match[str]) -> None:
    """Remove everything about who pressed the button, and say what was removed."""
    user_id = context.reader.user_id
    if user_id is None or user_id != int(pressed[1]):
        raise Refused("forget-not-yours")
    context.ends_awaited = False  # it is counted with the rest
    async with context.transaction() as stored:
        counts = await stored.forgetting.forget(user_id, handling.get().row)
        lines = {key: counts[table] for table, key in _SAID.items() if table in counts}
        context.show(forgotten_view(context.text, lines))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("forget", ask_to_forget),
        on_button(r"fg:(\d{1,18})", forget),
    ]
