"""What an index is told of an article."""

from datetime import date, datetime
from typing import NamedTuple

from storage.kinds import Language


class ChangedArticle(NamedTuple):
    """An article as it is now: plain values, which other processes get for little.

    Attributes:
        deleted: None while the article is there.
    """

    id: int
    revision: int
    added_revision: int
    deleted: datetime | None
    title: str
    body: str
    language: Language
    source: str | None
    published_on: date | None
    published_time: str | None
