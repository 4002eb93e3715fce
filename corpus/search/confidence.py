"""How sure it is that a passage answers, from nothing but what it shares with the question.

Measured on Persian questions with and without an answer in their paragraph: the share of the
question's rows of letters that stand in the passage or its headline tells the two apart better than
matched words, the article's rank or its lead over the next.
"""

from collections.abc import Iterator, Sequence

from corpus.search.function_words import SPEECH
from corpus.search.query import Query
from corpus.search.reading import ReadSentence
from corpus.search.terms import rows_of_letters, script, written_by
from corpus.search.things import Asked

LEAST = 0.58
"""Below this an answer is withheld: 9 in 20 of the questions that have none, and 1 in 20 of those
whose answer would have been shown."""

_ALL_IS_THERE = 0.7
"""Where nothing but known names is asked of, and all are there, the words around them say nothing:
"what did Trump say in Alaska" is answered by what he said, under a headline that names Alaska."""


class Confidence:
    """Compares passages with one question."""

    def __init__(self, query: Query, things: Sequence[Asked]) -> None:
        self._tokens = [(text, frozenset(rows_of_letters(text))) for text in query.tokens]
        self._things = [frozenset(thing.text.split(" ")) for thing in things]
        self._sure = {
            word: 1.0 if thing.entry or thing.is_as_typed else thing.likeness
            for thing in things
            for word in thing.text.split(" ")
        }
        self._meant = frozenset[str]().union(*self._things)
        self._are_known = bool(things) and all(thing.entry for thing in things)
        # Who was asked about first is who should have spoken.
        people = [number for number, thing in enumerate(things) if thing.is_person]
        self._speaker = people[0] if people and query.intent == "said" else None
        self._scripts = {script(text) for text in query.tokens if text.isalpha()}

    def of(
        self, passage: Sequence[ReadSentence], title: Sequence[ReadSentence], *, is_of_kind: bool
    ) -> float:
        """Say how much of the question stands in some sentences: 0 to 1.

        Args:
            passage: What would be shown.
            title: Shown above it, and saying what it is about.
            is_of_kind: The passage has what is asked for: a date for when, somebody for who.
        """
        shown = (*passage, *title)
        written = "".join([written_by(sentence.tokens) for sentence in shown])
        things = frozenset[int]().union(*(sentence.things for sentence in shown))
        if self._speaker is not None and not self._speaks(self._speaker, passage, things):
            return 0.0
        found = {word for thing in things for word in self._things[thing]}
        shares = list(self._shares(written, found))
        total = sum(weight for weight, _ in shares)
        share = sum(weight * share for weight, share in shares) / total if total else 0.0
        is_all = is_of_kind and self._are_known and len(things) == len(self._things)
        return max(share, _ALL_IS_THERE) if is_all else share

    def _speaks(
        self, speaker: int, passage: Sequence[ReadSentence], things: frozenset[int]
    ) -> bool:
        """Say whether it is who was asked about that speaks, and not somebody else beside him."""
        said = [each for each in passage if any(word.text in SPEECH for word in each.tokens)]
        if any(speaker in each.things for each in said):
            return True
        # Where nobody is named: he said.
        is_named = any(entry.kind == "person" for each in said for _, _, entry in each.named)
        return speaker in things and not is_named

    def _shares(self, written: str, found: set[str]) -> Iterator[tuple[int, float]]:
        """Give each word's weight, and which share of it is there."""
        is_foreign = not any(
            script(word) in self._scripts for word in written.split() if word.isalpha()
        )
        for text, wanted in self._tokens:
            if text in found:
                # What only sounds a little like a word may well be another.
                yield len(wanted) or 1, self._sure[text]
            elif wanted and not (is_foreign and text not in self._meant):
                yield len(wanted), sum(row in written for row in wanted) / len(wanted)
