"""Which articles a spelling that was taught, or taken back, may concern: rather more than fewer.

They are found by the words they hold, so that only they are analysed again.
"""

from collections.abc import Iterator
from itertools import product
from typing import get_args

from corpus.knowledge.build import folded_words
from corpus.knowledge.russian import Style, decline
from corpus.knowledge.words import english_forms
from corpus.language.romanise import script_of
from storage.index_query import AllOf, AnyOf, Beginning, Node, Term

_BEFORE = (
    *("".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ل", "ک"), ("", "ال"))),
    *("لل", "ولل", "فلل"),
)
"""What may be written together with an Arabic word, before it."""
_SHORTEST = 3  # of a word that takes endings


def held(spelling: str) -> Node:
    """Give the articles that hold all words of a spelling, in whatever form and place."""
    return AllOf(tuple(_in_any_form(word) for word in folded_words(spelling)) or (AnyOf(()),))


def _in_any_form(word: str) -> Node:
    forms = _beginnings(word) if script_of(word) == "arabic" else _forms(word)
    return AnyOf(tuple((form, 1.0) for form in forms))


def _beginnings(word: str) -> Iterator[Node]:
    # Of those that are listed with their article, texts have other forms too.
    for start in {word.removesuffix("ه"), word.removeprefix("ال").removesuffix("ه")}:
        for before in _BEFORE:
            is_long = len(start) >= _SHORTEST
            yield Beginning("words", before + start) if is_long else Term("words", before + word)


def _forms(word: str) -> Iterator[Node]:
    forms = {word, *english_forms(word, verb=True)}
    if script_of(word) == "cyrillic":
        for style, is_last in product(get_args(Style), (True, False)):
            paradigm = decline(word, style, last=is_last)
            forms |= {*paradigm.cases, *paradigm.extra}
    return (Term("words", form) for form in sorted(forms))
