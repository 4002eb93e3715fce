"""The fact line: who does what, where and when, for people who cannot read the article.

Only what the text says, as entries of the knowledge that a view words in the reader's language.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.knowledge import Entry, Group, Kind, Knowledge, Mention
from corpus.language.tokens import tokenize
from storage.models import Article

_READ = 1_500  # characters of the body: its opening says what it is about
_TITLE, _LEAD, _BEHIND = 3.0, 1.5, 0.5
_LEAD_TOKENS = 60
_MOST_WHO, _MOST_WHAT, _MOST_WHERE = 3, 2, 3

# "Russia's foreign minister", "Washington says": these are named for those who act far more often
# than for where they do. The two countries are no place at all of what they do with each other.
_COUNTRIES = ("place/russia", "place/united-states")
_CAPITALS = ("place/moscow", "place/washington")
_WEIGHT_OF_CAPITAL = 0.4
# What states do with each other says more than what it is about: of a war or a law there is
# always one in the news. A phone call says more than talks, which it is as well.
_WEIGHT_OF: Mapping[Group | None, float] = {"contact": 1.0, "accord": 1.0, "dispute": 0.8}
_OTHER_GROUPS = 0.5
_GENERAL = ("concept/talks", "concept/meeting", "concept/statement", "concept/dialogue")
_WEIGHT_OF_GENERAL = 0.4
# Concepts that are not done, but are somebody or stand beside something.
_NOT_DONE = frozenset({
    "concept/foreign-minister", "concept/journalist", "concept/opposition", "concept/rebels",
    "concept/dissident", "concept/oligarch", "concept/whistleblower", "concept/separatists",
    "concept/mercenaries", "concept/two-presidents", "concept/bilateral", "concept/sidelines",
    "concept/foreign-policy", "concept/diplomacy", "concept/economy", "concept/delegation",
})  # fmt: skip
# Somebody named once, late in the opening, is quoted or remembered; he does not act.
_LEAST_BESIDE_FIRST = 0.15
_REMEMBERED = 2_000


@dataclass(frozen=True)
class Facts:
    """What an article is about in a few names, each part the most prominent first.

    Attributes:
        who: People; bodies where no person is named, and the two countries where nobody else is.
        what: Concepts of diplomacy.
        where: Places.
        when: The day it was published; None: unknown.
    """

    who: tuple[Entry, ...] = ()
    what: tuple[Entry, ...] = ()
    where: tuple[Entry, ...] = ()
    when: date | None = None


def facts(mentions: Iterable[Mention], *, title_tokens: int, when: date | None = None) -> Facts:
    """Choose the facts among the mentions of a title and its body, by token position."""
    weights: defaultdict[Entry, float] = defaultdict(float)
    for mention in mentions:
        if mention.entry.key in _NOT_DONE:
            continue
        weights[mention.entry] += _place(mention.first, title_tokens) * _weight(mention.entry)
    people, bodies = _of_kind(weights, "person"), _of_kind(weights, "body")
    countries = {one: weight for one, weight in weights.items() if one.key in _COUNTRIES}
    places = _of_kind(weights, "place", but=countries)
    return Facts(
        who=_first(people or bodies or countries, _MOST_WHO),
        what=_first(_of_kind(weights, "concept"), _MOST_WHAT),
        where=_first(places, _MOST_WHERE),
        when=when,
    )


def _place(position: int, title_tokens: int) -> float:
    if position < title_tokens:
        return _TITLE
    return _LEAD if position < title_tokens + _LEAD_TOKENS else _BEHIND


def _weight(entry: Entry) -> float:
    if entry.kind != "concept":
        return _WEIGHT_OF_CAPITAL if entry.key in _CAPITALS else 1.0
    if entry.key in _GENERAL:
        return _WEIGHT_OF_GENERAL
    return _WEIGHT_OF.get(entry.group, _OTHER_GROUPS)


def _of_kind(
    weights: Mapping[Entry, float], kind: Kind, but: Collection[Entry] = ()
) -> dict[Entry, float]:
    return {one: weight for one, weight in weights.items() if one.kind == kind and one not in but}


def _first(weights: Mapping[Entry, float], most: int) -> tuple[Entry, ...]:
    """Give the weightiest; of equals the one that is named first."""
    ordered = sorted(weights, key=lambda entry: -weights[entry])[:most]
    least = _LEAST_BESIDE_FIRST * max(weights.values(), default=0.0)
    return tuple(entry for entry in ordered if weights[entry] >= least)


def facts_in(title: str, body: str, when: date | None, knowledge: Knowledge) -> Facts:
    """Read the facts off the title and the opening of a text."""
    in_title, in_body = tokenize(title), tokenize(body[:_READ])
    mentions = knowledge.mentions((*in_title, *in_body), when)
    return facts(mentions, title_tokens=len(in_title), when=when)


class FactLines:
    """The facts of stored articles: read when they are shown, and remembered for a while.

    A page shows five articles, and reading one takes half a millisecond.
    """

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        self._knowledge = knowledge
        self._remembered: dict[tuple[int, int], Facts] = {}  # by id and revision
        self._known_by: Knowledge | None = None

    def __call__(self, article: Article) -> Facts:
        """Give the facts of an article."""
        knowledge = self._knowledge()
        if knowledge is not self._known_by or len(self._remembered) >= _REMEMBERED:
            self._remembered, self._known_by = {}, knowledge
        key = (article.id, article.revision)
        if key not in self._remembered:
            day = article.published_on
            self._remembered[key] = facts_in(article.title, article.body, day, knowledge)
        return self._remembered[key]
