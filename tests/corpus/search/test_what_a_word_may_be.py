"""Which of the words that an asked one may stand for are taken, and for how much each counts."""

from datetime import date
from types import SimpleNamespace

import pytest

from corpus.language.tokens import Token
from corpus.search.asked import _are_one_doubt, _is_doubtful
from corpus.search.expand import Expansion
from corpus.search.query import understand
from corpus.search.things import Asked, Way
from corpus.search.ways import _expanded, _less, _likely, _others
from storage.index_query import Term

KERRY = Token("kerry", 0, 5)


def may_be(*words, reason="sound"):
    return [Expansion(term, weight, reason) for term, weight in words]


def terms(expansions):
    return [each.term for each in expansions]


def thing(frequency=0, *, sure=None):
    others = (Way("sound", ((Term("words", "s"), sure),), ("s",)),) if sure else ()
    written = Way("written", ((Term("words", "w"), 1.0),), ("w",))
    return Asked("w", None, (0, 1), (written, *others), frequency, frequency, 1.0)


def test_of_each_script_what_is_half_as_likely_as_the_likeliest_is_taken():
    latin = may_be(("kerry", 0.8), ("berry", 0.4), ("cherry", 0.39))
    arabic = may_be(("کری", 0.2), ("بری", 0.1), ("کرد", 0.09))
    assert terms(_likely([*latin, *arabic])) == ["kerry", "berry", "کری", "بری"]


def test_what_is_too_unlike_is_another_word_however_alone_it_stands():
    assert terms(_likely(may_be(("kerry", 0.1)))) == ["kerry"]
    assert terms(_likely(may_be(("kerry", 0.09)))) == []


def test_another_form_of_what_is_likely_is_taken_as_well():
    words = may_be(("керри", 0.8), ("дома", 0.8), ("дому", 0.2), ("дуга", 0.2), ("домов", 0.05))
    assert terms(_likely(words)) == ["керри", "дома", "дому"]


def test_the_word_itself_and_if_it_is_known_its_like_in_its_own_script_are_no_others():
    words = may_be(("kerry", 1.0), ("berry", 0.8), ("керри", 0.8))
    assert terms(_others(KERRY, words)) == ["berry", "керри"]
    assert terms(_others(KERRY, words, frequency=1)) == ["керри"]


def test_what_a_neighbour_speaks_for_counts_for_more_than_others_of_its_script():
    said = may_be(("بری", 0.9))
    words = may_be(("بری", 0.9), ("بیری", 0.8), ("берри", 0.8))
    assert [(each.term, each.weight) for each in _less(words, said)] == [
        ("بیری", pytest.approx(0.56)),
        ("берри", 0.8),
    ]
    assert _less(words, []) == words


def test_a_slip_is_not_believed_where_a_neighbour_speaks_for_a_word():
    slip = may_be(("berry", 0.8), reason="spelling")
    assert _less(slip, may_be(("بری", 0.9))) == []
    assert _less(slip, []) == slip
    other = may_be(("berry", 0.8), reason="keyboard")
    assert terms(_less(other, may_be(("بری", 0.9)))) == ["berry"]


def test_each_kind_of_likeness_in_each_script_is_a_way_of_its_own():
    ways = list(
        _expanded(
            [
                *may_be(("berry", 0.8), ("керри", 0.7), ("кери", 0.9)),
                *may_be(("kery", 0.6), reason="spelling"),
            ]
        )
    )
    assert [(way.how, way.words, way.strength) for way in ways] == [
        ("typo", ("kery",), 0.6),
        ("sound", ("berry",), 0.8),
        ("sound", ("керри", "кери"), 0.9),
    ]


@pytest.mark.parametrize(
    ("frequency", "sure", "is_doubtful"),
    [(0, None, True), (0, 0.89, True), (0, 0.9, False), (1, None, False), (1, 0.5, False)],
)
def test_a_word_is_doubtful_that_no_article_has_and_that_surely_is_no_other(
    frequency, sure, is_doubtful
):
    assert _is_doubtful(thing(frequency, sure=sure)) is is_doubtful


def test_doubtful_words_are_one_where_nothing_stands_between(knowledge):
    query = understand("sri lanka - of ceylon", knowledge, date(2026, 11, 21))
    sri, lanka, ceylon = Token("sri", 0, 3), Token("lanka", 4, 9), Token("ceylon", 15, 21)
    doubt = {each: thing() for each in (sri, lanka, ceylon)}
    assert _are_one_doubt((sri, lanka), doubt, query)
    assert not _are_one_doubt((lanka, ceylon), doubt, query)
    assert not _are_one_doubt((sri, lanka), doubt | {lanka: thing(1)}, query)
    assert not _are_one_doubt((sri, lanka), {sri: thing()}, query)
    assert _are_one_doubt((sri, lanka), doubt, SimpleNamespace(text="sri - lanka"[:3] + " lanka"))
