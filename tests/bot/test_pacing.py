import asyncio
from datetime import timedelta

from bot import pacing
from bot.pacing import LONGEST_WAIT, Pace


async def taken(pace, chats, **how):
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pace.wait(chat, **how) for chat in chats))
    return loop.time() - began


async def test_all_chats_together_get_no_more_than_the_rate():
    assert await taken(Pace(50), range(1, 31), is_urgent=False) >= 0.45


async def test_one_person_gets_one_a_second():
    assert await taken(Pace(1000), [7, 7], is_urgent=False) >= 0.99


async def test_a_group_gets_twenty_a_minute():
    assert await taken(Pace(1000), [-7, -7], is_urgent=False) >= 2.9


async def test_who_waits_for_an_answer_does_not_wait_for_a_broadcast():
    pace = Pace(1)
    await taken(pace, [1, 2], is_urgent=True)
    pace.hold(5, timedelta(seconds=60))
    assert await pace.wait(9, is_urgent=True) is None


async def test_what_would_wait_too_long_is_told_how_long():
    pace = Pace(1000)
    pace.hold(5, timedelta(seconds=60))
    too_long = await pace.wait(6, is_urgent=False)
    assert LONGEST_WAIT < too_long <= timedelta(seconds=60)


async def test_a_group_s_429_is_about_that_group_alone():
    pace = Pace(1000)
    pace.hold(-5, timedelta(seconds=60))
    assert await pace.wait(6, is_urgent=False) is None
    assert await pace.wait(-5, is_urgent=False) > LONGEST_WAIT


async def test_a_429_about_the_whole_bot_makes_it_slower_for_a_while(monkeypatch):
    monkeypatch.setattr(pacing, "RECOVERY", timedelta(seconds=0.1))
    pace = Pace(100)
    for chat in (5, 6, 7):  # those that were on the wire together are told the same
        pace.hold(chat, timedelta(seconds=0.1))
    assert pace.current == 80
    for chat in range(8, 30):
        await pace.wait(chat, is_urgent=False)
        await asyncio.sleep(0.11)
    assert pace.current == 100


async def test_what_was_made_slower_stays_so_until_a_while_has_passed():
    pace = Pace(100)
    pace.hold(5, timedelta(0))
    for chat in (6, 7):
        await pace.wait(chat, is_urgent=False)
    assert pace.current == 80


async def test_who_waited_for_a_turn_when_a_pause_began_keeps_the_pause():
    pace = Pace(5)
    await pace.wait(1, is_urgent=False)
    waiting = asyncio.create_task(pace.wait(2, is_urgent=False))
    await asyncio.sleep(0.05)
    pace.hold(3, timedelta(seconds=0.8))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await waiting
    assert loop.time() - began >= 0.7
