"""Which of many processes runs the schedule and delivers.

The lease expires by the database's clock. Its holder renews it, and stops by itself a good while
before it can expire, measured on its own clock: a holder that was stopped and goes on, or that
cannot reach the database, does nothing that another may be doing by then.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.backoff import stopped_within
from bot.errors import NotLeader
from bot.presence import Presence
from storage.database import Database, Stored
from storage.errors import DatabaseUnavailable, LostLease

NAME = "leader"
DURATION = timedelta(seconds=15)
RENEWAL = timedelta(seconds=5)
TRUSTED = timedelta(seconds=10)
"""For how long after the beginning of a good renewal the holder believes it holds the lease."""

ASKING = timedelta(seconds=1)

log = structlog.get_logger(__name__)


def seconds_awake_or_asleep() -> float:
    """Read a clock that only goes forward, and goes on while the machine sleeps if it can."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass
class Held:
    """A lease that is held, for the work that is done under it.

    Attributes:
        token: Grows with every holder; results are recorded under it.
    """

    token: int
    renewed: float = field(default_factory=seconds_awake_or_asleep)

    @property
    def is_held(self) -> bool:
        """Whether it is certain that nobody else has taken it."""
        return seconds_awake_or_asleep() - self.renewed < TRUSTED.total_seconds()

    async def confirm(self, stored: Stored) -> None:
        """Make a transaction conditional on the lease, or raise `NotLeader`."""
        if not self.is_held:
            raise NotLeader
        try:
            await stored.leases.confirm(NAME, self.token)
        except LostLease as error:
            raise NotLeader from error


Work = Callable[[Held], Awaitable[None]]


class Leader:
    """Tries to hold the lease for as long as it runs, and works while it does.

    Args:
        database: Where the lease is.
        presence: The name of this process, and who else is still alive.
        work: What is done under the lease; cancelled when it is lost.
    """

    def __init__(self, database: Database, presence: Presence, work: Work) -> None:
        self._database = database
        self._presence = presence
        self._work = work
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Let go of the lease, once what is being done under it has come to an end."""
        self._stopped.set()

    async def run(self) -> None:
        """Take the lease whenever it is free, until `stop`."""
        while not self._stopped.is_set():
            began = seconds_awake_or_asleep()
            token = await self._take()
            if token is not None:
                await self._hold(Held(token, began))
            await stopped_within(self._stopped, ASKING.total_seconds())

    async def _take(self) -> int | None:
        try:
            async with self._database.transaction() as stored:
                await self._bury(stored)
                return await stored.leases.take(NAME, self._presence.name, DURATION)
        except DatabaseUnavailable:
            return None
        except Exception:
            log.exception("the lease could not be asked for")
            return None

    async def _bury(self, stored: Stored) -> None:
        """Let go of what a holder on this machine had that is certainly dead."""
        lease = await stored.leases.get(NAME)
        if lease is not None and self._presence.is_dead(lease.holder):
            await stored.leases.release(NAME, lease.token)
            await stored.outbox.let_go_of(lease.holder)

    async def _hold(self, held: Held) -> None:
        log.info("this process leads", token=held.token)
        work = asyncio.ensure_future(self._work(held))
        stopping = asyncio.ensure_future(self._stopped.wait())
        renewing = asyncio.ensure_future(self._keep(held))
        try:
            await asyncio.wait({work, stopping, renewing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (work, stopping, renewing):
                task.cancel()
            ended = await asyncio.gather(work, stopping, renewing, return_exceptions=True)
            _report(ended[0])
            await self._let_go(held)

    async def _keep(self, held: Held) -> None:
        """Renew the lease until it is lost or can no longer be trusted."""
        while held.is_held:
            await asyncio.sleep(RENEWAL.total_seconds())
            began = seconds_awake_or_asleep()
            try:
                await self._renew(held)
                held.renewed = began
            except LostLease:
                break
            except (DatabaseUnavailable, TimeoutError) as error:
                log.warning("the lease could not be renewed", error=str(error))
        log.warning("this process leads no more", token=held.token)

    async def _renew(self, held: Held) -> None:
        left = TRUSTED.total_seconds() - (seconds_awake_or_asleep() - held.renewed)
        async with asyncio.timeout(max(0.0, left)), self._database.transaction() as stored:
            await stored.leases.renew(NAME, held.token, DURATION)

    async def _let_go(self, held: Held) -> None:
        with suppress(DatabaseUnavailable, TimeoutError):
            async with asyncio.timeout(1), self._database.transaction() as stored:
                await stored.leases.release(NAME, held.token)


def _report(ended: object) -> None:
    if isinstance(ended, Exception) and not isinstance(ended, NotLeader):
        log.error("the work of the leader failed", exc_info=ended)
