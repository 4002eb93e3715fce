"""A web page to its article.

Slow to import, and a stranger's page may keep it busy for long: only the child process
(`child.py`) calls it, everybody else asks `reading.py`.
"""

import logging
import re
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml import html
from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura.settings import Document

from corpus.intake.decode import decode
from corpus.intake.errors import NotText, Unreadable
from corpus.intake.found import Found
from corpus.intake.page_dates import stated_date
from corpus.intake.page_text import visible_text
from corpus.language.fold import fold

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_HEAD = 4_096  # bytes among which a page names its encoding
_LONGEST_TITLE = 300

# What they log is about pages, and nobody reads it.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(data: bytes, url: str | None = None, charset: str | None = None) -> Found:
    """Find the article of a web page, or of a piece of HTML.

    Args:
        data: The page as it came.
        url: Where it stands, for the day in its address and for links that lead on from it.
        charset: What the server says of its encoding.

    Raises:
        Unreadable: Nothing in it can be read as a page.
    """
    return read_tree(parsed(data, charset), url)


def parsed(data: bytes, charset: str | None = None) -> HtmlElement:
    """Read the bytes of a page into its tree, or raise `Unreadable`."""
    return _parsed(_decoded(data, charset))


def read_tree(tree: HtmlElement, url: str | None = None) -> Found:
    """Find the article of a page as `read_page` does; the tree is used up by it."""
    text = visible_text(tree)
    if not any(map(str.isalpha, text)):
        raise Unreadable("empty")
    # Before the text is read: trafilatura takes the tree apart.
    stated = stated_date(tree, url, date.today())
    read = _extracted(tree, url)
    title = _one_line(read.title)
    return Found(
        text=text,
        title=title or None,
        body=_body(read.text, title) or None,
        source=_one_line(read.sitename) or None,
        url=_canonical(tree, url),
        published=stated.day if stated else None,
        time=stated.time if stated else None,
        zone=stated.zone if stated else None,
        evidence=stated.evidence if stated else None,
    )


def _decoded(data: bytes, charset: str | None) -> str:
    """Read the bytes of a page in the encoding it names, or in the one they look like."""
    named = _CHARSET.search(data[:_HEAD])
    for name in (charset, named[1].decode("ascii") if named else None):
        try:
            if name and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    try:
        return decode(data)
    except NotText as error:
        raise Unreadable("not-text") from error


_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def _parsed(page: str) -> HtmlElement:
    page = _DECLARATION.sub("", page, count=1).replace("\0", "")
    try:
        return html.document_fromstring(
            page, parser=html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError) as error:
        raise Unreadable("empty") from error


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    """Let trafilatura part a page; its `Document`, all of it empty where it finds nothing."""
    try:
        read = trafilatura.bare_extraction(
            tree,
            url=url,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        return read if read is not None else trafilatura.extract_metadata(tree, default_url=url)
    except (ValueError, LxmlError):  # a control character in what it writes: the lines are left
        return Document()


def _body(text: str | None, title: str) -> str:
    """Put paragraphs together; a headline that stands above them is not among them."""
    lines = [line.strip(" -\t") for line in (text or "").splitlines()]
    lines = [line for line in lines if line]
    while lines and fold(lines[0]) == fold(title):
        del lines[0]
    return "\n\n".join(lines)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())[:_LONGEST_TITLE]


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    """The address that a page calls its own, else the one it was found at."""
    for link in tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content'):
        try:
            own = urljoin(url or "", str(link).strip())
            parts = urlsplit(own)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and parts.path not in ("", "/"):
            return own
    return url
