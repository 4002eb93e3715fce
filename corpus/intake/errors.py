"""What can be wrong with what an admin sends.

IntakeError
├── NoText         nothing readable is in it
├── NotText        the bytes of a file are no text in any encoding we read
├── NotFetched     what stands at an address cannot be had, or may not be
├── Unreadable     a file or a page cannot be read, and why
└── BadRecord      a line of .jsonl is not an article
"""

from typing import Literal, get_args

WhyNotFetched = Literal[
    "bad",  # it is no address
    "scheme",  # of something else than the web
    "port",  # not one on which pages stand
    "private",  # of a machine that is not on the public Internet
    "unknown",  # nobody has that name
    "unreachable",  # nobody answers, or not as a server of the web does
    "timeout",
    "redirects",  # it leads from one address to the next
    "large",
    "status",  # the server refuses; `detail` is its number
    "kind",  # it is no page; `detail` is what it is
    "feed",  # it is no feed, or one that means harm
]
Problem = Literal[
    "empty",  # nothing readable is in it
    "not-text",  # no text in any encoding that is read here
    "kind",  # a kind of file that is not read here
    "damaged",  # it is not what its name or its first bytes say
    "encrypted",  # it opens only with a password
    "images",  # its pages are pictures
    "bomb",  # unpacked it is larger than anything we take
    "slow",  # it took longer than we wait
    "crashed",  # the reader broke on it
    "header",  # a table whose first row names neither title nor body
    "names",  # it holds names that lead out of it
]
PROBLEMS: tuple[Problem, ...] = get_args(Problem)


WrongRecord = Literal["json", "object", "empty", "text", "language", "published"]


class IntakeError(Exception):
    """Something sent for intake cannot become an article."""


class NoText(IntakeError):
    """Nothing readable is in what was sent."""


class NotText(IntakeError):
    """The bytes are no text in any encoding that is read here."""


class NotFetched(IntakeError):
    """What stands at an address cannot be had, or may not be.

    Args:
        reason: Why, as a word.
        detail: What the server said, where that is worth telling; its own words, so hostile.
    """

    def __init__(self, reason: WhyNotFetched, detail: str = "") -> None:
        super().__init__(f"not fetched: {reason} {detail}".rstrip())
        self.reason: WhyNotFetched = reason
        self.detail = detail


class Unreadable(IntakeError):
    """A file or a page cannot be read; `name` is that of the file within the file, or ""."""

    def __init__(self, problem: Problem, name: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.name = name


class BadRecord(IntakeError):
    """A line of .jsonl, or a row of a table, is not an article.

    Args:
        kind: What is wrong with it.
        detail: The field, or what stands there, where that is worth telling; hostile.
    """

    def __init__(self, kind: WrongRecord, detail: str = "") -> None:
        super().__init__(f"{kind} {detail}".rstrip())
        self.kind: WrongRecord = kind
        self.detail = detail
