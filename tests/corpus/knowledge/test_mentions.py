import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.knowledge import load
from corpus.language.tokens import tokenize

CASES = tomllib.loads((Path(__file__).parent / "mention_cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_right_names_are_found(knowledge, case):
    found = [mention.entry.key for mention in knowledge.mentions(tokenize(case["text"]))]
    if "found" in case:
        assert found == case["found"]
    assert not set(found) & set(case.get("none", ()))


def test_a_mention_says_where_it_stands(knowledge):
    tokens = tokenize("Вчера Сергей Лавров прилетел")
    (mention,) = knowledge.mentions(tokens)
    assert (mention.first, mention.last) == (1, 2)
    assert mention.spelling == "сергей лавров"


def test_the_day_tells_which_of_two_held_the_office(knowledge):
    tokens = tokenize("Secretary of State Rice spoke")
    assert [m.entry.key for m in knowledge.mentions(tokens, date(2007, 5, 1))][-1] == (
        "person/condoleezza-rice"
    )
    late = knowledge.mentions(tokens, date(2015, 5, 1))
    assert all(mention.entry.kind != "person" for mention in late)


KNOWLEDGE = load()
WORDS = st.sampled_from(
    [word for spelling, _ in KNOWLEDGE.spellings() for word in spelling.split()]
)


@given(st.lists(WORDS | st.text(max_size=8), max_size=30))
def test_mentions_follow_each_other_and_stay_inside_the_text(words):
    tokens = tokenize(" ".join(words))
    mentions = KNOWLEDGE.mentions(tokens)
    assert all(0 <= one.first <= one.last < len(tokens) for one in mentions)
    ends = [one.last for one in mentions]
    starts = [one.first for one in mentions[1:]]
    assert all(end < start for end, start in zip(ends, starts, strict=False))
