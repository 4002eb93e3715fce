"""What an article is about, and why: US–Russia diplomacy, or not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge import Entry, Mention

LINE = 0.5
"""From here on an article counts as US–Russia diplomacy."""

_TITLE, _OPENING, _FURTHER_ON = 3.0, 2.0, 1.0
_OPENING_SHARE = 0.3  # of the tokens behind the title
_ENOUGH = 5.0  # weight of a side's mentions from which it is an actor without doubt
_MOST_REASONS = 8
_DIPLOMATIC = frozenset({"contact", "accord", "dispute", "arms"})


@dataclass(frozen=True)
class TopicScore:
    """How surely an article is about the topic.

    Attributes:
        sure: From 0 to 1; from `LINE` on it is.
        because: Keys of the names and concepts that speak for it, the weightiest first.
    """

    sure: float
    because: tuple[str, ...]

    @property
    def is_in(self) -> bool:
        return self.sure >= LINE


def us_russia(mentions: Sequence[Mention], *, title_tokens: int, tokens: int) -> TopicScore:
    """Say how surely an article is US–Russia diplomacy.

    Both countries must act in it, named by themselves, their people or their bodies, and what
    they do must be diplomacy. A country named in passing is named seldom and late.

    Args:
        mentions: Of title and body together, by token position.
        title_tokens: How many tokens belong to the title.
        tokens: How many there are in all.
    """
    weights: defaultdict[Entry, float] = defaultdict(float)
    opening = title_tokens + _OPENING_SHARE * (tokens - title_tokens)
    for mention in mentions:
        weights[mention.entry] += _weight(mention.first, title_tokens, opening)
    us = _side(weights, "US")
    russia = _side(weights, "Russia")
    diplomacy = {entry: weight for entry, weight in weights.items() if entry.group in _DIPLOMATIC}
    acting = min(1.0, sum(us.values()) / _ENOUGH) * min(1.0, sum(russia.values()) / _ENOUGH)
    sure = acting * (0.4 + 0.6 * min(1.0, sum(diplomacy.values()) / _ENOUGH))
    because = {**us, **russia, **diplomacy}
    weightiest = sorted(because, key=lambda entry: (-because[entry], entry.key))
    return TopicScore(sure, tuple(entry.key for entry in weightiest[:_MOST_REASONS]))


def _weight(position: int, title_tokens: int, opening: float) -> float:
    if position < title_tokens:
        return _TITLE
    return _OPENING if position < opening else _FURTHER_ON


def _side(weights: Mapping[Entry, float], side: str) -> dict[Entry, float]:
    return {entry: weight for entry, weight in weights.items() if entry.side == side}
