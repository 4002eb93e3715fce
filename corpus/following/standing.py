"""A question as it is kept, so that articles of tomorrow can be held against it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from math import ceil
from typing import Any, Protocol, Self

from corpus.following.keys import ANY, key_of, pair_key, sounds_asked
from corpus.knowledge import Knowledge
from corpus.language.fold import fold
from corpus.language.tokens import Token
from corpus.search.misspelt import Misspelt
from corpus.search.query import NamedEntry, Query, understand
from corpus.search.spans import Span
from corpus.search.terms import possible_stems
from storage.index_query import TextField

RULES = "1"
"""Raised with every change to what a question becomes or to the keys of articles."""

# Of a whole sentence this share of what is no person must be there, or this where it names none.
_OF_THE_REST, _WITHOUT_PEOPLE = 0.5, 0.67
# How often a thing is met, where no index can tell: names are what articles are about.
_NAME_IS_MET, _WORD_IS_MET = 0.2, 0.01
_SOUND_IS_MET = 0.001  # by chance, each of the outlines that a word may have
_FEW_ARTICLES = 100


class Lexicon(Protocol):
    """What the index knows of words; it may know nothing yet."""

    @property
    def size(self) -> int:
        """How many articles there are."""

    def frequency(self, field: TextField, term: str) -> int:
        """Count the articles whose field holds a term."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a question looks for; any one of its sides is enough.

    Attributes:
        entry: The key of the entry that it is, or that it is nearly spelt like.
        word: Folded; empty where only the entry counts.
        stems: Of the word, by the languages it may be of.
        sounds: Outlines that the word may have in some script (see `keys`).
        is_must: Nothing fulfils the question without it.
    """

    entry: str | None
    word: str
    stems: tuple[str, ...]
    sounds: tuple[str, ...]
    is_must: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a question wants of an article.

    Attributes:
        things: What it looks for.
        needed: How many of them, at least.
        phrases: Folded words that must stand together.
        unwanted: Folded words or phrases that must not be there.
        language: Only articles in it.
        source: Folded words that the source must hold.
        not_sources: Of each of these the source must not hold all words.
        not_languages: No articles in these.
        first: Only what is not known to be older; an ISO date.
        last: Only what is published up to then.
        is_dated: The day has to be known.
    """

    things: tuple[Wanted, ...]
    needed: int
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()
    language: str | None = None
    source: tuple[str, ...] = ()
    not_sources: tuple[tuple[str, ...], ...] = ()
    not_languages: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    is_dated: bool = False

    def as_json(self) -> dict[str, Any]:
        """Write it as a value that JSON can hold; `from_json` reads it."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        things = tuple(
            Wanted(
                one["entry"], one["word"], tuple(one["stems"]), tuple(one["sounds"]), one["is_must"]
            )
            for one in value.get("things", ())
        )
        return cls(
            things,
            value.get("needed", 0),
            phrases=tuple(tuple(words) for words in value.get("phrases", ())),
            unwanted=tuple(tuple(words) for words in value.get("unwanted", ())),
            language=value.get("language"),
            source=tuple(value.get("source", ())),
            not_sources=tuple(tuple(words) for words in value.get("not_sources", ())),
            not_languages=tuple(value.get("not_languages", ())),
            first=value.get("first"),
            last=value.get("last"),
            is_dated=value.get("is_dated", False),
        )


def standing_key(question: str) -> str:
    """Name a question by its words, so that all who ask the same share it.

    >>> standing_key("Lavrov  Kerry!") == standing_key("lavrov kerry")
    True
    """
    words = fold(" ".join(question.split())).strip(" .!?؟")
    return f"q:{hashlib.sha256(words.encode()).hexdigest()[:32]}"


class Deriver:
    """Makes of questions what is kept of them, by one state of the knowledge.

    Args:
        knowledge: The names to recognise.
        lexicon: How common words are, for choosing the keys that few articles have.
    """

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon

    @cached_property
    def _misspelt(self) -> Misspelt:
        return Misspelt(self._knowledge)

    def standing(self, question: str, today: date) -> Standing | None:
        """Read a question; None where it names nothing that an article could have."""
        query = understand(question, self._knowledge, today)
        operators = query.operators
        source = tuple((operators.source or "").split())
        if query.is_empty and not source and operators.language is None:
            return None
        things = self._things(query)
        read = Standing(
            tuple(things),
            _needed(things),
            phrases=operators.phrases,
            unwanted=operators.unwanted,
            language=operators.language,
            source=source,
            not_sources=tuple(tuple(words.split()) for words in operators.not_sources),
            not_languages=operators.not_languages,
        )
        return _within(read, query.span)

    def _things(self, query: Query) -> list[Wanted]:
        if query.operators.exact:
            names = [token for name in query.names for token in name.words]
            words = dict.fromkeys((*names, *query.words))
            return [Wanted(None, token.text, (token.text,), (), is_must=True) for token in words]
        named = [self._named(name, query) for name in query.names]
        return named + list(self._words(query))

    def _named(self, name: NamedEntry, query: Query) -> Wanted:
        is_must = query.is_short or name.entry.kind == "person"
        return Wanted(name.entry.key, "", (), (), is_must)

    def _words(self, query: Query) -> Iterator[Wanted]:
        righted = self._righted(query)
        # An initial says nothing beside a name: John F Kennedy is mostly John Kennedy.
        whole = [token for token in query.words if len(token.text) > 1]
        for token in whole or ([] if query.names else query.words):
            stems = tuple(stem for stem, _ in possible_stems(token.text, query.language))
            # In a sentence only what may be a name is worth being heard.
            is_heard = query.is_short or query.text[token.start].isupper()
            sounds = sounds_asked(token.text) if is_heard else ()
            yield Wanted(righted.get(token), token.text, stems, sounds, query.is_short)

    def _righted(self, query: Query) -> dict[Token, str]:
        """Say which words are nearly an entry of the knowledge, and are met nowhere."""
        unmet = [token for token in query.words if self._lexicon.size and not self._is_met(token)]
        if not unmet:
            return {}
        mentions = self._misspelt.names(unmet)
        return {
            token: mention.entry.key
            for mention in mentions
            for token in unmet[mention.first : mention.last + 1]
        }

    def _is_met(self, token: Token) -> bool:
        return bool(self._lexicon.frequency("words", token.text))

    def keys(self, standing: Standing) -> list[int]:
        """Give keys of which every article has one that fulfils a question; as rare as can be."""
        if not standing.things:
            return [ANY]
        options = [self._option([thing]) for thing in standing.things if thing.is_must]
        options += self._pairs(standing)
        # Of n things of which some may be missing, one of these few is there at least.
        spare = len(standing.things) - standing.needed + 1
        cheapest = sorted(standing.things, key=self._is_met_in)[:spare]
        options.append(self._option(cheapest))
        return sorted(set(min(options, key=lambda option: option[0])[1]))

    def _option(self, things: Sequence[Wanted]) -> tuple[float, list[int]]:
        keys = [key for thing in things for key in keys_of_thing(thing)]
        return sum(map(self._is_met_in, things)), keys

    def _pairs(self, standing: Standing) -> Iterator[tuple[float, list[int]]]:
        names = [one for one in standing.things if one.is_must and one.entry and not one.word]
        for one, other in combinations(names, 2):
            assert one.entry and other.entry
            chance = self._is_met_in(one) * self._is_met_in(other)
            yield chance, [pair_key(one.entry, other.entry)]

    def _is_met_in(self, thing: Wanted) -> float:
        """Guess in which share of the articles a thing, or what sounds like it, is met."""
        by_name = self._share("names", (thing.entry,), _NAME_IS_MET) if thing.entry else 0.0
        by_word = self._share("body", thing.stems, _WORD_IS_MET)
        return by_name + by_word + _SOUND_IS_MET * len(thing.sounds)

    def _share(self, field: TextField, terms: Iterable[str], unknown: float) -> float:
        terms = list(terms)
        if self._lexicon.size < _FEW_ARTICLES:
            return unknown * len(terms)
        # What was never met may come tomorrow: it is rare, and two such are rarer.
        met = sum(self._lexicon.frequency(field, term) + 1 for term in terms)
        return met / (self._lexicon.size + 1)


def keys_of_thing(thing: Wanted) -> Iterator[int]:
    """Give the keys of which an article has one that has this thing."""
    if thing.entry:
        yield key_of("name", thing.entry)
    yield from (key_of("stem", stem) for stem in thing.stems)
    yield from (key_of("sound", sound) for sound in thing.sounds)


def _needed(things: Sequence[Wanted]) -> int:
    musts = sum(thing.is_must for thing in things)
    share = _OF_THE_REST if musts else _WITHOUT_PEOPLE
    return musts + ceil(share * (len(things) - musts))


def _within(standing: Standing, span: Span | None) -> Standing:
    """Keep the time that a question speaks of, as far as it can still come.

    "Last week" is over by tomorrow; whoever follows it wants what comes next.
    """
    if span is None or span.kind == "named" or (span.kind == "meant" and span.last):
        return standing
    first = span.first.isoformat() if span.first else None
    last = span.last.isoformat() if span.last else None
    return replace(standing, first=first, last=last, is_dated=span.kind == "demanded")
