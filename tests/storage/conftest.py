"""What the tests of the memory build rows from."""

from datetime import UTC, datetime, time, timedelta

import pytest

from storage.articles import NewArticle

LONG = timedelta(minutes=5)
OVER = timedelta(seconds=-1)  # a lease of this length has run out as soon as it is taken


@pytest.fixture(scope="session")
def new_article():
    def build(text="Lavrov met Kerry in Geneva.", **fields):
        defaults = {
            "title": text,
            "body": f"{text} They talked for two hours.",
            "original": f"MENU\n{text}",
            "language": "en",
            "fingerprint": f"fingerprint of {text}",
        }
        return NewArticle(**(defaults | fields))

    return build


@pytest.fixture
def add_article(database, new_article):
    async def add(*args, **fields):
        async with database.transaction() as stored:
            return await stored.articles.add(new_article(*args, **fields))

    return add


@pytest.fixture
def subscribe(database):
    async def subscribe(chat_id=1, thread_id=None, *, due_in=OVER, **fields):
        wanted = {
            "user_id": 7,
            "local_time": time(8, 30),
            "timezone": "Europe/Berlin",
            "language": "fa",
            "next_due": datetime.now(UTC) + due_in,
            "cursor": 0,
        }
        async with database.transaction() as stored:
            return await stored.subscriptions.subscribe(chat_id, thread_id, **(wanted | fields))

    return subscribe
