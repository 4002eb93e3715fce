"""What the index can be asked: a tree of values, and how it becomes a Tantivy query.

Queries are put together from objects and never parsed from a string, so no letter that a person
types has a meaning of its own.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tantivy import FieldType, Occur, Query, Schema

TextField = Literal["title", "body", "words", "grams", "names", "language", "source", "traits"]


@dataclass(frozen=True, slots=True)
class Term:
    """Documents whose field holds this term, as it was indexed."""

    field: TextField
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents whose field holds these terms in this order, up to `slop` places out of theirs."""

    field: Literal["title", "body", "words"]
    terms: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Beginning:
    """Documents whose field holds a term that begins so."""

    field: TextField
    start: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Documents that answer every part; their scores are added."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents that answer a part; each part's score is multiplied by its weight.

    `tie` None adds the scores of all parts that match, 0 takes the best of them (what spellings of
    one word want), and what lies between adds that share of the lesser ones to the best.
    """

    parts: tuple[tuple["Node", float], ...]
    tie: float | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer the part. Narrows an `AllOf`; alone it is all the others."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Prefer:
    """Within an `AllOf`: adds to the score of documents that answer the part, demands nothing."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Between:
    """Documents published within these minutes (see `minutes_of`), both ends included.

    A document of unknown date is in no range.
    """

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Among:
    """The documents with these ids."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the part finds, each with the same score instead of its own."""

    part: "Node"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


Node = (
    Term | Phrase | Beginning | AllOf | AnyOf | Not | Prefer | Between | Among | Fixed | Everything
)


class Translator:
    """Turns a tree into the query of one schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def query(self, node: Node) -> Query:
        """Translate one node and what hangs below it."""
        return _TRANSLATIONS[type(node)](self, node)

    def _term(self, node: Term) -> Query:
        return Query.term_query(self._schema, node.field, node.text)

    def _phrase(self, node: Phrase) -> Query:
        match node.terms:
            case ():
                return Query.empty_query()
            case (only,):
                return Query.term_query(self._schema, node.field, only)
            case terms:
                return Query.phrase_query(self._schema, node.field, list(terms), slop=node.slop)

    def _beginning(self, node: Beginning) -> Query:
        return Query.regex_query(self._schema, node.field, f"{re.escape(node.start)}.*")

    def _all_of(self, node: AllOf) -> Query:
        if len(node.parts) == 1:
            # Alone, a union of terms can skip whole blocks; as a clause of another query it cannot.
            return self.query(node.parts[0])
        if any(isinstance(part, Among) for part in node.parts):
            return self._of_few(node.parts)
        return Query.boolean_query(list(self._clauses(node.parts)))

    def _of_few(self, parts: tuple["Node", ...]) -> Query:
        """Ask a few documents what they have, one wish after the other.

        Tantivy reads a union in windows of 4,096 documents around each of the few; a single wish it
        only looks up at each of them.
        """
        wishes = [part.part for part in parts if isinstance(part, Prefer)]
        demanded = tuple(part for part in parts if not isinstance(part, Prefer))
        of_all = Query.const_score_query(Query.all_query(), 0.0)
        asked = [
            Query.boolean_query([(Occur.Must, of_all), (Occur.Should, self._boosted(node, weight))])
            for wish in wishes
            for node, weight in _leaves(wish, 1.0)
        ]
        return Query.boolean_query(
            [*self._clauses(demanded), *((Occur.Must, each) for each in asked)]
        )

    def _any_of(self, node: AnyOf) -> Query:
        parts = [self._boosted(part, weight) for part, weight in node.parts]
        if len(parts) < 2:
            return parts[0] if parts else Query.empty_query()
        if node.tie is None:
            return Query.boolean_query([(Occur.Should, part) for part in parts])
        return Query.disjunction_max_query(parts, tie_breaker=node.tie)

    def _not(self, node: Not) -> Query:
        return Query.boolean_query(list(self._clauses((node,))))

    def _prefer(self, node: Prefer) -> Query:
        return self.query(node.part)

    def _between(self, node: Between) -> Query:
        within = Query.range_query(
            self._schema, "published", FieldType.Integer, node.first, node.last
        )
        return Query.const_score_query(within, 0.0)

    def _among(self, node: Among) -> Query:
        # Not a set of terms, which walks every segment's dictionary of ids: for sixty of them, a
        # millisecond where this takes an eighth of one.
        ids = [(Occur.Should, Query.term_query(self._schema, "id", each)) for each in node.ids]
        return Query.const_score_query(Query.boolean_query(ids), 0.0)

    def _fixed(self, node: Fixed) -> Query:
        return Query.const_score_query(self.query(node.part), node.score)

    def _everything(self, node: Everything) -> Query:
        # Every article has an id above 0; document 0 is the index's own record of its state.
        articles = Query.range_query(self._schema, "id", FieldType.Integer, 1, None)
        return Query.const_score_query(articles, 0.0)

    def _clauses(self, parts: tuple[Node, ...]) -> Iterator[tuple[Occur, Query]]:
        for part in parts:
            match part:
                case Not(part=unwanted):
                    yield Occur.MustNot, self.query(unwanted)
                case Prefer(part=wished):
                    yield Occur.Should, self.query(wished)
                case _:
                    yield Occur.Must, self.query(part)
        if all(isinstance(part, Not | Prefer) for part in parts):
            yield Occur.Must, self.query(Everything())

    def _boosted(self, part: Node, weight: float) -> Query:
        query = self.query(part)
        return query if weight == 1.0 else Query.boost_query(query, weight)


def _leaves(node: Node, weight: float) -> Iterator[tuple[Node, float]]:
    """Give what is added up by a node, with the weight of each part."""
    if isinstance(node, AnyOf) and node.tie is None:
        for part, share in node.parts:
            yield from _leaves(part, weight * share)
    elif weight:
        yield node, weight


# A table rather than functools.singledispatchmethod, which costs a millisecond a question.
_TRANSLATIONS: Mapping[type[Node], Callable[[Translator, Any], Query]] = {
    Term: Translator._term,
    Phrase: Translator._phrase,
    Beginning: Translator._beginning,
    AllOf: Translator._all_of,
    AnyOf: Translator._any_of,
    Not: Translator._not,
    Prefer: Translator._prefer,
    Between: Translator._between,
    Among: Translator._among,
    Fixed: Translator._fixed,
    Everything: Translator._everything,
}
