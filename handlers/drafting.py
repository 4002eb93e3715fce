"""From what an admin sent to a draft, and from a draft to its card."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.facts import facts_in
from corpus.intake.draft import DraftArticle, Hints
from corpus.intake.found import Found
from corpus.intake.published import Reason, published
from corpus.intake.text import fingerprint, read_found, read_text
from corpus.knowledge import Knowledge
from corpus.language.detect import detect
from corpus.language.tokens import tokenize
from corpus.topics import TopicScore, us_russia
from handlers.context import Services
from handlers.texts import LANGUAGES, Text
from handlers.views.card import Findings, open_card
from handlers.views.view import View
from storage.articles import Articles
from storage.database import Stored
from storage.models import Article, Draft, Language

_MOST_NAMES = 8
_MOST_REASONS = 4


@dataclass(frozen=True)
class Read:
    """A text that was read: the fields of its draft, and what its card says besides.

    Attributes:
        fields: By their names in `Draft`.
        fingerprint: By which an article with the same text is found.
        names: Keys of the knowledge, the most often named first.
        topic: How surely it is about US–Russia diplomacy, and why.
        dated: Why its day was taken or was not; None where that cannot be told any more.
        near: A stored article that has nearly this text.
    """

    fields: dict[str, Any]
    fingerprint: str
    names: Sequence[str]
    topic: TopicScore
    dated: Reason | None
    near: Article | None = None


async def read_draft(services: Services, text: str, today: date, hints: Hints) -> Read:
    """Understand a text, in a thread of its own: a long one takes its time.

    Raises:
        NoText: Nothing readable is in it.
    """
    read = await asyncio.to_thread(_read, text, services.knowledge(), today, hints)
    return await _with_near(services, read, Draft(**read.fields))


async def read_again(services: Services, draft: Draft, **changes: Any) -> Read:
    """Look once more at who a draft names and what it is about, with some fields changed."""
    read = await asyncio.to_thread(_look, draft, changes, services.knowledge())
    return await _with_near(services, read, draft)


async def read_found_draft(services: Services, found: Found, today: date, hints: Hints) -> Read:
    """Understand what a page or a file gave, as `read_draft` does a text."""

    def read() -> Read:
        knowledge = services.knowledge()
        return _as_read(read_found(found, knowledge=knowledge, today=today, hints=hints))

    found_read = await asyncio.to_thread(read)
    return await _with_near(services, found_read, Draft(**found_read.fields))


async def _with_near(services: Services, read: Read, draft: Draft) -> Read:
    """Look for an article that has nearly the text of a draft."""
    article = Article(
        title=read.fields.get("title", draft.title),
        body=read.fields.get("body", draft.body),
        language=read.fields.get("language", draft.language) or "en",
    )
    async with services.database.reading() as stored:
        near = await services.stories.copies(stored, article)
    # A saved draft, or one that changes an article, is no copy of itself.
    other = [one for one in near if one.id not in (draft.article_id, draft.edits)]
    return replace(read, near=other[0] if other else None)


def _read(text: str, knowledge: Knowledge, today: date, hints: Hints) -> Read:
    return _as_read(read_text(text, knowledge=knowledge, today=today, hints=hints))


def _as_read(article: DraftArticle) -> Read:
    return Read(
        fields=_fields(article),
        fingerprint=fingerprint(article.title, article.body),
        names=article.names,
        topic=article.topic,
        dated=article.published.reason,
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
        "cut": [list(line) for line in article.cut],
    }


def _look(draft: Draft, changes: dict[str, Any], knowledge: Knowledge) -> Read:
    title, body = changes.get("title", draft.title), changes.get("body", draft.body)
    day = changes.get("published_on", draft.published_on)
    in_title, in_body = tokenize(title), tokenize(body)
    mentions = knowledge.mentions((*in_title, *in_body), day)
    tokens = len(in_title) + len(in_body)
    counts = Counter(mention.entry.key for mention in mentions)
    return Read(
        fields=changes,
        fingerprint=fingerprint(title, body),
        names=tuple(key for key, _ in counts.most_common()),
        topic=us_russia(mentions, title_tokens=len(in_title), tokens=tokens),
        dated=_dated(draft, changes, knowledge),
    )


def _dated(draft: Draft, changes: dict[str, Any], knowledge: Knowledge) -> Reason | None:
    """Say again why a draft has its day; None where its text would no longer be read so."""
    if changes.get("published_how", draft.published_how) == "given":
        return Reason("given")
    if "published_how" in changes:
        return None
    if draft.published_how == "stated" and draft.published_start is None:
        return Reason("page")
    read = published(
        draft.original,
        body=draft.body,
        title=draft.title,
        language=draft.language,
        knowledge=knowledge,
        today=draft.created.date(),
    )
    kept = (draft.published_on, draft.published_how, draft.published_evidence)
    return read.reason if (read.on, read.how, read.evidence) == kept else None


def language_of(text: str) -> Language | None:
    """Say which of our languages a text is in, if it is one."""
    return next((one for one in LANGUAGES if one == detect(text)), None)


async def twin(articles: Articles, read: Read, url: str | None) -> Article | None:
    """Find the stored article that a draft would only repeat."""
    return await articles.twin(read.fingerprint, url)


async def text_for(services: Services, stored: Stored, draft: Draft) -> Text:
    """Give the sentences of whoever sent a draft, where no update is there to tell."""
    subscriber = await stored.subscribers.get(draft.chat_id)
    chosen = subscriber.language if subscriber else None
    return services.texts(chosen or services.default_language)


def card(services: Services, text: Text, draft: Draft, read: Read, same: Article | None) -> View:
    """Make the card of an open draft."""
    entries = services.knowledge().entries
    names = [key for key in read.names if entries[key].kind != "concept"][:_MOST_NAMES]

    def labels(keys: Sequence[str]) -> list[str]:
        return [entries[key].labels[text.language] for key in keys if key in entries]

    findings = Findings(
        names=labels(names),
        sure=read.topic.sure,
        because=labels(read.topic.because[:_MOST_REASONS]),
        dated=read.dated.kind if read.dated else None,
        in_office=labels(read.dated.people) if read.dated else (),
        duplicate=same,
        near=read.near,
        facts=facts_in(draft.title, draft.body, draft.published_on, services.knowledge()),
    )
    return open_card(text, draft, findings)
