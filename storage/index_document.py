"""What one article looks like in the index, and the schema that holds it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tantivy import (
    Document,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from storage.changed_article import ChangedArticle
from storage.index_query import Node

FORMAT = 3
"""Raised with every change to the schema, so that an older index is rebuilt."""

_MINUTES_OF_DAY = 24 * 60
_WHOLE_WORDS = "whitespace"
_LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """The terms of one article. Texts are terms parted by single spaces, in reading order."""

    title: str  # stems
    body: str  # stems of title and body, so that one field holds all that an article says
    words: str  # title and body as they are written, folded but not stemmed
    names: tuple[str, ...]  # keys of knowledge entries, once for each mention
    language: str
    source: str  # folded words, and keys of knowledge entries; empty when it is unknown
    traits: tuple[str, ...] = ()  # what tells that another article is about the same event


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was taught beside what an analysis is made of; it concerns few articles.

    Attributes:
        number: Grows with every lesson, those taken back included.
        rows: The lessons, for the analysis alone to read.
    """

    number: int
    rows: tuple[tuple[str, ...], ...] = ()


NOTHING_TAUGHT = Lessons(0)


class Analysis(Protocol):
    """The knowledge of language that the index is handed. It must survive pickling."""

    @property
    def version(self) -> str:
        """Changes when the same article would be analysed otherwise, whatever it says."""

    @property
    def lessons(self) -> Lessons:
        """What it was taught beside."""

    @property
    def concerned(self) -> Callable[[Lessons], Node]:
        """Say which articles may be analysed otherwise than after other lessons; rather more."""

    @property
    def document(self) -> Callable[[ChangedArticle], IndexDocument]:
        """Analyse one article."""

    @property
    def term_keys(self) -> Callable[[str], Sequence[str]]:
        """Say under which keys the vocabulary keeps a word."""


def minutes_of(day: date, time: str | None = None) -> int:
    """Count minutes up to a day and an optional "HH:MM", for ordering and for `Between`."""
    hour, minute = (int(part) for part in time.split(":")) if time else (0, 0)
    return day.toordinal() * _MINUTES_OF_DAY + hour * 60 + minute


def day_of(minutes: int) -> date:
    """Give the day that `minutes_of` counted."""
    return date.fromordinal(minutes // _MINUTES_OF_DAY)


def last_minute_of(day: date) -> int:
    """Count minutes up to the end of a day."""
    return minutes_of(day, "23:59")


def article_schema() -> Schema:
    """Lay out the fields of the article index."""
    build = SchemaBuilder()
    # Ids are signed: deleting by a term of an unsigned field silently deletes nothing.
    build.add_integer_field("id", indexed=True, fast=True)
    build.add_integer_field("published", indexed=True, fast=True)
    for field in ("title", "body", "words"):
        build.add_text_field(field, tokenizer_name=_WHOLE_WORDS, index_option="position")
    build.add_text_field("grams", tokenizer_name=_LETTERS, index_option="freq")
    build.add_text_field("names", tokenizer_name=_WHOLE_WORDS, index_option="freq")
    for field in ("language", "source", "traits"):
        build.add_text_field(field, tokenizer_name=_WHOLE_WORDS, index_option="basic")
    build.add_text_field("state", tokenizer_name="raw", index_option="basic", stored=True)
    return build.build()


def register_tokenizers(index: Index) -> None:
    """Tell an opened index how letters are cut; Tantivy does not keep this with the files."""
    fours = Tokenizer.ngram(min_gram=4, max_gram=4)
    index.register_tokenizer(_LETTERS, TextAnalyzerBuilder(fours).build())


def article_document(article: ChangedArticle, analysed: IndexDocument) -> Document:
    """Bring an article into the form that Tantivy takes."""
    document = Document()
    document.add_integer("id", article.id)
    if article.published_on is not None:
        published = minutes_of(article.published_on, article.published_time)
        document.add_integer("published", published)
    document.add_text("title", analysed.title)
    document.add_text("body", analysed.body)
    document.add_text("words", analysed.words)
    # Framed in blanks, so that rows of letters tell where a word begins and ends.
    document.add_text("grams", f" {analysed.words} ")
    document.add_text("names", " ".join(analysed.names))
    document.add_text("language", analysed.language)
    document.add_text("source", analysed.source)
    document.add_text("traits", " ".join(analysed.traits))
    return document
