"""How well one whole name answers another, word by word, in any scripts and any order."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from corpus.language.romanise import romanise, script_of
from corpus.language.sound import correspondence, weight
from corpus.language.spelling import typo_cost

# Words that share less than this in their rough Latin forms are not compared with care.
_LEAST_ALIKE = 0.25
# What a word of the name that finds none costs, as a share of what it tells.
_MISSING = 0.3
_SUPERFLUOUS = 0.15
_PATRONYMIC = 0.05
_OUT_OF_PLACE = 0.3
_SAME_SCRIPT = 0.6
_PATRONYMIC_ENDINGS = ("ович", "евич", "ьич", "овна", "евна", "ична")


@lru_cache(maxsize=65536)
def _gain(asked: str, found: str) -> float:
    """Say how much speaks for two words being one, on the scale of `correspondence`."""
    if asked == found:
        return _SAME_SCRIPT * weight(asked) + 1.0
    if Indel.normalized_similarity(romanise(asked), romanise(found)) < _LEAST_ALIKE:
        return 0.0
    heard = max(correspondence(asked, found), 0.0)
    if script_of(asked) != script_of(found):
        return heard
    spelt = 1.0 - typo_cost(asked, found) / max(min(len(asked), len(found)) / 2, 1.0)
    return max(heard, _SAME_SCRIPT * weight(asked) * spelt)


Pair = tuple[float, int, int]
Names = Sequence[str]


def _matched(asked: Sequence[str], found: Sequence[str]) -> Iterator[Pair]:
    """Give each word at most one of the other side, the best first."""
    pairs = [(_gain(a, b), -i, -j) for i, a in enumerate(asked) for j, b in enumerate(found)]
    left, right = set(range(len(asked))), set(range(len(found)))
    for gain, i, j in sorted(pairs, reverse=True):
        if gain > 0 and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            yield gain, -i, -j


def _lacking(words: Sequence[str], matched: set[int], share: float) -> float:
    return sum(
        weight(word) * (_PATRONYMIC if word.endswith(_PATRONYMIC_ENDINGS) else share)
        for at, word in enumerate(words)
        if at not in matched
    )


def _word_by_word(asked: Sequence[str], found: Sequence[str]) -> float:
    pairs = list(_matched(asked, found))
    gain = sum(gain - (_OUT_OF_PLACE if i != j else 0.0) for gain, i, j in pairs)
    missing = _lacking(asked, {i for _, i, _ in pairs}, _MISSING)
    return gain - missing - _lacking(found, {j for _, _, j in pairs}, _SUPERFLUOUS)


def _joined(asked: Names, found: Names) -> Iterator[tuple[Names, Names]]:
    """Join two neighbours of the longer name, at each place where that can be done."""
    for at in range(max(len(asked), len(found)) - 1):
        if len(asked) > len(found):
            yield [*asked[:at], asked[at] + asked[at + 1], *asked[at + 2 :]], found
        else:
            yield asked, [*found[:at], found[at] + found[at + 1], *found[at + 2 :]]


def name_gain(asked: Sequence[str], found: Sequence[str]) -> float:
    """Say how much speaks for two names, as folded words, being one: the higher the surer.

    In natural logarithms, so that names can be ranked by it; below 0 more speaks against it. Words
    may stand in another order, be joined (Mohammad Reza, محمدرضا) or lack: a patronymic, a title.
    """
    if not asked or not found:
        return 0.0
    by_words = _word_by_word(asked, found)
    if len(asked) == len(found):
        return by_words
    joined = (_word_by_word(one, other) for one, other in _joined(asked, found))
    return max(by_words, *joined)


def name_likeness(asked: Sequence[str], found: Sequence[str]) -> float:
    """Say how alike two names are as folded words: 1 the same or as good as, 0 not at all."""
    told = _SAME_SCRIPT * sum(weight(word) for word in asked)
    return min(max(name_gain(asked, found) / told, 0.0), 1.0) if told else 0.0
