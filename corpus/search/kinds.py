"""The words of a sentence that answer a kind of question, as far as can be told without reading."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.knowledge import Kind
from corpus.language.calendars.lexicon import lexicon
from corpus.language.tokens import Token
from corpus.search.function_words import SPEECH, Intent
from corpus.search.reading import ReadSentence

_NEAR = 2  # words between a number and what it counts: "24 other prisoners"
_YEARS = (1000, 2100)
_LIKELY = 0.7  # of what may be meant: some number, somebody's words
_INSIDE = frozenset({"in", "at", "near", "در", "فی", "в", "во", "на", "под"})  # folded
_OF_ANOTHER = 0.3  # somebody else spoke


class Answering(NamedTuple):
    """Words that may answer: how likely, 0 to 1, and where they begin and end."""

    likely: float
    places: tuple[tuple[int, int], ...]


NOTHING = Answering(0.0, ())


def answering(intent: Intent, sentence: ReadSentence) -> Answering:
    """Say how likely a sentence answers a kind of question, and with which words."""
    find = _KINDS.get(intent)
    return find(sentence) if find else NOTHING


@lru_cache(maxsize=4_096)
def _roles(word: str) -> frozenset[str]:
    """Say what a folded word may be beside dates and counts; "one" is often no number."""
    roles = (senses for tail, senses in lexicon().starting(word) if not tail)
    return frozenset(role for senses in roles for role in senses if senses.get("card") != 1)


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or "card" in _roles(token.text)


def _is_of_date(token: Token) -> bool:
    is_year = token.text.isdigit() and _YEARS[0] <= int(token.text[:9]) <= _YEARS[1]
    return is_year or not _roles(token.text).isdisjoint({"suremonth", "sureday"})


def _runs(tokens: Sequence[Token], is_one: Callable[[Token], bool]) -> Iterator[list[int]]:
    """Give the positions of such words, those side by side together: a dash parts them."""
    run: list[int] = []
    for at, token in enumerate(tokens):
        if not is_one(token):
            continue
        if run and not _is_beside(tokens, run[-1], at):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_beside(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Say whether nothing but a blank, or the "and" of a number, parts two words."""
    between = [token.text for token in tokens[one + 1 : other]]
    gaps = pairwise(tokens[one : other + 1])
    return between in ([], ["و"]) and all(b.start - a.end <= 1 for a, b in gaps)


def _when(sentence: ReadSentence) -> Answering:
    runs = list(_runs(sentence.tokens, lambda token: _is_number(token) or _is_of_date(token)))
    dates = [run for run in runs if any(_is_of_date(sentence.tokens[at]) for at in run)]
    likely = 1.0 if dates else _LIKELY if runs else 0.0
    return Answering(likely, tuple(_place(sentence, run) for run in dates))


def _how_many(sentence: ReadSentence) -> Answering:
    numbers = list(_runs(sentence.tokens, _is_number))
    # A year is no count, unless there is nothing else.
    runs = [run for run in numbers if not _is_of_date(sentence.tokens[run[0]])] or numbers
    asked = {match.start for match in sentence.matches}
    counted = [run for run in runs if any(at in asked for at in _starts_near(sentence, run))]
    likely = 1.0 if counted else _LIKELY if runs else 0.0
    return Answering(likely, tuple(_place(sentence, run) for run in counted or runs))


def _starts_near(sentence: ReadSentence, run: Sequence[int]) -> Iterator[int]:
    near = sentence.tokens[max(0, run[0] - 1) : run[-1] + _NEAR + 2]
    return (token.start for token in near)


def _named(kind: Kind) -> Callable[[ReadSentence], Answering]:
    def find(sentence: ReadSentence) -> Answering:
        asked = {match.start for match in sentence.matches}
        places = tuple(
            (start, end)
            for start, end, entry in sentence.named
            if entry.kind == kind and start not in asked
        )
        return Answering(float(bool(places)), places)

    return find


_place_named = _named("place")


def _where(sentence: ReadSentence) -> Answering:
    """Mark the places that something is said to be in, or else all: "uranium from Iran" is none."""
    likely, places = _place_named(sentence)
    before = {after.start: token.text for token, after in pairwise(sentence.tokens)}
    inside = tuple(place for place in places if before.get(place[0]) in _INSIDE)
    return Answering(likely, inside or places)


def _said(sentence: ReadSentence) -> Answering:
    if not any(token.text in SPEECH for token in sentence.tokens):
        return NOTHING
    asked = {match.start for match in sentence.matches}
    people = [start in asked for start, _, entry in sentence.named if entry.kind == "person"]
    # Nobody who is named: he said.
    likely = _LIKELY if not people else 1.0 if any(people) else _OF_ANOTHER
    return Answering(likely, ())


def _place(sentence: ReadSentence, run: Sequence[int]) -> tuple[int, int]:
    return sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end


_KINDS: Mapping[Intent, Callable[[ReadSentence], Answering]] = {
    "when": _when,
    "how_many": _how_many,
    "who": _named("person"),
    "where": _where,
    "said": _said,
}
