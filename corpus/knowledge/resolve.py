"""Which entry an ambiguous spelling stands for, by what else the text says.

Sullivan may be the adviser or the ambassador, Rice the secretary or a dish. Such a spelling
stands for an entry only where something bears it out, in this order: the entry is named in
full elsewhere in the text; a title beside it is of an office that one of the candidates has
held; the name of another person stands beside it, and there is one candidate. Otherwise it
stays open: nothing is better than a wrong name.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.knowledge.entries import Entry, Person
from corpus.knowledge.table import Hit, SpellingTable
from corpus.language.tokens import Token

_NEAR = 2  # tokens between a name and its title, or between two names


class Resolver:
    """Decides what the hits of one text stand for."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        titles: SpellingTable,
        tokens: Sequence[Token],
        hits: Sequence[Hit],
    ) -> None:
        self._entries = entries
        self._titles = titles
        self._tokens = tokens
        self._hits = hits
        self._named = frozenset(hit.sure for hit in hits if hit.sure is not None)

    def resolve(self, hit: Hit, on: date | None) -> Entry | None:
        """Say what a hit stands for on a day, or on any where `on` is None; None: it is open."""
        if hit.sure is not None:
            return self._entries[hit.sure]
        candidates = [self._entries[sense.key] for sense in hit.senses]
        named = [entry for entry in candidates if entry.key in self._named]
        titled = named or self._titled(hit, candidates, on) or self._beside_person(hit, candidates)
        return titled[0] if len(titled) == 1 else None

    def _titled(self, hit: Hit, candidates: Sequence[Entry], on: date | None) -> list[Entry]:
        offices = self._offices_beside(hit)
        return [
            entry for entry in candidates if isinstance(entry, Person) and _held(entry, offices, on)
        ]

    def _offices_beside(self, hit: Hit) -> frozenset[str]:
        before = self._tokens[max(0, hit.first - 7) : hit.first]
        after = self._tokens[hit.last + 1 : hit.last + 8]
        beside = [
            *(
                title
                for title in self._titles.find(before)
                if len(before) - title.last - 1 <= _NEAR
            ),
            *(title for title in self._titles.find(after) if title.first <= _NEAR),
        ]
        return frozenset(sense.key for title in beside for sense in title.senses)

    def _beside_person(self, hit: Hit, candidates: Sequence[Entry]) -> list[Entry]:
        is_person = len(candidates) == 1 and isinstance(candidates[0], Person)
        return list(candidates) if is_person and self._is_person_beside(hit) else []

    def _is_person_beside(self, hit: Hit) -> bool:
        return any(
            isinstance(self._entries[other.sure], Person) and _distance(hit, other) <= _NEAR
            for other in self._hits
            if other.sure is not None
        )


def _distance(one: Hit, other: Hit) -> int:
    return max(one.first - other.last, other.first - one.last) - 1


def _held(person: Person, offices: frozenset[str], on: date | None) -> bool:
    return any(
        term.office in offices and (on is None or term.covers(on)) for term in person.offices
    )
