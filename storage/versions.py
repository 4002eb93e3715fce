"""What an article was before its changes, from the versions that are kept of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from storage.models import ArticleVersion

EDITABLE = (
    "title",
    "body",
    "language",
    "source",
    "url",
    "published_on",
    "published_time",
    "published_zone",
    "published_how",
    "published_evidence",
    "published_start",
)
"""The fields that an article and a draft of it have in common."""


def fields_before(history: Sequence[ArticleVersion], version_id: int) -> dict[str, Any]:
    """Give the fields that differ from today, as they were before one change.

    Args:
        history: Of one article, oldest first.
        version_id: The change; whether the article was deleted then is left out.
    """
    fields: dict[str, Any] = {}
    for version in reversed(history):
        fields |= version.before
        if version.id == version_id:
            break
    fields.pop("deleted", None)
    day = fields.get("published_on")
    return fields | ({"published_on": date.fromisoformat(day)} if day else {})
