"""What a feed holds; `python -m corpus.intake.feed` reads one in a process of its own.

A feed comes from strangers, as pages do: whoever wants one read asks `read_feed`, which starts such
a process, bounds its memory and its processor, and ends it when it takes too long.
"""

import asyncio
import hashlib
import io
import json
import os
import resource
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from corpus.intake.errors import NotFetched

MOST_ENTRIES = 300
"""Of one feed at one time, the first ones, which are the newest by all custom."""

_SECONDS = 20
_MEMORY = 800_000_000  # bytes of address space
_LONGEST = 1_000_000  # characters of one field
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT")


@dataclass(frozen=True)
class Entry:
    """An entry of a feed.

    Attributes:
        key: By which it is known again.
        url: Where its article stands; "" if the feed does not say.
        content: Its article in HTML, where the feed holds all of it; else "".
        summary: What the feed says of it, in HTML.
        published: When, on the clock of whoever published it; None: the feed does not say.
    """

    key: str
    title: str
    url: str
    content: str
    summary: str
    published: datetime | None

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if self.published else None


@dataclass(frozen=True)
class FeedContent:
    """A feed as it is now."""

    title: str
    entries: tuple[Entry, ...]


async def read_feed(data: bytes, content_type: str = "") -> FeedContent:
    """Read a feed without keeping the loop waiting.

    Raises:
        NotFetched: It is none, or one that means harm.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "corpus.intake.feed", content_type),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        | {"PYTHONPATH": str(_ROOT)},
    )
    try:
        async with asyncio.timeout(_SECONDS):
            answer, _ = await process.communicate(data)
    except TimeoutError as error:
        raise NotFetched("feed") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0 or not answer:
        raise NotFetched("feed")
    return _from_json(json.loads(answer))


def parse_feed(data: bytes, content_type: str = "") -> FeedContent:
    """Read a feed here and now.

    Raises:
        NotFetched: It is none, or it defines entities, which no feed needs and bombs are made of.
    """
    import feedparser

    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise NotFetched("feed")
    headers = {"content-type": content_type} if content_type else {}
    # As a stream: a string might be taken for the name of a file.
    parsed = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    if not parsed.get("version"):
        raise NotFetched("feed")
    entries = tuple(_entry(one) for one in parsed.entries[:MOST_ENTRIES])
    return FeedContent(_line(parsed.feed.get("title")), entries)


def _entry(one: Mapping[str, Any]) -> Entry:
    title, url = _line(one.get("title")), _line(one.get("link"))
    contents = [str(part.get("value", "")) for part in one.get("content", [])]
    summary = str(one.get("summary", ""))[:_LONGEST]
    name = one.get("id") or url or f"{title}\n{summary}"
    return Entry(
        key=hashlib.sha256(str(name).encode("utf-8", "replace")).hexdigest()[:32],
        title=title,
        url=url if url.startswith(("http://", "https://")) else "",
        content=max(contents, key=len, default="")[:_LONGEST],
        summary=summary,
        published=_moment(one.get("published") or one.get("updated")),
    )


def _line(value: object) -> str:
    return " ".join(str(value or "").split())[:2000]


def _moment(written: object) -> datetime | None:
    """Read a date as RSS or Atom writes it, its own zone kept."""
    text = str(written or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return read(text)
    return None


def _as_json(content: FeedContent) -> str:
    entries = [
        asdict(entry) | {"published": entry.published.isoformat() if entry.published else None}
        for entry in content.entries
    ]
    return json.dumps({"title": content.title, "entries": entries})


def _from_json(value: dict[str, Any]) -> FeedContent:
    entries = tuple(
        Entry(**(one | {"published": _moment(one["published"]) if one["published"] else None}))
        for one in value["entries"]
    )
    return FeedContent(value["title"], entries)


def main() -> None:
    """Read a feed from standard input and write what it holds as JSON; nothing if it is none."""
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
    with suppress(NotFetched):
        sys.stdout.write(_as_json(parse_feed(sys.stdin.buffer.read(), *sys.argv[1:2])))


if __name__ == "__main__":
    main()
