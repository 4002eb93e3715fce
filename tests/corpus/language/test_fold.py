"""One comparable form for what different keyboards write differently."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.fold import fold

any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates too

SAME = {
    "Arabic and Persian yeh": ("كيري", "کیری"),
    "final yeh without dots": ("مصطفى", "مصطفي"),
    "kaf": ("كرملين", "کرملین"),
    "teh marbuta": ("سورية", "سوریه"),
    "hamza above alef": ("أمريكا", "امریکا"),
    "alef with madda": ("آمریکا", "امریکا"),
    "two seats of one hamza": ("مسئول", "مسؤول"),
    "harakat": ("كِيرِي", "کیری"),
    "tatweel": ("لافـــروف", "لافروف"),
    "zero-width non-joiner": ("می‌دانیم", "میدانیم"),
    "presentation forms": ("ﻻﻓﺮﻭﻑ", "لافروف"),
    "three kinds of digits": ("۱۳۹۵ ١٣٩٥", "1395 1395"),
    "Cyrillic case": ("ЛАВРОВ", "лавров"),
    "ё": ("Горбачёв", "горбачев"),
    "decomposed й": ("и\u0306", "й"),
    "accents": ("Erdoğan, Łukasz, Đukanović", "erdogan, lukasz, dukanovic"),
    "dotless i": ("Yıldız", "yildiz"),
    "sharp s": ("Strauß", "strauss"),
    "full width": ("ＫＥＲＲＹ ２０１６", "kerry 2016"),
    "ligatures": ("ﬁnal", "final"),
    "soft hyphen": ("mi\u00adnister", "minister"),
    "Latin letters in a Cyrillic word": ("Лавpов", "лавров"),
    "Cyrillic letters in a Latin word": ("Kеrry", "kerry"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("روس", "روش"), ("мой", "мои"), ("Iran", "Iraq"), ("سفیر", "صفیر"), ("ша", "ща")],
)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


def test_every_code_point_folds_to_what_stays_as_it_is():
    moved = [code for code in range(sys.maxunicode + 1) if fold(fold(chr(code))) != fold(chr(code))]
    assert moved == []


@given(any_text)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(any_text, any_text)
def test_a_blank_keeps_words_apart_while_folding(one, other):
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}"


@pytest.mark.parametrize("piece", ["a", "aа", "a\u0301", "\u200c", "\ud800", "ئو"], ids=ascii)
def test_a_million_characters_are_folded_before_the_test_times_out(piece):
    text = piece * (1_000_000 // len(piece))
    assert fold(text) == fold(fold(text))
