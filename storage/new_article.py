"""What is to be stored as an article, and what follows from it."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime

from storage.models import Article, Language, PublishedHow
from storage.types import storable

# By these two live articles are known to be one, or to contradict each other.
KEYS = ("external_key", "fingerprint", "url_key")


@dataclass(frozen=True, kw_only=True)
class NewArticle:
    """What is to be stored.

    Args:
        title: One line; it may be empty, if the body is not.
        body: The cleaned text.
        original: The text as it came.
        fingerprint: Of the folded title and body: two articles with the same are one.
        url: Canonical: two articles with the same are one.
        external_id: The sender's own name for it.
        published_on: A day; None: unknown.
        published_time: "HH:MM", where it is known.
        published_evidence: The words that the day was read from.
        published_start: Where they stand in the original text.
        added_by: A user id; None for the command line and feeds.
    """

    title: str
    body: str
    original: str
    language: Language
    fingerprint: str
    external_id: str | None = None
    source: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_time: str | None = None
    published_zone: str | None = None
    published_how: PublishedHow = "unknown"
    published_evidence: str | None = None
    published_start: int | None = None
    added_by: int | None = None
    story: int | None = None

    def as_row(self, saved: datetime) -> Article:
        """Make the row; it still wants its revisions."""
        values = asdict(self)
        del values["original"]
        article = Article(**values, saved=saved)
        complete(article)
        return article


def complete(article: Article) -> None:
    """Work out the columns that follow from others."""
    article.published_order = _published_order(article.published_on, article.published_time)
    article.url_key = _key(article.url)
    article.external_key = _key(article.external_id)


def keys_of(article: Article) -> list[tuple[str, str]]:
    """List by what a live article may be met again: pairs of a column's name and its value."""
    values = [(name, getattr(article, name)) for name in KEYS]
    return [(name, value) for name, value in values if value is not None]


def _published_order(day: date | None, clock: str | None) -> str:
    """Write a day and a time so that they sort, before all of them the unknown day."""
    if day is None:
        return ""
    return f"{day.isoformat()}T{clock}" if clock else day.isoformat()


def _key(text: str | None) -> str | None:
    if not text:
        return None
    return hashlib.blake2b(storable(text).encode(), digest_size=16).hexdigest()
