"""What a question looks for, thing by thing, and the ways each may stand in an article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice, pairwise
from math import log

from corpus.knowledge import Entry, Knowledge
from corpus.language.tokens import Token
from corpus.search.candidates import within
from corpus.search.expand import Expansion, LookedUp
from corpus.search.expansions import Expansions
from corpus.search.misspelt import Misspelt
from corpus.search.query import NamedEntry, Query
from corpus.search.spans import Span
from corpus.search.terms import possible_stems
from corpus.search.things import Asked, How, Way, WeightedTerms
from corpus.search.together import pairs_that_stand_together
from corpus.search.ways import other_ways, stem_terms
from corpus.search.weights import WEIGHTS
from storage.index import Index
from storage.index_query import AllOf, Fixed, Phrase, Term

_MOST_LOOKED_UP = 8  # words of a question; a look-up takes a millisecond or two
_JOINED = (3, 2)  # words that may be one in another script
_SURE = 0.9  # of an expansion: the word is not misspelt, but written in another script
# Who asks for a meeting is told of talks as well: one report says this, the next one that.
_KIN: Mapping[str, tuple[str, ...]] = {
    "concept/meeting": ("concept/talks", "concept/summit"),
    "concept/talks": ("concept/meeting", "concept/summit", "concept/consultations"),
    "concept/summit": ("concept/meeting", "concept/talks"),
    "concept/consultations": ("concept/talks",),
}


class Asker:
    """Looks up what the words of a question may stand for."""

    def __init__(self, index: Index, knowledge: Knowledge) -> None:
        self._index = index
        self._knowledge = knowledge
        self._misspelt = Misspelt(knowledge)
        self._known = Expansions(index)

    def asked(self, query: Query) -> list[Asked]:
        """Give the things that a question looks for, in its order, each once."""
        if query.operators.exact:
            wanted = (*query.words, *query.dated)
            names = [self._as_written(name.words) for name in query.names]
            return names + [self._as_written((token,)) for token in wanted]
        known = [name for name in query.names if self._is_known(name.entry)]
        # Whom no article names may share a name with somebody whom the knowledge does not know.
        strangers = [token for name in query.names if name not in known for token in name.words]
        found = [self._name(name, query) for name in known]
        found += self._words((*strangers, *query.words), query)
        if query.dated and query.span:
            found.append(self._date(query.dated, query.span))
        once: dict[str, Asked] = {}
        for thing in sorted(found, key=lambda thing: thing.place):
            once.setdefault(thing.entry.key if thing.entry else thing.text, thing)
        return list(once.values())

    def _is_known(self, entry: Entry) -> bool:
        """Say whether articles name an entry, or it is no name: an ambassador sounds like Syria."""
        return entry.kind == "concept" or bool(self._index.frequency("names", entry.key))

    def _as_written(self, tokens: tuple[Token, ...]) -> Asked:
        words = tuple(token.text for token in tokens)
        way = Way("written", ((Phrase("words", words), 1.0),), words)
        frequency = min(self._index.frequency("words", word) for word in words)
        return self._thing(" ".join(words), None, _place(tokens), (way,), frequency)

    def _date(self, tokens: tuple[Token, ...], span: Span) -> Asked:
        """Ask for a time: it is said in an article, or the article is of it."""
        words = tuple(token.text for token in tokens)
        said = AllOf(tuple(Term("words", word) for word in words))
        way = Way("written", ((said, 1.0), (Fixed(within(span), 1.0), 1.0)), words)
        # However few say it, many may be of that time: nothing to search for first.
        said_by = min(self._index.frequency("words", word) for word in words)
        thing = self._thing(" ".join(words), None, _place(tokens), (way,), said_by)
        return replace(thing, frequency=self._index.size)

    def _name(self, name: NamedEntry, query: Query) -> Asked:
        words = [token.text for token in name.words]
        # In a few words a name is the same in every language. In a whole sentence the article that
        # shares its very words is likelier meant.
        stems = [each for word in words for each in possible_stems(word, query.language)]
        beside = () if query.is_short else tuple(stem_terms(stems))
        thing = self._entry(name.entry, name.words, "name", beside)
        return thing if name.entry.kind != "concept" else _in_other_words(thing, words, query)

    def _entry(
        self, entry: Entry, tokens: Sequence[Token], how: How, beside: WeightedTerms = ()
    ) -> Asked:
        text = " ".join(token.text for token in tokens)
        kin = _KIN.get(entry.key, ())
        terms = [(Term("names", entry.key), WEIGHTS.name)]
        terms += [(Term("names", key), WEIGHTS.name * WEIGHTS.kin) for key in kin]
        way = Way(how, tuple(terms), entries=(entry.key, *kin))
        frequency = self._index.frequency("names", entry.key)
        return self._thing(text, entry, _place(tokens), (way,), frequency, beside)

    def _words(self, tokens: Sequence[Token], query: Query) -> list[Asked]:
        """Look words up, and put those right that are nearly a name of the knowledge."""
        found = self._looked_up(tokens, query)
        things = {
            token: self._named_by_sound(token, self._word(token, query, found.get(token)))
            for token in tokens
        }
        # Of a name that is known by its sound no neighbour says more: کرد, did, stands beside
        # لاوروف, but is not Kerry.
        unnamed = {token for token, thing in things.items() if thing.entry is None}
        beside = self._beside(found, unnamed) if query.is_short else {}
        for token in unnamed & beside.keys():
            things[token] = self._word(token, query, found.get(token), beside[token])
        if query.is_short:
            self._join(things, beside.keys(), query)
        doubtful = [t for t, thing in things.items() if t not in beside and _is_doubtful(thing)]
        for mention in self._misspelt.names(doubtful):
            named = doubtful[mention.first : mention.last + 1]
            if self._index.frequency("names", mention.entry.key):
                for token in named:
                    del things[token]
                things[named[0]] = self._entry(mention.entry, named, "typo")
        return list(things.values())

    def _looked_up(self, tokens: Sequence[Token], query: Query) -> dict[Token, LookedUp]:
        wanting = (token for token in tokens if self._wants_expanding(token, query))
        return {token: self._known.of(token.text) for token in islice(wanting, _MOST_LOOKED_UP)}

    def _beside(
        self, found: Mapping[Token, LookedUp], unnamed: Set[Token]
    ) -> Mapping[Token, Sequence[Expansion]]:
        """Say what each unnamed word is where it stands beside its neighbour, and how surely."""
        beside: defaultdict[Token, dict[str, Expansion]] = defaultdict(dict)
        parts = [token for token in sorted(found, key=lambda t: t.start) if len(token.text) > 1]
        for one, other in pairwise(parts):
            if unnamed.isdisjoint((one, other)):
                continue
            words = (one.text, other.text)
            possible = (found[one].possible, found[other].possible)
            for pair, alike in pairs_that_stand_together(self._index, words, *possible):
                for token, each in zip((one, other), pair, strict=True):
                    known = beside[token].get(each.term)
                    if known is None or known.weight < alike:
                        beside[token][each.term] = replace(each, weight=alike)
        return {token: list(terms.values()) for token, terms in beside.items()}

    def _join(self, things: dict[Token, Asked], known: Set[Token], query: Query) -> None:
        """Take neighbours for one word, if no article has them and one has that.

        Sri Lanka is سری‌لانکا.
        """
        for size in _JOINED:
            tokens = sorted(things.keys() - known, key=lambda token: token.start)
            for group in zip(*(tokens[at:] for at in range(size)), strict=False):
                if not _are_one_doubt(group, things, query):
                    continue
                text = "".join(token.text for token in group)
                joined = Token(text, group[0].start, group[-1].end)
                thing = self._word(joined, query, self._known.of(text))
                if thing.frequency or thing.likeness > max(things[one].likeness for one in group):
                    for token in group:
                        del things[token]
                    things[joined] = thing

    def _named_by_sound(self, typed: Token, thing: Asked) -> Asked:
        """Take a word for the entry that its likeliest expansion names, if articles name it."""
        if thing.frequency or len(thing.ways) < 2:
            return thing
        likeliest = max(thing.ways[1:], key=lambda way: way.strength)
        token = Token(likeliest.words[0], 0, len(likeliest.words[0]))
        for mention in self._knowledge.mentions([token]):
            if self._index.frequency("names", mention.entry.key):
                named = self._entry(mention.entry, (typed,), likeliest.how)
                # Who else is called so stays: not every Fomin is the one that is known.
                return replace(named, ways=(*named.ways, *thing.ways[1:]))
        return thing

    def _wants_expanding(self, token: Token, query: Query) -> bool:
        """Say whether a word may be more than it is: no article has it, or it may be a name."""
        may_be_name = query.is_short or query.text[token.start].isupper()
        return may_be_name or not self._frequency(token, query)

    def _frequency(self, token: Token, query: Query) -> int:
        stems = possible_stems(token.text, query.language)
        return max(self._index.frequency("body", each) for each, _ in stems)

    def _word(
        self,
        token: Token,
        query: Query,
        found: LookedUp | None,
        beside: Sequence[Expansion] = (),
    ) -> Asked:
        stems = possible_stems(token.text, query.language)
        frequency = self._frequency(token, query)
        written = Way(
            "written", tuple(stem_terms(stems)), (token.text,), tuple(each for each, _ in stems)
        )
        ways = other_ways(token, found.likely if found else (), beside, frequency)
        return self._thing(token.text, None, _place((token,)), (written, *ways), frequency)

    def _thing(
        self,
        text: str,
        entry: Entry | None,
        place: tuple[int, int],
        ways: tuple[Way, ...],
        frequency: int,
        beside: WeightedTerms = (),
    ) -> Asked:
        articles = frequency or max(
            (self._index.frequency("words", way.words[0]) for way in ways[1:]), default=0
        )
        importance = log(1 + (self._index.size + 1) / (articles + 1))
        return Asked(text, entry, place, ways, frequency, articles, importance, beside)


def _in_other_words(thing: Asked, words: Sequence[str], query: Query) -> Asked:
    """Let a concept be its words in other forms and places as well.

    "Exchange of the prisoners" has not the spelling of "prisoner exchange".
    """
    way, *others = thing.ways
    stems = tuple(possible_stems(word, query.language)[0][0] for word in words)
    said = AllOf(tuple(Term("body", stem) for stem in stems))
    shown = stems if len(stems) == 1 else ()
    way = replace(way, terms=(*way.terms, (said, WEIGHTS.kin)), stems=shown)
    return replace(thing, ways=(way, *others))


def _are_one_doubt(group: Sequence[Token], things: Mapping[Token, Asked], query: Query) -> bool:
    """Say whether doubtful words stand side by side."""
    gaps = (query.text[one.end : other.start] for one, other in pairwise(group))
    is_doubtful = all(token in things and _is_doubtful(things[token]) for token in group)
    return is_doubtful and not any(letter.isalnum() for gap in gaps for letter in gap)


def _is_doubtful(thing: Asked) -> bool:
    """Say whether no article has a word, or one that it surely is."""
    return not thing.frequency and all(way.strength < _SURE for way in thing.ways[1:])


def _place(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end
