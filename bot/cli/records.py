"""An article as programs see it."""

from typing import Any

from storage.models import Article
from storage.new_article import NewArticle


def published(article: Article | NewArticle) -> str | None:
    """Write the day, with its time where that is known: `2016-09-30T14:05`."""
    if article.published_on is None:
        return None
    day = article.published_on.isoformat()
    return f"{day}T{article.published_time}" if article.published_time else day


def as_record(article: Article) -> dict[str, Any]:
    """Give what `safir add` needs to store it again; what is unknown is left out."""
    record = {
        "id": article.external_id,
        "title": article.title,
        "body": article.body,
        "language": article.language,
        "source": article.source,
        "url": article.url,
        "published": published(article),
    }
    return {key: value for key, value in record.items() if value is not None}
