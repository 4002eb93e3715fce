"""Words and numbers with their places in the original text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.language.fold import fold
from corpus.language.tokens import MAX_LENGTH, tokenize

any_text = st.text(st.characters(exclude_categories=()))
news_text = st.lists(
    st.sampled_from(
        [
            "گفت",
            "و",
            "گو",
            "گوی",
            "وگو",
            "می",
            "نمی",
            "شود",
            "ها",
            "های",
            "خانه",
            "ای",
            " ",
            " ",
            "\u200c",
            "Kerry",
            "'s",
            "U.S.",
            "1,000",
            ".",
            "-",
            "Лавров",
            "ي",
            "ّ",
            "\u200f",
            "۱۳۹۵",
            "\n",
        ]
    )
).map("".join)


def texts(text):
    return [token.text for token in tokenize(text)]


ONE_WORD = {
    "talks": [
        "گفت‌وگو",
        "گفتوگو",
        "گفت و گو",
        "گفت وگو",
        "گفتگو",
        "گفت‌و‌گو",
        "گفت‌وگو".replace("گ", "گ"),
    ],
    "talks of": ["گفت‌وگوهای", "گفتوگوهای", "گفت و گوهای", "گفتگوهای", "گفت و گو های", "گفتگو‌های"],
    "we know": ["می‌دانیم", "میدانیم", "می دانیم", "مي‌دانيم"],
    "does not become": ["نمی‌شود", "نمیشود", "نمی شود"],
    "groups": ["گروه‌های", "گروههای", "گروه های"],
    "most important": ["مهم‌ترین", "مهمترین", "مهم ترین"],
    "have said": ["گفته‌اند", "گفتهاند", "گفته اند"],
    "search": ["جست‌وجو", "جستجو", "جست و جو"],
}


@pytest.mark.parametrize("spellings", ONE_WORD.values(), ids=ONE_WORD.keys())
def test_a_word_is_one_token_however_its_parts_are_joined(spellings):
    assert [len(texts(each)) for each in spellings] == [1] * len(spellings)
    assert len({texts(each)[0] for each in spellings}) == 1


CUT = {
    "hyphens part": ("US-Russia talks", ["us", "russia", "talks"]),
    "initials of a state": ("the U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
    "possessive": ("Russia's and O'Neill’s", ["russia", "and", "oneill"]),
    "thousands": ("1,000 ١٬٠٠٠", ["1000", "1000"]),
    "a numeric date": ("01.09.2016", ["01", "09", "2016"]),
    "letters and digits": ("G20 С-300", ["g20", "с", "300"]),
    "scripts side by side": ("وزیرKerry", ["وزیر", "kerry"]),
    "a year after a month": ("مهر۱۳۹۴", ["مهر", "1394"]),
    "and stays a word of its own": ("کری و لاوروف", ["کری", "و", "لاوروف"]),
    "a line ends a word": ("می\nدانیم", ["می", "دانیم"]),
    "nothing": ("", []),
    "signs alone": ("… !؟", []),
}


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_text_is_cut_into_words_and_numbers(text, expected):
    assert texts(text) == expected


@given(any_text | news_text)
def test_places_are_in_order_and_inside_the_text(text):
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(any_text)
def test_a_token_is_what_its_place_holds(text):
    for token in tokenize(text):
        held = "".join(filter(str.isalnum, fold(text[token.start : token.end])))
        # Words whose parts are joined by و lose it; all others are just folded.
        assert token.text in (held, held.replace("و", "", 1)) or "و" in held


@given(news_text)
@example("Kerry's\u0651گفت")
@example("گفت's\u0651۱۳۹۵")
def test_folded_text_is_cut_into_the_same_words(text):
    assert "".join(texts(fold(text))).replace("و", "") == "".join(texts(text)).replace("و", "")


@given(any_text | news_text)
def test_no_token_is_empty_or_endless(text):
    assert all(0 < len(token.text) <= 20 * MAX_LENGTH for token in tokenize(text))


LONG = [
    "a",
    "گ",
    "a\u0301",
    "a\u200c",
    "\u0301",
    "'a",
    "1,",
    "A.",
    "\ud800",
    "می ",
    "گفت و ",
    "ها ",
]


@pytest.mark.parametrize("piece", LONG, ids=ascii)
def test_long_text_of_one_kind_is_cut_before_the_test_times_out(piece):
    text = piece * (1_000_000 // len(piece))
    assert all(token.end <= len(text) for token in tokenize(text))
