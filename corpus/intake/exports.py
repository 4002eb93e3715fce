"""What Telegram's own program exports of a channel or a chat: a page that holds many posts.

For the child process (`child.py`) alone.
"""

import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from corpus.intake.found import Found
from corpus.intake.page_text import visible_text

_STAMP = re.compile(
    r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})(?: (?P<time>\d\d:\d\d)(?::\d\d)?)?"
    r"(?: UTC(?P<zone>[+-]\d\d:\d\d))?"
)


def exported_posts(tree: HtmlElement) -> Iterator[Found]:
    """Give the posts of an exported history, each with its own day; of any other page none."""
    writer = None
    for message in tree.xpath(
        f"//div[{_of('history')}]//div[{_of('message')} and {_of('default')}]"
    ):
        named = _texts(message, "from_name")
        writer = named[0] if named else writer  # who writes on is not named again
        lines = [visible_text(text) for text in message.xpath(f".//div[{_of('text')}]")]
        text = "\n\n".join(line for line in lines if line)
        if any(map(str.isalpha, text)):
            yield _post(message, text, writer)


def _of(kind: str) -> str:
    """The condition that an element is of a class, which may have others."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {kind} ')"


def _texts(message: HtmlElement, kind: str) -> list[str]:
    found = message.xpath(f".//div[{_of(kind)}]")
    return [text for each in found if (text := " ".join(each.text_content().split()))]


def _post(message: HtmlElement, text: str, writer: str | None) -> Found:
    name = str(message.get("id") or "")
    for stamp in message.xpath(f".//div[{_of('date')}]/@title"):
        if found := _STAMP.match(str(stamp)):
            try:
                day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                continue
            evidence = str(stamp).strip()[:60]
            return Found(
                text, name, None, None, writer, None, day, found["time"], found["zone"], evidence
            )
    return Found(text, name, source=writer)
