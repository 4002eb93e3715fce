"""Feeds that are polled: what is new in them comes in."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.errors import NotLeader
from bot.leader import Held
from corpus.intake.draft import Hints
from corpus.intake.errors import IntakeError, NotFetched
from corpus.intake.feed import Entry, FeedContent, read_feed
from corpus.intake.fetch import FEEDS, Fetched, canonical
from corpus.intake.found import Found
from corpus.intake.reading import read_page
from handlers.context import Services, message_arguments
from handlers.drafting import Read, read_found_draft
from handlers.links import read_link
from handlers.sources import begin, is_offered, is_wanted, offer, owner_of
from handlers.views.feeds import failing_view
from storage.database import Stored
from storage.models import Feed
from storage.outbox import Call

INTERVAL = timedelta(minutes=15)
FIRST_BACKOFF = timedelta(minutes=5)
LONGEST_BACKOFF = timedelta(hours=6)
TOLD_AFTER = timedelta(days=1)
SOON = timedelta(minutes=1)
"""When a feed is looked at again that had more than is taken at once."""

MOST_AT_ONCE = 20
"""Entries of one feed at one time."""

_FEEDS_AT_ONCE = 5
_LEASE = timedelta(minutes=10)
_TRIES = 3
_WHOLE = 600  # characters from which on an entry is its article, and no summary of it
_PRIORITY = 1

_WELL: Mapping[str, Any] = {"failures": 0, "failing_since": None, "error": None, "told": None}

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Feeds:
    """Polls the feeds that are due.

    Args:
        services: What articles are read and stored with.
        wake: Called once something is stored or in the outbox.
    """

    services: Services
    wake: Callable[[], None]
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    """Of two feeds that bring the same article, the second sees that the first has brought it."""

    async def tick(self, held: Held) -> None:
        """Poll what is due, as long as the lease is held.

        Raises:
            NotLeader: The lease is lost.
        """
        while held.is_held:
            async with self.services.database.reading() as stored:
                if not await stored.feeds.is_any_due():
                    return
            async with self.services.database.transaction() as stored:
                await held.confirm(stored)
                due = await stored.feeds.claim_due(_FEEDS_AT_ONCE, _LEASE)
            polled = await asyncio.gather(
                *(self._poll(held, feed) for feed in due), return_exceptions=True
            )
            self.wake()
            for feed, error in zip(due, polled, strict=True):
                if isinstance(error, NotLeader) or not isinstance(error, Exception | None):
                    raise error
                if error is not None:  # one feed stops no other; its lease keeps it for a while
                    log.error("a feed broke its reader", feed=feed.id, exc_info=error)

    async def _poll(self, held: Held, feed: Feed) -> None:
        if owner_of(self.services, feed) is None and not feed.is_direct:
            log.warning("a feed waits for an admin who takes its drafts", feed=feed.id)
            return
        try:
            fetched = await self.services.fetcher.fetch(
                feed.address, kinds=FEEDS, headers=_conditions(feed)
            )
            content = None if fetched.is_unchanged else await _content(fetched)
        except NotFetched as error:
            await self._note_failure(held, feed, error)
            return
        left = await self._take_all(held, feed, content) if content else False
        await self._note_success(held, feed, fetched, is_more_left=left)

    async def _take_all(self, held: Held, feed: Feed, content: FeedContent) -> bool:
        """Take what is new, the oldest first; True when something is left for the next time."""
        async with self.services.database.reading() as stored:
            keys = [entry.key for entry in content.entries]
            done = await stored.feeds.done_entries(feed.id, keys)
        new = [entry for entry in reversed(content.entries) if entry.key not in done]
        taken = [await self._take(held, feed, entry) for entry in new[:MOST_AT_ONCE]]
        return len(new) > MOST_AT_ONCE or not all(taken)

    async def _take(self, held: Held, feed: Feed, entry: Entry) -> bool:
        """Take one entry; False when it has to be tried again."""
        if entry.url and await self._is_known(entry.url):
            return await self._finish(held, feed, entry, None)
        try:
            read = await self._read(feed, entry)
        except IntakeError as error:
            log.info("an entry could not be read", feed=feed.id, error=str(error))
            async with self.services.database.transaction() as stored:
                await held.confirm(stored)
                await stored.feeds.fail_entry(feed.id, entry.key, _TRIES)
            return False
        return await self._finish(held, feed, entry, read)

    async def _is_known(self, url: str) -> bool:
        async with self.services.database.reading() as stored:
            return await stored.articles.twin("", canonical(url)) is not None

    async def _read(self, feed: Feed, entry: Entry) -> Read:
        found = await self._found(entry)
        async with self.services.database.reading() as stored:
            today = (await stored.now()).date()
        hints = Hints(
            title=entry.title or None,
            source=found.source or feed.title,
            url=found.url or (canonical(entry.url) if entry.url else None),
            published=entry.day if entry.day and entry.day <= today else None,
            time=entry.published.strftime("%H:%M") if entry.published else None,
        )
        return await read_found_draft(self.services, found, today, hints)

    async def _found(self, entry: Entry) -> Found:
        """Read the article that a feed holds whole, or else fetch its page.

        Where the page cannot be had, what the feed says of it is better than nothing.
        """
        if len(entry.content) >= _WHOLE or not entry.url:
            return await _in_feed(entry)
        try:
            return await read_link(self.services, entry.url)
        except IntakeError:
            if len(entry.content or entry.summary) < _WHOLE:
                raise
            return await _in_feed(entry)

    async def _finish(self, held: Held, feed: Feed, entry: Entry, read: Read | None) -> bool:
        async with self._one_at_a_time, self.services.database.transaction() as stored:
            await held.confirm(stored)
            current = await stored.feeds.get(feed.id)
            if current is None or current.state != "active":
                return True
            if not await stored.feeds.finish_entry(feed.id, entry.key) or read is None:
                return True
            await self._bring_in(stored, current, read)
        return True

    async def _bring_in(self, stored: Stored, feed: Feed, read: Read) -> None:
        same = await stored.articles.twin(read.fingerprint, read.fields["url"])
        if same is not None or not await is_wanted(stored, feed, read):
            return
        if await is_offered(self.services, stored, feed, read):
            return
        draft = await begin(self.services, stored, feed, read.fields)
        if draft is not None:
            await offer(self.services, stored, feed, draft, read)

    async def _note_success(
        self, held: Held, feed: Feed, fetched: Fetched, *, is_more_left: bool
    ) -> None:
        async with self.services.database.transaction() as stored:
            await held.confirm(stored)
            now = await stored.now()
            fields: dict[str, Any] = dict(_WELL)
            wait = SOON if is_more_left else INTERVAL * random.uniform(0.9, 1.1)
            if not is_more_left and not fetched.is_unchanged:
                # Only once all is taken: until then the server shall send it again.
                fields |= {
                    "etag": fetched.headers.get("etag"),
                    "last_modified": fetched.headers.get("last-modified"),
                }
            await stored.feeds.change(feed.id, checked=now, next_check=now + wait, **fields)

    async def _note_failure(self, held: Held, feed: Feed, error: NotFetched) -> None:
        log.info("a feed could not be read", feed=feed.id, error=str(error))
        async with self.services.database.transaction() as stored:
            await held.confirm(stored)
            now = await stored.now()
            since = feed.failing_since or now
            changed = await stored.feeds.change(
                feed.id,
                checked=now,
                failures=feed.failures + 1,
                failing_since=since,
                error=error.reason,
                next_check=now + backoff_after(feed.failures + 1),
            )
            if changed.told is None and now - since >= TOLD_AFTER:
                await self._tell(stored, changed, now)

    async def _tell(self, stored: Stored, feed: Feed, now: datetime) -> None:
        """Tell an admin, once, that a feed has failed for a day."""
        owner = owner_of(self.services, feed)
        if owner is None:
            return
        subscriber = await stored.subscribers.get(owner)
        chosen = subscriber.language if subscriber else None
        text = self.services.texts(chosen or self.services.default_language)
        arguments = message_arguments(failing_view(text, feed), owner, None)
        await stored.outbox.add(Call("sendMessage", arguments), owner, _PRIORITY)
        feed.told = now


def backoff_after(failures: int) -> timedelta:
    """Say how long to wait after so many failures, 1 or more: doubling, and a little by chance."""
    longest = min(LONGEST_BACKOFF, FIRST_BACKOFF * (1 << min(failures - 1, 10)))
    return longest * random.uniform(0.75, 1.25)


def _conditions(feed: Feed) -> dict[str, str]:
    """Ask for a feed only if it has changed."""
    conditions = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: value for name, value in conditions.items() if value}


async def _content(fetched: Fetched) -> FeedContent:
    return await read_feed(fetched.body, fetched.headers.get("content-type", ""))


async def _in_feed(entry: Entry) -> Found:
    """Read the article that a feed holds, as the page that it is a piece of."""
    html = f"<html><body><article>{entry.content or entry.summary}</article></body></html>"
    found = await read_page(html.encode("utf-8", "replace"), entry.url or None, "utf-8")
    return Found(found.text, title=entry.title or None, url=canonical(entry.url) or None)
