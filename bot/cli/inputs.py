"""From the paths that were typed to single articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.intake.decode import decode
from corpus.intake.errors import NotText

LARGEST = 20_000_000
"""Bytes of one text, as in a chat; a .jsonl may be of any size."""

SUFFIXES = (".txt", ".jsonl")


@dataclass(frozen=True)
class Item:
    """One article to be, as it was found.

    Attributes:
        input: Where: a path, or a path and the number of a line.
        kind: A text to be read, a line of .jsonl, or what cannot be taken.
        content: The text or the line; for "refused" the key of the sentence that says why.
    """

    input: str
    kind: Literal["text", "record", "refused"]
    content: str


def count_items(paths: Sequence[Path]) -> int:
    """Count what `items` will give; a line that is blank counts as well."""
    return sum(_lines_in(file) if _is_lines(file) else 1 for file in _files(paths))


def items(paths: Sequence[Path]) -> Iterator[Item]:
    """Give the articles in files and folders, in order of their names."""
    for file in _files(paths):
        if not file.is_file():
            yield Item(str(file), "refused", "cli-refused-missing")
        elif file.suffix.lower() not in SUFFIXES:
            yield Item(str(file), "refused", "cli-refused-kind")
        elif _is_lines(file):
            yield from _records(file)
        else:
            yield _text(file)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Give files that were named, whatever they are, and those of folders that can be read."""
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
            yield from sorted(file for file in inside if file.is_file())
        else:
            yield path


def _is_lines(file: Path) -> bool:
    return file.suffix.lower() == ".jsonl" and file.is_file()


def _lines_in(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


def _records(file: Path) -> Iterator[Item]:
    # "replace": one bad byte is no reason to lose the lines after it.
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield Item(f"{file}:{number}", "record", line)


def _text(file: Path) -> Item:
    try:
        if file.stat().st_size > LARGEST:
            return Item(str(file), "refused", "cli-refused-large")
        return Item(str(file), "text", decode(file.read_bytes()))
    except NotText:
        return Item(str(file), "refused", "cli-refused-no-text")
    except OSError:
        return Item(str(file), "refused", "cli-refused-missing")
