"""What a question found."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.knowledge import Entry
from corpus.language.fold import fold
from corpus.search.answer import Passage
from corpus.search.query import Query
from corpus.search.things import LEVEL_OF, How, Level
from storage.models import Article

Problem = Literal["empty", "backwards", "narrow"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article was found: what was asked, and how it stands there.

    Attributes:
        asked: As it was typed, in the letters of the question.
        stands: The article's own words for it, where they first stand; None where the article was
            not read (see `passages` of `Searcher.ask`) or has it beyond what is read.
        entry: The key of the knowledge's entry that it was taken for, if it was.
        how: "written": the word itself, or another form of it. "name": a spelling of the same
            entry, in whatever script. "typo": some letters differ. "keyboard": typed on another
            layout. "sound": another script's, or another writer's, word that sounds like it.
            "short": a short or long form of a given name.
    """

    asked: str
    stands: str | None
    entry: str | None
    how: How

    @property
    def level(self) -> Level:
        """How far it is from what was typed."""
        return LEVEL_OF[self.how]

    @property
    def is_verbatim(self) -> bool:
        """Whether there is nothing to explain: it stands there as it was typed."""
        return self.stands is not None and fold(self.stands) == fold(self.asked)


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
class WordAlone:
    """What one word or name of a question would find.

    Attributes:
        asked: As it was typed.
        nearest: The word of the articles, or the key of the entry, that it nearly is; None where
            it stands in articles as it was typed, or where nothing is near.
        articles: How many it alone finds, in the spelling that was typed or, failing that, the
            nearest one.
    """

    asked: str
    nearest: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a question found nothing whole, and what would.

    Attributes:
        problem: "empty": it holds nothing to look for. "backwards": its time ends before it
            starts. "narrow": without its operators or its time it would find something. None: its
            words do not stand together in any article.
        suggestion: A question that does find something, misspelt words put right.
        words: What each of its words and names alone would find, in its order.
        covered: The first and the last day that any article is of; None without dated articles.
    """

    problem: Problem | None
    suggestion: str | None
    words: tuple[WordAlone, ...]
    covered: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known after a question.

    Attributes:
        query: What was understood. Its text is another than what was typed where that only makes
            sense on another layout of the keyboard.
        names: What the question names, misspelt names included.
        hits: Articles that fully match, best first; if there is none, those that match in part,
            each saying so.
        closest: What matches in part, where there are full matches.
        answer: None where none is sure enough.
        nothing: Why no article has everything that was meant; None where one has.
        total: How many hits there are, those not listed included; counted up to some dozens.
    """

    query: Query
    names: tuple[Entry, ...]
    hits: tuple[Hit, ...]
    closest: tuple[Hit, ...]
    answer: Answer | None
    nothing: Nothing | None
    total: int

    @property
    def suggestion(self) -> str | None:
        """A question that would find something, where this one finds nothing whole."""
        return self.nothing.suggestion if self.nothing else None

    @property
    def is_whole(self) -> bool:
        """Whether some article has everything that was meant."""
        return any(hit.is_full for hit in self.hits)

    @property
    def results(self) -> tuple[Hit, ...]:
        """All articles in their order."""
        return self.hits + self.closest
