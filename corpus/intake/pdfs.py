"""PDF to its text: lines in the order they are read, made paragraphs again, running heads left out.

For the child process (`child.py`) alone.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.intake.errors import Unreadable
from corpus.intake.found import Found
from corpus.intake.ligatures import keep_ligatures
from corpus.intake.lines import ends_sentence
from corpus.intake.right_to_left import is_right_to_left, logical, plain_letters

MOST_PAGES = 500
_EDGE = 2  # lines at the top and at the bottom of a page among which running heads stand
_UNPACKED = ("Limit reached while decompressing", "accumulated decoding work")
_WRAPPED = 0.75  # of the usual width; a line shorter than that ends its paragraph
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


def read_pdf(data: bytes) -> Iterator[Found]:
    """Read a PDF.

    Raises:
        Unreadable: It wants a password, holds pictures alone, or is damaged.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        pages = [_lines(page) for page in reader.pages[:MOST_PAGES]]
        text = "\n\n".join(_paragraphs(_without_heads(pages)))
        has_pictures = not text and any(_has_picture(page) for page in reader.pages[:MOST_PAGES])
    except LimitReachedError as error:
        raise Unreadable("bomb" if _is_too_large(str(error)) else "damaged") from error
    except DependencyError as error:
        raise Unreadable("encrypted") from error
    except (MemoryError, RecursionError, Unreadable):
        raise
    except Exception as error:  # whatever a broken file leads pypdf into
        raise Unreadable("damaged") from error
    if not any(map(str.isalpha, text)):
        raise Unreadable("images" if has_pictures else "empty")
    yield Found(text=text)


def _is_too_large(limit: str) -> bool:
    """Whether a limit of pypdf is one that only what is packed comes to.

    What is broken leads beyond the others: a word that never ends, pages that hold each other; and
    a map of letters that unpacks to nothing.
    """
    return any(words in limit for words in _UNPACKED) and "/ToUnicode" not in limit


def _has_picture(page: object) -> bool:
    resources = page.get("/Resources")  # type: ignore[attr-defined]
    objects = resources.get_object().get("/XObject") if resources else None
    pictures = objects.get_object().values() if objects else ()
    return any(one.get_object().get("/Subtype") == "/Image" for one in pictures)


def _lines(page: object) -> list[str]:
    """The lines of a page that are not blank; one of spaces alone parts paragraphs."""
    text: str = page.extract_text()  # type: ignore[attr-defined]
    if is_right_to_left(text):
        letters = keep_ligatures(page)
        # Only this way of reading keeps the order in which the letters stand on the page.
        text = page.extract_text(extraction_mode="layout")  # type: ignore[attr-defined]
        lines = [logical(line).translate(letters) for line in text.splitlines()]
    else:
        lines = [plain_letters(line) for line in text.splitlines()]
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n").split("\n")


def _without_heads(pages: Sequence[list[str]]) -> list[str]:
    """Put the lines of all pages together but for those that stand on every other page's edge."""
    counts = Counter(line for page in pages for line in {_alike(line) for line in _edges(page)})
    heads = {line for line, count in counts.items() if count >= max(3, len(pages) / 2)}
    kept: list[str] = []
    for page in pages:
        edges = set(_edges(page))
        kept += [line for line in page if not (line in edges and _alike(line) in heads)]
    return kept


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _alike(line: str) -> str:
    """What running heads share: all but their numbers."""
    return _DIGITS.sub("#", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines that a paragraph was broken into: those that fill the width.

    A headline is set larger and fills it with fewer letters; what goes on small belongs to it.
    """
    width = _width(lines)
    # Where every other line is blank, that is how far apart the lines stand.
    is_spaced = 2 * _gaps(lines) > sum(1 for line in lines if line)
    paragraph = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line and is_spaced:
            continue
        paragraph = _joined(paragraph, line)
        goes_on = _HYPHEN.search(line) or (after[:1].islower() and not ends_sentence(line))
        if paragraph and len(line) < _WRAPPED * width and not goes_on:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _gaps(lines: Sequence[str]) -> int:
    return sum(1 for line, after in pairwise(lines) if line and not after)


def _width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.8 * len(lengths))] if lengths else 0


def _joined(before: str, line: str) -> str:
    if not before or not line:
        return before or line
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
