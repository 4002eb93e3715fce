"""What is served over HTTP: updates from Telegram, and how the process is doing."""

import hmac
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import BotError
from bot.inbox import number_of
from bot.settings import Listen
from storage.errors import DatabaseUnavailable

LARGEST = 1_000_000
"""Bytes of one update; Telegram's own are a few thousand, the longest text included."""

SECRET = "X-Telegram-Bot-Api-Secret-Token"

Take = Callable[[Sequence[Mapping[str, Any]]], Awaitable[None]]
IsReady = Callable[[], Awaitable[bool]]
ReadMetrics = Callable[[], Awaitable[bytes]]

log = structlog.get_logger(__name__)


class _Uvicorn(uvicorn.Server):
    """Leaves the signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Server:
    """Serves an application at an address until stopped."""

    def __init__(self, app: Starlette, listen: Listen) -> None:
        self._address = f"{listen.host}:{listen.port}"
        config = uvicorn.Config(
            app,
            host=listen.host,
            port=listen.port,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        self._server = _Uvicorn(config)

    async def run(self) -> None:
        """Serve; what is being answered when it is stopped is answered."""
        try:
            await self._server.serve()
        except SystemExit as error:
            # Uvicorn leaves the whole process when the port is taken.
            raise BotError(f"nothing can listen on {self._address}: is it taken?") from error

    def stop(self) -> None:
        """Accept nothing more."""
        self._server.should_exit = True


def webhook_app(url: str, secret: str, take: Take) -> Starlette:
    """Take updates at the path of an address, from whoever knows the secret.

    Args:
        url: Where Telegram sends updates.
        secret: What it sends along.
        take: Stores updates; Telegram is told 200 only once it returns.
    """

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET, "").encode(), secret.encode()):
            return Response(status_code=403)
        body = await read_body(request)
        if body is None:
            return Response(status_code=413)
        update = read_update(body)
        if update is None:
            return Response(status_code=400)
        try:
            await take([update])
        except DatabaseUnavailable as error:
            log.warning("an update has to come again", error=str(error))
            return Response(status_code=503, headers={"Retry-After": "1"})
        return Response(status_code=200)

    return Starlette(routes=[Route(urlsplit(url).path or "/", receive, methods=["POST"])])


async def read_body(request: Request) -> bytes | None:
    """Read a body, or give None for one that is too large, however large it is."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def read_update(body: bytes) -> dict[str, Any] | None:
    """Read an update as JSON; None where it is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and number_of(update) is not None else None


def ops_app(is_ready: IsReady, metrics: ReadMetrics) -> Starlette:
    """Say how the process is doing.

    At /healthz that it is alive, at /readyz whether it can answer, at /metrics its figures.
    """

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(_: Request) -> Response:
        if await is_ready():
            return PlainTextResponse("ready\n")
        return PlainTextResponse("not ready\n", status_code=503)

    async def figures(_: Request) -> Response:
        return Response(await metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes = {"/healthz": alive, "/readyz": ready, "/metrics": figures}
    return Starlette(routes=[Route(path, answer) for path, answer in routes.items()])
