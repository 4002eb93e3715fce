"""Messages of an upload that belong together, made one draft once the last has come."""

from collections.abc import Sequence
from datetime import date, timedelta

from corpus.intake.draft import Hints
from corpus.intake.errors import NoText
from handlers.context import Services
from handlers.drafting import (
    Read,
    card,
    language_of,
    read_again,
    read_draft,
    text_for,
    twin,
)
from handlers.failures import foreseen
from handlers.posting import post_about, post_card
from handlers.sources import settle_post
from handlers.views.view import View, units
from storage.database import Stored
from storage.drafts import Part
from storage.errors import DraftSettled, LostClaim
from storage.models import Draft, DraftPart

WAIT = timedelta(seconds=1.5)
LONG_PART_UNITS = 3500
_LEASE = timedelta(seconds=15)
_AT_ONCE = 10
_TELEGRAM_CUTS_AT = 4096
_ENDS = frozenset('.!?؟…:»”"')


async def finish_gatherings(services: Services) -> int:
    """Make drafts of the gatherings whose time is over, and put their cards into the outbox.

    Any process may do this at any time; each gathering becomes one draft.

    Returns:
        How many were finished.
    """
    async with services.database.reading() as stored:
        if not await stored.drafts.is_any_due():
            return 0
    async with services.database.transaction() as stored:
        claimed = await stored.drafts.claim_due(_AT_ONCE, _LEASE)
        parts = [await stored.drafts.parts(draft.id) for draft in claimed]
        today = (await stored.now()).date()
    finished = [
        await _finish(services, draft, mine, today)
        for draft, mine in zip(claimed, parts, strict=True)
    ]
    if any(finished):
        services.on_change()
    return sum(finished)


async def _finish(
    services: Services, draft: Draft, parts: Sequence[DraftPart], today: date
) -> bool:
    """Finish one gathering; False when a part came in meanwhile, or another was faster."""
    read = await _read_parts(services, draft, parts, today)
    try:
        async with services.database.transaction() as stored:
            if draft.feed_id is not None:
                await settle_post(services, stored, draft, read)
            elif read is None:
                await _give_up(services, stored, draft)
            elif draft.replaces is not None:
                await _replace(services, stored, draft, read)
            else:
                await _open(services, stored, draft, read)
    except LostClaim:
        return False
    return True


async def _read_parts(
    services: Services, draft: Draft, parts: Sequence[DraftPart], today: date
) -> Read | None:
    text = joined([part.text for part in parts])
    if draft.replaces is not None:
        return await _read_new_text(services, draft.replaces, text.strip())
    hints = Hints(source=draft.source, url=draft.url, posted=draft.published_on)
    try:
        return await read_draft(services, text, today, hints)
    except NoText:
        return None


async def _read_new_text(services: Services, draft_id: int, body: str) -> Read | None:
    async with services.database.reading() as stored:
        draft = await stored.drafts.get(draft_id)
    if draft is None or not any(map(str.isalpha, body)):
        return None
    language = draft.language or language_of(body)
    return await read_again(services, draft, body=body, language=language, cut=None)


async def _open(services: Services, stored: Stored, claimed: Draft, read: Read) -> None:
    same = await twin(stored.articles, read, claimed.url)
    fields = read.fields | {"duplicate_of": same.id if same else None}
    draft = await stored.drafts.finish_gathering(claimed, **fields)
    text = await text_for(services, stored, draft)
    await post_card(stored, draft, card(services, text, draft, read, same))


async def _replace(services: Services, stored: Stored, claimed: Draft, read: Read) -> None:
    """Give a draft the text that was gathered for it, unless it is settled by now."""
    assert claimed.replaces is not None
    await stored.drafts.finish_gathering(claimed)
    await stored.drafts.settle(claimed.id, "merged")
    text = await text_for(services, stored, claimed)
    try:
        draft = await stored.drafts.change(claimed.replaces, **read.fields)
    except DraftSettled as error:
        await post_about(stored, claimed, View.plain(foreseen(text, error) or ""))
        return
    same = await twin(stored.articles, read, draft.url)
    draft.duplicate_of = same.id if same else None
    view = card(services, text, draft, read, same)
    await post_card(stored, draft, view, draft.card_message_id)
    await post_about(stored, draft, View.plain(text("changed-text")))


async def _give_up(services: Services, stored: Stored, claimed: Draft) -> None:
    draft = await stored.drafts.finish_gathering(claimed)
    await stored.drafts.settle(draft.id, "discarded")
    text = await text_for(services, stored, draft)
    await post_about(stored, draft, View.plain(text("no-text")))


def awaits_more(text: str, media_group_id: str | None) -> bool:
    """Say whether another part of the same upload may be on its way."""
    return media_group_id is not None or units(text) >= LONG_PART_UNITS


def goes_on(parts: Sequence[DraftPart], part: Part) -> bool:
    """Say whether a message belongs to a gathering, rather than follow one that is whole."""
    group = part.media_group_id
    if group is not None and any(one.media_group_id == group for one in parts):
        return True
    before = [one for one in parts if one.message_id == part.message_id - 1]
    # Without the one before it, it has overtaken that: then it is the long one.
    return awaits_more(before[0].text if before else part.text, None)


def joined(texts: Sequence[str]) -> str:
    """Put the parts of a text together again.

    Telegram's apps cut a long text where a line, a sentence or a word ends, and only where there is
    no such place, in the middle of a word, at exactly the most that a message holds.
    """
    whole = ""
    for text in (text for text in texts if text.strip()):
        whole += _seam(whole) + text
    return whole


def _seam(before: str) -> str:
    if not before:
        return ""
    last = before[-1]
    if last.isspace():
        return ""
    if last in _ENDS:
        return "\n"
    return "" if units(before) % _TELEGRAM_CUTS_AT == 0 else " "
