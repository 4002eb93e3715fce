"""Pages and feeds from the web, fetched so that nobody can make us look into our own house.

Whoever names an address may be hostile, and so may be whoever answers it. So every address that
would be connected to is checked after its name was resolved, at every redirect anew, and the
connection is made to the very address that was checked: a name that resolves otherwise a moment
later gains nothing by it. No proxy of the environment is used, which would resolve by itself.
"""

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import httpx

from corpus.intake.errors import NotFetched
from corpus.intake.wire import CheckedTransport, Gate

LARGEST = 5_000_000
"""Bytes of one answer, before and after it is unpacked."""

REDIRECTS = 5
PATIENCE = timedelta(seconds=30)
"""For all of it together: a server that sends a byte a second ends here."""

_TIMEOUTS = httpx.Timeout(10)
_REDIRECTS_BY = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "text/html",  # what many servers call their feeds
    "text/plain",
    "application/octet-stream",
)
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; safir-bot)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: Where it stood in the end, after the redirects.
        content_type: Without its parameters, in lower case; empty: the server did not say.
        charset: Its encoding, where the server says it.
        headers: As they came; their names are in lower case.
        body: Empty where nothing has changed since.
    """

    url: str
    content_type: str
    charset: str | None
    headers: Mapping[str, str]
    body: bytes
    is_unchanged: bool = False


@dataclass(frozen=True)
class Fetcher:
    """Fetches what stands at an address.

    Args:
        gate: Which addresses may be connected to; tests alone give another than the usual one.
        patience: How long all of one fetch may take.
    """

    gate: Gate = field(default_factory=Gate)
    patience: timedelta = PATIENCE

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = PAGES, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """Fetch what stands at an address.

        Args:
            url: As somebody gave it.
            kinds: The content types that are taken.
            headers: More to ask with, as `If-None-Match`.

        Raises:
            NotFetched: It cannot be had, or may not be; `reason` says why.
        """
        # What a server has named a version by may be any bytes; then it is asked for all of it.
        more = {name: value for name, value in (headers or {}).items() if value.isascii()}
        asking = _HEADERS | more
        transport = CheckedTransport(self.gate)
        try:
            async with (
                asyncio.timeout(self.patience.total_seconds()),
                httpx.AsyncClient(
                    transport=transport, timeout=_TIMEOUTS, trust_env=False
                ) as client,
            ):
                return await _follow(client, self.gate, url, kinds, asking)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise NotFetched("timeout") from error
        except httpx.InvalidURL as error:
            raise NotFetched("bad") from error
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise NotFetched("unreachable") from error


async def _follow(
    client: httpx.AsyncClient,
    gate: Gate,
    url: str,
    kinds: tuple[str, ...],
    headers: Mapping[str, str],
) -> Fetched:
    """Ask, and ask again where the answer points to, a few times."""
    for _ in range(REDIRECTS + 1):
        gate.check_url(url)
        async with client.stream("GET", url, headers=headers) as answer:
            there = answer.headers.get("location")
            if answer.status_code in _REDIRECTS_BY and there:
                url = joined(url, there)
                continue
            return await _read(answer, url, kinds)
    raise NotFetched("redirects")


async def _read(answer: httpx.Response, url: str, kinds: tuple[str, ...]) -> Fetched:
    content_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    headers = {name.lower(): value for name, value in answer.headers.items()}
    charset = answer.charset_encoding
    if answer.status_code == _NOT_MODIFIED:
        return Fetched(url, content_type, charset, headers, b"", is_unchanged=True)
    if not answer.is_success:
        raise NotFetched("status", str(answer.status_code))
    if content_type and content_type not in kinds:
        raise NotFetched("kind", content_type[:60])
    return Fetched(url, content_type, charset, headers, await _body(answer))


async def _body(answer: httpx.Response) -> bytes:
    """Read a body up to the limit; it is unpacked here, where that can be bounded."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise NotFetched("kind", packing[:60])
    if packing in ("", "identity"):
        return await _bounded(answer.aiter_raw())
    # 32 has zlib tell gzip from deflate by itself.
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
    packed = await _bounded(answer.aiter_raw())
    try:
        body = unpacking.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise NotFetched("unreachable") from error
    if len(body) > LARGEST:
        raise NotFetched("large")
    return body


async def _bounded(chunks: AsyncIterator[bytes]) -> bytes:
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > LARGEST:
            raise NotFetched("large")
    return bytes(body)


def joined(url: str, there: str) -> str:
    """Give the address that a redirect points to, or raise `NotFetched`."""
    try:
        return urljoin(url, there)
    except ValueError as error:
        raise NotFetched("bad") from error


_TRACKING = frozenset({"fbclid", "gclid", "yclid", "igshid", "mc_cid", "mc_eid", "_openstat"})


def canonical(url: str) -> str:
    """Give an address without what only says how somebody came to it.

    >>> canonical("HTTPS://Example.org:443/a?utm_source=x&id=2#top")
    'https://example.org/a?id=2'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    usual = {"http": 80, "https": 443}.get(scheme)
    host = f"[{host}]" if ":" in host else host
    place = host if port in (None, usual) else f"{host}:{port}"
    kept = [one for one in parts.query.split("&") if one and not _is_tracking(one)]
    query = f"?{'&'.join(kept)}" if kept else ""
    return f"{scheme}://{place}{parts.path or '/'}{query}"


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name.startswith("utm_") or name in _TRACKING
