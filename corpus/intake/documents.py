"""DOCX and EPUB to their text. For the child process (`child.py`) alone."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from corpus.intake.archives import opened, unpacked
from corpus.intake.errors import Unreadable
from corpus.intake.found import Found, Unread

_TITLE_STYLES = ("Title", "Heading 1")
_LARGEST_PART = 50_000_000  # bytes of XML: far more text than that is in no article
_LONGEST_CELL = 120  # characters; what lays a page out holds longer ones
_CONTAINER = "META-INF/container.xml"
_ANY = "{*}"


def read_docx(data: bytes) -> Iterator[Found]:
    """Read a document of Word: its paragraphs and the cells of its tables, in order."""
    import docx

    if any(member.file_size > _LARGEST_PART for member in opened(data).infolist()):
        raise Unreadable("bomb")
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a broken document leads python-docx into
        raise Unreadable("damaged") from error
    text = "\n\n".join(words for words, _ in blocks)
    if not any(map(str.isalpha, text)):
        raise Unreadable("images" if document.inline_shapes else "empty")
    titles = [words for words, style in blocks[:10] if style in _TITLE_STYLES]
    yield Found(text=text, title=titles[0] if titles else None)


def _blocks(holder: Any) -> Iterator[tuple[str, str]]:
    """Give paragraphs with the names of their styles."""
    from docx.table import Table

    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            yield from _cells(block)
        elif words := block.text.strip():
            yield words, block.style.name if block.style is not None else ""


def _cells(table: Any) -> Iterator[tuple[str, str]]:
    """Give a row of data as one line, and the cells of one that lays a page out one by one."""
    seen: set[Any] = set()  # a cell that spans several is listed with each
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell._tc not in seen and (words := cell.text.strip()):
                cells.append(words)
            seen.add(cell._tc)
        if all(len(words) <= _LONGEST_CELL and "\n" not in words for words in cells):
            cells = [" | ".join(cells)] if cells else []
        yield from ((words, "") for words in cells)


def read_epub(data: bytes) -> Iterator[Found | Unread]:
    """Read a book: each of its chapters, in their order, as a page."""
    from corpus.intake.pages import read_page

    with opened(data) as packed:
        chapters = list(_chapters(packed))
        for name in chapters:
            try:
                found = read_page(_named(packed, name))
            except Unreadable as error:
                if error.problem != "empty":  # a cover holds a picture alone
                    yield Unread(error.problem, name)
                continue
            yield found.within(name)
    if not chapters:
        raise Unreadable("empty")


def _chapters(packed: zipfile.ZipFile) -> Iterator[str]:
    books = _attributes(_xml(packed, _CONTAINER), "rootfile", "full-path")
    if not books:
        raise Unreadable("damaged")
    book = books[0]
    package = _xml(packed, book)
    places = {item.get("id"): item.get("href") for item in package.iter(f"{_ANY}item")}
    for chapter in _attributes(package, "itemref", "idref"):
        if place := places.get(chapter):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(book), unquote(place)))


def _attributes(tree: Any, tag: str, name: str) -> list[str]:
    return [value for element in tree.iter(f"{_ANY}{tag}") if (value := element.get(name))]


def _xml(packed: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(_named(packed, name), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("damaged") from error
    if root is None:
        raise Unreadable("damaged")
    return root


def _named(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return unpacked(packed, packed.getinfo(name))
    except KeyError as error:
        raise Unreadable("damaged") from error
