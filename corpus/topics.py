"""What an article is about, and why: US–Russia diplomacy, or not.

Three things are weighed, all of them more in the title than in the opening, and there more than
further on: whether both countries act (their people, bodies, capitals, themselves), whether they
stand together in the text, and whether what they do is diplomacy. A country named in passing is
named seldom, late, and far from the other one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.knowledge import Entry, Group, Mention, Side

LINE = 0.5
"""From here on an article counts as US–Russia diplomacy."""

_TITLE, _OPENING, _FURTHER_ON = 3.0, 1.5, 0.5
_OPENING_SHARE = 0.3  # of the tokens behind the title
_OPENING_LEAST, _OPENING_MOST = 60, 120  # tokens: of a short text all is opening
_LONG = 300  # tokens; in a longer text what stands further on weighs less, the longer it is
_UNTITLED = 0.7  # how sure a text can be whose title names neither country
_MOST_REASONS = 8

# From these weights on nothing is gained by more. One mention in the title makes an actor, and so
# do two in the opening; two in the title that stand together make a pair.
_ENOUGH_ACTING, _ENOUGH_TOGETHER, _ENOUGH_DIPLOMACY = 3.0, 4.5, 4.0

# How near two mentions of different sides count as standing together, in tokens between them: a
# pair such as "Kerry and Lavrov" or "US-Russian", or two names in one sentence.
_PAIR, _SENTENCE = 3, 15
_WEIGHT_OF_PAIR, _WEIGHT_OF_SENTENCE = 2.0, 1.0

_COUNTRIES_ALONE = 0.35  # how sure two countries are without any diplomacy: sport, trade
_OPPOSITE: Mapping[Side | None, Side] = {"US": "Russia", "Russia": "US"}
_DIPLOMACY: Mapping[Group, float] = {"contact": 1, "accord": 1, "dispute": 1, "arms": 0.5}

# What an adjective alone says is not that a country acts: Russian output, American shares.
_ADJECTIVES = frozenset({
    "american", "russian", "американский", "российский", "русский", "امریکی", "امیرکی", "روسی",
    "امریکایی", "روس",
})  # fmt: skip
_ADJECTIVE = 0.5

# Agreements that only these two have with each other: whoever names one, names both.
_BETWEEN_THEM = frozenset({
    "body/new-start", "body/inf-treaty", "body/start-i", "body/abm-treaty",
    "body/plutonium-agreement", "body/cold-war-hotline", "body/us-russia-bilateral-commission",
    "body/bilateral-consultative-commission", "concept/us-russia-relations", "concept/reset",
    "concept/cold-war", "concept/strategic-stability",
})  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A mention, and what it weighs by its place and as a country that acts."""

    mention: Mention
    place: float

    @property
    def acting(self) -> float:
        is_adjective = self.mention.spelling in _ADJECTIVES
        return self.place * (_ADJECTIVE if is_adjective else 1)


def us_russia(mentions: Sequence[Mention], *, title_tokens: int, tokens: int) -> TopicScore:
    """Say how surely an article is US–Russia diplomacy.

    Args:
        mentions: Of title and body together, by token position.
        title_tokens: How many tokens belong to the title.
        tokens: How many there are in all.
    """
    weighed = _weigh(mentions, title_tokens, tokens)
    shared = _summed((one.mention.entry, one.place) for one in weighed if _is_between(one))
    us, russia = _acting(weighed, "US"), _acting(weighed, "Russia")
    diplomacy = _summed(
        (one.mention.entry, one.place * _DIPLOMACY[group])
        for one in weighed
        if (group := one.mention.entry.group) in _DIPLOMACY and group is not None
    )
    bond = _together(weighed) + sum(shared.values())
    # Who stands beside the other country, acts with it.
    acting = _share(us, bond / 2, _ENOUGH_ACTING) * _share(russia, bond / 2, _ENOUGH_ACTING)
    is_diplomacy = _share(diplomacy, sum(shared.values()), _ENOUGH_DIPLOMACY)
    together = min(1.0, bond / _ENOUGH_TOGETHER) * _free_of_others(weighed)
    titled = 1.0 if _is_titled(weighed) or not title_tokens else _UNTITLED
    sure = titled * acting * together * (_COUNTRIES_ALONE + (1 - _COUNTRIES_ALONE) * is_diplomacy)
    return TopicScore(sure, _reasons({**us, **russia, **diplomacy, **shared}))


def _weigh(mentions: Sequence[Mention], title_tokens: int, tokens: int) -> list[_Weighed]:
    behind = tokens - title_tokens
    share = min(_OPENING_MOST, max(_OPENING_LEAST, int(_OPENING_SHARE * behind)))
    further_on = _FURTHER_ON * min(1.0, _LONG / max(1, behind))

    def place(position: int) -> float:
        if position < title_tokens:
            return _TITLE
        return _OPENING if position < title_tokens + share else further_on

    return [_Weighed(mention, place(mention.first)) for mention in mentions]


def _is_titled(weighed: Sequence[_Weighed]) -> bool:
    return any(
        one.place == _TITLE and (_side(one) in _OPPOSITE or _is_between(one)) for one in weighed
    )


def _is_between(one: _Weighed) -> bool:
    return one.mention.entry.key in _BETWEEN_THEM


def _summed(weights: Iterator[tuple[Entry, float]]) -> dict[Entry, float]:
    sums: defaultdict[Entry, float] = defaultdict(float)
    for entry, weight in weights:
        sums[entry] += weight
    return dict(sums)


def _acting(weighed: Sequence[_Weighed], side: Side) -> dict[Entry, float]:
    return _summed((one.mention.entry, one.acting) for one in weighed if _side(one) == side)


def _side(one: _Weighed) -> Side | None:
    return one.mention.entry.side


def _share(weights: Mapping[Entry, float], more: float, enough: float) -> float:
    return min(1.0, (sum(weights.values()) + more) / enough)


def _together(weighed: Sequence[_Weighed]) -> float:
    """Weigh how the two sides stand beside each other, each mention with the one before it."""
    bond = 0.0
    last: dict[Side | None, _Weighed] = {}
    for one in weighed:
        side = _side(one)
        other = last.get(_OPPOSITE.get(side))
        if other is not None:
            third = last.get("other")
            bond += _nearness(other, one, is_pair=third is None or _is_before(third, other))
        if side is not None:
            last[side] = one
    return bond


def _is_before(one: _Weighed, other: _Weighed) -> bool:
    return one.mention.first < other.mention.first


def _nearness(before: _Weighed, after: _Weighed, *, is_pair: bool) -> float:
    """Weigh two mentions; in "the United States, China, Russia" they are no pair."""
    gap = after.mention.first - before.mention.last - 1
    if is_pair and gap <= _PAIR:
        return _WEIGHT_OF_PAIR * min(before.place, after.place)
    return _WEIGHT_OF_SENTENCE * min(before.acting, after.acting) if gap <= _SENTENCE else 0.0


def _free_of_others(weighed: Sequence[_Weighed]) -> float:
    """Say how little the two speak with third persons instead, from 0 to 1.

    "Biden and Zelensky" is no talk with Russia, however often the two of them name it.
    """
    people = [one for one in weighed if one.mention.entry.kind == "person"]
    with_each_other = with_others = 0.0
    for before, after in pairwise(people):
        if after.mention.first - before.mention.last - 1 > _PAIR:
            continue
        sides = {_side(before), _side(after)}
        weight = min(before.place, after.place)
        with_each_other += weight if sides == {"US", "Russia"} else 0
        with_others += weight if "other" in sides and len(sides) > 1 else 0
    return (1 + with_each_other) / (1 + with_each_other + with_others)


def _reasons(weights: Mapping[Entry, float]) -> tuple[str, ...]:
    weightiest = sorted(weights, key=lambda entry: (-weights[entry], entry.key))
    return tuple(entry.key for entry in weightiest[:_MOST_REASONS])
