"""The day a page states in its own data, with the words it is read from. For the child process.

htmldate finds the day; here the data that say it are found again, because they often know the
time and the zone as well, and a person wants to see them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import htmldate
from lxml.html import HtmlElement

# Names under which pages give the day of publication, the surest first.
_PROPERTIES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "og:article:published_time",
    "publishdate",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
    "date",
)
_IN_SCRIPT = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>[0-2]\d:[0-5]\d)(?::\d\d(?:\.\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True)
class Stated:
    """The day of a page; `evidence` is None where no single place of it says the day."""

    day: date
    time: str | None = None
    zone: str | None = None
    evidence: str | None = None


def stated_date(tree: HtmlElement, url: str | None, today: date) -> Stated | None:
    """Say what day the data of a page state as that of its first publication, or None."""
    written = list(_written(tree))
    day = _day(tree, url, today)
    if day is None:
        return None
    for words in written:
        found = _ISO.match(words.strip())
        if found is not None and found["day"] == day.isoformat():
            return Stated(day, found["time"], found["zone"], words.strip())
    return Stated(day, evidence=_in_address(day, url))


def _in_address(day: date, url: str | None) -> str | None:
    """The part of an address that says a day: 2016/9/1, 2016-09-01, 20160901."""
    found = re.search(rf"{day.year}([/_-]?)0?{day.month}\1?0?{day.day}(?!\d)", url or "")
    return found[0] if found else None


def _day(tree: HtmlElement, url: str | None, today: date) -> date | None:
    found = htmldate.find_date(
        tree, url=url, original_date=True, extensive_search=False, max_date=today.isoformat()
    )
    return date.fromisoformat(found) if found else None


def _written(tree: HtmlElement) -> Iterator[str]:
    """Give what the data of a page write as dates of publication."""
    metas = tree.xpath("//meta[@content]")
    for name in _PROPERTIES:
        for meta in metas:
            named = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if named.lower() == name:
                yield meta.get("content")
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        yield from _IN_SCRIPT.findall(script.text or "")
    for stamp in tree.xpath("//time[@datetime]"):
        yield stamp.get("datetime")
