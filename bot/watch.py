"""Somebody is told when digests stop: the canary.

It runs in every process and writes to the admins itself, because the one process that delivers may
be what has stopped. Each trouble is told once, until it is over.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.sending import SafirBot, Unsent, make
from handlers.context import message_arguments
from handlers.texts import Text
from handlers.views.view import View
from storage.database import Database
from storage.figures import Figures
from storage.outbox import Call

LATE = timedelta(minutes=10)
"""After its hour a digest should long be written."""

STUCK = timedelta(minutes=30)
"""A message that waits longer than this does not wait for its turn; a broadcast is quicker."""

PARKED = timedelta(days=1)

KINDS = ("late", "stuck", "parked")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Trouble:
    """Something an admin has to look at.

    Attributes:
        kind: Of it: `watch-` and this is the message that words it.
        count: How many.
    """

    kind: str
    count: int


def troubles(figures: Figures, late: int, parked: int) -> list[Trouble]:
    """Say what is wrong.

    Args:
        figures: What the database holds.
        late: Subscriptions whose digest should have been written.
        parked: Messages that Telegram lately refused for good.
    """
    found = []
    if late:
        found.append(Trouble("late", late))
    if figures.outbox_oldest and figures.now - figures.outbox_oldest > STUCK:
        waiting = ("waiting", "sending", "uncertain")
        found.append(Trouble("stuck", sum(figures.outbox.get(state, 0) for state in waiting)))
    if parked:
        found.append(Trouble("parked", parked))
    return found


@dataclass(frozen=True)
class Watch:
    """Tells admins.

    Args:
        database: What is watched.
        bot: Who writes.
        admins: To whom.
        text: Sentences in the language of the settings.
    """

    database: Database
    bot: SafirBot
    admins: Collection[int]
    text: Text

    async def look(self) -> None:
        """Tell what is new, and forget what is over."""
        async with self.database.reading() as stored:
            figures = await stored.counts.all()
            late = await stored.subscriptions.late(figures.now - LATE)
            parked = await stored.counts.parked(figures.now - PARKED)
        found = {trouble.kind: trouble for trouble in troubles(figures, late, parked)}
        for kind in KINDS:
            await self._tell_once(kind, found.get(kind), figures.now)

    async def _tell_once(self, kind: str, trouble: Trouble | None, now: datetime) -> None:
        async with self.database.transaction() as stored:
            if trouble is None:
                await stored.marks.remove(f"told {kind}")
                return
            is_first = await stored.marks.add(f"told {kind}", now.isoformat())
        if is_first and not await self._tell(trouble):
            async with self.database.transaction() as stored:
                await stored.marks.remove(f"told {kind}")

    async def _tell(self, trouble: Trouble) -> bool:
        """Tell all admins; say whether it is to be left at that: Telegram may take nothing now."""
        log.warning("admins are told", kind=trouble.kind, count=trouble.count)
        view = View.plain(self.text(f"watch-{trouble.kind}", count=trouble.count))
        outcomes = [
            await make(self.bot, Call("sendMessage", message_arguments(view, admin, None)))
            for admin in self.admins
        ]
        return not outcomes or not all(isinstance(one, Unsent) for one in outcomes)
