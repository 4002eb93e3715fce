import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.knowledge import patterns, words
from corpus.knowledge.patterns import BadPattern, label, spellings


@pytest.mark.parametrize("module", [patterns, words])
def test_examples_in_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("Sergey/Sergei *Lavrov", ["Sergey Lavrov", "Sergei Lavrov", "Lavrov"]),
        ("Сергей (Викторович) Лавров", ["Сергей Лавров", "Сергей Викторович Лавров"]),
        ("White House | Oval_Office", ["White House", "Oval Office"]),
        ("Staffan *de_Mistura", ["Staffan de Mistura", "de Mistura"]),
    ],
)
def test_a_pattern_says_all_its_spellings(pattern, written):
    assert [spelling.words for spelling in spellings(pattern)] == written


@pytest.mark.parametrize(
    ("pattern", "doubts"),
    [
        ("Condoleezza ~Rice", {"Condoleezza Rice": "", "Rice": "~"}),
        ("Jake ?Sullivan", {"Jake Sullivan": "", "Sullivan": "?"}),
        ("United_States | ?US", {"United States": "", "US": "?"}),
    ],
)
def test_a_mark_says_how_doubtful_a_spelling_is(pattern, doubts):
    assert {spelling.words: spelling.doubt for spelling in spellings(pattern)} == doubts


WORD = st.text("abcдеж", min_size=1, max_size=4)
SLOT = st.lists(WORD, min_size=1, max_size=3).map("/".join)
PATTERN = st.lists(SLOT, min_size=1, max_size=4).map(" ".join)


@given(PATTERN)
def test_the_label_is_the_first_spelling(pattern):
    assert next(spellings(pattern)).words == label(pattern)


@pytest.mark.parametrize("pattern", ["", " | a", "a | ", "a//b", "(a", "a) b", "a *", "?"])
def test_a_pattern_that_cannot_be_read_says_so(pattern):
    with pytest.raises(BadPattern):
        list(spellings(pattern))
