"""Every kind of file to what it holds. For the child process (`child.py`) alone.

Each reader gets the bytes and gives articles to be; what one of many cannot give is said in its
place, and the others come all the same.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping

from corpus.intake.archives import members
from corpus.intake.decode import decode
from corpus.intake.documents import read_docx, read_epub
from corpus.intake.errors import NotText, Unreadable
from corpus.intake.found import Found, Unread
from corpus.intake.kinds import Kind, kind_of_file
from corpus.intake.pdfs import read_pdf

Reader = Callable[[bytes], Iterator[Found | Unread]]
_FIELDS = ("id", "title", "body", "language", "source", "url", "published")


def read_file(data: bytes, name: str, mime: str | None = None) -> Iterator[Found | Unread]:
    """Give what a file holds.

    Args:
        data: The whole file.
        name: As the sender calls it; its suffix says what it should be.
        mime: As the sender's program calls its kind; asked where the name has no suffix.

    Raises:
        Unreadable: It holds nothing that can be read.
    """
    yield from _READERS[kind_of_file(data, name, mime)](data)


def _text(data: bytes) -> Iterator[Found]:
    text = _decoded(data)
    if not any(map(str.isalpha, text)):
        raise Unreadable("empty")
    yield Found(text=text)


def _page(data: bytes) -> Iterator[Found]:
    from corpus.intake.pages import read_page

    yield read_page(data)


def _lines(data: bytes) -> Iterator[Found]:
    for number, line in enumerate(_decoded(data).splitlines(), start=1):
        if line.strip():
            yield Found(text="", name=str(number), record=line)


def _table(data: bytes) -> Iterator[Found]:
    """Read a .csv whose first row names its columns as a .jsonl names its fields."""
    text = _decoded(data)
    csv.field_size_limit(len(text) + 1)
    rows = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if "title" not in header and "body" not in header:
            raise Unreadable("header")
        for row in rows:
            if any(row):
                yield Found(text="", name=str(rows.line_num), record=_record(header, row))
    except csv.Error as error:
        raise Unreadable("damaged") from error


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab: whichever parts the header; quotes are doubled as usual."""
    header = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=header.count)

    return Dialect


def _record(header: list[str], row: list[str]) -> str:
    fields = {name: value for name, value in zip(header, row, strict=False) if name in _FIELDS}
    return json.dumps({name: value for name, value in fields.items() if value.strip()})


def _decoded(data: bytes) -> str:
    try:
        return decode(data)
    except NotText as error:
        raise Unreadable("not-text") from error


def _archive(data: bytes) -> Iterator[Found | Unread]:
    """Read what is in a .zip, one after another; an archive in an archive is left alone."""
    for name, content in members(data):
        if not isinstance(content, bytes):
            yield content
            continue
        try:
            if kind_of_file(content, name) == "zip":
                raise Unreadable("kind")
            for one in read_file(content, name):
                yield one.within(name)
        except Unreadable as error:
            yield Unread(error.problem, name)
        except MemoryError:
            raise
        except Exception:  # a library broke on this one
            yield Unread("crashed", name)


_READERS: Mapping[Kind, Reader] = {
    "text": _text,
    "page": _page,
    "pdf": read_pdf,
    "docx": read_docx,
    "epub": read_epub,
    "lines": _lines,
    "table": _table,
    "zip": _archive,
}
