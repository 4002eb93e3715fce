"""The text of a page as a reader sees it, furniture and all. For the child process alone."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_HIDDEN = re.compile(
    "script|style|noscript|template|svg|math|head|iframe|object|audio|video|canvas|select"
)
_BLOCK = re.compile(
    "p|div|section|article|header|footer|nav|aside|main|body|ul|ol|li|dl|dt|dd|table|tr|td|th|br"
    "|hr|pre|h[1-6]|form|fieldset|button|textarea|center|figure|figcaption|blockquote"
    "|address|details|summary"
)

_LONGEST_CELL = 120  # characters; what lays a page out holds longer ones


def visible_text(tree: HtmlElement) -> str:
    """Give the lines a reader would copy, each paragraph on one of its own."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\0"))
    return "\n\n".join(line for line in lines if line)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """Walk without recursion: a page may be nested as deep as it likes. NUL parts blocks."""
    walk = iterwalk(tree, events=("start", "end"), tag="*")
    for event, element in walk:
        if event == "start" and _is_hidden(element):
            # The text after a hidden element is seen; an "end" of it still comes.
            walk.skip_subtree()
        elif event == "start" and element.tag == "tr" and (cells := _short_cells(element)):
            yield f"\0{' | '.join(cells)}\0"
            walk.skip_subtree()
        elif event == "start":
            yield _edge(element) + (element.text or "")
        else:
            yield _edge(element) + (element.tail or "")


def _short_cells(row: HtmlElement) -> list[str]:
    """Give the cells of a row of data; none for a table that only lays a page out.

    A line to each cell would part an article in two where a table stands in it.
    """
    cells = list(row)
    if len(cells) < 2 or any(cell.tag not in ("td", "th") for cell in cells):
        return []
    if any(_BLOCK.fullmatch(str(inner.tag)) for cell in cells for inner in cell.iterdescendants()):
        return []
    texts = [" ".join(cell.text_content().split()) for cell in cells]
    return [text for text in texts if text] if max(map(len, texts)) <= _LONGEST_CELL else []


def _edge(element: HtmlElement) -> str:
    return "\0" if _BLOCK.fullmatch(element.tag) else ""


def _is_hidden(element: HtmlElement) -> bool:
    is_hidden = _HIDDEN.fullmatch(element.tag) is not None or element.get("hidden") is not None
    return is_hidden or _is_undisplayed(element)


def _is_undisplayed(element: HtmlElement) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()
