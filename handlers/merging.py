"""Two drafts made one: parts of a text that came far from each other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.intake.draft import Hints
from handlers.buttons import Handler, on_admins_button
from handlers.context import Context
from handlers.drafting import Read, card, read_again, read_draft, twin
from handlers.edited_messages import OF_THE_DAY, changed_by_hand
from handlers.errors import Refused
from handlers.gathering import joined
from handlers.saving import draft_here, on_card
from handlers.views.card import merge_choice, settled_card
from storage.database import Stored
from storage.models import Draft, DraftPart

_OFFERED = 5


async def ask_with(context: Context, draft: Draft) -> None:
    """Offer the other drafts of the chat in place of the card."""
    async with context.transaction() as stored:
        opened = await stored.drafts.change(draft.id)
        newest = await stored.drafts.of_chat(context.place.chat_id, _OFFERED + 1)
        others = [other for other in newest if other.id != draft.id][:_OFFERED]
        if not others:
            raise Refused("merge-nothing")
        context.show(merge_choice(context.text, opened, others))


async def merge(context: Context, pressed: re.Match[str]) -> None:
    """Make two drafts the one whose button was pressed; the other is settled."""
    draft = await draft_here(context, int(pressed[1]))
    other = await draft_here(context, int(pressed[2]))
    first, second = sorted((draft, other), key=lambda one: one.id)
    async with context.reading() as stored:
        parts = [await stored.drafts.parts(one.id) for one in (first, second)]
    read = await _merged(context, first, second, parts)
    async with context.transaction() as stored:
        merged = await stored.drafts.change(draft.id, **read.fields)
        settled = await stored.drafts.settle(other.id, "merged")
        await stored.drafts.move_parts(other.id, draft.id)
        await _show(context, stored, merged, read)
        if settled.card_message_id is not None:
            context.edit(settled_card(context.text, settled), settled.card_message_id)


async def _show(context: Context, stored: Stored, merged: Draft, read: Read) -> None:
    same = await twin(stored.articles, read, merged.url)
    merged.duplicate_of = same.id if same else None
    context.show(card(context.services, context.text, merged, read, same))


async def _merged(
    context: Context, first: Draft, second: Draft, parts: Sequence[Sequence[DraftPart]]
) -> Read:
    """Read messages anew as one text; what was read of pages is put one after the other.

    What somebody has typed stays as it is: a title or a text of theirs is read no more.
    """
    typed = [await _typed(context, one) for one in (first, second)]
    is_typed = bool({"title", "body"} & (typed[0] | typed[1]))
    if is_typed or not _is_all_messages(first, second, parts):
        return await read_again(context.services, first, **_together(first, second))
    texts = [part.text for part in sorted((*parts[0], *parts[1]), key=lambda one: one.message_id)]
    read = await read_draft(
        context.services, joined(texts), first.created.date(), _hints(first, second)
    )
    for one, names in ((second, typed[1]), (first, typed[0])):
        kept = {name: getattr(one, name) for name in names}
        read = replace(read, fields=read.fields | kept)
    return read


def _hints(first: Draft, second: Draft) -> Hints:
    source, url = first.source or second.source, first.url or second.url
    return Hints(source=source, url=url, posted=first.published_on)


async def _typed(context: Context, draft: Draft) -> set[str]:
    """Name the fields of a draft that somebody has typed."""
    day = draft.created.date()
    typed = await changed_by_hand(context.services, draft, vars(draft), day, _hints(draft, draft))
    return typed | set(OF_THE_DAY) if draft.published_how == "given" else typed


def _is_all_messages(first: Draft, second: Draft, parts: Sequence[Sequence[DraftPart]]) -> bool:
    """Say whether two drafts are what was written in this chat, in the order of its messages."""
    is_from_here = first.feed_id is None and second.feed_id is None
    has_file = any(part.kind == "document" for part in (*parts[0], *parts[1]))
    return is_from_here and all(parts) and not has_file


def _together(first: Draft, second: Draft) -> dict[str, object]:
    """Put two articles together; the first gives what there can be only one of."""
    body = "\n\n".join(part for part in (first.body, second.title, second.body) if part)
    return {
        "title": first.title or second.title,
        "body": body,
        "original": f"{first.original}\n\n{second.original}",
        "language": first.language or second.language,
        "source": first.source or second.source,
        "url": first.url or second.url,
        "cut": [*(first.cut or []), *(second.cut or [])],
        **{name: getattr(first, name) for name in OF_THE_DAY},
    }


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_card("merge", ask_with),
        on_admins_button(r"m:(\d{1,18}):(\d{1,18})", merge),
    ]
