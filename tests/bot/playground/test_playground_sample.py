import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import bot.playground

FOLDER = Path(bot.playground.__file__).parent / "sample"
ARTICLES = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def test_each_language_has_at_least_six():
    counts = Counter(article["language"] for article in ARTICLES)
    assert len(ARTICLES) >= 24
    assert set(counts) == {"en", "fa", "ar", "ru"}
    assert min(counts.values()) >= 6


def test_some_events_are_told_in_several_languages():
    events = Counter(re.sub(r"^sample-..-|-prs$", "", article["id"]) for article in ARTICLES)
    assert sum(count > 1 for count in events.values()) >= 6


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_an_article_is_short_dated_and_named_a_sample(article):
    assert article.keys() <= {"id", "language", "title", "body", "source", "published"}
    assert 80 <= len(article["body"].split()) <= 200
    assert article["source"] == "Safir sample"
    if "published" in article:
        assert 2013 <= date.fromisoformat(article["published"]).year <= 2025
    else:
        assert re.search(r"20(1[3-9]|2[0-5])|۱۳۹\d|۱۴۰\d", article["body"])


def test_no_two_articles_share_an_id_or_a_title():
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES)
    assert len({article["title"] for article in ARTICLES}) == len(ARTICLES)
