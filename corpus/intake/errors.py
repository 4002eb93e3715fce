"""What can be wrong with what an admin sends.

IntakeError
├── NoText         nothing readable is in it
├── NotText        the bytes of a file are no text in any encoding we read
└── BadRecord      a line of .jsonl is not an article
"""


class IntakeError(Exception):
    """Something sent for intake cannot become an article."""


class NoText(IntakeError):
    """Nothing readable is in what was sent."""


class NotText(IntakeError):
    """The bytes are no text in any encoding that is read here."""


class BadRecord(IntakeError):
    """A line of .jsonl is not an article; `problem` says what is wrong, for a log or a person."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
