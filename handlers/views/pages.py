"""Cutting a long text where a reader would."""

import re

from handlers.views.view import units

# After these a reader can pause; the first kind that is found late enough in a page is taken.
_PAUSES = (re.compile(r"(?<=[.!?؟…])\s+"), re.compile(r"\s+"))


def paged(text: str, most: int) -> list[str]:
    """Cut a text into pages of at most `most` UTF-16 units, at paragraph ends where it can.

    Nothing but white space at the cuts is lost. A page that would be blank is left out.
    """
    pages: list[str] = []
    page = ""
    for piece in _pieces(text, most):
        joined = f"{page}\n{piece}" if page else piece
        if units(joined) <= most:
            page = joined
        else:
            pages.append(page)
            page = piece
    pages.append(page)
    return [page.strip("\n") for page in pages if page.strip()]


def _pieces(text: str, most: int) -> list[str]:
    """Give the paragraphs, those that are too long for a page cut into parts that are not."""
    return [part for line in text.split("\n") for part in _fitting(line.rstrip(), most)]


def _fitting(line: str, most: int) -> list[str]:
    parts = []
    while len(line) > most or units(line) > most:
        at = _cut(line, most)
        parts.append(line[:at].rstrip())
        line = line[at:].lstrip()
    return [*parts, line]


def _cut(line: str, most: int) -> int:
    """Say where a line is best cut, within `most` units: after a sentence, a word, or anywhere."""
    within = line[:most].encode("utf-16-le", "surrogatepass")[: most * 2]
    room = max(1, len(within.decode("utf-16-le", "ignore")))
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(line, 0, room)]
        if ends and ends[-1] * 2 > room:
            return ends[-1]
    return room
