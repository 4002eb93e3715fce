"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.sentences import sentences

CASES = {
    "English, with a title and initials": (
        "en",
        "Mr. Kerry met S. V. Lavrov in Geneva. They talked for 3.5 hours! Why?",
        ["Mr. Kerry met S. V. Lavrov in Geneva.", "They talked for 3.5 hours!", "Why?"],
    ),
    "Persian, by hazm": (
        "fa",
        "جان کری گفت: «بله.»  سپس رفت. او ۳.۵ ساعت ماند؟ بله!",
        ["جان کری گفت: «بله.»  سپس رفت.", "او ۳.۵ ساعت ماند؟", "بله!"],
    ),
    "Arabic": ("ar", "قال الوزير ذلك؟ نعم. ثم غادر.", ["قال الوزير ذلك؟", "نعم.", "ثم غادر."]),
    "Russian, with abbreviations": (
        "ru",
        "В 2016 г. министр С. В. Лавров назвал сумму в 5 млн. долларов. Встреча закончилась.",
        [
            "В 2016 г. министр С. В. Лавров назвал сумму в 5 млн. долларов.",
            "Встреча закончилась.",
        ],
    ),
    "a closing quotation mark belongs to its sentence": (
        "en",
        '"We agreed." He left.',
        ['"We agreed."', "He left."],
    ),
    "lines end sentences": ("en", "A headline\n\nThe text.", ["A headline", "The text."]),
    "nothing": ("fa", " \n ", []),
}


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_text_is_cut_into_sentences(language, text, expected):
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@given(st.text(alphabet="ab. \n!؟«»گ\u200c۱"), st.sampled_from(["fa", "ar", "ru", "en"]))
def test_sentences_hold_all_that_is_not_blank_in_order(text, language):
    found = sentences(text, language)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(a < b for a, b in found)
