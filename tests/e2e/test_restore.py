"""What was backed up under load is there again after everything was wiped."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

import bot.playground

SAMPLE = Path(bot.playground.__file__).parent / "sample"
QUESTIONS = [
    "latest Kerry Lavrov",
    "آخرین دیدار کری و لاوروف",
    "New START",
    "кто встретился с Лавровым",
]
OTHER = {"sqlite": "_empty_postgresql", "postgresql": "_empty_sqlite"}

pytestmark = [pytest.mark.long, pytest.mark.timeout(180)]


def answers(process):
    lines = "".join(json.dumps({"query": question}) + "\n" for question in QUESTIONS)
    found = process.safir("ask", "--jsonl", stdin=lines).stdout.splitlines()
    return [{**json.loads(line), "took_ms": None} for line in found]


async def test_the_same_questions_get_the_same_answers(bot, telegram, request, database_kind):
    bot.safir("add", str(SAMPLE))
    readers = [telegram.person(number) for number in (2, 3)]
    asking = [asyncio.create_task(reader.asks("latest Lavrov")) for reader in readers]
    assert bot.safir("backup", "backup.zip").returncode == 0
    await asyncio.gather(*asking)
    expected = answers(bot)
    assert all(answer["results"] for answer in expected)
    bot.kill()
    with request.getfixturevalue(OTHER[database_kind]) as url:
        other = replace(bot, folder=bot.folder / "elsewhere", database_url=url, process=None)
        other.folder.mkdir()
        restored = other.safir("restore", str(bot.folder / "backup.zip"))
        assert (restored.returncode, restored.stdout) == (0, "")
        assert answers(other) == expected
