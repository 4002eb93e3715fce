"""How fast Telegram is written to, by a clock that jumps."""

import asyncio
import inspect
from datetime import timedelta
from functools import wraps

import pytest

from bot.pacing import GROUP, LONGEST_WAIT, PRIVATE, RECOVERY, Pace
from tests.bot.virtual import run

AN_INSTANT = timedelta(milliseconds=1)


def by_the_clock(test):
    """Run a test on a clock that jumps."""
    assert inspect.iscoroutinefunction(test)

    @wraps(test)
    def on_it(*args, **kwargs):
        run(test(*args, **kwargs))

    return on_it


def now():
    return asyncio.get_running_loop().time()


async def taken(pace, chats, *, is_urgent=False):
    """In how many seconds all of them had their turn."""
    began = now()
    waited = await asyncio.gather(*(pace.wait(chat, is_urgent=is_urgent) for chat in chats))
    assert waited == [None] * len(waited)
    return pytest.approx(now() - began, abs=0.005)


@by_the_clock
async def test_all_chats_together_get_no_more_than_the_rate():
    # A tenth of a second's go at once.
    assert await taken(Pace(50), range(1, 31)) == 0.5
    assert await taken(Pace(50), range(1, 6)) == 0
    assert await taken(Pace(5), range(1, 4)) == 0.4


@by_the_clock
async def test_one_person_gets_one_a_second_and_a_group_twenty_a_minute():
    assert await taken(Pace(1000), [7, 7]) == PRIVATE.total_seconds() == 1
    assert await taken(Pace(1000), [-7, -7]) == GROUP.total_seconds() == 60 / 20


@by_the_clock
async def test_who_waits_for_an_answer_does_not_wait_for_a_broadcast():
    pace = Pace(1)
    assert await taken(pace, range(1, 9), is_urgent=True) == 0
    pace.hold(5, timedelta(seconds=60))
    assert await taken(pace, [9], is_urgent=True) == 0
    # Its own chat has its pace nevertheless.
    assert await taken(pace, [9], is_urgent=True) == 1


@by_the_clock
async def test_what_would_wait_too_long_is_told_how_long():
    pace = Pace(1000)
    pace.hold(5, LONGEST_WAIT)
    assert await taken(pace, [6]) == LONGEST_WAIT.total_seconds()
    pace.hold(5, LONGEST_WAIT + AN_INSTANT)
    left = await pace.wait(7, is_urgent=False)
    assert left.total_seconds() == pytest.approx((LONGEST_WAIT + AN_INSTANT).total_seconds())


@by_the_clock
async def test_a_chat_that_is_told_to_come_later_loses_no_turn():
    pace = Pace(1000)
    pace.hold(-5, timedelta(seconds=60))
    for _ in range(3):
        left = await pace.wait(-5, is_urgent=True)
        assert left.total_seconds() == pytest.approx(60)


@by_the_clock
async def test_a_group_s_429_is_about_that_group_alone():
    pace = Pace(1000)
    pace.hold(-5, timedelta(seconds=60))
    pace.hold(-5, timedelta(seconds=6))  # an older answer, read later
    assert await taken(pace, [6, -6]) == 0
    assert (await pace.wait(-5, is_urgent=False)).total_seconds() == pytest.approx(60)
    assert pace.current == 1000


@by_the_clock
async def test_a_429_about_the_whole_bot_makes_it_slower_for_a_while():
    pace = Pace(100)
    for chat in (5, 6, 7):  # those that were on the wire together are told the same
        pace.hold(chat, timedelta(seconds=1))
    assert pace.current == 80
    assert await taken(pace, range(1, 49)) == 1 + (48 - 8) / 80
    before = []
    for chat in range(100, 110):
        await asyncio.sleep(RECOVERY.total_seconds() + 0.001)
        await pace.wait(chat, is_urgent=False)
        before.append(pace.current)
    assert before == sorted(before)
    assert before[0] == pytest.approx(80 * 1.05)
    assert before[-1] == 100


@by_the_clock
async def test_a_rate_rises_one_step_in_so_long_and_no_sooner():
    pace = Pace(100)
    pace.hold(5, timedelta(0))
    await asyncio.sleep(RECOVERY.total_seconds() - 0.01)
    await taken(pace, [6, 7])
    assert pace.current == 80
    await asyncio.sleep(0.02)
    await taken(pace, [8, 9])
    assert pace.current == 84


@by_the_clock
async def test_however_often_telegram_complains_a_good_part_of_the_rate_remains():
    pace = Pace(10)
    for _ in range(9):
        await asyncio.sleep(0.1)
        pace.hold(5, timedelta(seconds=0.01))
    assert pace.current == 4
    await asyncio.sleep(1)
    assert await taken(pace, range(10, 14)) == 0.75


@by_the_clock
async def test_who_waited_for_a_turn_when_a_pause_began_keeps_the_pause():
    for pause, is_told in (
        (timedelta(seconds=0.8), False),
        (LONGEST_WAIT, False),
        (LONGEST_WAIT + timedelta(seconds=1), True),
    ):
        pace = Pace(5)
        await pace.wait(1, is_urgent=False)
        waiting = asyncio.create_task(pace.wait(2, is_urgent=False))
        await asyncio.sleep(0.05)
        pace.hold(3, pause)
        began = now()
        left = await waiting
        if is_told:
            assert left > LONGEST_WAIT
        else:
            assert left is None
            assert now() - began >= pause.total_seconds() - 0.001
