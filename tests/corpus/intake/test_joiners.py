"""Joiners that Persian words have lost are found where that is sure, and nowhere else."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.joiners import ZWNJ, with_joiners, words_of
from corpus.intake.reading import Child


@pytest.fixture(scope="module")
def child():
    with Child() as child:
        yield child


def test_words_are_joined_where_it_is_sure(child):
    text = "میدانیم که گروههای مسلح نمیتوانند به میدانی در میهن بروند و میکنند: کتاب‌هایمان."
    joined = child.joined(words_of(text))
    assert with_joiners(text, joined) == (
        "می‌دانیم که گروه‌های مسلح نمی‌توانند به میدانی در میهن بروند و می‌کنند: کتاب‌هایمان."
    )
    assert "hazm" not in sys.modules and "hazm.normalizer" not in sys.modules


@given(st.text(alphabet="میدانگروهتخوبا \u200cxX1۱.,«»", max_size=80))
def test_nothing_but_joiners_is_added(text):
    joined = {"میدانیم": "می‌دانیم", "میان": "می‌ان"}
    assert with_joiners(text, joined).replace(ZWNJ, "") == text.replace(ZWNJ, "")


def test_a_word_within_a_word_is_left_alone():
    assert with_joiners("نامیدانیم می‌میدانیم میدانیم1", {"میدانیم": "می‌دانیم"}) == (
        "نامیدانیم می‌میدانیم میدانیم1"
    )
