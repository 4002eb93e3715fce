"""Whether an article is US–Russia diplomacy: short cases near the line, and the seed articles."""

import os
import tomllib
from pathlib import Path

import pytest

from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.topics import TopicScore, us_russia

CASES = tomllib.loads((Path(__file__).parent / "topic_cases.toml").read_text("utf-8"))["case"]
# File, line of the title, first and last line of the body, counted from 1, and whether it is in.
SEEDS = [("000", 6, 12, 36, True), ("001", 1, 5, 16, True), ("002", 5, 7, 21, True),
         ("003", 1, 5, 23, True), ("004", 1, 8, 24, False)]  # fmt: skip


@pytest.fixture(scope="module")
def knowledge():
    return load()


def score(knowledge, title: str, body: str) -> TopicScore:
    in_title, in_body = tokenize(title), tokenize(body)
    mentions = knowledge.mentions((*in_title, *in_body))
    tokens = len(in_title) + len(in_body)
    return us_russia(mentions, title_tokens=len(in_title), tokens=tokens)


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_case_is_on_its_side_of_the_line(knowledge, case):
    assert score(knowledge, case["title"], case["body"]).is_in == case["in"], case["why"]


def test_there_are_cases_on_both_sides(knowledge):
    inside = sum(case["in"] for case in CASES)
    assert len(CASES) >= 60
    assert 0.4 <= inside / len(CASES) <= 0.7


@pytest.mark.parametrize(("number", "title", "first", "last", "is_in"), SEEDS)
def test_the_seed_articles(knowledge, number, title, first, last, is_in):
    folder = os.environ.get("SAFIR_TEST_DATA")
    if not folder:
        pytest.skip("SAFIR_TEST_DATA is not set")
    (path,) = Path(folder, "seeds").glob(f"{number}_*.txt")
    lines = path.read_text("utf-8").split("\n")
    assert score(knowledge, lines[title - 1], "\n".join(lines[first - 1 : last])).is_in == is_in


def test_the_reasons_are_names_of_both_sides_and_concepts(knowledge):
    found = score(knowledge, "Kerry and Lavrov meet in Geneva", "They agreed on a ceasefire.")
    assert {"person/john-kerry", "person/sergey-lavrov", "concept/meeting"} <= set(found.because)
    assert "place/geneva" not in found.because


def test_an_empty_text_is_not_in(knowledge):
    assert score(knowledge, "", "") == TopicScore(0.0, ())


def test_one_side_alone_is_never_in(knowledge):
    text = "Lavrov met Shoigu in the Kremlin for talks on sanctions. "
    assert not score(knowledge, text, text * 5).is_in


def test_what_stands_in_the_title_weighs_more_than_what_stands_at_the_end(knowledge):
    names, filler = "Talks between Kerry and Lavrov", "Nothing happened in the garden. " * 80
    assert score(knowledge, names, filler).sure > score(knowledge, "Garden", filler + names).sure
