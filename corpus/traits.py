"""What an event is known again by, in whatever language it is told.

Names and concepts of the knowledge, numbers, and how names sound that the knowledge does not hold:
what begins with a capital inside a Latin or Cyrillic text must be found, by its consonants, among
the words of an Arabic or Persian one. Together they are evidence, weighed as naive Bayes does: what
few articles have tells much, and what is missing speaks against.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from corpus.copies import shingles, sketch
from corpus.knowledge import Kind, Mention
from corpus.language.skeleton import skeletons
from corpus.language.stems import Language
from corpus.language.tokens import Token
from corpus.search.terms import script
from storage.changed_article import ChangedArticle

if TYPE_CHECKING:  # it brings SQLAlchemy along, which takes seconds in every worker process
    from storage.models import Article

Frequency = Callable[[str], int]
"""How many articles have a trait."""

# How many articles in which a trait stands also tell the same event, as seen on translations.
_IN_SAME = {"name": 0.65, "number": 0.5, "sound": 0.5}
_MISSING = 2.0  # how much more what is missing counts than by Bayes: precision comes first
# How common a trait is taken to be before articles are counted, and how many those would be.
_BEFORE: Mapping[str, float] = {"person": 0.1, "place": 0.1, "body": 0.08, "concept": 0.2}
_NUMBER_BEFORE, _SOUND_BEFORE, _COUNTRY_BEFORE = 0.04, 0.02, 0.6
_COUNTRIES = ("place/russia", "place/united-states")
_COUNTED_BEFORE = 50
_SHORTEST, _LONGEST_NUMBER = 4, 8  # letters, digits
_LEAST_SOUNDS = 3  # consonants
_JOINED = "وبلفک"  # Arabic and, with, to, then, as: written together with the next word


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that a text has, under any of some terms.

    Attributes:
        kind: "name", "number" or "sound".
        terms: How the index has it; a name that can be heard in two ways has two.
        before: Which share of articles has it, as far as is known without counting.
    """

    kind: str
    terms: tuple[str, ...]
    before: float


@dataclass(frozen=True, slots=True)
class Traits:
    """All that an event is known again by in one text.

    Attributes:
        firm: What another telling of the event should have as well.
        heard: Every term that the text may have, those of `firm` among them.
        copies: Its shingles; see `corpus.copies`.
    """

    language: Language
    day: date | None
    firm: tuple[Trait, ...]
    heard: frozenset[str]
    copies: frozenset[int]

    @property
    def has_capitals(self) -> bool:
        """Whether its script tells names by capitals."""
        return self.language in ("en", "ru")

    def terms(self) -> Iterator[str]:
        """Give the terms under which the index finds the text by its traits."""
        firm = {term for trait in self.firm if trait.kind == "sound" for term in trait.terms}
        yield from (f"^{term}" for term in firm)
        yield from (f"~{term}" for term in self.heard - firm if term[0] not in "#/")
        yield from (term for term in self.heard if term[0] == "#")
        yield from (f"&{key}" for key in sketch(self.copies))
        yield day_term(self.day)


def day_term(day: date | None) -> str:
    """Give the term of a day of publication."""
    return f"@{day.toordinal() if day else ''}"


def traits_of(
    article: "Article | ChangedArticle",
    title: Sequence[Token],
    body: Sequence[Token],
    mentions: Iterable[Mention],
) -> Traits:
    """Take the traits of an article.

    Args:
        article: What is read.
        title: The tokens of its title.
        body: The tokens of its body.
        mentions: Whom and what both name, by the position of a token in title and body together.
    """
    named: dict[str, Trait] = {}
    covered: set[int] = set()
    for mention in mentions:
        covered.update(range(mention.first, mention.last + 1))
        key, kind = mention.entry.key, mention.entry.kind
        named.setdefault(key, Trait("name", (f"/{key}",), _before(key, kind)))
    capitals, others = _words(((article.title, title), (article.body, body)), covered)
    numbers = sorted(word for word in others if _is_number(word))
    sounds = sorted({sounds for word in capitals if (sounds := sounds_of(word))})
    firm = [*named.values(), *(Trait("number", (f"#{n}",), _NUMBER_BEFORE) for n in numbers)]
    firm += [Trait("sound", each, _SOUND_BEFORE) for each in sounds]
    heard = {term for trait in firm for term in trait.terms}
    heard.update(*(heard_as(word) for word in others if word >= "\u0600"))
    copies = shingles([token.text for token in body])
    return Traits(article.language, article.published_on, tuple(firm), frozenset(heard), copies)


def _before(key: str, kind: Kind) -> float:
    return _COUNTRY_BEFORE if key in _COUNTRIES else _BEFORE[kind]


def _is_number(word: str) -> bool:
    if word.isalpha() or len(word) > _LONGEST_NUMBER:
        return False
    return any(letter.isdigit() for letter in word)


def _words(
    parts: Iterable[tuple[str, Sequence[Token]]], covered: Set[int]
) -> tuple[set[str], set[str]]:
    """Give the words that stand with a capital and nowhere without, and all the others.

    What belongs to a name of the knowledge, by its position, is in neither.
    """
    capital: set[str] = set()
    other: set[str] = set()
    place = 0
    for text, tokens in parts:
        for token in tokens:
            if place not in covered:
                (capital if text[token.start].isupper() else other).add(token.text)
            place += 1
    long_enough = {word for word in capital - other if len(word) >= _SHORTEST and word.isalpha()}
    return long_enough, other


@lru_cache(maxsize=65_536)
def sounds_of(word: str) -> tuple[str, ...]:
    """Give the consonants of a name as classes of sound; none for a word too short to tell."""
    core = _russian_core(word) if script(word) == "cyrillic" else word
    return tuple(each for each in skeletons(core, 2) if len(each) >= _LEAST_SOUNDS)


@lru_cache(maxsize=65_536)
def heard_as(word: str) -> tuple[str, ...]:
    """Give the sounds that a word in Arabic script may be a name with."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    is_joined = len(word) > _SHORTEST + 1 and word[0] in _JOINED
    return tuple({*sounds_of(word), *(sounds_of(word[1:]) if is_joined else ())})


def _russian_core(word: str) -> str:
    """Cut the endings of the cases that hold a consonant: Клинтоном is Clinton."""
    for ending in ("ами", "ями", "ого", "его", "ому", "ему", "ом", "ем", "ам", "ям", "ах", "ях"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def evidence(one: Traits, other: Traits, frequency: Frequency, articles: int) -> float:
    """Weigh how surely two texts tell one event: the natural logarithm of the odds, about.

    A text in Arabic script, which has no capitals, does not tell which of its words are names; so
    it is asked for those of the other. Two in one script are asked for each other's.
    """
    if one.has_capitals == other.has_capitals:
        asked = (_asked(one, other, frequency, articles), _asked(other, one, frequency, articles))
        return sum(asked) / 2
    asking, answering = (one, other) if one.has_capitals else (other, one)
    return _asked(asking, answering, frequency, articles)


def _asked(one: Traits, other: Traits, frequency: Frequency, articles: int) -> float:
    return sum(_weight(trait, other.heard, frequency, articles) for trait in one.firm)


def _weight(trait: Trait, heard: frozenset[str], frequency: Frequency, articles: int) -> float:
    found = [term for term in trait.terms if term in heard]
    chance = min(share(trait, term, frequency, articles) for term in found or trait.terms[:1])
    same = _IN_SAME[trait.kind]
    if found:
        return max(0.0, log(same / chance))
    return min(0.0, _MISSING * log((1 - same) / (1 - chance)))


def share(trait: Trait, term: str, frequency: Frequency, articles: int) -> float:
    """Say which share of all articles has a trait, so few articles being counted as there may."""
    counted = frequency(term) + trait.before * _COUNTED_BEFORE
    return min(0.95, counted / (articles + _COUNTED_BEFORE))


def gain(trait: Trait, frequency: Frequency, articles: int) -> float:
    """Say how much it tells that an article has a trait."""
    least = min(share(trait, term, frequency, articles) for term in trait.terms)
    return max(0.0, log(_IN_SAME[trait.kind] / least))


def stem_weights(stems: Counter[str], frequency: Frequency, articles: int) -> Mapping[str, float]:
    """Weigh the stems of a text by how rare they are, as a vector of length 1.

    The product of two such vectors is their cosine; see `words_alike`.
    """
    rare = articles + _COUNTED_BEFORE
    weights = {
        stem: (1 + log(count)) * log(1 + rare / (frequency(stem) + 0.5))
        for stem, count in stems.items()
        if len(stem) > 1
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def words_alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Compare two texts in one language by the weights of their stems, 0 to 1."""
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[stem] for stem, weight in shorter.items() if stem in longer)
