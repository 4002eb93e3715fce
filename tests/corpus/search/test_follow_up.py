"""What is said after a question, in four languages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.search.follow_up import Addition, Pick, added, read_follow_up

KNOWLEDGE = load()
TODAY = date(2026, 11, 21)


def is_name(word):
    return bool(KNOWLEDGE.mentions(tokenize(word)))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("and in Lima?", "in Lima"),
        ("What about Aleppo?", "Aleppo"),
        ("And how about 2016", "2016"),
        ("و در لیما؟", "در لیما"),
        ("لیما چطور؟", "لیما"),
        ("پس لیما چی؟", "لیما"),
        ("وفي ليما؟", "في ليما"),
        ("وماذا عن ليما؟", "ليما"),
        ("ماذا عن حلب", "حلب"),
        ("А в Лиме?", "в Лиме"),
        ("А как насчёт Алеппо?", "Алеппо"),
        ("и в 2016?", "в 2016"),
        ("а что в Лиме?", "в Лиме"),
        ("وليما؟", "ليما"),
        ("وبيروت؟", "بيروت"),
    ],
)
def test_an_addition_is_read(said, words):
    assert read_follow_up(said, is_name) == Addition(words)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("the second one", 2),
        ("Open the 3rd", 3),
        ("2", 2),
        ("#4", 4),
        ("the last one, please", -1),
        ("دومی", 2),
        ("سومی را باز کن", 3),
        ("شمارهٔ ۲", 2),
        ("آخری", -1),
        ("الثاني", 2),
        ("افتح الأول", 1),
        ("رقم ٣", 3),
        ("второй", 2),
        ("Открой третью статью", 3),
        ("номер 5", 5),
        ("what about the second one?", 2),
        ("number two", 2),
        ("و دومی؟", 2),
        ("دومی رو نشون بده", 2),
        ("مقالهٔ دوم", 2),
        ("شماره دو", 2),
        ("والثاني؟", 2),
        ("افتح المقالة الثانية", 2),
        ("а второй?", 2),
        ("давай вторую новость", 2),
        ("номер два", 2),
    ],
)
def test_a_pick_is_read(said, number):
    assert read_follow_up(said, is_name) == Pick(number)


@pytest.mark.parametrize(
    "said",
    [
        "Kerry Lavrov",
        "latest Kerry Lavrov",
        "the second meeting of Kerry and Lavrov",
        "and when did Kerry and Lavrov meet in Geneva?",
        "وزیر خارجه روسیه",
        "وزارة الخارجية",
        "второй раунд переговоров",
        "واشنطن",
        "وین",
        "ولادیمیر پوتین",
        "two",
        "2016",
        "?",
        "",
        "and",
        "و",
    ],
)
def test_a_question_of_its_own_follows_nothing(said):
    assert read_follow_up(said, is_name) is None


@pytest.mark.parametrize(
    ("question", "addition", "meant"),
    [
        ("latest Kerry Lavrov", "in Lima", "latest Kerry Lavrov in Lima"),
        ("When did Kerry meet Lavrov?", "in Lima", "When did Kerry meet Lavrov in Lima"),
        ("Kerry Lavrov in Geneva", "in Lima", "Kerry Lavrov in Lima"),
        ("Керри в Женеве", "в Лиме", "Керри в Лиме"),
        ("Kerry 2015", "2016", "Kerry 2016"),
        ("latest Kerry", "Lavrov", "latest Kerry Lavrov"),
    ],
)
def test_a_place_or_time_stands_in_for_the_one_before(question, addition, meant):
    assert added(question, addition, KNOWLEDGE, TODAY) == meant


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_any_text_can_follow_any_other(question, said):
    read_follow_up(said)
    added(question, said or "?", KNOWLEDGE, TODAY)
