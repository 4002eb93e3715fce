"""The rows that are truth; what can be derived from them is not here.

Objects of these classes are detached values once their transaction is over.
"""

from datetime import date, time
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, only
from storage.kinds import Change as Change
from storage.kinds import ChatKind as ChatKind
from storage.kinds import DraftState as DraftState
from storage.kinds import FeedKind as FeedKind
from storage.kinds import FeedState as FeedState
from storage.kinds import Language as Language
from storage.kinds import OutboxState as OutboxState
from storage.kinds import PublishedHow as PublishedHow
from storage.kinds import Rhythm as Rhythm
from storage.kinds import SubscriptionState as SubscriptionState
from storage.types import BigId, Id, Json, Moment


class Counter(Base):
    """A number that only grows, by its name.

    "article": the newest revision; "spelling": that of the taught; "matched": the revision up to
    which articles were held against the standing questions; "joined": up to which lost joiners were
    looked for.
    """

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class Mark(Base):
    """One fact about this database. "database_id": what the index was derived from."""

    __tablename__ = "mark"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Story(Base):
    """Articles that tell one event. A story that became part of another says of which."""

    __tablename__ = "story"
    id: Mapped[Id]
    created: Mapped[Moment]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("story.id"))


class Article(Base):
    __tablename__ = "article"
    id: Mapped[Id]
    revision: Mapped[int]
    added_revision: Mapped[int]
    external_id: Mapped[str | None]  # the sender's own name for it
    title: Mapped[str]
    body: Mapped[str]
    language: Mapped[Language]
    source: Mapped[str | None]
    url: Mapped[str | None]  # canonical
    published_on: Mapped[date | None]  # a day, not a moment; None: unknown
    published_time: Mapped[str | None]  # "HH:MM", where the text states it
    published_zone: Mapped[str | None]
    published_how: Mapped[PublishedHow]
    published_evidence: Mapped[str | None]  # the words it was read from
    published_start: Mapped[int | None]  # where they stand in the original text
    added_by: Mapped[int | None]  # a user id; None: by the command line or a feed
    saved: Mapped[Moment]
    fingerprint: Mapped[str]  # of the folded title and body
    deleted: Mapped[Moment | None]  # a tombstone since then
    story: Mapped[int | None] = mapped_column(ForeignKey("story.id"), index=True)
    # Sorts as day, time and unknown last do, so that both databases can use one plain index.
    published_order: Mapped[str]
    # Digests of url and external_id, which may be longer than PostgreSQL can index.
    url_key: Mapped[str | None]
    external_key: Mapped[str | None]

    __table_args__ = (
        Index(None, "revision", unique=True),
        Index(None, "added_revision", unique=True),
        Index(None, "saved"),
        only("uq_article_fingerprint", "fingerprint", where="deleted IS NULL", unique=True),
        only("uq_article_url_key", "url_key", where="deleted IS NULL", unique=True),
        only("uq_article_external_key", "external_key", where="deleted IS NULL", unique=True),
        only("ix_article_newest", "published_order", "id", where="deleted IS NULL"),
        only("ix_article_language", "language", where="deleted IS NULL"),
    )


class OriginalText(Base):
    """The text as it came, before anything was cut."""

    __tablename__ = "original_text"
    article_id: Mapped[Id] = mapped_column(ForeignKey("article.id"), autoincrement=False)
    text: Mapped[str]


class JoinedWords(Base):
    """Words of an article that have lost a joiner, each as it is to be shown. Derived."""

    __tablename__ = "joined_words"
    article_id: Mapped[Id] = mapped_column(ForeignKey("article.id"), autoincrement=False)
    words: Mapped[dict[str, str]] = mapped_column(Json)


class ArticleVersion(Base):
    """What one change did to an article."""

    __tablename__ = "article_version"
    id: Mapped[Id]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    revision: Mapped[int]
    change: Mapped[Change]
    changed: Mapped[Moment]
    changed_by: Mapped[int | None]  # a user id
    before: Mapped[dict[str, Any]] = mapped_column(Json)  # the changed fields as they were


class Draft(Base):
    __tablename__ = "draft"
    id: Mapped[Id]
    chat_id: Mapped[int]
    user_id: Mapped[int]
    thread_id: Mapped[int | None]
    state: Mapped[DraftState]
    title: Mapped[str]
    body: Mapped[str]
    original: Mapped[str]
    language: Mapped[Language | None]
    source: Mapped[str | None]
    url: Mapped[str | None]
    published_on: Mapped[date | None]
    published_time: Mapped[str | None]
    published_zone: Mapped[str | None]
    published_how: Mapped[PublishedHow]
    published_evidence: Mapped[str | None]
    published_start: Mapped[int | None]
    card_message_id: Mapped[int | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))  # once saved
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    deadline: Mapped[Moment | None]  # when nothing more is waited for, or a link is fetched
    created: Mapped[Moment]
    changed: Mapped[Moment]
    cut: Mapped[list[list[str]] | None] = mapped_column(Json)  # lines left out, each with its kind
    feed_id: Mapped[int | None] = mapped_column(ForeignKey("feed.id"))  # whose post or entry it is
    edits: Mapped[int | None] = mapped_column(ForeignKey("article.id"))  # the article it changes
    edits_revision: Mapped[int | None]  # of that article when the change was begun
    replaces: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))  # it is that one's text
    file: Mapped[dict[str, Any] | None] = mapped_column(Json)  # what is known of a file sent
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))  # the file it stood in

    __table_args__ = (
        Index(None, "chat_id", "card_message_id"),
        Index(None, "article_id"),
        only("ix_draft_deadline", "deadline", where="deadline IS NOT NULL"),
        only("ix_draft_batch_id", "batch_id", "id", where="batch_id IS NOT NULL"),
    )


class DraftPart(Base):
    """One message of those that make a draft."""

    __tablename__ = "draft_part"
    update_id: Mapped[Id] = mapped_column(autoincrement=False)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    message_id: Mapped[int] = mapped_column(index=True)
    media_group_id: Mapped[str | None]
    kind: Mapped[str]
    text: Mapped[str]


class InboxRow(Base):
    """An update that has arrived. The ids tell the order of arrival."""

    __tablename__ = "inbox"
    id: Mapped[Id]
    update_id: Mapped[int] = mapped_column(unique=True)
    lane: Mapped[int]  # a chat or user id; within a lane the order is kept
    received: Mapped[Moment]
    raw: Mapped[str]  # the update's JSON
    claimed_by: Mapped[str | None]
    claimed_until: Mapped[Moment | None]  # nobody else takes it before then
    attempts: Mapped[int]
    calls: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)  # None: not yet handled
    line: Mapped[dict[str, Any] | None] = mapped_column(Json)  # where it says that it takes long
    done: Mapped[Moment | None]
    failed: Mapped[bool]  # given up

    __table_args__ = (
        Index(None, "received"),
        only("ix_inbox_undone", "id", where="done IS NULL"),
        only("ix_inbox_lane", "lane", "id", where="done IS NULL"),
        {"sqlite_autoincrement": True},
    )


class OutboxRow(Base):
    """A message that is decided."""

    __tablename__ = "outbox"
    id: Mapped[Id]
    subscription_id: Mapped[int | None] = mapped_column(ForeignKey("subscription.id"))
    period: Mapped[str | None]  # which digest it is, e.g. "2026-11-21T08:30"
    part: Mapped[int]
    chat_id: Mapped[int]
    priority: Mapped[int]  # 0 a reply or card, 1 an announcement, 2 a digest
    call: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[OutboxState]
    claimed_by: Mapped[str | None]
    claimed_until: Mapped[Moment | None]
    token: Mapped[int | None]  # of the lease under which it was claimed
    not_before: Mapped[Moment | None]
    attempts: Mapped[int]
    lost_answers: Mapped[int]  # how many sends may or may not have arrived
    failures: Mapped[int]  # how many sends Telegram answered with a mistake of its own
    message_id: Mapped[int | None]
    error: Mapped[str | None]
    created: Mapped[Moment]
    sent: Mapped[Moment | None]
    done: Mapped[Moment | None]  # sent, parked or suspended since then

    __table_args__ = (
        UniqueConstraint("subscription_id", "period", "part"),
        only("ix_outbox_undone", "priority", "id", where="done IS NULL"),
        only("ix_outbox_chat_id", "chat_id", "priority", "id", where="done IS NULL"),
        Index(None, "state", "done"),
        {"sqlite_autoincrement": True},
    )


class LedgerRow(Base):
    """An article that a subscription was shown in one digest."""

    __tablename__ = "ledger"
    subscription_id: Mapped[Id] = mapped_column(ForeignKey("subscription.id"), autoincrement=False)
    article_id: Mapped[Id] = mapped_column(ForeignKey("article.id"), autoincrement=False)
    period: Mapped[str]
    place: Mapped[int]  # in the digest, from 0
    recorded: Mapped[Moment]

    __table_args__ = (Index(None, "subscription_id", "period", "place"),)


class Subscriber(Base):
    """A chat we talk with; a person, when it is a private one."""

    __tablename__ = "subscriber"
    chat_id: Mapped[Id] = mapped_column(autoincrement=False)
    kind: Mapped[ChatKind]
    language: Mapped[Language | None]  # chosen for the interface; None: as Telegram says
    timezone: Mapped[str | None]
    calendar: Mapped[str | None]
    blocked: Mapped[Moment | None]  # since then nothing can be sent
    created: Mapped[Moment]
    seen: Mapped[Moment]


IDLE = "rhythm = 'at_once' AND state = 'active' AND next_due IS NULL"
"""Which subscriptions wait for something to come in; written as the index has it."""


class Subscription(Base):
    __tablename__ = "subscription"
    id: Mapped[Id]
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    user_id: Mapped[int | None]  # who asked for it
    state: Mapped[SubscriptionState]
    rhythm: Mapped[Rhythm]
    local_time: Mapped[time]  # on the clock of its time zone
    days: Mapped[int]  # a bit a weekday: 1 Monday … 64 Sunday; 127 is daily
    timezone: Mapped[str]
    quiet_from: Mapped[time | None]  # nothing is sent from then on the same clock …
    quiet_until: Mapped[time | None]  # … until then; the two are None together
    is_silent: Mapped[bool]  # it arrives without a sound
    paused_until: Mapped[Moment | None]
    language: Mapped[Language]
    calendar: Mapped[str | None]  # of its dates; None: as its language has it
    item_limit: Mapped[int]
    article_languages: Mapped[list[Language]] = mapped_column(Json)  # none is all
    next_due: Mapped[Moment | None]  # None: nobody waits for it, until something comes in
    cursor: Mapped[int]  # the added_revision up to which it got everything
    created: Mapped[Moment]
    changed: Mapped[Moment]

    __table_args__ = (
        Index(None, "state", "next_due"),
        only("ix_subscription_idle", "id", where=IDLE),
        only("uq_subscription_chat", "chat_id", where="thread_id IS NULL", unique=True),
        only(
            "uq_subscription_thread",
            "chat_id",
            "thread_id",
            where="thread_id IS NOT NULL",
            unique=True,
        ),
        {"sqlite_autoincrement": True},
    )


class Topic(Base):
    """A question that stands: what comes in is held against it.

    A built-in one has a name for its key, one that somebody typed a digest of its words, so that
    all who ask the same share it.
    """

    __tablename__ = "topic"
    id: Mapped[Id]
    key: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    question: Mapped[str]
    # What `corpus` made of the question, and with which version of its knowledge.
    standing: Mapped[dict[str, Any] | None] = mapped_column(Json)
    version: Mapped[str | None] = mapped_column(index=True)
    created: Mapped[Moment]

    __table_args__ = ({"sqlite_autoincrement": True},)


class TopicKey(Base):
    """One of the keys under which a question is proposed for an article that has it.

    An article that fulfils the question has at least one of them.
    """

    __tablename__ = "topic_key"
    key: Mapped[Id] = mapped_column(autoincrement=False)
    topic_id: Mapped[Id] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), autoincrement=False, index=True
    )

    __table_args__ = ({"sqlite_with_rowid": False},)


class Caught(Base):
    """An article that a standing question has caught. Derived, when the article came in."""

    __tablename__ = "caught"
    topic_id: Mapped[Id] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), autoincrement=False
    )
    added_revision: Mapped[Id] = mapped_column(autoincrement=False)  # the article's
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    weight: Mapped[int]  # how much the article is about names that are known, 0 to 100

    __table_args__ = ({"sqlite_with_rowid": False},)


class SubscriptionTopic(Base):
    """What a subscription follows; the words are those that were typed."""

    __tablename__ = "subscription_topic"
    subscription_id: Mapped[Id] = mapped_column(
        ForeignKey("subscription.id", ondelete="CASCADE"), autoincrement=False
    )
    topic_id: Mapped[Id] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), autoincrement=False, index=True
    )
    words: Mapped[str | None]  # None: a built-in one, named in the reader's language
    is_paused: Mapped[bool]


class Spelling(Base):
    """A spelling of an entry of the knowledge that an admin has taught."""

    __tablename__ = "spelling"
    id: Mapped[Id]
    entry: Mapped[str]  # the key of the entry, e.g. "person/john-kerry"
    text: Mapped[str]
    language: Mapped[Language | None]  # None: any
    taught_by: Mapped[int | None]
    taught: Mapped[Moment]

    __table_args__ = (UniqueConstraint("entry", "text"),)


class Feed(Base):
    """A feed that is polled, or a channel whose posts come in."""

    __tablename__ = "feed"
    id: Mapped[Id]
    kind: Mapped[FeedKind]
    address: Mapped[str]  # the feed's URL, or the channel's chat id
    title: Mapped[str]
    state: Mapped[FeedState]
    added_by: Mapped[int | None]
    is_direct: Mapped[bool]  # True: saved without a draft
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"))  # only what is about it
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    next_check: Mapped[Moment | None]
    checked: Mapped[Moment | None]
    failing_since: Mapped[Moment | None]
    failures: Mapped[int]
    error: Mapped[str | None]  # why it could not be read, by a word of `corpus.intake.errors`
    told: Mapped[Moment | None]  # since when an admin knows that it fails
    created: Mapped[Moment]

    __table_args__ = (UniqueConstraint("kind", "address"), Index(None, "state", "next_check"))


class FeedEntry(Base):
    """An entry of a feed that was met, so that it comes in once."""

    __tablename__ = "feed_entry"
    feed_id: Mapped[Id] = mapped_column(ForeignKey("feed.id"), autoincrement=False)
    key: Mapped[str] = mapped_column(primary_key=True)  # a digest of what the feed calls it by
    attempts: Mapped[int]
    done: Mapped[Moment | None]  # None: it could not be read yet


class Search(Base):
    """A question whose results are being paged."""

    __tablename__ = "search"
    id: Mapped[Id]
    chat_id: Mapped[int]
    user_id: Mapped[int | None]
    question: Mapped[str]
    state: Mapped[dict[str, Any]] = mapped_column(Json)  # what the pages need
    asked_in: Mapped[int | None]  # the message that asks, where one does
    answered_in: Mapped[int | None]  # the message of ours that answers that one
    created: Mapped[Moment]

    __table_args__ = (
        Index(None, "created"),
        Index(None, "chat_id", "user_id", "id"),
        Index(None, "user_id", "created"),
        {"sqlite_autoincrement": True},
    )


class Question(Base):
    """A question that was asked: its text, and not by whom."""

    __tablename__ = "question"
    id: Mapped[Id]
    text: Mapped[str]
    language: Mapped[str | None]
    intent: Mapped[str]
    found: Mapped[int]  # how many articles
    asked: Mapped[Moment]

    __table_args__ = (Index(None, "asked"), Index(None, "found", "id"))


class Feedback(Base):
    """What somebody thought of an answer: the question, and not who."""

    __tablename__ = "feedback"
    id: Mapped[Id]
    question: Mapped[str]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))  # the first shown
    is_good: Mapped[bool]
    given: Mapped[Moment]

    __table_args__ = (Index(None, "given"),)


class Lease(Base):
    __tablename__ = "lease"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[Moment]
    token: Mapped[int]  # grows with every new holder


class Awaited(Base):
    """What the next message of a person in a chat is the answer to."""

    __tablename__ = "awaited"
    chat_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"))
    message_id: Mapped[int | None]  # the message that asks for it
    until: Mapped[Moment]


class Announcement(Base):
    """What an admin says to all subscribers."""

    __tablename__ = "announcement"
    id: Mapped[Id]
    text: Mapped[str]
    written_by: Mapped[int | None]  # a user id
    written: Mapped[Moment]
    confirmed: Mapped[Moment | None]  # it goes out since then
    cursor: Mapped[int]  # the last subscription that got it
    count: Mapped[int]  # how many got it
    done: Mapped[Moment | None]  # everybody has

    __table_args__ = ({"sqlite_autoincrement": True},)
