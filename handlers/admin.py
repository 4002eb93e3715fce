"""/add: whatever is named or comes next becomes an article, however short it is."""

import re

from corpus.intake.draft import Hints
from handlers.buttons import Handler, on_admins_command
from handlers.context import Context
from handlers.edits import expect
from handlers.incoming import read_message
from handlers.links import links_in, take_links
from handlers.upload import open_draft
from handlers.views.card import prompt

_COMMAND = re.compile(r"/add(?:@\w+)?\s*", re.IGNORECASE)


async def add_article(context: Context) -> None:
    """Make an article of the text after /add, of the message replied to, or of the next one."""
    message = context.message
    typed = _COMMAND.sub("", message.text or "", count=1) if message else ""
    replied = message.reply_to_message if message else None
    if replied is not None and not typed.strip():
        came = read_message(replied)
        await _take(context, came.text, came.hints)
    elif typed.strip():
        await _take(context, typed, Hints())
    else:
        await _ask_for_article(context)


async def _take(context: Context, text: str, hints: Hints) -> None:
    if links := links_in(text):
        await take_links(context, links, hints)
    else:
        await open_draft(context, text, hints)


async def _ask_for_article(context: Context) -> None:
    async with context.transaction() as stored:
        await expect(context, stored, "add")
        context.say(prompt(context.text, "ask-add"))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_admins_command("add", add_article)]
