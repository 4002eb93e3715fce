"""How well web pages are read, beside trafilatura and htmldate alone.

    SAFIR_TEST_DATA=../shared python -m benchmarks.pages

The body: the F1 of runs of four words, the mean over extraction.jsonl. The day: of all rows of
extraction.jsonl and pubdate.jsonl that have one, through the product's own reading of a page.
"""

import base64
import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import htmldate
import trafilatura

from benchmarks.machine import headline, table
from corpus.intake.errors import IntakeError
from corpus.intake.pages import read_page
from corpus.intake.text import read_found
from corpus.knowledge import load
from corpus.language.fold import fold

_RUN = 4
_TODAY = date(2026, 11, 21)
Row = dict[str, Any]


def rows(folder: Path, name: str) -> list[tuple[Row, bytes]]:
    """Read a set: its rows, each with its page."""
    with (folder / f"eval/{name}.jsonl").open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [(row, gzip.decompress(base64.b64decode(row["html_gz"]))) for row in found]


def main() -> None:
    folder = Path(os.environ["SAFIR_TEST_DATA"])
    extraction, pubdate = rows(folder, "extraction"), rows(folder, "pubdate")
    readers = {
        "Safir": _ours(),
        "trafilatura, htmldate": _theirs,
        "the same, for precision": _precise,
    }
    print(headline("Pages"))
    print(
        table(_HEAD, [_measured(name, read, extraction, pubdate) for name, read in readers.items()])
    )


_HEAD = (
    "reader",
    "body, F1",
    "titles alike",
    "day, extraction",
    "day, pubdate",
    "processor, ms a page",
)
Reader = Callable[[Row, bytes], tuple[str, str, str | None]]


def _measured(
    name: str, read: Reader, extraction: list[tuple[Row, bytes]], pubdate: list[tuple[Row, bytes]]
) -> list[str]:
    started = time.process_time()
    first = [(row, *read(row, page)) for row, page in extraction]
    second = [(row, *read(row, page)) for row, page in pubdate]
    spent = (time.process_time() - started) * 1000 / (len(first) + len(second))
    f1 = sum(_f1(row["body"], body) for row, body, *_ in first) / len(first)
    titles = [fold(title) == fold(row["title"]) for row, _, title, _ in first if "title" in row]
    days = [
        [day == row["date"] for row, *_, day in part if "date" in row] for part in (first, second)
    ]
    counts = [f"{sum(right)} of {len(right)}" for right in (titles, *days)]
    return [name, f"{f1:.3f}", *counts, f"{spent:.0f}"]


def _ours() -> Reader:
    knowledge = load()

    def read(row: Row, page: bytes) -> tuple[str, str, str | None]:
        try:
            draft = read_found(read_page(page, row["url"]), knowledge=knowledge, today=_TODAY)
        except IntakeError:
            return "", "", None
        day = draft.published.on
        return draft.body, draft.title, day.isoformat() if day else None

    return read


def _theirs(row: Row, page: bytes, **options: bool) -> tuple[str, str, str | None]:
    text = trafilatura.extract(page, url=row["url"], include_comments=False, **options)
    facts = trafilatura.extract_metadata(page, default_url=row["url"])
    title = facts.title if facts else None
    day = htmldate.find_date(page.decode("utf-8", "replace"), url=row["url"], original_date=True)
    return text or "", title or "", day


def _precise(row: Row, page: bytes) -> tuple[str, str, str | None]:
    return _theirs(row, page, favor_precision=True)


def _f1(expected: str, found: str) -> float:
    wanted, given = Counter(_runs(expected)), Counter(_runs(found))
    right = (wanted & given).total()
    return 2 * right / (wanted.total() + given.total()) if right else 0.0


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


if __name__ == "__main__":
    main()
