"""Answers that end: what Telegram, or whoever speaks in its name, sends is read up to a limit."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
from telegram.constants import FileSizeLimit

MOST_BYTES = FileSizeLimit.FILESIZE_DOWNLOAD + 1_000_000
"""Of one answer: the largest file a bot may fetch, and what lies around it."""

LONGEST = timedelta(minutes=2)
"""From the head of an answer to its end."""


async def bound(response: httpx.Response) -> None:
    """Let an answer be read only so far and so long; a response hook of httpx.

    python-telegram-bot takes whatever comes into memory, for as long as something does.

    Raises:
        httpx.ReadError: While it is read: it is larger than `MOST_BYTES`, or takes too long.
    """
    response.stream = bounded(response)


def bounded(response: httpx.Response) -> httpx.AsyncByteStream:
    """Give what an answer is read from, with the limits of `bound`."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    return _Bounded(response.stream)


class _Bounded(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left, end = MOST_BYTES, time.monotonic() + LONGEST.total_seconds()
        async for chunk in self._stream:
            left -= len(chunk)
            if left < 0 or time.monotonic() > end:
                raise httpx.ReadError("the answer is too large" if left < 0 else "it never ends")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
