"""Every kind of file to what it holds. For the child process (`child.py`) alone.

Each reader gets the bytes and gives articles to be; what one of many cannot give is said in its
place, and the others come all the same.
"""

from collections.abc import Callable, Iterator, Mapping

from corpus.intake.archives import Room, members
from corpus.intake.decode import decode
from corpus.intake.documents import read_docx, read_epub
from corpus.intake.errors import NotText, Unreadable
from corpus.intake.found import Found, Unread
from corpus.intake.kinds import Kind, kind_of_file
from corpus.intake.pdfs import read_pdf
from corpus.intake.tables import read_table

Reader = Callable[[bytes], Iterator[Found | Unread]]
_DEEPEST = 3  # archives within an archive


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
    from corpus.intake.exports import exported_posts
    from corpus.intake.pages import parsed, read_tree

    tree = parsed(data)
    posts = list(exported_posts(tree))
    yield from posts or [read_tree(tree)]


def _lines(data: bytes) -> Iterator[Found]:
    for number, line in enumerate(_decoded(data).splitlines(), start=1):
        if line.strip():
            yield Found(text="", name=str(number), record=line)


def _table(data: bytes) -> Iterator[Found]:
    for number, record in read_table(_decoded(data)):
        yield Found(text="", name=str(number), record=record)


def _decoded(data: bytes) -> str:
    try:
        return decode(data)
    except NotText as error:
        raise Unreadable("not-text") from error


def _archive(data: bytes) -> Iterator[Found | Unread]:
    yield from _members(data, Room(), _DEEPEST)


def _members(data: bytes, room: Room, deeper: int) -> Iterator[Found | Unread]:
    """Read what is in a .zip, one after another, and what is in a .zip within it likewise."""
    for name, content in members(data, room):
        if not isinstance(content, bytes):
            yield content
            continue
        try:
            for one in _member(content, name, room, deeper):
                yield one.within(name)
        except Unreadable as error:
            yield Unread(error.problem, name)
        except MemoryError:
            raise
        except Exception:  # a library broke on this one
            yield Unread("crashed", name)


def _member(content: bytes, name: str, room: Room, deeper: int) -> Iterator[Found | Unread]:
    if kind_of_file(content, name) != "zip":
        return read_file(content, name)
    if not deeper:
        raise Unreadable("bomb")
    return _members(content, room, deeper - 1)


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
