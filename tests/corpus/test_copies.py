"""Near-copies: the same text with other things around it."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.copies import COPY, containment, shingles, sketch

TEXT = [f"word{number * 7919 % 1000}" for number in range(220)]
WORDS = st.lists(st.text(min_size=1, max_size=6), max_size=60)


def test_furniture_around_a_text_leaves_it_a_copy():
    menu = [f"menu{number}" for number in range(90)]
    one, other = shingles(TEXT), shingles([*menu, *TEXT, *menu])
    assert containment(one, other) == 1
    assert len(set(sketch(one)) & set(sketch(other))) >= 2


def test_some_changed_words_leave_it_a_copy_and_found():
    changed = [f"new{at}" if at % 40 == 5 else word for at, word in enumerate(TEXT)]
    assert containment(shingles(TEXT), shingles(changed)) >= COPY
    assert len(set(sketch(shingles(TEXT))) & set(sketch(shingles(changed)))) >= 2


def test_one_shared_sentence_makes_no_copy():
    other = [f"else{number}" for number in range(200)]
    assert containment(shingles(TEXT), shingles([*other, *TEXT[:20]])) < 0.2


def test_of_a_few_words_it_cannot_be_told():
    assert containment(shingles(TEXT[:8]), shingles(TEXT[:8])) == 0
    assert sketch(shingles(TEXT[:8])) == ()


@given(WORDS, WORDS)
def test_two_texts_are_as_alike_either_way_round(one, other):
    first, second = shingles(one), shingles(other)
    assert containment(first, second) == containment(second, first) <= 1
