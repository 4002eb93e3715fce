"""Connections to addresses of the web that were checked, and to no others."""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import httpcore
import httpx

from corpus.intake.errors import NotFetched

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]

PORTS = (80, 443)
"""Pages stand there; other ports are where services of a house listen."""

_LONGEST = 4000

_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that has been given to anybody; what carries IPv4 otherwise lies outside of it."""

# Within the space of public addresses, and yet not of one machine: what leads on to IPv4, and
# what the registries keep for themselves, which Python learns of one version after another.
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "2001::/23",  # Teredo, ORCHID and the like
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
            "192.0.0.0/24",
            "192.88.99.0/24",  # relays of 6to4
        ),
    )
)
# Public, but answered within the house of some providers: their machines' own facts.
_METADATA = frozenset(
    map(ipaddress.ip_address, ("168.63.129.16", "100.100.100.200", "fd00:ec2::254"))
)


def is_public(address: Address) -> bool:
    """Say whether an address is of a machine on the public Internet, and of one alone.

    >>> is_public(ipaddress.ip_address("8.8.8.8"))
    True
    >>> is_public(ipaddress.ip_address("169.254.169.254"))
    False
    """
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return False
    if address in _METADATA or any(address in network for network in _NOT_PUBLIC):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system which addresses a name has; a number in any notation is one itself."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@cache
def _trusted() -> ssl.SSLContext:
    """Read the certificates that are trusted, which takes a while, once."""
    return httpx.create_ssl_context()


@dataclass(frozen=True)
class Gate:
    """Which addresses may be connected to.

    Args:
        resolve: Gives the addresses of a name.
        is_allowed: Whether an address may be connected to.
        ports: The only ones.
    """

    resolve: Resolve = resolve
    is_allowed: Callable[[Address], bool] = is_public
    ports: Iterable[int] = PORTS

    def check_port(self, port: int) -> None:
        """Refuse a port that no page stands on."""
        if port not in self.ports:
            raise NotFetched("port", str(port))

    def check_url(self, url: str) -> None:
        """Refuse what cannot be a page on the web, before anything is asked of anybody."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise NotFetched("bad") from error
        if parts.scheme.lower() not in ("http", "https"):
            raise NotFetched("scheme")
        has_password = parts.username is not None or parts.password is not None
        if not parts.hostname or has_password or len(url) > _LONGEST:
            raise NotFetched("bad")
        if port is not None:
            self.check_port(port)

    async def addresses(self, host: str, port: int) -> list[str]:
        """Give the addresses of a name; if any may not be connected to, it is refused."""
        try:
            found = await self.resolve(host, port)
            parsed = [ipaddress.ip_address(one) for one in found]
        except (OSError, UnicodeError, ValueError) as error:
            raise NotFetched("unknown") from error
        if not parsed:
            raise NotFetched("unknown")
        if not all(self.is_allowed(one) for one in parsed):
            raise NotFetched("private")
        return [str(one) for one in parsed]


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Dials the addresses that were checked, under which name they were asked for."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._dialling = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore hands it over)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self._gate.check_port(port)
        error: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in await self._gate.addresses(host, port):
            try:
                return await self._dialling.connect_tcp(address, port, timeout, local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                error = failure
        raise error or httpcore.ConnectError("no address")

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        await self._dialling.sleep(seconds)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for chunk in self._answer.aiter_stream():
                yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


class CheckedTransport(httpx.AsyncBaseTransport):
    """Carries the requests of an httpx client over checked connections, each a new one."""

    def __init__(self, gate: Gate) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_trusted(),
            max_keepalive_connections=0,
            network_backend=_CheckedBackend(gate),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = await self._pool.handle_async_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions={}
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _as_httpx:  # noqa: N801 (used as a word of the language)
    """Turns what httpcore raises into what httpx does."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, httpcore.TimeoutException):
            raise httpx.ReadTimeout(str(error)) from error
        if isinstance(error, httpcore.NetworkError | httpcore.ProtocolError):
            raise httpx.ReadError(str(error)) from error
        if isinstance(error, httpcore.UnsupportedProtocol | httpcore.ConnectionNotAvailable):
            raise httpx.UnsupportedProtocol(str(error)) from error
