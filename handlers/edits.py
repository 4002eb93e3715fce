"""Changing a draft: a button asks, and the next message is the answer."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from corpus.language.calendars import parse_date
from handlers.buttons import Handler, on_button
from handlers.chats import keep_language
from handlers.context import Context
from handlers.drafting import Read, card, language_of, read_again, twin
from handlers.errors import Refused
from handlers.gathering import WAIT, awaits_more
from handlers.saving import Decide, draft_here, on_card
from handlers.texts import LANGUAGES
from handlers.views.card import language_choice, prompt
from handlers.views.view import View, clipped
from storage.database import Stored
from storage.drafts import Part
from storage.models import Awaited, Draft, Language

LAPSE = timedelta(minutes=10)
LONGEST_TITLE = 500
_LONGEST_SOURCE = 200
_NONE = frozenset({"-", "–", "—"})
_LONGEST_SHOWN = 100

Changes = dict[str, Any]


def asks_for(kind: str) -> Decide:
    """Make what a button like "Edit title" does: it asks, and awaits the next message."""

    async def ask(context: Context, draft: Draft) -> None:
        async with context.transaction() as stored:
            await stored.drafts.change(draft.id)
            await expect(context, stored, kind, draft.id)
            context.say(prompt(context.text, f"ask-{kind}"))

    return ask


async def expect(context: Context, stored: Stored, kind: str, draft_id: int | None = None) -> None:
    """Await a message of the reader; where nobody can be told apart, nothing is awaited."""
    if context.reader.user_id is not None:
        place = context.place
        await stored.awaited.expect(
            place.chat_id, context.reader.user_id, kind, LAPSE, draft_id=draft_id
        )


async def cancel(context: Context, pressed: re.Match[str]) -> None:
    """Await nothing any more."""
    async with context.transaction() as stored:
        if context.reader.user_id is not None:
            await stored.awaited.cancel(context.place.chat_id, context.reader.user_id)
        context.show(View.plain(context.text("cancelled")))


async def apply_edit(context: Context, awaited: Awaited, part: Part) -> None:
    """Change what was asked for, show the card anew, and say that it is done.

    Args:
        context: Whose edit it is.
        awaited: What was asked for.
        part: The message that answers; the first of several when it is a long text.
    """
    assert awaited.draft_id is not None
    draft = await draft_here(context, awaited.draft_id)
    if awaited.kind == "text" and awaits_more(part.text, None):
        await _gather_text(context, draft, part)
        return
    changes = await _CHANGES[awaited.kind](context, draft, part.text.strip())
    read = await read_again(context.services, draft, **changes)
    async with context.transaction() as stored:
        assert context.reader.user_id is not None
        await stored.awaited.cancel(context.place.chat_id, context.reader.user_id)
        await change_draft(context, stored, draft, read)
        done = View.plain(context.text(f"changed-{awaited.kind}"))
        context.say(done, reply_to=draft.card_message_id)


async def _gather_text(context: Context, draft: Draft, part: Part) -> None:
    """Wait for the rest of a new text, which Telegram has cut."""
    place, user_id = context.place, context.reader.user_id
    assert user_id is not None
    async with context.transaction() as stored:
        await stored.awaited.cancel(place.chat_id, user_id)
        await stored.drafts.change(draft.id)
        gathering = await stored.drafts.gather(
            place.chat_id, user_id, place.thread_id, part, WAIT, is_new=True
        )
        gathering.replaces = draft.id
        await keep_language(context, stored)


async def change_draft(context: Context, stored: Stored, draft: Draft, read: Read) -> None:
    """Change a draft and its card, wherever in the chat that is."""
    changed = await stored.drafts.change(draft.id, **read.fields)
    same = await twin(stored.articles, read, changed.url)
    changed.duplicate_of = same.id if same else None
    view = card(context.services, context.text, changed, read, same)
    if changed.card_message_id is None:
        context.say(view, draft=changed.id)
    else:
        context.edit(view, changed.card_message_id)


async def _title(context: Context, draft: Draft, typed: str) -> Changes:
    title = " ".join(typed.split())
    if len(title) > LONGEST_TITLE:
        raise Refused("title-too-long", most=LONGEST_TITLE)
    return {"title": title}


async def _source(context: Context, draft: Draft, typed: str) -> Changes:
    source = " ".join(typed.split())[:_LONGEST_SOURCE]
    return {"source": None if source in _NONE else source}


async def _date(context: Context, draft: Draft, typed: str) -> Changes:
    nothing: Changes = dict.fromkeys(
        (
            "published_on",
            "published_time",
            "published_zone",
            "published_evidence",
            "published_start",
        )
    )
    if typed in _NONE:
        return nothing | {"published_how": "unknown"}
    async with context.reading() as stored:
        today = (await stored.now()).date()
    found = parse_date(typed, draft.language, today)
    if found is None or found.first is None or found.first != found.last:
        words = clipped(" ".join(typed.split()), _LONGEST_SHOWN)
        raise Refused("date-not-understood", words=words)
    return nothing | {"published_on": found.first, "published_how": "given"}


async def _text(context: Context, draft: Draft, typed: str) -> Changes:
    if not any(char.isalpha() for char in typed):
        raise Refused("no-text")
    return {"body": typed, "language": draft.language or language_of(typed), "cut": None}


_CHANGES: Mapping[str, Callable[[Context, Draft, str], Awaitable[Changes]]] = {
    "title": _title,
    "date": _date,
    "source": _source,
    "text": _text,
}


def is_edit(awaited: Awaited) -> bool:
    """Say whether what is awaited changes a draft."""
    return awaited.kind in _CHANGES


async def ask_language(context: Context, draft: Draft) -> None:
    """Offer the languages in place of the card."""
    async with context.transaction() as stored:
        opened = await stored.drafts.change(draft.id)
        context.show(language_choice(context.text, opened))


def sets_language(language: Language) -> Decide:
    """Make what a button does that names a language."""

    async def set_language(context: Context, draft: Draft) -> None:
        read = await read_again(context.services, draft, language=language)
        async with context.transaction() as stored:
            await change_draft(context, stored, draft, read)
            context.notify(context.text("changed-language"))

    return set_language


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        *(on_card(kind, asks_for(kind)) for kind in _CHANGES),
        on_card("language", ask_language),
        *(on_card(language, sets_language(language)) for language in LANGUAGES),
        on_button("x", cancel),
    ]
