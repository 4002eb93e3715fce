"""What a question looks for: each thing once, how much it tells, and the ways it may stand."""

from dataclasses import replace
from math import log

import pytest

from corpus.search.asked import Asker, _in_other_words
from corpus.search.query import understand
from corpus.search.weights import WEIGHTS
from storage.index import Index
from tests.corpus.search.conftest import ARTICLES, TODAY


@pytest.fixture
def asked(filled, knowledge):
    folder, _ = filled
    asker = Asker(Index.open(folder / "index"), knowledge)

    def things(question, *, exact=False):
        query = understand(question, knowledge, TODAY)
        operators = replace(query.operators, exact=exact)
        return asker.asked(replace(query, operators=operators))

    return things


def weights(thing):
    return [weight for way in thing.ways for _, weight in way.terms]


@pytest.mark.parametrize(
    ("word", "articles"), [("Lavrov", 4), ("Kerry", 3), ("bread", 1), ("qqwxx", 0)]
)
def test_what_few_articles_have_tells_more_and_what_all_have_tells_something(asked, word, articles):
    (thing,) = asked(word)
    assert thing.articles == articles
    assert thing.importance == pytest.approx(log(1 + (len(ARTICLES) + 1) / (articles + 1)))


def test_a_word_counts_more_in_the_text_than_in_the_headline_as_well(asked):
    (bread,) = asked("bread")
    assert weights(bread) == [1.0, WEIGHTS.title]


def test_what_is_to_be_written_exactly_so_is_nothing_else(asked):
    things = asked("John Kerry Duvall", exact=True)
    assert [thing.text for thing in things] == ["john kerry", "duvall"]
    assert [[way.how for way in thing.ways] for thing in things] == [["written"], ["written"]]
    assert [weights(thing) for thing in things] == [[1.0], [1.0]]


def test_a_year_is_said_or_it_is_that_of_the_article_and_proposes_none(asked):
    lima, year = asked("Lima 2016")
    assert (lima.entry.key, year.text) == ("place/lima", "2016")
    assert weights(year) == [1.0, 1.0]
    assert year.frequency == len(ARTICLES)


def test_the_very_words_of_a_name_count_in_a_sentence_and_not_among_a_few(asked):
    assert all(not thing.beside for thing in asked("Kerry Lavrov"))
    assert all(thing.beside for thing in asked("when did Kerry meet Lavrov in Geneva"))


def test_a_concept_is_its_words_in_any_form_and_a_person_is_not(asked):
    truce, kerry = asked("truces Kerry")
    assert truce.ways[0].stems == ("truce",)
    assert kerry.ways[0].stems == ()


def test_of_a_concept_of_two_words_none_alone_is_shown_as_it(asked, knowledge):
    (truce,) = asked("truce")
    query = understand("truce bread", knowledge, TODAY)
    assert _in_other_words(truce, ["truce"], query).ways[0].stems == ("truce",)
    both = _in_other_words(truce, ["truce", "bread"], query).ways[0]
    assert both.stems == ()
    said, weight = both.terms[-1]
    assert len(said.parts) == 2
    assert weight == WEIGHTS.kin


def test_a_single_letter_is_looked_for_as_it_is(asked):
    letter, bread = asked("x bread")
    assert [way.how for way in letter.ways] == ["written"]
    assert bread.place == (2, 7)


def test_who_is_known_by_a_misspelt_name_stays_whoever_else_sounds_so(asked):
    (kerry,) = asked("kery")
    assert kerry.entry.key == "person/john-kerry"
    assert {word for way in kerry.ways for word in way.words} >= {"kerry", "کری"}
    assert kerry.ways[0].how == "sound"


@pytest.mark.parametrize("question", ["سفیر", "سفير", "посол", "ambassador"])
def test_a_known_word_that_is_in_no_article_is_no_name_that_sounds_like_it(asked, question):
    (ambassador,) = asked(question)
    assert ambassador.entry.key == "concept/ambassador"
    assert [way.how for way in ambassador.ways] == ["name"]


def test_a_word_that_articles_have_is_nobody_else_in_a_sentence(asked):
    (bread, *_) = asked("why did the bread rise so slowly")
    assert [way.how for way in bread.ways] == ["written"]
