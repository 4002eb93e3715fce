"""From the paths that were typed to single articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.intake.found import Found, Unread
from corpus.intake.kinds import SUFFIXES
from corpus.intake.reading import Child

LARGEST = 200_000_000
"""Bytes of one file, which is read as a whole; a .jsonl may be of any size."""


@dataclass(frozen=True)
class Item:
    """One article to be, as it was found.

    Attributes:
        input: Where: a path, with the number of a line or a name within it.
        kind: What a file held, a line of .jsonl, or what cannot be taken.
        content: What was read or the line; for "refused" the key of the sentence that says why.
    """

    input: str
    kind: Literal["found", "record", "refused"]
    content: Found | str


def count_items(paths: Sequence[Path]) -> int:
    """Count what `items` will give, as far as names tell: a line that is blank counts as well,
    and whatever holds several articles counts as one.
    """
    return sum(_lines_in(file) if _is_lines(file) else 1 for file in _files(paths))


def items(paths: Sequence[Path], child: Child) -> Iterator[Item]:
    """Give the articles in files and folders, in order of their names; `child` reads them."""
    for file in _files(paths):
        if not file.is_file():
            yield Item(str(file), "refused", "cli-refused-missing")
        elif _is_lines(file):
            yield from _records(file)
        else:
            yield from _read(file, child)


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
    is_empty = True
    # "replace": one bad byte is no reason to lose the lines after it.
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                is_empty = False
                yield Item(f"{file}:{number}", "record", line)
    if is_empty:
        yield Item(str(file), "refused", "file-problem-empty")


def _read(file: Path, child: Child) -> Iterator[Item]:
    try:
        if file.stat().st_size > LARGEST:
            yield Item(str(file), "refused", "file-problem-large")
            return
        data = file.read_bytes()
    except OSError:
        yield Item(str(file), "refused", "cli-refused-missing")
        return
    for one in child.file(data, file.name):
        where = f"{file}:{one.name}" if one.name else str(file)
        if isinstance(one, Unread):
            yield Item(where, "refused", f"file-problem-{one.problem}")
        else:
            yield Item(where, "found", one)
