"""What a list of results is made of, as it is kept while its pages are turned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from corpus.facts import Facts
from corpus.search.found import Nothing
from corpus.search.operators import Ignored
from storage.models import Article, Language

PAGE_LENGTH = 5

Headline: TypeAlias = Literal[
    "answer", "articles", "latest", "closest", "newest", "similar", "story"
]


@dataclass(frozen=True)
class Quote:
    """A passage of an article; `bold` are the places in `text` that match, in order."""

    article_id: int
    text: str
    bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Results:
    """What a question found, as it is kept while its pages are turned.

    Attributes:
        question: As it was asked.
        headline: What the first line promises.
        article_ids: Those that were looked up so far, best first; that of `quote` is the first.
        total: How many there are, those not yet looked up included.
        quote: What is shown above the list; None where no passage is worth it.
        suggestion: A question that finds something, or finds more.
        is_judged: Whether it was said to be good or bad.
        stories: The story of each of `article_ids`; None for an article that stands alone.
        looked: How many of those that were found were looked at; those of a story that is shown
            already are passed over.
        wishes: What was asked for besides.
        back: The callback data of the way back to what was open before; empty where nothing was.
        nothing: Why nothing was found whole; None where something was.
        ignored: Signs of the question that could not be read.
    """

    question: str
    headline: Headline
    article_ids: tuple[int, ...]
    total: int
    quote: Quote | None = None
    suggestion: str | None = None
    is_judged: bool = False
    stories: tuple[int | None, ...] = ()
    looked: int = 0
    wishes: "Wishes" = field(default_factory=lambda: Wishes())
    back: str = ""
    nothing: Nothing | None = None
    ignored: tuple[Ignored, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are to turn."""
        return -(-self.total // PAGE_LENGTH)

    def on_page(self, page: int) -> range:
        """Give the places of a page's articles, counted from 0."""
        first = page * PAGE_LENGTH
        return range(first, min(first + PAGE_LENGTH, len(self.article_ids)))


@dataclass(frozen=True)
class Wishes:
    """What can be asked for with one tap: none of it is typed."""

    exact: bool = False
    language: Language | None = None
    newest: bool = False


@dataclass(frozen=True)
class Item:
    """An article as a list shows it; `others` counts those of its story by their language."""

    article: Article
    facts: Facts | None = None
    others: Mapping[Language, int] = field(default_factory=dict)
