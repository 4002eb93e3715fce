"""Which entry an ambiguous spelling stands for, by what else the text says.

Sullivan may be the adviser or the ambassador, Rice the secretary or a dish. Such a spelling
stands for an entry only where something bears it out, in this order: the entry is named
without doubt elsewhere in the text; a title beside it is of an office that one of the
candidates has held; in a question, the name of another person stands beside it, and there is
one candidate that is no ordinary word. Otherwise it stays open: nothing is better than a wrong
name.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from corpus.knowledge.entries import Entry, Person
from corpus.knowledge.table import Hit, Sense, SpellingTable
from corpus.language.tokens import Token

_NEAR = 2  # tokens between a name and its title, or between two names
_TITLE_WINDOW = 8  # tokens in which a title is looked for; the longest has seven
_QUESTION = 12  # tokens; a text that is no longer may be a question
_SHORT_FORM = 2  # letters of an abbreviation that is a word as well: US

# Words that tell Persian from Arabic: دیدار and لقاء know no language, اتفاق and بیان mean
# one thing in the one and another thing in the other.
_PERSIAN = frozenset({
    "از", "که", "را", "این", "است", "به", "با", "برای", "در", "شد", "کرد", "می", "های",
})  # fmt: skip
_ARABIC = frozenset({
    "فی", "من", "الی", "عن", "التی", "الذی", "هذا", "هذه", "مع", "قد", "قال", "لا", "کان", "ما",
})  # fmt: skip


_AND = frozenset({"and", "with", "و", "با", "مع", "и", "с"})
_BEFORE_US = frozenset({
    "tell", "tells", "told", "let", "lets", "give", "gives", "gave", "help", "helps", "helped",
    "show", "shows", "showed", "ask", "asks", "asked", "make", "makes", "made", "join", "joined",
    "remind", "reminds", "follow", "contact", "of", "for", "to", "all", "among", "bring", "brings",
})  # fmt: skip


class Resolver:
    """Decides what the hits of one text stand for."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        titles: Callable[[], SpellingTable],
        tokens: Sequence[Token],
        hits: Sequence[Hit],
    ) -> None:
        self._entries = entries
        self._titles = titles
        self._tokens = tokens
        self._hits = hits
        self._named = frozenset(hit.sure for hit in hits if hit.sure is not None)
        self._people = [hit for hit in hits if hit.sure and hit.sure.startswith("person/")]

    @cached_property
    def _language(self) -> str:
        return _arabic_or_persian(self._tokens)

    def resolve(self, hit: Hit, on: date | None) -> Entry | None:
        """Say what a hit stands for on a day, or on any where `on` is None; None: it is open."""
        if hit.sure is not None:
            return self._entries[hit.sure]
        senses = [sense for sense in hit.senses if self._is_of_language(sense)]
        if len(senses) == 1 and not senses[0].doubt:
            return self._entries[senses[0].key]
        candidates = [self._entries[sense.key] for sense in senses]
        left = (
            [entry for entry in candidates if entry.key in self._named]
            or self._titled(hit, candidates, on)
            or self._beside_person(hit, senses)
            or self._abbreviated(hit, candidates)
        )
        return left[0] if len(left) == 1 else None

    def _is_of_language(self, sense: Sense) -> bool:
        return not (sense.only and self._language and sense.only != self._language)

    def _titled(self, hit: Hit, candidates: Sequence[Entry], on: date | None) -> list[Entry]:
        people = [entry for entry in candidates if isinstance(entry, Person)]
        offices = self._offices_beside(hit) if people else frozenset()
        return [entry for entry in people if _held(entry, offices, on)]

    def _offices_beside(self, hit: Hit) -> frozenset[str]:
        """Find the titles before and after a name, up to the next person on either side."""
        start = max((other.last + 1 for other in self._people if other.last < hit.first), default=0)
        end = min(
            (other.first for other in self._people if other.first > hit.last),
            default=len(self._tokens) + _NEAR,
        )
        before = self._tokens[max(start, hit.first - _TITLE_WINDOW) : hit.first]
        after = self._tokens[hit.last + 1 : min(end, hit.last + 1 + _TITLE_WINDOW)]
        room = end - hit.last - 1  # a title just before the next name is that person's
        beside = [
            *(it for it in self._titles().find(before) if len(before) - it.last - 1 <= _NEAR),
            *(
                it
                for it in self._titles().find(after)
                if it.first <= _NEAR and room - it.last > _NEAR
            ),
        ]
        return frozenset(sense.key for title in beside for sense in title.senses)

    def _beside_person(self, hit: Hit, senses: Sequence[Sense]) -> list[Entry]:
        is_name = len(senses) == 1 and senses[0].doubt == "?"
        if not is_name or not self._is_person_beside(hit):
            return []
        entry = self._entries[senses[0].key]
        return [entry] if isinstance(entry, Person) else []

    def _is_person_beside(self, hit: Hit) -> bool:
        """Say whether a question has another name near, or any text one joined by "and"."""
        if len(self._tokens) <= _QUESTION:
            return any(_distance(hit, other) <= _NEAR for other in self._people)
        return any(self._is_joined(hit, other) for other in self._people)

    def _is_joined(self, hit: Hit, other: Hit) -> bool:
        first, second = sorted((hit, other), key=lambda one: one.first)
        between = self._tokens[first.last + 1 : second.first]
        return len(between) == 1 and between[0].text in _AND

    def _abbreviated(self, hit: Hit, candidates: Sequence[Entry]) -> list[Entry]:
        """Take US for a country unless it is likelier the word.

        It is one where it has points, begins the text, follows "the", stands beside a name; or
        where its side is named elsewhere and the word before is none that calls for "us".
        """
        token = self._tokens[hit.first]
        if not candidates or len(token.text) > _SHORT_FORM or hit.last > hit.first:
            return []
        before = self._tokens[hit.first - 1].text if hit.first else "the"
        has_points = token.end - token.start > len(token.text)
        is_likely = before not in _BEFORE_US and self._is_side_named(candidates[0])
        is_country = has_points or before == "the" or is_likely or self._is_name_beside(hit)
        return list(candidates) if is_country else []

    def _is_side_named(self, entry: Entry) -> bool:
        return any(self._entries[key].side == entry.side for key in self._named)

    def _is_name_beside(self, hit: Hit) -> bool:
        is_beside = any(_distance(hit, other) == 0 for other in self._hits if other is not hit)
        after = self._tokens[hit.last + 1 : hit.last + 1 + _TITLE_WINDOW]
        return is_beside or any(title.first == 0 for title in self._titles().find(after))


def _arabic_or_persian(tokens: Sequence[Token]) -> str:
    """Say "ar" or "fa" where small words tell, else nothing."""
    words = {token.text for token in tokens}
    arabic, persian = len(words & _ARABIC), len(words & _PERSIAN)
    if arabic == persian:
        return ""
    return "ar" if arabic > persian else "fa"


def _distance(one: Hit, other: Hit) -> int:
    return max(one.first - other.last, other.first - one.last) - 1


def _held(person: Person, offices: frozenset[str], on: date | None) -> bool:
    return any(
        term.office in offices and (on is None or term.covers(on)) for term in person.offices
    )
