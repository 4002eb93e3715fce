"""What a question found."""

from dataclasses import dataclass

from corpus.knowledge import Entry
from corpus.search.answer import Passage
from corpus.search.asked import Level
from corpus.search.query import Query
from storage.models import Article


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article was found: what was asked, and how it stands there.

    `entry` is the key of the knowledge's entry that was asked for, if it was one.
    """

    asked: str
    entry: str | None
    level: Level


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that was found.

    Attributes:
        score: 0 to 1.
        is_full: It has everything that was meant; otherwise it is only among the closest.
    """

    article: Article
    score: float
    is_full: bool
    passage: Passage
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The passage that answers, out of one of the hits."""

    article: Article
    text: str
    sentence: str
    bold: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known after a question.

    Attributes:
        names: What the question names, misspelt names included.
        hits: Articles that fully match, best first; if there is none, those that match in part,
            each saying so.
        closest: What matches in part, where there are full matches.
        answer: None where none is sure enough.
        suggestion: A question that would find something, where this one finds nothing whole.
        total: How many hits there are, those not listed included; counted up to some dozens.
    """

    query: Query
    names: tuple[Entry, ...]
    hits: tuple[Hit, ...]
    closest: tuple[Hit, ...]
    answer: Answer | None
    suggestion: str | None
    total: int

    @property
    def results(self) -> tuple[Hit, ...]:
        """All articles in their order."""
        return self.hits + self.closest
