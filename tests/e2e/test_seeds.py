"""The main job on five real articles: uploaded by an admin, found by a reader, sent in a digest.

Nothing of the articles stands here but figures: which lines are the title and the body, and days.
"""

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.database import Database

WITHIN = 60.0  # seconds, on a machine that is busy
SENT_WITHIN = 3.0


@dataclass(frozen=True)
class Seed:
    """What a careful reader takes from an article; lines are counted from 1."""

    title: int
    body: range
    language: str
    published: str | None
    how: str
    source: str | None


SEEDS = {
    "000": Seed(6, range(12, 37), "fa", "2015-09-30", "inferred", None),
    "001": Seed(1, range(5, 17), "fa", None, "unknown", "ایرنا"),
    "002": Seed(5, range(7, 22), "fa", "2017-09-19", "inferred", "آران نیوز"),
    "003": Seed(1, range(5, 24), "ar", "2016-09-01T14:46", "stated", "سيريانيوز"),
    "004": Seed(1, range(8, 25), "fa", "2014-11-27", "stated", "خبرگزاری اطلس"),
}
BOTH_MEN = ("003", "000", "001")  # the newest first, then the one without a day
QUESTIONS = (
    "latest Kerry Lavrov",
    "latest kery lavrof",
    "کری لاوروف",
    "كيري لافروف",
    "Керри Лавров",
    "kery lavrof",
)


@pytest.fixture
def texts(test_data):
    """The five articles as they reach an admin."""
    return {
        seed: next(test_data.glob(f"seeds/{seed}_*.txt")).read_text(encoding="utf-8")
        for seed in SEEDS
    }


def title_of(text, seed):
    return text.splitlines()[SEEDS[seed].title - 1].strip()


def body_of(text, seed):
    lines = text.splitlines()
    return [lines[number - 1].strip() for number in SEEDS[seed].body if lines[number - 1].strip()]


async def save(admin, seed, text, *, as_file):
    """Upload one article, look at its card, and save it."""
    if as_file:
        await admin.sends(f"{seed}.txt", text)
    else:
        await admin.pastes(text)
    card = await admin.sees("Save")
    assert title_of(text, seed) in card.text
    expected = SEEDS[seed].published
    if expected is not None:
        assert expected[:10] in card.text or day_in_words(expected) in card.text
    await admin.presses("Save", on=card)
    await admin.sees("Undo")
    return card


def day_in_words(published):
    day = datetime.fromisoformat(published)
    return f"{day.day} {day:%B} {day.year}"


async def save_all(admin, texts):
    for number, (seed, text) in enumerate(texts.items()):
        await save(admin, seed, text, as_file=number % 2 == 1)


async def test_five_real_articles_are_uploaded_and_found_in_any_script(telegram, bot, texts):
    admin, reader = telegram.person(1, admin=True), telegram.person(2)
    await save_all(admin, texts)
    titles = {seed: title_of(text, seed) for seed, text in texts.items()}
    for question in QUESTIONS:
        answer = await reader.asks(question)
        places = [answer.text.find(titles[seed]) for seed in BOTH_MEN]
        assert min(places) >= 0, f"{question}: {answer}"
        assert titles["002"] not in answer.text, f"{question}: {answer}"
        assert titles["004"] not in answer.text, f"{question}: {answer}"
        if "latest" in question:
            assert places == sorted(places), f"{question}: {answer}"


# What is read out of a file is the same on both.
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_each_article_keeps_its_lines_and_none_of_the_page(stopped_bot, texts, tmp_path):
    bot = stopped_bot
    for seed, text in texts.items():
        Path(tmp_path, f"{seed}.txt").write_text(text, encoding="utf-8")
    added = bot.safir(
        "add", str(tmp_path / "000.txt"), *map(str, tmp_path.glob("00[1-4].txt")), "--json"
    )
    assert added.returncode == 0, added.stderr
    outcomes = {
        Path(line["input"]).stem: line for line in map(json.loads, added.stdout.splitlines())
    }
    exported = tmp_path / "exported.jsonl"
    assert bot.safir("export", str(exported)).returncode == 0
    bodies = {
        article["title"]: article["body"]
        for article in map(json.loads, exported.read_text(encoding="utf-8").splitlines())
    }
    for seed, expected in SEEDS.items():
        outcome = outcomes[seed]
        assert outcome["outcome"] == "added", outcome
        assert outcome["title"] == title_of(texts[seed], seed)
        assert outcome["language"] == expected.language
        assert (outcome["published"], outcome["published_how"]) == (
            expected.published,
            expected.how,
        )
        assert outcome["source"] == expected.source
        lines = [line for line in bodies[outcome["title"]].splitlines() if line]
        assert lines == body_of(texts[seed], seed)


async def come(url):
    """Let the hour of the one subscription come, and wait until the bot has seen to it."""
    database = Database(url)
    try:
        async with database.transaction() as stored:
            (subscription,) = await stored.subscriptions.of_chat(3)
            hour = subscription.next_due
            now = await stored.now()
            await stored.subscriptions.change(subscription.id, next_due=now)
        async with asyncio.timeout(WITHIN):
            while subscription.next_due <= now:
                await asyncio.sleep(0.1)
                async with database.reading() as stored:
                    (subscription,) = await stored.subscriptions.of_chat(3)
    finally:
        await database.close()
    return hour


async def test_a_subscriber_gets_what_is_new_once(telegram, bot, texts):
    admin, subscriber = telegram.person(1, admin=True), telegram.person(3)
    await save_all(admin, texts)
    await subscriber.asks("/start")
    wanted = datetime.now(UTC) + timedelta(hours=6)
    await subscriber.asks(f"/subscribe {wanted:%H:%M} UTC")
    assert await come(bot.database_url) == wanted.replace(second=0, microsecond=0)
    digest = await subscriber.sees(title_of(texts["003"], "003"), within=WITHIN)
    for seed in ("000", "001", "002", "003"):
        assert title_of(texts[seed], seed) in digest.text, f"{seed}: {digest}"
    assert title_of(texts["004"], "004") not in digest.text
    await come(bot.database_url)
    await asyncio.sleep(SENT_WITHIN)
    shown = [message.text for message in await subscriber.history() if message.is_from_bot]
    assert sum(title_of(texts["003"], "003") in text for text in shown) == 1
