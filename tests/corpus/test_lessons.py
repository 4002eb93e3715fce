"""Which articles a taught spelling concerns."""

from itertools import product

import pytest

from corpus.knowledge.words import Words
from corpus.language.romanise import script_of
from corpus.language.tokens import tokenize
from corpus.lessons import held
from storage.index_query import Beginning

BEFORE = (
    *("", "و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک"),
    *("ال", "وال", "فال", "بال", "کال", "وبال", "لل", "ولل", "فلل", "وکال"),
)
AFTER = ("", "s", "es", "ies", "ed", "ом", "у", "ы", "ця", "ть", "تها", "ات", "های", "ی", "یین")


def knowing(word):
    """Words that know one word, as whatever it may be in its script."""
    words = Words()
    words.add([word])
    match script_of(word):
        case "arabic":
            for sort in ("person", "place", "noun"):
                words.add_arabic([word], sort)
                words.add_persian([word], sort)
        case "cyrillic":
            for style in ("man", "woman", "place", "word"):
                words.add_russian([word], style, [False])
        case _:
            words.add_english([word], verb=True)
    return words


@pytest.mark.parametrize(
    "spelling", ["party", "Kremlin", "Лавров", "Елец", "Елена", "كرملين", "النووي", "روسیه", "قم"]
)
def test_whatever_is_taken_for_a_word_is_held(spelling):
    (token,) = tokenize(spelling)
    word, words = token.text, knowing(token.text)
    (node,) = held(spelling).parts
    starts = tuple(part.start for part, _ in node.parts if isinstance(part, Beginning))
    terms = {part.text for part, _ in node.parts if not isinstance(part, Beginning)}
    stems = {word[: len(word) - cut] for cut in (0, 1, 2)} | {word.removeprefix("ال")}
    found = 0
    for before, stem, after in product(BEFORE, stems, AFTER):
        text = f"{before}{stem}{after}"
        if word in words.bases(text):
            assert text in terms or text.startswith(starts), text
            found += 1
    assert found > 1


def test_a_spelling_without_letters_concerns_nobody():
    assert held("!! 🙂").parts[0].parts == ()
