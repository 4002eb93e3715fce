"""Digests that are due: composed, written into the outbox, and the cursor moved, in one commit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.leader import Held
from corpus.digest import Digest, Item, compose_many
from corpus.facts import FactLines
from corpus.following import Follower, GiveWay, at_once
from corpus.wall_clock import due_after, held_until
from handlers.context import message_arguments
from handlers.texts import Style, Texts
from handlers.views.digest import digest_views
from handlers.views.view import View
from storage.database import Database, Stored
from storage.ledger import SentDigest
from storage.models import Subscriber, Subscription
from storage.outbox import Call, DigestPart
from storage.subscriptions import Step

AT_ONCE = 100
"""Subscriptions in one transaction, so that it does not keep the inbox waiting."""

MOST_WAITED_FOR = 500
"""Articles that are held against the questions before a digest goes out; further ones wait."""

PRIORITY = 2

_ANYBODY = "n:"  # what the button for more is called in words that many share
_MOST_WORDED = 5_000

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Planned:
    """What is written for one subscription, if nobody has changed it meanwhile."""

    subscription: Subscription
    step: Step
    digest: Digest | None = None  # None: nothing may be sent now
    calls: Sequence[Call] = ()

    @property
    def period(self) -> str:
        """Name the digest by the moment it was due, which comes but once."""
        due = self.subscription.next_due
        assert due is not None
        return due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True)
class DueDigests:
    """Finds who is due.

    Args:
        database: Where the subscriptions are.
        follower: Holds what came in against the questions.
        facts: The fact lines of articles.
        texts: How all is worded.
        wake: Called once something is in the outbox.
        give_way: Awaited before what came in is held against the questions, article by article.
    """

    database: Database
    follower: Follower
    facts: FactLines
    texts: Texts
    wake: Callable[[], None]
    give_way: GiveWay = at_once
    _worded: dict[object, list[View]] = field(default_factory=dict)

    async def tick(self, held: Held) -> int:
        """Write the digests of all that are due, and count them.

        Raises:
            NotLeader: The lease is lost.
        """
        count = 0
        self._worded.clear()
        while held.is_held and (planned := await self._plan(is_first=not count)):
            async with self.database.transaction() as stored:
                await held.confirm(stored)
                written = await self._write(stored, planned)
            count += sum(bool(one.calls) for one in written)
            if not written:
                break
            self.wake()
        if count:
            log.info("digests written", count=count)
        return count

    async def catch(self, held: Held) -> int:
        """Hold against the questions what came in; count those who waited for it and are due."""
        if not await self.follower.catch_up(self.database, give_way=self.give_way):
            return 0
        return await self.wake_idle(held)

    async def wake_idle(self, held: Held) -> int:
        """Let all be due that wait for something to come in, when it has; count them."""
        count = 0
        while held.is_held:
            async with self.database.reading() as stored:
                until = await stored.caught.settled()
                idle = await stored.follows.idle_with_news(until, AT_ONCE)
            if not idle:
                break
            async with self.database.transaction() as stored:
                await held.confirm(stored)
                count += await stored.follows.make_due(idle)
        return count

    async def _plan(self, *, is_first: bool) -> list[_Planned]:
        """Compose and word what is due, before anything is locked."""
        async with self.database.reading() as stored:
            if not await stored.subscriptions.due(1):
                return []
        if is_first:
            await self.follower.catch_up(self.database, MOST_WAITED_FOR)
        async with self.database.reading() as stored:
            due, now = await stored.subscriptions.due(AT_ONCE), await stored.now()
            held = {one.id: held_until(one, now) for one in due}
            free = [one for one in due if held[one.id] is None]
            digests = await compose_many(stored, free)
            readers = await stored.subscribers.of_chats([one.chat_id for one in free])
        put_off = [
            _Planned(one, Step(one.id, one.cursor, held[one.id])) for one in due if held[one.id]
        ]
        pairs = zip(free, digests, strict=True)
        return [
            *put_off,
            *(
                self._planned(one, _style(one, readers.get(one.chat_id)), digest, now)
                for one, digest in pairs
            ),
        ]

    def _planned(
        self, subscription: Subscription, style: Style, digest: Digest, now: datetime
    ) -> _Planned:
        step = Step(subscription.id, digest.until, due_after(subscription, now))
        calls = self._calls(subscription, style, digest) if digest.items else ()
        return _Planned(subscription, step, digest, calls)

    def _calls(self, subscription: Subscription, style: Style, digest: Digest) -> list[Call]:
        data = f"n:{subscription.id}:{digest.after}:{digest.until}:{len(digest.items)}"
        calls = []
        for view in self._views(subscription, style, digest):
            arguments: dict[str, Any] = message_arguments(
                _addressed(view, data), subscription.chat_id, subscription.thread_id
            )
            if subscription.is_silent:
                arguments["disable_notification"] = True
            calls.append(Call("sendMessage", arguments))
        return calls

    def _views(self, subscription: Subscription, style: Style, digest: Digest) -> list[View]:
        """Word a digest, once for all who get the same in the same language and style."""
        more = len(digest.rest)
        wording = (subscription.language, subscription.calendar, style)
        key = (*wording, more, *map(_shared, digest.items))
        if key not in self._worded:
            if len(self._worded) >= _MOST_WORDED:
                self._worded.clear()
            self._worded[key] = digest_views(
                self.texts(subscription.language, style),
                digest.items,
                self.facts,
                calendar=subscription.calendar,
                more=more,
                more_data=_ANYBODY,
            )
        return self._worded[key]

    async def _write(self, stored: Stored, planned: Sequence[_Planned]) -> list[_Planned]:
        """Write what is still wanted as it was planned, all of it in a few statements."""
        still = await stored.subscriptions.still_due([one.subscription for one in planned])
        written = [one for one in planned if one.subscription.id in still]
        settled, now = await stored.caught.settled(), await stored.now()
        await stored.outbox.add_digests(
            [
                DigestPart(one.subscription.id, one.period, part, one.subscription.chat_id, call)
                for one in written
                for part, call in enumerate(one.calls)
            ],
            PRIORITY,
        )
        await stored.ledger.record(
            [
                SentDigest(one.subscription.id, one.period, _shown(one.digest))
                for one in written
                if one.digest is not None
            ]
        )
        await stored.subscriptions.advance([_next_step(one, settled, now) for one in written])
        return written


def _style(subscription: Subscription, reader: Subscriber | None) -> Style:
    """Say how a chat wants days and numbers; its calendar goes with the language it chose."""
    style = Style.read(reader.calendar if reader else None)
    if reader is None or reader.language == subscription.language:
        return style
    return replace(style, calendar=None)


def _shared(item: Item) -> object:
    """Give all that a story's words depend on."""
    names = tuple((follow.key, follow.words) for follow in item.caught_by)
    return item.article.id, item.article.revision, item.reports, item.is_late, names


def _addressed(view: View, data: str) -> View:
    """Let the button for more lead to what one subscription has no room for."""
    rows = tuple(
        tuple(replace(one, data=data) if one.data == _ANYBODY else one for one in row)
        for row in view.keyboard
    )
    return replace(view, keyboard=rows)


def _shown(digest: Digest) -> list[int]:
    return [item.article.id for item in digest.items]


def _next_step(planned: _Planned, settled: int, now: datetime) -> Step:
    """Say what follows; who is told at once is due again if more has come in meanwhile."""
    step = planned.step
    is_behind = step.next_due is None and planned.digest and planned.digest.until < settled
    return Step(step.subscription_id, step.cursor, now) if is_behind else step
