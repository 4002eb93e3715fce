"""The eye of `test_commands`: it notices what is wrong, and nothing else."""

import pytest

from tests.e2e.visible import foreign_words, is_balanced


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ask me: /latest Aleppo, lang:fa", "en"),
        ("خلاصهٔ روزانه: ‎/subscribe 08:30 تهران", "fa"),
        ("المصدر: \u2068TASS\u2069 — ١ مايو", "ar"),
        ("Источник: \u2068رويترز\u2069", "ru"),
        ("English فارسی العربية Русский", "fa"),
    ],
)
def test_what_belongs_there_is_passed_over(text, language):
    assert foreign_words(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Сохранено", "en"),
        ("Saved", "ru"),
        ("ذخيره", "fa"),
        ("ذخیره", "ar"),
        ("\u2068TASS\u2069 saved", "fa"),
    ],
)
def test_what_is_foreign_is_noticed(text, language):
    assert foreign_words(text, language)


def test_what_is_quoted_is_passed_over():
    assert foreign_words("TASS: خبر", "fa", ["TASS"]) == []


@pytest.mark.parametrize("text", ["\u2068a", "a\u2069", "\u2068a\n\u2069", "\u2069\u2068"])
def test_an_isolate_ends_in_its_line(text):
    assert not is_balanced(text)
    assert is_balanced("\u2068a\u2069 \u2066b \u2068c\u2069\u2069")
