"""Answers that end: what Telegram, or whoever speaks in its name, sends is read up to a limit."""

import time
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
from telegram.constants import FileSizeLimit

MOST_BYTES = FileSizeLimit.FILESIZE_DOWNLOAD + 1_000_000
"""Of one answer: the largest file a bot may fetch, and what lies around it."""

LONGEST = timedelta(minutes=2)
"""From the head of an answer to its end."""

_PACKINGS = ("gzip", "x-gzip", "deflate")
_ANY_HEAD = 32 + zlib.MAX_WBITS  # of gzip or zlib, whichever there is


async def bound(response: httpx.Response) -> None:
    """Let an answer be read only so far and so long; a response hook of httpx.

    python-telegram-bot takes whatever comes into memory, for as long as something does.

    Raises:
        httpx.ReadError: While it is read: it is larger than `MOST_BYTES`, or takes too long.
    """
    response.stream = bounded(response)


def bounded(response: httpx.Response) -> httpx.AsyncByteStream:
    """Give what an answer is read from, with the limits of `bound`.

    What is packed is unpacked there: httpx does so however much becomes of it, and 400 kB may
    become 400 MB.
    """
    assert isinstance(response.stream, httpx.AsyncByteStream)
    packing = response.headers.pop("content-encoding", "").strip().lower()
    return _Bounded(response.stream, is_packed=packing in _PACKINGS)


class _Bounded(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream, *, is_packed: bool) -> None:
        self._stream = stream
        self._unpacking = zlib.decompressobj(wbits=_ANY_HEAD) if is_packed else None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left, end = MOST_BYTES, time.monotonic() + LONGEST.total_seconds()
        async for packed in self._stream:
            chunk = self._unpacked(packed, left + 1)
            left -= len(chunk)
            if left < 0 or time.monotonic() > end:
                raise httpx.ReadError("the answer is too large" if left < 0 else "it never ends")
            yield chunk

    def _unpacked(self, chunk: bytes, most: int) -> bytes:
        if self._unpacking is None:
            return chunk
        try:
            return self._unpacking.decompress(chunk, most)
        except zlib.error as error:
            raise httpx.DecodingError(str(error)) from error

    async def aclose(self) -> None:
        await self._stream.aclose()
