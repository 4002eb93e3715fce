"""The words that some columns are limited to."""

from typing import Literal

Language = Literal["en", "fa", "ar", "ru"]
PublishedHow = Literal["stated", "inferred", "given", "unknown"]
Change = Literal["edited", "deleted", "undone", "restored"]
DraftState = Literal[
    "gathering",
    "fetching",
    "reading",
    "open",
    "batch",  # a file of many articles, each a draft of its own
    "saving",
    "undoing",  # what was saved of it at once is being taken back
    "saved",
    "discarded",
    "question",
    "merged",
    "failed",
]
OutboxState = Literal["waiting", "sending", "sent", "uncertain", "parked", "suspended"]
ChatKind = Literal["private", "group", "supergroup", "channel"]
SubscriptionState = Literal["active", "paused", "suspended", "ended"]
Rhythm = Literal["clock", "at_once"]
FeedKind = Literal["feed", "channel"]
FeedState = Literal["active", "paused", "removed", "offered"]
