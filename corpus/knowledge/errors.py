"""What can be wrong with the knowledge.

KnowledgeError
└── BadEntry
"""

from pathlib import Path


class KnowledgeError(Exception):
    """The base of all errors of this package."""


class BadEntry(KnowledgeError):
    """An entry of a data file that cannot be used.

    Attributes:
        path: The file.
        line: Where the entry begins, counted from 1.
        entry: Its key in the file.
        why: What is wrong with it.
    """

    def __init__(self, path: Path, line: int, entry: str, why: str) -> None:
        super().__init__(f"{path.name}:{line}: [{entry}] {why}")
        self.path = path
        self.line = line
        self.entry = entry
        self.why = why
