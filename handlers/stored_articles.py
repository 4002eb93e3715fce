"""What admins do with articles that are stored: change, delete, look at what was changed."""

import re

from corpus.intake.fetch import canonical
from corpus.intake.text import fingerprint
from handlers.buttons import Handler, on_admins_button, on_admins_command
from handlers.context import Context
from handlers.deep_links import ToArticle, read_parameter
from handlers.drafting import card, read_again
from handlers.errors import Refused
from handlers.links import links_in
from handlers.views.history import delete_view, deleted_view, history_view, restored_view
from storage.database import Stored
from storage.models import Article, Draft
from storage.versions import EDITABLE, fields_before

_LONGEST_NUMBER = 18  # digits
_START = re.compile(r"[?&]start=([\w-]+)")
# What buttons under an article hold: its number stands in them.
_OF_ARTICLE = re.compile(r"(?:ed|hist|undel|a|p|del):(\d{1,18})(?::\d+)*")


async def edit_by_command(context: Context) -> None:
    """Open an article for changes: by its number, its link, or a reply to it."""
    async with context.reading() as stored:
        article = await _meant(context, stored)
    if article is None:
        raise Refused("edit-how")
    await _open(context, article)


async def edit_by_button(context: Context, pressed: re.Match[str]) -> None:
    """Open the article for changes whose button was pressed."""
    async with context.reading() as stored:
        article = await stored.articles.get(int(pressed[1]))
    if article is None:
        raise Refused("article-gone")
    await _open(context, article)


async def _open(context: Context, article: Article) -> None:
    place, user_id = context.place, context.reader.user_id
    assert user_id is not None, "an admin is known by a user id"
    fields = {name: getattr(article, name) for name in EDITABLE}
    async with context.reading() as stored:
        fields["original"] = await stored.articles.original(article.id) or article.body
        now = await stored.now()
    read = await read_again(context.services, Draft(created=now, edits=article.id, **fields))
    async with context.transaction() as stored:
        draft = await stored.drafts.open(
            place.chat_id,
            user_id,
            place.thread_id,
            edits=article.id,
            edits_revision=article.revision,
            **fields,
        )
        context.say(card(context.services, context.text, draft, read, None), draft=draft.id)


async def ask_to_delete(context: Context) -> None:
    """Ask whether an article is to be deleted: by its number, its link, or a reply to it."""
    async with context.transaction() as stored:
        article = await _meant(context, stored)
        if article is None:
            raise Refused("delete-how")
        context.say(delete_view(context.text, article))


async def ask_by_button(context: Context, pressed: re.Match[str]) -> None:
    """Ask whether the article is to be deleted whose button was pressed."""
    async with context.transaction() as stored:
        article = await stored.articles.get(int(pressed[1]))
        if article is None:
            raise Refused("article-gone")
        context.say(delete_view(context.text, article))


async def _meant(context: Context, stored: Stored) -> Article | None:
    """Find the article that a command names; None: it names none."""
    typed = " ".join(context.args or ())
    if typed.isdecimal() and len(typed) <= _LONGEST_NUMBER:
        return await _known(context, stored, int(typed))
    if links := links_in(typed):
        return await _linked(context, stored, links[0])
    return await _replied_to(context, stored) if not typed else None


async def _known(context: Context, stored: Stored, article_id: int) -> Article:
    article = await stored.articles.get(article_id)
    if article is None:
        raise Refused("article-unknown", article=context.text.digits(article_id))
    return article


async def _linked(context: Context, stored: Stored, link: str) -> Article:
    start = _START.search(link)
    target = read_parameter(start[1]) if start else None
    if isinstance(target, ToArticle):
        return await _known(context, stored, target.article_id)
    article = await stored.articles.twin("", canonical(link))
    article = article or await stored.articles.twin("", link)
    if article is None:
        raise Refused("article-unknown-link")
    return article


async def _replied_to(context: Context, stored: Stored) -> Article | None:
    """Find the article that a message of ours shows: a card, or an opened article."""
    replied = context.message.reply_to_message if context.message else None
    if replied is None:
        return None
    draft = await stored.drafts.by_card(context.place.chat_id, replied.message_id)
    if draft is not None and (draft.article_id or draft.edits):
        return await stored.articles.get(draft.article_id or draft.edits or 0)
    rows = replied.reply_markup.inline_keyboard if replied.reply_markup else ()
    data = [str(button.callback_data or "") for row in rows for button in row]
    ids = {found[1] for one in data if (found := _OF_ARTICLE.fullmatch(one))}
    return await stored.articles.get(int(ids.pop())) if len(ids) == 1 else None


async def delete_article(context: Context, pressed: re.Match[str]) -> None:
    """Delete an article; it can be brought back."""
    async with context.transaction() as stored:
        article = await stored.articles.delete(int(pressed[1]), context.reader.user_id)
        context.show(deleted_view(context.text, article))
    context.services.on_change()


async def restore_article(context: Context, pressed: re.Match[str]) -> None:
    """Bring a deleted article back."""
    async with context.transaction() as stored:
        article = await stored.articles.restore(int(pressed[1]), context.reader.user_id)
        context.show(restored_view(context.text, article))
    context.services.on_change()


async def show_history(context: Context, pressed: re.Match[str]) -> None:
    """Show who changed what in an article, and when."""
    async with context.transaction() as stored:
        article = await stored.articles.get_any(int(pressed[1]))
        if article is None:
            raise Refused("article-gone")
        history = await stored.articles.history(article.id)
        zone = context.services.default_timezone
        context.say(history_view(context.text, article, history, zone))


async def take_version_back(context: Context, pressed: re.Match[str]) -> None:
    """Make an article what it was before a change, deleted or not."""
    article_id, version_id = int(pressed[1]), int(pressed[2])
    by = context.reader.user_id
    async with context.transaction() as stored:
        article = await stored.articles.get_any(article_id)
        history = await stored.articles.history(article_id)
        if article is None or all(version.id != version_id for version in history):
            raise Refused("article-gone")
        before = fields_before(history, version_id)
        if article.deleted is not None:
            article = await stored.articles.restore(article_id, by)
        if before:
            title, body = (before.get(name, getattr(article, name)) for name in ("title", "body"))
            before["fingerprint"] = fingerprint(title, body)
            article = await stored.articles.edit(article_id, by, **before)
        context.show(restored_view(context.text, article))
    context.services.on_change()


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_command("edit", edit_by_command),
        on_admins_command("delete", ask_to_delete),
        on_admins_button(r"ed:(\d{1,18})", edit_by_button),
        on_admins_button(r"del\?:(\d{1,18})", ask_by_button),
        on_admins_button(r"del:(\d{1,18})", delete_article),
        on_admins_button(r"undel:(\d{1,18})", restore_article),
        on_admins_button(r"hist:(\d{1,18})", show_history),
        on_admins_button(r"back:(\d{1,18}):(\d{1,18})", take_version_back),
    ]
