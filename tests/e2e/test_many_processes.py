"""Several processes on one database go on whichever of them is killed: nothing is lost."""

import asyncio
import random
from datetime import UTC, datetime, timedelta

import pytest

from bot import playground
from storage.database import Database
from tests.e2e.many import Many, RoundRobin

SAMPLE = f"{playground.__path__[0]}/sample"
PARAGRAPH = (
    "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov in Geneva. "
)
PATIENCE = 60.0


@pytest.fixture
def database_kind():
    """SQLite is for one machine."""
    return "postgresql"


def article(number):
    """An article of two messages."""
    return f"Talks in Geneva, round {number}\n\n" + PARAGRAPH * 60


class Load:
    """Readers who ask and turn pages, and an admin who uploads; each waits for what is due."""

    def __init__(self, telegram, readers):
        self.readers = [telegram.person(100 + number) for number in range(readers)]
        self.admin = telegram.person(1, admin=True)
        self.said = dict.fromkeys(self.readers, 0)
        self.saved = []
        self.is_over = False

    async def ask(self, reader):
        """Ask, and turn the page: an edit, which adds no message."""
        self.said[reader] += 1
        await reader.says("latest Kerry Lavrov")
        answer = await reader.sees("Kerry", within=PATIENCE)
        if "⟩" in answer.buttons:
            await reader.presses("⟩", on=answer, within=PATIENCE)

    async def upload(self):
        """Paste an article in parts, wait for its card, save it."""
        number = len(self.saved)
        title = f"Talks in Geneva, round {number}"
        await self.admin.pastes(article(number))
        card = await self.admin.sees(
            lambda seen: title in seen.text and "Save" in seen.buttons, within=PATIENCE
        )
        await self.admin.presses("Save", on=card, within=PATIENCE)
        await self.admin.sees("Undo", within=PATIENCE)
        self.saved.append(title)

    async def run(self):
        await asyncio.gather(
            *(self._again(lambda reader=reader: self.ask(reader)) for reader in self.readers),
            self._again(self.upload),
        )

    async def _again(self, act):
        while not self.is_over:
            await act()
            await asyncio.sleep(0.2)


async def titles_and_failures(url):
    database = Database(url)
    try:
        async with database.reading() as stored:
            articles = await stored.articles.added_after(0, 10_000)
            drafts = await stored.drafts.of_chat(1, 1000)
            waiting = await stored.inbox.waiting()
            return [one.title for one in articles], [one.title for one in drafts], waiting
    finally:
        await database.close()


async def check(stopped_bot, telegram, *, number, kills, readers, pause):
    assert stopped_bot.safir("add", SAMPLE).returncode == 0
    many = Many(stopped_bot, number)
    telegram.explain = many.said
    moments = random.Random(3)
    try:
        async with RoundRobin(many.hooks) as balancer:
            url = f"http://127.0.0.1:{balancer.port}/hook"
            await asyncio.gather(*(many.start(place, url) for place in range(number)))
            subscribers = await subscribed(telegram, 5 if kills > 1 else 0)
            load = Load(telegram, readers)
            going = asyncio.create_task(load.run())
            for turn in range(kills):
                await asyncio.sleep(moments.uniform(*pause))
                await many.kill(turn % number)
                await asyncio.sleep(moments.uniform(0.2, 1.0))
                if kills > 1:
                    await many.start(turn % number, url)
            await asyncio.sleep(pause[1])
            load.is_over = True
            await going
            await settled(stopped_bot.database_url)
            await nothing_is_lost(stopped_bot, load, kills)
            await digests_have_come(subscribers, kills)
    finally:
        many.end()


async def subscribed(telegram, number):
    """Have some subscribe for a time in the middle of the kills."""
    people = [telegram.person(500 + place) for place in range(number)]
    due = datetime.now(UTC) + timedelta(minutes=2)
    for person in people:
        await person.asks(f"/subscribe {due:%H:%M} UTC", within=PATIENCE)
    return people


async def digests_have_come(subscribers, kills):
    """Each has the digest, once but for what a kill cut on the wire; first was the answer."""
    came = []
    for person in subscribers:
        messages = [seen for seen in await person.history() if seen.is_from_bot]
        came.append(len(messages) - 1)
    assert all(came), came
    assert sum(came) <= len(subscribers) + kills, came


async def settled(url):
    async with asyncio.timeout(PATIENCE):
        while (await titles_and_failures(url))[2]:
            await asyncio.sleep(0.2)


async def nothing_is_lost(bot, load, kills):
    """Each question has its answer; one comes twice only where a kill may have cut its call."""
    repeated = 0
    for reader, asked in load.said.items():
        answers = [seen for seen in await reader.history() if seen.is_from_bot]
        assert len(answers) >= asked
        repeated += len(answers) - asked
    assert repeated <= 2 * kills, f"{repeated} answers came twice in {kills} kills"
    articles, drafts, _ = await titles_and_failures(bot.database_url)
    saved = sorted(title for title in articles if title.startswith("Talks in Geneva, round"))
    assert saved == sorted(load.saved)
    # A part that a kill keeps back for longer than a gathering waits becomes a draft of its own.
    assert len(drafts) <= kills, drafts
    assert load.saved
    print(f"{sum(load.said.values())} questions, {len(saved)} articles, {repeated} answers twice")  # noqa: T201


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_a_killed_process_takes_nothing_with_it(stopped_bot, telegram):
    await check(stopped_bot, telegram, number=2, kills=1, readers=2, pause=(0.5, 1.5))


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_three_processes_killed_in_turn_lose_nothing(stopped_bot, telegram):
    await check(stopped_bot, telegram, number=3, kills=12, readers=6, pause=(1, 4))
