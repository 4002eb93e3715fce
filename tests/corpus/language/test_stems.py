"""What the forms of one word have in common."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.fold import fold
from corpus.language.stems import stem
from corpus.language.tokens import tokenize

FORMS = {
    "fa": [
        "گروه گروه‌ها گروه‌های گروههای گروهی",
        "مذاکره مذاکرات مذاکره‌ای",
        "جلسه جلسات",
        "تحریم تحریم‌ها تحریمهای",
        "کشور کشورها کشورهایشان کشوری",
        "گفت‌وگو گفت‌وگوها گفتگوهای گفتگوی",
        "وزیر وزیران",
        "بزرگ بزرگ‌تر بزرگ‌ترین",
    ],
    "ar": [
        "محادثة المحادثات محادثات والمحادثات",
        "عقوبة العقوبات عقوبات",
        "وزير الوزير",
        "السورية السوري السوريين",
    ],
    "ru": ["санкция санкции санкций санкциями", "переговоры переговоров переговорами", "её ее"],
    "en": ["sanction sanctions", "talk talks talking talked", "meeting meetings meet"],
}


@pytest.mark.parametrize(
    ("language", "forms"), [(language, each) for language in FORMS for each in FORMS[language]]
)
def test_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(token.text, language) for token in tokenize(forms)}) == 1


@pytest.mark.parametrize("word", ["2016", "g20", "کری", "нато", "un"])
def test_numbers_and_short_names_keep_their_form(word):
    assert stem(word, "fa") == word


@given(st.text(max_size=30), st.sampled_from(["fa", "ar", "ru", "en"]))
def test_any_word_has_a_stem_that_is_folded(text, language):
    word = fold(text)
    assert fold(stem(word, language)) == stem(word, language)


def test_hazm_is_there_without_all_that_it_would_import():
    code = "import sys; from corpus.language.stems import stem; stem('کتابها', 'fa'); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"nltk", "numpy", "sklearn", "gensim", "hazm"}.isdisjoint(shown.stdout.split())
