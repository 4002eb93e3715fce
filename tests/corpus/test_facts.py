"""The fact line: who, doing what, where, out of what the text says."""

from datetime import date

import pytest

from corpus.facts import FactLines, facts_in
from corpus.intake.text import read_text
from corpus.knowledge import load
from storage.models import Article


@pytest.fixture(scope="module")
def knowledge():
    return load()


def labels(found, language="en"):
    parts = (found.who, found.what, found.where)
    return " · ".join(", ".join(one.labels[language] for one in part) for part in parts if part)


@pytest.mark.parametrize(
    ("title", "body", "line"),
    [
        (
            "Лавров и Керри обсудили Алеппо по телефону",
            "Сергей Лавров и Джон Керри провели телефонный разговор о Сирии.",
            "Sergey Lavrov, John Kerry · phone call · Aleppo, Syria",
        ),
        ("Blinken meets Lavrov in Moscow", "", "Antony Blinken, Sergey Lavrov · meeting · Moscow"),
        # Nobody is named: the two countries act, and are not where it happens.
        (
            "Russia and the United States agree on a ceasefire in Syria",
            "",
            "Russia, United States · ceasefire · Syria",
        ),
        # Who is named once, far behind those it is about, does not act.
        (
            "Kerry and Lavrov meet, Kerry and Lavrov agree",
            "Kerry and Lavrov met. " * 12 + "Years ago Colin Powell had visited Moscow.",
            "John Kerry, Sergey Lavrov · meeting, visit · Moscow",
        ),
        ("The price of bread", "Flour is dear.", ""),
    ],
)
def test_the_facts_are_those_the_text_says(knowledge, title, body, line):
    assert labels(facts_in(title, body, None, knowledge)) == line


def test_a_seed_article_is_told_to_who_cannot_read_it(knowledge, test_data):
    (path,) = (test_data / "seeds").glob("001_*.txt")
    draft = read_text(path.read_text("utf-8"), knowledge=knowledge, today=date(2026, 11, 21))
    line = labels(facts_in(draft.title, draft.body, None, knowledge))
    assert line == "Sergey Lavrov, John Kerry · phone call, talks · Syria, Aleppo, Lima"


def test_an_edited_article_has_other_facts(knowledge):
    lines = FactLines(lambda: knowledge)
    before = Article(id=1, revision=1, title="Lavrov in Geneva", body="")
    after = Article(id=1, revision=2, title="Kerry in Vienna", body="")
    assert labels(lines(before)) == "Sergey Lavrov · Geneva"
    assert labels(lines(after)) == "John Kerry · Vienna"
