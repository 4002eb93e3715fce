"""Killed at any moment of an upload, it has the draft after the next start, once."""

import asyncio
import random

import pytest

from storage.database import Database

PARAGRAPH = (
    "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov in Geneva. "
)


def article(number):
    return f"Talks in Geneva, round {number}\n\n" + PARAGRAPH * 9


async def upload_and_kill(bot, admin, number, moments):
    """Kill it some milliseconds after an article was sent, then let it finish."""
    await admin.pastes(article(number))
    await asyncio.sleep(moments.uniform(0, 0.25))
    await asyncio.to_thread(bot.kill)
    await bot.restart()
    await admin.sees(f"Talks in Geneva, round {number}", within=60)


async def check(bot, telegram, kills, seed):
    admin = telegram.person(1, admin=True)
    moments = random.Random(seed)
    for number in range(kills):
        await upload_and_kill(bot, admin, number, moments)
    await asyncio.to_thread(bot.stop)
    titles = await drafts_in(bot.database_url)
    assert sorted(titles) == sorted(f"Talks in Geneva, round {number}" for number in range(kills))


async def drafts_in(url):
    database = Database(url)
    try:
        async with database.reading() as stored:
            return [draft.title for draft in await stored.drafts.of_chat(1, 1000)]
    finally:
        await database.close()


async def test_a_draft_is_there_once_after_kills_at_random_moments(bot, telegram):
    await check(bot, telegram, kills=4, seed=1)


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_a_draft_is_there_once_after_fifty_kills(bot, telegram):
    await check(bot, telegram, kills=50, seed=2)
