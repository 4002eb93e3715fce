"""Killed at any moment of an upload, it has the draft after the next start, once."""

import asyncio
import json
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


ARTICLES = 1500


def lines():
    for number in range(ARTICLES):
        body = f"{PARAGRAPH}It was the talk of round {number}."
        yield json.dumps({"title": f"Talks, round {number}", "body": body, "language": "en"})


async def kill_now_and_then(bot, moments, times):
    for _ in range(times):
        await asyncio.sleep(moments.uniform(0.2, 3))
        await asyncio.to_thread(bot.kill)
        await bot.restart()


async def counted(url):
    database = Database(url)
    try:
        async with database.reading() as stored:
            return await stored.articles.count()
    finally:
        await database.close()


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_file_of_many_is_read_and_saved_whole_after_kills_in_the_middle(bot, telegram):
    admin, moments = telegram.person(1, admin=True), random.Random(3)
    await admin.sends("all.jsonl", "\n".join(lines()))
    await kill_now_and_then(bot, moments, times=4)
    read = await admin.sees(f"{ARTICLES:,} articles can be saved", within=300)
    await admin.presses("Save all", on=read)
    await kill_now_and_then(bot, moments, times=4)
    saved = await admin.sees(f"{ARTICLES:,} are saved", within=300)
    assert await counted(bot.database_url) == ARTICLES
    await admin.presses("Undo", on=saved)
    await kill_now_and_then(bot, moments, times=2)
    await admin.sees(f"{ARTICLES:,} articles can be saved", within=300)
    assert await counted(bot.database_url) == 0


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_a_text_of_several_parts_and_an_album_are_each_one_after_kills(bot, telegram):
    admin, moments = telegram.person(1, admin=True), random.Random(4)
    for number in range(6):
        await admin.pastes(f"Talks in Geneva, round {number}\n\n" + f"{PARAGRAPH}\n\n" * 100)
        await asyncio.sleep(moments.uniform(0, 2))
        await asyncio.to_thread(bot.kill)
        await bot.restart()
        await admin.sees(f"Talks in Geneva, round {number}", within=60)
        pictures = [
            {"as_photo": True},
            {"as_photo": True, "caption": f"Talks in Bern, round {number}"},
        ]
        await telegram.act("album", person=1, items=pictures)
        await asyncio.sleep(moments.uniform(0, 2))
        await asyncio.to_thread(bot.kill)
        await bot.restart()
        await admin.sees(f"Talks in Bern, round {number}", within=60)
    await asyncio.to_thread(bot.stop)
    titles = await drafts_in(bot.database_url)
    rounds = [
        f"Talks in {city}, round {number}" for city in ("Bern", "Geneva") for number in range(6)
    ]
    assert sorted(titles) == rounds
