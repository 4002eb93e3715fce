"""Captions of files: what one says of where a file is from counts for all files of its album."""

from dataclasses import replace
from datetime import date
from typing import Any

from corpus.intake.caption import with_caption
from corpus.intake.draft import Hints
from handlers.context import Context, Services
from handlers.drafting import card, read_again, text_for, twin
from handlers.incoming import Incoming
from handlers.posting import post_card, shown_at
from storage.database import Stored
from storage.models import Draft


async def hints_of(stored: Stored, chat_id: int, group: str | None, came: Incoming) -> Hints:
    """Say what came along with a file: its caption, or else that of another file of its album."""
    today = (await stored.now()).date()
    hints = with_caption(came.hints, came.text, today)
    if group is None or came.text.strip():
        return hints
    for part in await stored.drafts.of_album(chat_id, group):
        hints = replace(with_caption(hints, part.text, today), url=hints.url)
    return hints


async def follow_caption(context: Context, group: str | None, came: Incoming) -> None:
    """Give the files of an album that came before its caption what that says.

    A link is the address of the one article alone that it stands under.
    """
    if group is None or not came.text.strip():
        return
    async with context.reading() as stored:
        hints = with_caption(Hints(), came.text, (await stored.now()).date())
        parts = await stored.drafts.of_album(context.place.chat_id, group)
        drafts = [await stored.drafts.get(part.draft_id) for part in parts]
    for draft in drafts:
        if draft is not None and (changes := _missing(draft, hints.source, hints.posted)):
            await _change(context.services, draft, changes)


def _missing(draft: Draft, source: str | None, day: date | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if source and not draft.source:
        changes["source"] = source
    if day and draft.published_on is None:
        changes["published_on"] = day
        if draft.state == "open":
            changes |= {"published_how": "given", "published_evidence": None}
    return changes


async def _change(services: Services, draft: Draft, changes: dict[str, Any]) -> None:
    """Change a file's draft and its card, in a transaction of its own: twice is as good as once."""
    if draft.state == "reading":
        async with services.database.transaction() as stored:
            await stored.drafts.amend(draft.id, **changes)
    elif draft.state == "open":
        read = await read_again(services, draft, **changes)
        shown = await shown_at(services, draft.id)
        async with services.database.transaction() as stored:
            changed = await stored.drafts.change(draft.id, **changes)
            same = await twin(stored.articles, read, changed.url)
            text = await text_for(services, stored, changed)
            await post_card(stored, changed, card(services, text, changed, read, same), shown)
