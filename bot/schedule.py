"""What happens by the clock, and when.

One job of APScheduler a thing, none per subscriber: who is due is asked of the database.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import NotLeader
from storage.errors import StorageError

Job = Callable[[], Awaitable[Any]]

log = structlog.get_logger(__name__)


class Schedule:
    """Runs jobs on this process's own scheduler; jobs belong to nobody's persistent store."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            # A run that comes late still runs, and several missed ones are one.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def every_minute(self, name: str, job: Job) -> None:
        """Run at the beginning of each minute, and once now."""
        self._add(name, job, CronTrigger(second=0, timezone=UTC), datetime.now(UTC))

    def every(self, name: str, interval: timedelta, job: Job, *, at_once: bool = True) -> None:
        """Run again and again, and once now unless that may wait."""
        first = datetime.now(UTC) + (timedelta(0) if at_once else interval)
        trigger = IntervalTrigger(seconds=interval.total_seconds(), timezone=UTC)
        self._add(name, job, trigger, first)

    def sooner(self, name: str, moment: datetime | None = None) -> None:
        """Run a job at a moment, if its next run is later; None is now."""
        job = self._scheduler.get_job(name)
        wanted = max(moment or datetime.min.replace(tzinfo=UTC), datetime.now(UTC))
        if job is not None and (job.next_run_time is None or wanted < job.next_run_time):
            job.modify(next_run_time=wanted)

    def start(self) -> None:
        """Run the jobs from now on."""
        self._scheduler.start()

    def stop(self) -> None:
        """Run no more; a job that runs is cancelled, and its transaction rolled back."""
        self._scheduler.shutdown(wait=False)

    def _add(
        self, name: str, job: Job, trigger: CronTrigger | IntervalTrigger, first: datetime
    ) -> None:
        self._scheduler.add_job(
            guarded,
            trigger,
            args=[name, job],
            id=name,
            name=name,
            replace_existing=True,
            next_run_time=first,
        )


async def guarded(name: str, job: Job) -> None:
    """Run a job; whatever it raises is logged, and the next run comes."""
    try:
        await job()
    except asyncio.CancelledError:
        # By the scheduler, at the end; it would log what it has cut off as a failed job.
        log.info("a job cut off by the end", job=name)
    except NotLeader:
        log.info("a job left to the new leader", job=name)
    except StorageError as error:
        log.warning("a job waits for its next run", job=name, error=str(error))
    except Exception:
        log.exception("a job failed", job=name)
