"""What an admin says to all subscribers."""

import re

from handlers.buttons import Handler, on_admins_button, on_admins_command
from handlers.context import Context
from handlers.edits import expect
from handlers.errors import Refused
from handlers.views.announce import announcement_view
from handlers.views.card import prompt
from handlers.views.view import MESSAGE_UNITS, View, units

_COMMAND = re.compile(r"/announce(?:@\w+)?\s*", re.IGNORECASE)


async def announce(context: Context) -> None:
    """Take the text after /announce, or the next message."""
    message = context.message
    text = _COMMAND.sub("", message.text or "", count=1).strip() if message else ""
    if text:
        await preview(context, text)
        return
    async with context.transaction() as stored:
        await expect(context, stored, "announce")
        context.say(prompt(context.text, "announce-ask"))


async def preview(context: Context, text: str) -> None:
    """Show what everybody would see, and ask whether it shall go out."""
    if units(text) > MESSAGE_UNITS:
        raise Refused("announce-long")
    context.ends_awaited = True
    async with context.transaction() as stored:
        announcement = await stored.announcements.write(text, context.reader.user_id)
        count = await stored.announcements.audience()
        for view in announcement_view(context.text, announcement, count):
            context.say(view)


async def send(context: Context, pressed: re.Match[str]) -> None:
    """Let an announcement go out, once."""
    async with context.transaction() as stored:
        is_first = await stored.announcements.confirm(int(pressed[1]))
        count = await stored.announcements.audience()
        key = "announce-sent" if is_first else "announce-sent-already"
        context.show(View.plain(context.text(key, count=count)))
    context.services.on_change()


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_command("announce", announce),
        on_admins_button(r"an:(\d{1,18})", send),
    ]
