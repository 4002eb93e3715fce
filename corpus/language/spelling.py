"""How likely one word is a misspelling of another in the same script.

A weighted edit distance, transpositions included, over folded words: a slip that hands and ears
often make (a letter doubled, two swapped, a neighbouring key, a letter that sounds or looks alike)
costs less than one whole letter.
"""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

_ALIKE = (
    *(
        "صسث",
        "زذضظ",
        "تط",
        "حه",
        "قغ",
        "عا",
        "بپ",
        "جچحخ",
        "دذ",
        "رزژ",
        "سش",
        "طظ",
        "عغ",
        "کگ",
        "یا",
    ),
    *("нм", "бп", "вф", "гкх", "дт", "жшщч", "зсц", "аоуыиеэюя", "ий", "ьъ"),
    *("aeiouy", "bp", "ckq", "csz", "dt", "fv", "gj", "mn", "vw", "sz", "xz"),
)
_KEYBOARDS = (
    *("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو"),
    *("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    *("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
_WEAK = frozenset("aeiouyhаоуыиеэюяйьъوایعه")

_SWAPPED = 0.7
_DOUBLED = 0.4
_WEAK_LETTER = 0.7
_LIKE_LETTER = 0.6
_NEIGHBOUR = 0.7


def _pairs(groups: Iterable[str]) -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in groups for a in group for b in group if a != b)


def _neighbours(rows: Iterable[str]) -> frozenset[tuple[str, str]]:
    return _pairs(row[at : at + 2] for row in rows for at in range(len(row) - 1))


_ALIKE_PAIRS = _pairs(_ALIKE)
_NEIGHBOUR_PAIRS = _neighbours(_KEYBOARDS)


def _replaced(wrong: str, right: str) -> float:
    if wrong == right:
        return 0.0
    if (wrong, right) in _ALIKE_PAIRS:
        return _LIKE_LETTER
    return _NEIGHBOUR if (wrong, right) in _NEIGHBOUR_PAIRS else 1.0


def _extra(word: str, at: int) -> float:
    """Say what a letter too many costs at a place in a word."""
    if word[at] in (word[at - 1 : at], word[at + 1 : at + 2]):
        return _DOUBLED
    return _WEAK_LETTER if word[at] in _WEAK else 1.0


@lru_cache(maxsize=16384)
def typo_cost(wrong: str, right: str) -> float:
    """Say how far a misspelling is from a word, in letters; likelier slips count less than one.

    A slip in the first letter counts double.
    """
    above: list[float] = []
    row = [0.0]
    for j in range(len(right)):
        row.append(row[j] + _extra(right, j) * (2 if j == 0 else 1))
    for i, letter in enumerate(wrong):
        first = 2 if i == 0 else 1
        below = [row[0] + _extra(wrong, i) * first]
        for j, other in enumerate(right):
            start = 2 if i == 0 and j == 0 else 1
            cost = min(
                row[j] + _replaced(letter, other) * start,
                row[j + 1] + _extra(wrong, i),
                below[j] + _extra(right, j),
            )
            if i and j and letter == right[j - 1] and wrong[i - 1] == other and letter != other:
                cost = min(cost, above[j - 1] + _SWAPPED * (2 if i == 1 else 1))
            below.append(cost)
        above, row = row, below
    return row[-1]


def letters_wrong(wrong: str, right: str) -> int:
    """Count the letters to put right, a swap as one, the first letter as two."""
    if not wrong or not right or wrong[0] == right[0]:
        return OSA.distance(wrong, right)
    return OSA.distance(wrong, right) + 1
