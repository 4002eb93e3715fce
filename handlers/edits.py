"""Changing a draft: a button asks, and the next message is the answer."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from corpus.language.calendars import parse_date
from corpus.language.detect import detect
from handlers.buttons import Handler, on_button
from handlers.context import Context
from handlers.drafting import Read, card, read_again, twin
from handlers.errors import Refused
from handlers.saving import Decide, draft_here, on_card
from handlers.texts import LANGUAGES
from handlers.views.card import language_choice, prompt
from handlers.views.view import View, clipped
from storage.database import Stored
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


async def apply_edit(context: Context, awaited: Awaited, typed: str) -> None:
    """Change what was asked for, show the card anew, and say that it is done."""
    assert awaited.draft_id is not None
    draft = await draft_here(context, awaited.draft_id)
    changes = await _CHANGES[awaited.kind](context, draft, typed.strip())
    read = await read_again(context.services, draft, **changes)
    async with context.transaction() as stored:
        assert context.reader.user_id is not None
        await stored.awaited.cancel(context.place.chat_id, context.reader.user_id)
        await _change(context, stored, draft, read)
        done = View.plain(context.text(f"changed-{awaited.kind}"))
        context.say(done, reply_to=draft.card_message_id)


async def _change(context: Context, stored: Stored, draft: Draft, read: Read) -> None:
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


_FACTS_OF_A_DATE = (
    "published_on",
    "published_time",
    "published_zone",
    "published_evidence",
    "published_start",
)


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
    language = draft.language or next((one for one in LANGUAGES if one == detect(typed)), None)
    return {"body": typed, "language": language}


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
            await _change(context, stored, draft, read)
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
