"""Lists of feeds as readers exchange them."""

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from corpus.intake.errors import NotFetched

LARGEST = 5_000_000  # bytes
MOST = 1000


def read_opml(data: bytes) -> list[tuple[str, str]]:
    """Give the addresses of a list and what each is called.

    Raises:
        NotFetched: It is no such list, or it defines entities.
    """
    bare = data.replace(b"\0", b"").upper()
    if len(data) > LARGEST or b"<!ENTITY" in bare or b"<!DOCTYPE" in bare:
        raise NotFetched("feed")
    try:
        root = Xml.fromstring(data)
    except (Xml.ParseError, ValueError, LookupError) as error:
        raise NotFetched("feed") from error
    if root.tag.lower() != "opml":
        raise NotFetched("feed")
    outlines = [one for one in root.iter("outline") if one.get("xmlUrl")]
    named = [((one.get("xmlUrl") or "").strip(), _title(one)) for one in outlines]
    return list(dict(named).items())[:MOST]


def _title(outline: Xml.Element) -> str:
    title = outline.get("title") or outline.get("text") or outline.get("xmlUrl") or ""
    return " ".join(title.split())[:300]


def write_opml(feeds: Sequence[tuple[str, str]]) -> bytes:
    """Write a list of addresses and what each is called."""
    root = Xml.Element("opml", version="2.0")
    Xml.SubElement(Xml.SubElement(root, "head"), "title").text = "Safir"
    body = Xml.SubElement(root, "body")
    for address, title in feeds:
        Xml.SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=address)
    Xml.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root) + b"\n"
