"""From what an admin sent to a draft, and from a draft to its card."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.intake.draft import DraftArticle, Hints
from corpus.intake.text import fingerprint, read_text
from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.topics import us_russia
from handlers.context import Services
from handlers.texts import Text
from handlers.views.card import Findings, open_card
from handlers.views.view import View
from storage.articles import Articles
from storage.models import Article, Draft

_MOST_NAMES = 8
_MOST_REASONS = 4


@dataclass(frozen=True)
class Read:
    """A text that was read: the fields of its draft, and what its card says besides.

    Attributes:
        fields: By their names in `Draft`.
        fingerprint: By which an article with the same text is found.
        names: Keys of the knowledge, the most often named first.
        is_on_topic: Whether it is surely about US–Russia diplomacy.
        because: Keys of what decides that.
    """

    fields: dict[str, Any]
    fingerprint: str
    names: Sequence[str]
    is_on_topic: bool
    because: Sequence[str]


async def read_draft(services: Services, text: str, today: date, hints: Hints) -> Read:
    """Understand a text, in a thread of its own: a long one takes its time.

    Raises:
        NoText: Nothing readable is in it.
    """
    return await asyncio.to_thread(_read, text, services.knowledge(), today, hints)


async def read_again(services: Services, draft: Draft, **changes: Any) -> Read:
    """Look once more at who a draft names and what it is about, with some fields changed."""
    title, body = changes.get("title", draft.title), changes.get("body", draft.body)
    day = changes.get("published_on", draft.published_on)
    return await asyncio.to_thread(_look, title, body, day, services.knowledge(), changes)


def _read(text: str, knowledge: Knowledge, today: date, hints: Hints) -> Read:
    article = read_text(text, knowledge=knowledge, today=today, hints=hints)
    return Read(
        fields=_fields(article),
        fingerprint=fingerprint(article.title, article.body),
        names=article.names,
        is_on_topic=article.topic.is_in,
        because=article.topic.because,
    )


def _fields(article: DraftArticle) -> dict[str, Any]:
    published = article.published
    return {
        "title": article.title,
        "body": article.body,
        "original": article.original,
        "language": article.language,
        "source": article.source,
        "url": article.url,
        "published_on": published.on,
        "published_time": published.time,
        "published_zone": published.zone,
        "published_how": published.how,
        "published_evidence": published.evidence,
        "published_start": published.start,
    }


def _look(
    title: str, body: str, day: date | None, knowledge: Knowledge, changes: dict[str, Any]
) -> Read:
    in_title, in_body = tokenize(title), tokenize(body)
    mentions = knowledge.mentions((*in_title, *in_body), day)
    tokens = len(in_title) + len(in_body)
    topic = us_russia(mentions, title_tokens=len(in_title), tokens=tokens)
    counts = Counter(mention.entry.key for mention in mentions)
    return Read(
        fields=changes,
        fingerprint=fingerprint(title, body),
        names=tuple(key for key, _ in counts.most_common()),
        is_on_topic=topic.is_in,
        because=topic.because,
    )


async def twin(articles: Articles, read: Read, url: str | None) -> Article | None:
    """Find the stored article that a draft would only repeat."""
    return await articles.twin(read.fingerprint, url)


def card(services: Services, text: Text, draft: Draft, read: Read, same: Article | None) -> View:
    """Make the card of an open draft."""
    entries = services.knowledge().entries
    names = [key for key in read.names if entries[key].kind != "concept"][:_MOST_NAMES]
    findings = Findings(
        names=[entries[key].labels[text.language] for key in names],
        is_on_topic=read.is_on_topic,
        because=[entries[key].labels[text.language] for key in read.because[:_MOST_REASONS]],
        duplicate=same,
    )
    return open_card(text, draft, findings)
