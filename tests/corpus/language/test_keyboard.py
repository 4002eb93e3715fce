"""What the same keys would have typed on another layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.fold import fold
from corpus.language.keyboard import retyped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("Kfdhjd", "лавров"),
        ("gh,v,t", "لاوروف"),
        (";vd", "کری"),
        ("руддщ", "hello"),
        ("лукке", "kerrt"),
        ("نثققغ", "kerry"),
        ("gfgf b vfvf", "папа и мама"),
        ("hgvdhq", "الریاض"),
        ("jvhl\\", "ترامپ"),
        ("ترامپ", "jvhlm"),
    ],
)
def test_the_other_layouts_are_tried(typed, meant):
    assert meant in [fold(each) for each in retyped(typed)]


@pytest.mark.parametrize("text", ["", "   ", "2016", "中国"])
def test_what_has_no_letters_gives_nothing(text):
    assert retyped(text) == []


@given(st.text())
def test_any_text_can_be_retyped(text):
    assert all(isinstance(each, str) for each in retyped(text))
