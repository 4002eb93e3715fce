"""What an asked word may be among the words of the articles, in all four scripts.

An asked word is looked up by its keys, and compared only with what these find: letters within a
script, sounds across.
"""

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import Indel, Postfix

from corpus.language.common import commonness
from corpus.language.keyboard import retyped
from corpus.language.romanise import Script, script_of
from corpus.language.short_names import forms_of_name
from corpus.language.sound import correspondence, likeness, renderings
from corpus.language.spelling import letters_wrong, typo_cost
from corpus.language.tokens import tokenize
from corpus.search.function_words import STOP_WORDS
from corpus.search.keys import (
    LONGEST_WITH_TYPO,
    RENDERINGS,
    one_letter_less,
    rows_of_three,
    sound_keys,
)

Reason = Literal["exact", "spelling", "sound", "keyboard", "short"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word of the articles that an asked word may stand for; weight is 0 to 1."""

    term: str
    weight: float
    reason: Reason


class Vocabulary(Protocol):
    """The words of the articles."""

    def candidates(self, keys: Sequence[str], limit: int) -> list[str]:
        """Give the words that have most of these keys, rare ones counting for more."""

    def exact(self, term: str) -> bool:
        """Say whether a word is there."""


_SCRIPTS: tuple[Script, ...] = ("cyrillic", "arabic", "latin")

_CANDIDATES = 48  # a script
_CANDIDATES_IN_OWN_SCRIPT = 120
_COMPARED = 14  # of these, after RapidFuzz; the right word is the twelfth or sooner in 19 of 20
_COMPARED_RENDERINGS = 4
_COST_OF_DOUBT = 0.03
_LEAST_ALIKE = 0.15
_LEAST_ALIKE_SMALL_WORD = 0.6  # "in" is nearly "king", and stands in every article
_NO_LETTERS = 3  # what is added to a word's length where scores are compared by the letter
_TEMPERATURE = 12.0  # how fast words fall behind the best of their script


class _Most(NamedTuple):
    """How many words of the asked word's own script are worth a place."""

    spelt: int
    heard: int


_ALONE = _Most(3, 3)
# A word that is there as typed is seldom a slip: in Arabic script alone a slip often makes another
# word, and there Persian and Arabic write one name in two ways.
_BESIDE_EXACT: dict[Script, _Most] = {
    "latin": _Most(0, 0),
    "cyrillic": _Most(0, 0),
    "arabic": _Most(2, 4),
}
# Of another script. Vowels are not written in Arabic script, so that more words may be meant.
_MOST_HEARD: dict[Script, int] = {"latin": 2, "cyrillic": 2, "arabic": 5}
_MOST_OF_ONE_SCRIPT = 7
_WEIGHT_OF_TYPO = 0.8
_COST_OF_TYPO = 0.15
_VALUE_OF_COMMONNESS = 0.08
_VALUE_OF_ENDING = 0.1  # of slips that cost the same, the one that leaves the ending is likelier
_MOST_LETTER_KEYS = 28
_SHORTEST_WITH_TYPO = 4
_SHORTEST_WITH_TWO = 6
_SHORTEST_RETYPED = 3
_WEIGHT_OF_RETYPED = 0.9
_WEIGHT_OF_SHORT = 0.6


def _closest(word: str, script: Script, terms: Sequence[str]) -> list[str]:
    """Keep those that are nearest to a likely rendering: few enough to be compared with care."""
    spellings = renderings(word, script, RENDERINGS)
    nearest: dict[str, float] = {}
    for spelling, cost in spellings[:_COMPARED_RENDERINGS]:
        doubt = (cost - spellings[0][1]) * _COST_OF_DOUBT
        similarity = Indel.normalized_similarity
        for term, near, _ in process.extract(spelling, terms, scorer=similarity, limit=_COMPARED):
            nearest[term] = max(near - doubt, nearest.get(term, -1.0))
    return sorted(nearest, key=lambda term: -nearest[term])[:_COMPARED]


def _by_sound(word: str, vocabulary: Vocabulary) -> Iterator[tuple[int, list[Expansion]]]:
    """Find words of the other scripts that could be the same name, and how many have a place."""
    own = script_of(word)
    for script in _SCRIPTS:
        if script != own:
            terms = vocabulary.candidates(sound_keys(word, script), _CANDIDATES)
            yield _MOST_HEARD[script], list(_weighed(word, _closest(word, script, terms)))


def _weighed(word: str, terms: Sequence[str]) -> Iterator[Expansion]:
    """Share out what speaks for the words of one script among them: the surer, the fewer."""
    scores = {term: correspondence(word, term) for term in terms}
    best = max(scores.values(), default=0.0)
    for term in sorted(terms, key=lambda term: -scores[term] / (len(term) + _NO_LETTERS)):
        alike = likeness(word, term)
        if alike >= (_LEAST_ALIKE_SMALL_WORD if term in STOP_WORDS else _LEAST_ALIKE):
            yield Expansion(term, alike * math.exp((scores[term] - best) / _TEMPERATURE), "sound")


def typos_allowed(word: str) -> int:
    """Say how many letters may be wrong in a word: numbers and short words are taken as typed."""
    if not word.isalpha() or not _SHORTEST_WITH_TYPO <= len(word) <= LONGEST_WITH_TYPO:
        return 0
    return 1 if len(word) < _SHORTEST_WITH_TWO else 2


def _weight_of_typo(word: str, term: str) -> float:
    """Between 0.2 and 0.95: the less is wrong, and the commoner the word, the more."""
    cost = typo_cost(word, term) - _VALUE_OF_ENDING * Postfix.normalized_similarity(word, term)
    if script_of(term) == "arabic":
        cost -= _VALUE_OF_COMMONNESS * commonness(term)
    return min(max(_WEIGHT_OF_TYPO - _COST_OF_TYPO * cost, 0.2), 0.95)


def _in_own_script(word: str, vocabulary: Vocabulary, most: _Most) -> list[Expansion]:
    """Find misspellings, and names that another language writes otherwise: Lawrow, لافروف."""
    script = script_of(word)
    if script is None or most == (0, 0):
        return []
    letters = [*one_letter_less(word), *rows_of_three(word)]
    keys = dict.fromkeys((*letters[:_MOST_LETTER_KEYS], *sound_keys(word, script)))
    found = vocabulary.candidates(list(keys), _CANDIDATES_IN_OWN_SCRIPT)
    terms = [term for term in found if term != word]
    allowed = typos_allowed(word)
    slips = (term for term in terms if letters_wrong(word, term) <= allowed)
    spelt = _best((Expansion(e, _weight_of_typo(word, e), "spelling") for e in slips), most.spelt)
    known = {each.term for each in spelt}
    others = [term for term in terms if term not in known]
    return [*spelt, *_weighed(word, _closest(word, script, others))]


def _by_keyboard(word: str, vocabulary: Vocabulary) -> Iterator[Expansion]:
    if len(word) < _SHORTEST_RETYPED:
        return
    for text in retyped(word):
        tokens = tokenize(text)
        if len(tokens) == 1 and vocabulary.exact(tokens[0].text):
            yield Expansion(tokens[0].text, _WEIGHT_OF_RETYPED, "keyboard")


def _short_forms(word: str, vocabulary: Vocabulary, known: Set[str]) -> Iterator[Expansion]:
    for form in forms_of_name(word):
        if form not in known and vocabulary.exact(form):
            yield Expansion(form, _WEIGHT_OF_SHORT, "short")


def _best(found: Iterable[Expansion], most: int) -> list[Expansion]:
    unique: dict[str, Expansion] = {}
    for each in found:
        if each.term not in unique or each.weight > unique[each.term].weight:
            unique[each.term] = each
    return sorted(unique.values(), key=lambda each: -each.weight)[:most]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found for a word.

    Attributes:
        likely: What it may stand for by itself, the likeliest first.
        possible: All that was compared: what it may be if its neighbours speak for it.
    """

    likely: list[Expansion]
    possible: list[Expansion]


def expand(word: str, vocabulary: Vocabulary, *, limit: int = 8) -> list[Expansion]:
    """Give the words of the articles that a folded word may stand for, the likeliest first.

    The word itself comes before misspellings, these before words that another layout would have
    typed, and those before words that sound like it. Numbers stand for themselves alone.
    """
    return look_up(word, vocabulary, limit=limit).likely


def look_up(word: str, vocabulary: Vocabulary, *, limit: int = 8) -> LookedUp:
    """Do what `expand` does, and also give what was compared and found less likely."""
    found = [Expansion(word, 1.0, "exact")] if vocabulary.exact(word) else []
    if not word.isalpha():
        return LookedUp(found, found)
    beside = _BESIDE_EXACT[script_of(word) or "latin"] if found else _ALONE
    own = _in_own_script(word, vocabulary, beside)
    found += [each for each in own if each.reason == "spelling"]
    found += _by_keyboard(word, vocabulary) if not found else []
    known = {each.term for each in found}
    heard = [each for each in own if each.reason == "sound"]
    others = list(_by_sound(word, vocabulary))
    possible = [*found, *heard, *(each for _, group in others for each in group)]
    possible += _short_forms(word, vocabulary, {each.term for each in possible})
    groups = [(beside.heard, heard[: beside.heard])]
    groups += [(places, group[:_MOST_OF_ONE_SCRIPT]) for places, group in others]
    return LookedUp(found + _placed(groups, known, limit - len(found)), possible)


def _placed(
    groups: Sequence[tuple[int, list[Expansion]]], known: set[str], most: int
) -> list[Expansion]:
    """Give each script its places, and what is left over to the likeliest of the others."""
    first = _best(
        (e for places, group in groups for e in group[:places] if e.term not in known), most
    )
    others = (e for places, group in groups for e in group[places:] if e.term not in known)
    return _best([*first, *_best(others, most - len(first))], most)
