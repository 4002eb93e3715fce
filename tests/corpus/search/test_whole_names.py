"""Which of a few headlines answers a name as a whole."""

from datetime import date

import pytest

from corpus.knowledge import load
from corpus.search.query import understand
from corpus.search.rank import Ranked
from corpus.search.whole_names import in_order_of_names, is_like_a_name, with_whole_names_first


def test_the_whole_name_comes_first():
    titles = ["کری گاردنر", "باب کری", "جان کری"]
    assert in_order_of_names("Джон Керри", titles)[0] == 2


def test_headlines_keep_their_order_behind_names_that_fit():
    titles = [
        "Kerry and Lavrov talk for three hours in Geneva",
        "Lavrov speaks of a new agreement with Washington",
        "Джон Керри",
    ]
    assert in_order_of_names("John Kerry", titles) == [2, 0, 1]


def test_nothing_is_asked_of_nothing():
    assert in_order_of_names("", []) == []
    assert in_order_of_names("", ["Kerry"]) == [0]


def ranked(article_id, *hows):
    return Ranked(article_id, 1.0, hows, is_full=None not in hows, published=None)


def question(text):
    return understand(text, load(), date(2026, 11, 21))


@pytest.mark.parametrize(
    "text", ["Жиль Дюваль", "Gilles Duval", "ژیل دووال", "Джон Керри", "Минск"]
)
def test_a_few_words_may_be_a_name(text):
    assert is_like_a_name(question(text))


@pytest.mark.parametrize(
    "text",
    ["", "latest Kerry Lavrov", "who met Lavrov", "ceasefire in Syria", "Lavrov since 2016"],
)
def test_what_asks_for_a_thing_or_a_time_is_no_name(text):
    assert not is_like_a_name(question(text))


def order(text, candidates, titles):
    found = with_whole_names_first(question(text), candidates, dict(enumerate(titles)))
    return [each.article_id for each in found]


def test_the_headline_that_is_the_name_leads_those_that_match_as_closely():
    candidates = [ranked(0, "sound", "sound"), ranked(1, "sound", "sound")]
    assert order("Жиль Дюваль", candidates, ["جول دیوال", "ژیل دووال"]) == [1, 0]


def test_all_names_still_come_before_some_and_what_is_written_before_what_sounds_alike():
    candidates = [
        ranked(0, "written", "written"),
        ranked(1, "written", "sound"),
        ranked(2, "written", None),
    ]
    titles = ["Duval wrote to Gilles", "Gilles Duvalle", "Gilles Duval"]
    assert order("Gilles Duval", candidates, titles) == [0, 1, 2]


def test_headlines_of_articles_that_are_longer_than_the_name_stay_in_their_order():
    candidates = [ranked(0, "written"), ranked(1, "written")]
    titles = ["Lavrov meets the secretary-general in New York", "Lavrov in Minsk"]
    assert order("Lavrov", candidates, titles) == [0, 1]
