import asyncio
import time
from datetime import timedelta

from bot.errors import NotLeader
from bot.schedule import Schedule, guarded
from storage.errors import DatabaseUnavailable


async def test_a_job_runs_at_once_and_again():
    runs = []

    async def job():
        runs.append(True)

    schedule = Schedule()
    schedule.every("job", timedelta(seconds=0.05), job)
    schedule.start()
    async with asyncio.timeout(10):
        while len(runs) < 3:
            await asyncio.sleep(0.01)
    schedule.stop()


async def test_a_minute_job_does_not_wait_for_the_first_minute():
    ran = asyncio.Event()

    async def job():
        ran.set()

    schedule = Schedule()
    schedule.every_minute("job", job)
    schedule.start()
    await asyncio.wait_for(ran.wait(), 10)
    schedule.stop()


async def test_a_loop_that_was_busy_skips_no_run():
    runs = []

    async def job():
        runs.append(True)

    schedule = Schedule()
    schedule.every("job", timedelta(seconds=0.3), job)
    schedule.start()
    await asyncio.sleep(0.1)
    before = len(runs)
    time.sleep(1.5)  # noqa: ASYNC251  # longer than APScheduler's own grace of a second
    async with asyncio.timeout(10):
        while len(runs) == before:
            await asyncio.sleep(0.01)
    schedule.stop()


async def test_what_a_job_raises_stays_its_own():
    for error in (ValueError("x"), DatabaseUnavailable("away"), NotLeader()):

        async def job(error=error):
            raise error

        await guarded("job", job)


async def test_a_job_that_the_end_cuts_off_is_no_failure(caplog):
    begun, seconds = asyncio.Event(), timedelta(seconds=60)

    async def job():
        begun.set()
        await asyncio.sleep(60)

    schedule = Schedule()
    schedule.every("job", seconds, job)
    schedule.start()
    await begun.wait()
    schedule.stop()
    await asyncio.sleep(0.05)
    assert "raised an exception" not in caplog.text
