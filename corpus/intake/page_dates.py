"""The day a page states in its own data, with the words it is read from. For the child process.

htmldate finds the day; here the data that say it are found again, because they often know the
time and the zone as well, and a person wants to see them.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

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
_SCRIPTS = '//script[@type="application/ld+json"]'
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
    day = date.fromisoformat(found) if found else None
    articles, others = _in_scripts(tree)
    # The data of a page may tell of its site and of the page as such, each with a day of its own.
    if articles and day in others and day not in articles and articles[0] <= today:
        return articles[0]
    return day


def _in_scripts(tree: HtmlElement) -> tuple[list[date], list[date]]:
    """Give the days that JSON-LD states of articles, and those of all else."""
    articles: list[date] = []
    others: list[date] = []
    for node in _nodes(tree):
        kinds = node.get("@type")
        is_article = any(
            str(kind).endswith(("Article", "Posting"))
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        )
        found = _ISO.match(str(node.get("datePublished", "")))
        with suppress(ValueError):
            if found is not None:
                (articles if is_article else others).append(date.fromisoformat(found["day"]))
    return articles, others


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give all objects of all JSON-LD of a page, whatever lists and graphs they stand in."""
    waiting: deque[Any] = deque()
    for script in tree.xpath(_SCRIPTS):
        with suppress(ValueError, RecursionError):
            waiting.append(json.loads(script.text or "", strict=False))
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
        if isinstance(node, dict | list):
            waiting.extend(node.values() if isinstance(node, dict) else node)


def _written(tree: HtmlElement) -> Iterator[str]:
    """Give what the data of a page write as dates of publication."""
    metas = tree.xpath("//meta[@content]")
    for name in _PROPERTIES:
        for meta in metas:
            named = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if named.lower() == name:
                yield meta.get("content")
    for script in tree.xpath(_SCRIPTS):
        yield from _IN_SCRIPT.findall(script.text or "")
    for stamp in tree.xpath("//time[@datetime]"):
        yield stamp.get("datetime")
