"""What admins do by command: add something short, delete an article."""

import re

from corpus.intake.draft import Hints
from handlers.buttons import Handler, on_admins_button, on_admins_command
from handlers.context import Context
from handlers.edits import expect
from handlers.errors import Refused
from handlers.incoming import read_message
from handlers.links import links_in, take_links
from handlers.upload import open_draft
from handlers.views.card import prompt
from handlers.views.view import Button, View

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


async def ask_to_delete(context: Context) -> None:
    """Ask whether an article is to be deleted."""
    typed = "".join(context.args or ())
    if not typed.isdecimal() or len(typed) > 18:
        raise Refused("delete-how")
    article_id, text = int(typed), context.text
    async with context.transaction() as stored:
        article = await stored.articles.get(article_id)
        if article is None:
            raise Refused("article-unknown", article=text.digits(article_id))
        delete = Button(text("button-delete"), f"del:{article_id}")
        buttons = ((delete, Button(text("button-cancel"), "x")), (_open(context, article_id),))
        context.say(View.plain(_about(context, "delete-sure", article_id), buttons))


async def delete_article(context: Context, pressed: re.Match[str]) -> None:
    """Delete an article; it can be brought back."""
    article_id = int(pressed[1])
    async with context.transaction() as stored:
        await stored.articles.delete(article_id, context.reader.user_id)
        undo = Button(context.text("button-undo"), f"undel:{article_id}")
        context.show(View.plain(_about(context, "article-deleted", article_id), ((undo,),)))
    context.services.on_change()


async def restore_article(context: Context, pressed: re.Match[str]) -> None:
    """Bring a deleted article back."""
    article_id = int(pressed[1])
    async with context.transaction() as stored:
        await stored.articles.restore(article_id, context.reader.user_id)
        view = View.plain(
            _about(context, "article-restored", article_id), ((_open(context, article_id),),)
        )
        context.show(view)
    context.services.on_change()


def _about(context: Context, key: str, article_id: int) -> str:
    return context.text(key, article=context.text.digits(article_id))


def _open(context: Context, article_id: int) -> Button:
    return Button(context.text("button-open"), f"a:{article_id}")


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_command("add", add_article),
        on_admins_command("delete", ask_to_delete),
        on_admins_button(r"del:(\d{1,18})", delete_article),
        on_admins_button(r"undel:(\d{1,18})", restore_article),
    ]
