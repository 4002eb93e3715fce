"""The playground as a whole: one server on this machine.

In a program that has an event loop::

    async with Playground() as playground:
        ...  # BOT_API_URL=playground.url, BOT_TOKEN=playground.token

In one that has none, or that blocks: ``with in_background() as playground``.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import socket
import threading
from collections.abc import Iterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.playground import cast, control, page
from bot.playground.api import BotApi, ConnectionLost
from bot.playground.errors import BotApiError
from bot.playground.webhook import Webhook
from bot.playground.world import TOKEN, World

DEFAULT_PORT = 8443


class _Protocol(H11Protocol):
    """Lets a request reach its own connection, so that a fault can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app: Any = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope["playground.transport"] = transport
            await app(scope, receive, send)

        self.app = with_transport


class _Server(uvicorn.Server):
    """Leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Playground:
    """A Bot API and its chat page on `host`; port 0 takes a free one.

    `url` is what BOT_API_URL wants, and in a browser it is the page.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0, token: str = TOKEN) -> None:
        self.world = World(token)
        cast.bring_in(self.world)
        self.webhook = Webhook(self.world.updates)
        self.api = BotApi(self.world, self.webhook)
        self.token = token
        self._host = host
        self._socket = _listening(host, port)
        config = uvicorn.Config(
            self._app(),
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._socket.getsockname()[1]}"

    async def start(self) -> None:
        """Serve from now on, in a task of its own."""
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        while not self._server.started:
            if self._task.done():
                self._task.result()
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Send everybody who waits home, and end."""
        self.world.close()
        self._server.should_exit = True
        await self.wait()
        await self.webhook.close()
        self._socket.close()

    async def wait(self) -> None:
        """Return when it has ended."""
        if self._task is not None:
            await self._task

    async def __aenter__(self) -> Playground:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _app(self) -> ASGIApp:
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self.api.handle, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self.api.download),
                *control.routes(self.api),
                *page.routes(),
            ],
            exception_handlers={404: _not_found, ConnectionLost: _nobody_there},
        )


async def _not_found(_: Request, error: Exception) -> Response:
    return JSONResponse(BotApiError(404, "Not Found").answer(), status_code=404)


async def _nobody_there(_: Request, error: Exception) -> Response:
    """Answer a connection that is gone: nothing of it is sent."""
    return Response(status_code=502)


def _listening(host: str, port: int) -> socket.socket:
    """Bind at once, so that the address is known before the server starts.

    Raises:
        OSError: The port is taken, or the host is none of this machine's.
    """
    # asyncio sends small writes at once on what says that it is TCP; on the rest the head of an
    # answer waits 40 ms for its body.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


@contextlib.contextmanager
def in_background(
    host: str = "127.0.0.1", port: int = 0, token: str = TOKEN
) -> Iterator[Playground]:
    """A playground in a thread of its own, for programs that block.

    Speak to it over HTTP alone: its objects belong to its thread.
    """
    ready: queue.Queue[Playground | BaseException] = queue.Queue()
    over = threading.Event()
    thread = threading.Thread(
        target=lambda: asyncio.run(_until(ready, over, host, port, token)), daemon=True
    )
    thread.start()
    started = ready.get()
    try:
        if isinstance(started, BaseException):
            raise started
        yield started
    finally:
        over.set()
        thread.join(10)


async def _until(
    ready: queue.Queue[Playground | BaseException],
    over: threading.Event,
    host: str,
    port: int,
    token: str,
) -> None:
    try:
        async with Playground(host, port, token) as playground:
            ready.put(playground)
            await asyncio.to_thread(over.wait)
    except OSError as error:
        ready.put(error)
