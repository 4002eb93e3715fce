"""From one input to what is to be stored; runs in as many processes as the machine has."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.cli.inputs import Item
from corpus.intake.draft import DraftArticle
from corpus.intake.errors import BadRecord, IntakeError
from corpus.intake.found import Found
from corpus.intake.records import read_record as read_line
from corpus.intake.text import fingerprint, read_found, read_record
from corpus.knowledge import Knowledge
from storage.new_article import NewArticle


@dataclass(frozen=True)
class Prepared:
    """An input, understood.

    Attributes:
        input: Where it came from.
        article: What is to be stored; None where it is refused.
        names: English labels of whom and what it names, the most often named first.
        topics: Keys of the built-in topics it is about.
        copies: The keys under which near-copies are found.
        reason: The key of the sentence that says why it is refused, and its variables.
    """

    input: str
    article: NewArticle | None = None
    external_id: str | None = None
    title: str = ""
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    reason: tuple[str, dict[str, str]] | None = field(default=None)


_in_worker: list[Knowledge] = []  # set once in each worker process, and only there


def ready_worker(knowledge: Knowledge) -> None:
    """Give a worker process what it needs."""
    _in_worker.append(knowledge)
    gc.freeze()  # what is there by now stays, and need not be looked through again


def prepare_in_worker(items: Sequence[Item], today: date) -> list[Prepared]:
    """Prepare inputs in a process that `ready_worker` has made ready."""
    return prepare(items, _in_worker[0], today)


def prepare(items: Sequence[Item], knowledge: Knowledge, today: date) -> list[Prepared]:
    """Prepare inputs, each for itself: a bad one is refused and the next goes on."""
    return [_prepare(item, knowledge, today) for item in items]


def _prepare(item: Item, knowledge: Knowledge, today: date) -> Prepared:
    content = item.content
    if item.kind == "refused":
        return Prepared(item.input, reason=(str(content), {}))
    try:
        if isinstance(content, Found) and content.record is None:
            draft = read_found(content, knowledge=knowledge, today=today)
            return _to_store(item, draft, None, knowledge)
        record = read_line(content if isinstance(content, str) else content.record or "")
        draft = read_record(record, knowledge=knowledge, today=today)
        return _to_store(item, draft, record.external_id, knowledge)
    except BadRecord as error:
        return Prepared(item.input, reason=(f"record-{error.kind}", {"problem": error.detail}))
    except IntakeError:
        return Prepared(item.input, reason=("cli-refused-no-text", {}))


def _to_store(
    item: Item, draft: DraftArticle, external_id: str | None, knowledge: Knowledge
) -> Prepared:
    if draft.language is None:
        reason = ("cli-refused-language", {"language": draft.foreign or "?"})
        return Prepared(item.input, None, external_id, draft.title, reason=reason)
    article = NewArticle(
        title=draft.title,
        body=draft.body,
        original=draft.original,
        language=draft.language,
        fingerprint=fingerprint(draft.title, draft.body),
        external_id=external_id,
        source=draft.source,
        url=draft.url,
        published_on=draft.published.on,
        published_time=draft.published.time,
        published_zone=draft.published.zone,
        published_how=draft.published.how,
        published_evidence=draft.published.evidence,
        published_start=draft.published.start,
    )
    names = tuple(knowledge.entries[key].labels["en"] for key in draft.names)
    topics = ("us-russia",) if draft.topic.is_in else ()
    return Prepared(item.input, article, external_id, draft.title, names, topics, draft.copies)
