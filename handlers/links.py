"""Links that admins send: fetched, read, and made drafts of."""

import asyncio
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from corpus.intake.caption import with_caption
from corpus.intake.decode import decode
from corpus.intake.draft import Hints
from corpus.intake.errors import IntakeError, Unreadable
from corpus.intake.fetch import Fetched, canonical
from corpus.intake.found import Found, Unread
from corpus.intake.lines import read_lines
from corpus.intake.reading import Child, read_page
from handlers.chats import keep_language
from handlers.context import Context, Services
from handlers.drafting import Read, card, read_found_draft, text_for, twin
from handlers.errors import Refused
from handlers.failures import foreseen
from handlers.incoming import Incoming
from handlers.posting import post_card, shown_at
from handlers.views.card import already_here
from handlers.views.view import View
from storage.database import Stored
from storage.errors import LostClaim
from storage.models import Draft

MOST_AT_ONCE = 10
"""Links in one message; each becomes a draft of its own."""

_AT_ONCE = 3  # each has a process of its own that reads the page
_LEASE = timedelta(seconds=40)  # longer than nearly all take; who takes longer has lost it
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+", re.IGNORECASE)
_PAGE = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?)]}'’،؛؟…"


def links_in(text: str, marked: Collection[str] = ()) -> list[str]:
    """Give the links of a message that holds nothing else, in order; empty: it is another.

    Args:
        text: The message.
        marked: What Telegram has marked as links in it, "example.org/a" for one.
    """
    words = list(dict.fromkeys(text.split()))
    if not words or not all(_LINK.fullmatch(word) or word in marked for word in words):
        return []
    return [word if "://" in word else f"https://{word}" for word in words]


def links_among(text: str) -> list[str]:
    """Give the links that stand among words, as who shares a page sends its headline along."""
    found = (match[0].rstrip(_AFTER_A_LINK) for match in _PAGE.finditer(text))
    return list(dict.fromkeys(link if "://" in link else f"https://{link}" for link in found))


async def take_links(context: Context, links: list[str], hints: Hints) -> None:
    """Begin a draft of each link, and show that it is being fetched."""
    if len(links) > MOST_AT_ONCE:
        raise Refused("links-too-many", most=MOST_AT_ONCE)
    user_id = context.reader.user_id
    assert user_id is not None, "an admin is known by a user id"
    place = context.place
    for link in links:
        context.services.fetcher.gate.check_url(link)
    async with context.transaction() as stored:
        await keep_language(context, stored)
        for link in map(canonical, links):
            same = await stored.articles.twin("", link)
            if same is not None:
                context.say(already_here(context.text, same))
                continue
            draft = await stored.drafts.fetch(
                place.chat_id,
                user_id,
                place.thread_id,
                link,
                source=hints.source,
                published_on=hints.posted,
            )
            fetching = context.text("link-fetching", host=urlsplit(link).hostname or "")
            context.say(View.plain(fetching), draft=draft.id)
    context.services.on_change()


def is_shared(came: Incoming, links: list[str]) -> bool:
    """Say whether a message only leads to its links: no line beside them is prose."""
    is_plain = not (came.is_forward or came.is_rich or came.is_album or came.is_caption)
    return is_plain and not any(line.is_prose for line in read_lines(_without(came.text, links)))


def _without(text: str, links: list[str]) -> str:
    for link in links:
        text = text.replace(link.removeprefix("https://"), " ").replace("https:// ", " ")
    return re.sub(r"[(\[]\s*[)\]]", " ", text)


async def take_shared(context: Context, links: list[str], came: Incoming) -> None:
    """Begin a draft of each link among words, which may say where it is from, and when."""
    said = _without(came.text, links)
    async with context.reading() as stored:
        today = (await stored.now()).date()
    await take_links(context, links, with_caption(came.hints, said, today))


async def fetch_links(services: Services) -> int:
    """Fetch the links that wait for it, and show what came of them.

    Any process may do this at any time; each link becomes one draft.

    Returns:
        How many were settled.
    """
    async with services.database.reading() as stored:
        if not await stored.drafts.is_any_due("fetching"):
            return 0
    async with services.database.transaction() as stored:
        claimed = await stored.drafts.claim_due(_AT_ONCE, _LEASE, "fetching")
    settled = await asyncio.gather(*(_settle(services, draft) for draft in claimed))
    if any(settled):
        services.on_change()
    return sum(settled)


async def _settle(services: Services, claimed: Draft) -> bool:
    """Fetch one link and show what came of it; False when another process was faster."""
    outcome = await _outcome(services, claimed)
    card_id = await shown_at(services, claimed.id)
    try:
        async with services.database.transaction() as stored:
            draft = await stored.drafts.finish_gathering(claimed)
            view = await _settled(services, stored, draft, outcome)
            await post_card(stored, draft, view, card_id)
    except LostClaim:
        return False
    return True


async def _outcome(services: Services, draft: Draft) -> Read | IntakeError:
    async with services.database.reading() as stored:
        today = (await stored.now()).date()
    try:
        found = await read_link(services, draft.url or "")
        hints = Hints(posted=draft.published_on)
        return await read_found_draft(services, found, today, hints)
    except IntakeError as error:
        return error


async def read_link(services: Services, link: str) -> Found:
    """Fetch and read a page; its address is its own, or else the one it was found at.

    Raises:
        NotFetched: It cannot be had.
        Unreadable: It cannot be read.
        NotText: It is no text.
    """
    fetched = await services.fetcher.fetch(link)
    if fetched.content_type == "text/plain":
        return Found(decode(fetched.body), url=canonical(fetched.url))
    if fetched.content_type == "application/pdf":
        return replace(await asyncio.to_thread(_in_file, fetched), url=canonical(fetched.url))
    found = await read_page(fetched.body, fetched.url, fetched.charset)
    return replace(found, url=_own_address(found.url, fetched))


def _in_file(fetched: Fetched) -> Found:
    """Read the article of a PDF, or raise `Unreadable`."""
    name = urlsplit(fetched.url).path.rpartition("/")[2] or "link.pdf"
    with Child() as child:
        for found in child.file(fetched.body, name, fetched.content_type):
            if isinstance(found, Unread):
                raise Unreadable(found.problem)
            return found
    raise Unreadable("empty")


def _own_address(said: str | None, fetched: Fetched) -> str:
    """Believe a page what it calls itself, as long as it does not take another site's name."""
    if said and _site(said) == _site(fetched.url):
        return canonical(said)
    return canonical(fetched.url)


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return re.sub(r"^(?:www|m|mobile|amp)\.", "", host)


def _source(draft: Draft, read: Mapping[str, Any]) -> str | None:
    """What a page calls its site; what came along with the link counts for more than its host."""
    named, host = read["source"], urlsplit(read["url"] or "").netloc
    is_host = named is not None and host.lower().endswith(named.lower())
    return draft.source or named if named is None or is_host else named


async def _settled(
    services: Services, stored: Stored, draft: Draft, outcome: Read | IntakeError
) -> View:
    """Open a draft with what was read, or say why there is nothing."""
    text = await text_for(services, stored, draft)
    if isinstance(outcome, IntakeError):
        await stored.drafts.settle(draft.id, "failed")
        return View.plain(foreseen(text, outcome) or text("no-text"))
    same = await twin(stored.articles, outcome, outcome.fields["url"])
    fields = outcome.fields | {"source": _source(draft, outcome.fields)}
    opened = await stored.drafts.change(draft.id, **fields, duplicate_of=same.id if same else None)
    return card(services, text, opened, outcome, same)
