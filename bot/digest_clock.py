"""When this process looks for what came in, and for who is due."""

from dataclasses import dataclass
from datetime import timedelta

from bot.digests import DueDigests
from bot.leader import Held
from bot.schedule import Schedule

DIGESTS, NEWS = "digests", "news"
"""The names of the two jobs."""

INTERVAL_OF_NEWS = timedelta(seconds=1)


@dataclass
class DigestClock:
    """Runs under the lease.

    Who is due is looked for at the beginning of each minute, and sooner where somebody is due
    sooner or something has come in for those who are told at once.
    """

    due: DueDigests
    held: Held
    schedule: Schedule
    _is_begun: bool = False
    _version: str = ""

    async def tick(self) -> None:
        """Write what is due, and come back when the next is."""
        await self.due.tick(self.held)
        await self._come_back()

    async def _come_back(self) -> None:
        """Look for who is due as soon as somebody is; whoever changes an hour may be due sooner."""
        async with self.due.database.reading() as stored:
            moment = await stored.subscriptions.next_moment()
        if moment is not None:
            self.schedule.sooner(DIGESTS, moment - self.due.database.ahead())

    async def look(self) -> None:
        """Hold against the questions what came in, also through another process."""
        await self._take_over_knowledge()
        await self.due.catch(self.held)
        if not self._is_begun:
            # A process that led before may have ended between catching and waking.
            await self.due.wake_idle(self.held)
            self._is_begun = True
        await self._come_back()

    async def _take_over_knowledge(self) -> None:
        """Read the standing questions anew once the knowledge is another, and hold again to them.

        A spelling that is taught in the morning counts for what came in at night.
        """
        follower, database = self.due.follower, self.due.database
        version = follower.version
        if version != self._version:
            is_other = await follower.derive_again(database) > 0
            if is_other or self._version:
                await follower.hold_again(database, self.due.give_way)
            self._version = version
