"""The buttons of a card that decide: save, discard, a question after all, and undo."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from handlers.asking import ask, results_of, say_results
from handlers.buttons import Handler, on_admins_button
from handlers.context import Context
from handlers.drafting import Read, card, read_again, twin
from handlers.errors import Refused
from handlers.views.card import saved_card, settled_card
from handlers.views.view import Button, View
from storage.articles import Articles
from storage.database import Stored
from storage.errors import DraftSettled, DuplicateArticle, UnknownRow
from storage.models import Article, Draft
from storage.new_article import NewArticle
from storage.versions import EDITABLE, fields_before

Decide = Callable[[Context, Draft], Awaitable[None]]
UNDO = timedelta(minutes=10)


async def save(context: Context, draft: Draft) -> None:
    """Turn a draft into an article."""
    read = await read_again(context.services, draft)
    try:
        async with context.transaction() as stored:
            await _save(context, stored, draft, read)
    except DuplicateArticle as error:
        await _refuse_duplicate(context, draft, error.article_id)
        return
    context.services.on_change()


async def _save(context: Context, stored: Stored, draft: Draft, read: Read) -> None:
    settled = await stored.drafts.settle(draft.id, "saved")
    if draft.edits is None:
        article = await add_article(stored.articles, settled, read, context.reader.user_id)
    else:
        article = await _change(context, stored, settled, read)
    settled.article_id = article.id
    context.show(saved_card(context.text, settled, article))


async def _change(context: Context, stored: Stored, draft: Draft, read: Read) -> Article:
    """Change the article that a draft was opened for."""
    article = await article_to_change(context, stored, draft)
    changes = {name: getattr(draft, name) for name in EDITABLE}
    changed = await stored.articles.edit(
        article.id, context.reader.user_id, fingerprint=read.fingerprint, **changes
    )
    draft.edits_revision = changed.revision
    return changed


async def add_article(articles: Articles, draft: Draft, read: Read, by: int | None) -> Article:
    """Store a draft as an article; one without a language is refused."""
    if draft.language is None:
        raise Refused("language-missing")
    fields = {name: getattr(draft, name) for name in EDITABLE} | {"original": draft.original}
    return await articles.add(NewArticle(fingerprint=read.fingerprint, added_by=by, **fields))


async def _refuse_duplicate(context: Context, draft: Draft, article_id: int) -> None:
    async with context.transaction() as stored:
        await stored.drafts.change(draft.id, duplicate_of=article_id)
        text = context.text
        refusal = text("duplicate-refused", article=text.digits(article_id))
        context.say(View.plain(refusal, ((Button(text("button-open"), f"a:{article_id}"),),)))


async def discard(context: Context, draft: Draft) -> None:
    """Throw a draft away."""
    async with context.transaction() as stored:
        settled = await stored.drafts.settle(draft.id, "discarded")
        context.show(settled_card(context.text, settled))


async def take_as_question(context: Context, draft: Draft) -> None:
    """Answer what was taken for an article."""
    question = draft.original or draft.title
    await context.services.until_current(context.reader.is_admin)
    async with context.reading() as stored:
        found = await ask(context, stored, question)
    async with context.transaction() as stored:
        settled = await stored.drafts.settle(draft.id, "question")
        context.show(settled_card(context.text, settled))
        await say_results(context, stored, results_of(question, found), found)


async def undo(context: Context, draft: Draft) -> None:
    """Take an article back and make it the draft it was."""
    if draft.article_id is None:
        raise DraftSettled(draft.id, draft.state, None)
    read = await read_again(context.services, draft)
    async with context.transaction() as stored:
        if await stored.now() - draft.changed > UNDO:
            raise Refused("undo-too-late", article=context.text.digits(draft.article_id))
        await _take_back(context, stored, draft, draft.article_id)
        opened = await stored.drafts.reopen(draft.id)
        opened.edits_revision = draft.edits_revision
        same = await twin(stored.articles, read, opened.url)
        context.show(card(context.services, context.text, opened, read, same))
    context.services.on_change()


async def _take_back(context: Context, stored: Stored, draft: Draft, article_id: int) -> None:
    by = context.reader.user_id
    if draft.edits is None:
        await stored.articles.delete(article_id, by, "undone")
        return
    article = await article_to_change(context, stored, draft)
    # Saved as it was, it has changed nothing: what was changed before then stays.
    history = await stored.articles.history(article_id)
    if history and history[-1].change == "edited" and history[-1].changed >= draft.changed:
        before = fields_before(history, history[-1].id)
        article = await stored.articles.edit(article_id, by, **before)
    draft.edits_revision = article.revision


async def article_to_change(context: Context, stored: Stored, draft: Draft) -> Article:
    """Read the article that a draft changes, or refuse when somebody was faster."""
    assert draft.edits is not None
    article = await stored.articles.get(draft.edits)
    if article is None:
        raise UnknownRow("article", draft.edits)
    if article.revision != draft.edits_revision:
        raise Refused("article-changed-meanwhile", article=context.text.digits(article.id))
    return article


async def show_card(context: Context, draft: Draft) -> None:
    """Show the card again, in place of a question about it."""
    read = await read_again(context.services, draft)
    async with context.transaction() as stored:
        opened = await stored.drafts.change(draft.id)
        same = await twin(stored.articles, read, opened.url)
        context.show(card(context.services, context.text, opened, read, same))


def on_card(verb: str, decide: Decide) -> Handler:
    """Do something with the draft whose button an admin presses."""

    async def press(context: Context, pressed: re.Match[str]) -> None:
        await decide(context, await draft_here(context, int(pressed[1])))

    return on_admins_button(rf"c:{verb}:(\d{{1,18}})", press)


async def draft_here(context: Context, draft_id: int) -> Draft:
    """Read a draft of this chat, or raise `UnknownRow`."""
    async with context.reading() as stored:
        draft = await stored.drafts.get(draft_id)
    if draft is None or draft.chat_id != context.place.chat_id:
        raise UnknownRow("draft", draft_id)
    return draft


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_card("save", save),
        on_card("discard", discard),
        on_card("question", take_as_question),
        on_card("undo", undo),
        on_card("card", show_card),
    ]
