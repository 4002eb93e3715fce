"""Calls of the Bot API, made with less ado than httpx makes of a request.

Whatever httpx does for browsers is left out: cookies, redirects, ways to log in, addresses taken
apart anew each time. It was a third of what sending a message cost.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import lru_cache
from string import ascii_letters, digits
from typing import Any
from urllib.parse import quote_plus

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.answers import as_documented
from bot.bounded import bounded

_PLAIN = frozenset(f"{ascii_letters}{digits}_.-~% ".encode())
_BEYOND_ASCII = bytes(range(128, 256))
_FOREIGN_WORDS = re.compile(rb"[\x80-\xff](?:[\x80-\xff ]*[\x80-\xff])?")
_HEADERS = {
    "user-agent": BaseRequest.USER_AGENT,
    "content-type": "application/x-www-form-urlencoded",
}

LONGEST_ANSWER = timedelta(seconds=10)
"""From when an answer may be late to its end; longer than the longest takes on a slow line."""

LONGEST_FILE = timedelta(minutes=10)


class QuickRequest(HTTPXRequest):
    """PTB's requests, but for those that carry no file, which are handed on without ceremony."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *unnamed: Any,
        **patience: Any,
    ) -> tuple[int, bytes]:
        """Make a request; see `BaseRequest.do_request`."""
        if request_data is not None and not request_data.contains_files and not unnamed:
            made = self._made(url, method, request_data, patience)
            return as_documented(*await self._called(made))
        async with _ended_after(LONGEST_FILE):
            answer = await super().do_request(url, method, request_data, *unnamed, **patience)
        # Of a file nothing is believed.
        return answer if request_data is None else as_documented(*answer)

    async def _called(self, request: httpx.Request) -> tuple[int, bytes]:
        silence = timedelta(seconds=request.extensions["timeout"]["read"] or 0)
        try:
            async with _ended_after(silence + LONGEST_ANSWER):
                return await self._answered(request)
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"httpx.{type(error).__name__}: {error}") from error

    def _made(
        self, url: str, method: str, data: RequestData, patience: dict[str, Any]
    ) -> httpx.Request:
        seconds = self._client.timeout.as_dict()
        for kind in seconds:
            if isinstance(given := patience.get(f"{kind}_timeout"), int | float):
                seconds[kind] = given
        return httpx.Request(
            method,
            _address(url),
            headers=_HEADERS,
            content=form(data.parameters),
            extensions={"timeout": seconds},
        )

    async def _answered(self, request: httpx.Request) -> tuple[int, bytes]:
        # What the client itself asks, once it is done with cookies and the like.
        transport = self._client._transport_for_url(request.url)
        response = await transport.handle_async_request(request)
        response.request = request
        try:
            response.stream = bounded(response)
            return response.status_code, await response.aread()
        finally:
            await response.aclose()


@asynccontextmanager
async def _ended_after(longest: timedelta) -> AsyncIterator[None]:
    """End what takes longer, though a byte may come each second, of the head as well."""
    try:
        async with asyncio.timeout(longest.total_seconds()):
            yield
    except TimeoutError:
        raise TimedOut from httpx.ReadTimeout("it never ends")


def form(fields: Mapping[str, Any]) -> bytes:
    """Write fields as a form: texts as they are, all else as JSON.

    python-telegram-bot has JSON escape each letter that is not Latin, and `urllib` goes through a
    text letter by letter: both is felt where fifty results in Persian are one field.
    """
    return b"&".join(
        quote_plus(name).encode() + b"=" + _quoted(_text(value)) for name, value in fields.items()
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> bytes:
    quoted = text.encode("utf-8", "replace").replace(b"%", b"%25")
    for letter in set(quoted.translate(None, _BEYOND_ASCII)).difference(_PLAIN):
        quoted = quoted.replace(bytes([letter]), b"%%%02X" % letter)
    quoted = _FOREIGN_WORDS.sub(lambda words: b"%" + words[0].hex("%").encode(), quoted)
    return quoted.replace(b" ", b"+")


@lru_cache(maxsize=256)
def _address(url: str) -> httpx.URL:
    return httpx.URL(url)
