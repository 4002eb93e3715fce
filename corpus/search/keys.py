"""The keys under which words of the articles are kept, and asked words are looked up."""

import math
from collections import defaultdict
from collections.abc import Mapping

from corpus.language.romanise import Script, script_of
from corpus.language.skeleton import letter_skeleton, skeletons
from corpus.language.sound import bases, renderings

LONGEST_WITH_TYPO = 40  # letters
RENDERINGS = 10  # of a word in another script
_RENDERED_KEYS = 16
_RENDERED_SKELETONS = 6
_MARK: dict[Script, str] = {"latin": "l", "cyrillic": "c", "arabic": "a"}


def rows_of_three(word: str) -> list[str]:
    framed = f"^{word[:LONGEST_WITH_TYPO]}$"
    return [framed[at : at + 3] for at in range(len(framed) - 2)]


def one_letter_less(word: str) -> list[str]:
    """Give a word and what is left of it without each of its letters; nothing for no real word."""
    if len(word) > LONGEST_WITH_TYPO:
        return []
    marked = f"~{word}"
    shorter = [marked[:at] + marked[at + 1 :] for at in range(1, len(marked))]
    return [marked, *dict.fromkeys(shorter)]


def _without_ending(term: str) -> list[str]:
    """Leave out the consonant of Russian case endings, as in Фоминым: it is none of the name."""
    return bases(term)[:1] if term.endswith(("ым", "ом", "ем")) else []


def vocabulary_keys(term: str) -> list[str]:
    """Give the keys under which a folded word is kept.

    Its rows of three letters, itself with one letter less (~), its consonants as classes of sound
    (a:, c:, l: by script) and as letters (a-, c-, l-).
    """
    script = script_of(term)
    if script is None:
        return []
    mark = _MARK[script]
    sounds = [
        f"{mark}:{skeleton}"
        for word in (term, *_without_ending(term))
        for skeleton in skeletons(word)
    ]
    keys = [*sounds, f"{mark}-{letter_skeleton(term)}", *rows_of_three(term)]
    return list(dict.fromkeys([*keys, *one_letter_less(term)]))


def _heaviest(weights: Mapping[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda key: -weights[key])[:most]


def sound_keys(word: str, script: Script) -> list[str]:
    """Give keys of the words of another script that this one may be; the likeliest of each kind."""
    mark = _MARK[script]
    rows: defaultdict[str, float] = defaultdict(float)
    letters: defaultdict[str, float] = defaultdict(float)
    spellings = renderings(word, script, RENDERINGS)
    for spelling, cost in spellings:
        share = math.exp((spellings[0][1] - cost) / 2)
        letters[f"{mark}-{letter_skeleton(spelling)}"] += share
        for row in set(rows_of_three(spelling)):
            rows[row] += share
    return [
        *(f"{mark}:{skeleton}" for skeleton in skeletons(word, 8)),
        *_heaviest(letters, _RENDERED_SKELETONS),
        *_heaviest(rows, _RENDERED_KEYS),
    ]
