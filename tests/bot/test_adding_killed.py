"""`safir add` of many articles, killed again and again, and run once more."""

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from storage.database import Database
from storage.index import Index
from storage.index_query import Everything

ARTICLES, KILLS = 10_000, 20
pytestmark = [pytest.mark.long, pytest.mark.timeout(1500)]


@pytest.fixture
def articles(tmp_path):
    file = tmp_path / "articles.jsonl"
    with file.open("w") as lines:
        for number in range(ARTICLES):
            body = f"Lavrov met Kerry for the {number}th time and they spoke of it."
            article = {"id": f"n{number}", "title": f"Talks {number}", "body": body}
            lines.write(json.dumps(article | {"language": "en"}) + "\n")
    return file


def add(database_url: str, file: Path) -> subprocess.Popen[bytes]:
    settings = {"DATABASE_URL": database_url, "DATA_DIR": str(file.parent)}
    command = [sys.executable, "-m", "bot", "add", str(file)]
    root = Path(__file__).parents[2]
    quiet = subprocess.DEVNULL  # of each that is there already it says so
    return subprocess.Popen(command, cwd=root, env=os.environ | settings, stderr=quiet)


async def stored(database_url: str) -> Counter[str]:
    database = Database(database_url)
    found: Counter[str] = Counter()
    async with database.reading() as read:
        revision = 0
        while articles := await read.articles.added_after(revision, 1000):
            found.update(str(article.external_id) for article in articles)
            revision = articles[-1].added_revision
    await database.close()
    return found


async def test_each_is_there_once_after_kills_at_random_moments(database_url, articles, tmp_path):
    chance, longest, reached = random.Random(), 4.0, [0]
    for _ in range(KILLS):
        adding = add(database_url, articles)
        with suppress(subprocess.TimeoutExpired):
            adding.wait(chance.uniform(0.5, longest))
        adding.send_signal(signal.SIGKILL)
        adding.wait()
        reached.append((await stored(database_url)).total())
        if reached[-1] == reached[-2]:
            longest *= 1.5  # a slower machine than that: it was killed before it began to store
    assert add(database_url, articles).wait() == 0
    found = await stored(database_url)
    assert (len(found), found.total()) == (ARTICLES, ARTICLES)
    index = Index.open(tmp_path / "index")
    assert index.size == ARTICLES
    assert len(index.search(Everything(), ARTICLES + 1)) == ARTICLES
    assert any(0 < count < ARTICLES for count in reached)
