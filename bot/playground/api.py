"""The address the bot calls: /bot<TOKEN>/METHOD and /file/bot<TOKEN>/PATH."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.playground.arguments import Arguments, read_arguments
from bot.playground.calls import CallLog
from bot.playground.errors import BotApiError
from bot.playground.faults import Fault, Faults, error_answer
from bot.playground.journal import Json
from bot.playground.limits import Limits
from bot.playground.methods import METHODS, Call
from bot.playground.webhook import Webhook
from bot.playground.world import World

# Long polls would bury everything else in the log.
_NOT_LOGGED = frozenset({"getupdates"})


class ConnectionLost(Exception):
    """The connection was reset on purpose; there is nobody left to answer."""


@dataclass
class BotApi:
    """One bot's Bot API."""

    world: World
    webhook: Webhook
    calls: CallLog = field(default_factory=CallLog)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)

    async def handle(self, request: Request) -> Response:
        """Answer one call of the bot."""
        refusal = self._refusal(request.path_params["token"])
        if refusal is not None:
            return _answer(refusal.answer(), refusal.code)
        method = request.path_params["method"]
        try:
            arguments = await read_arguments(request)
        except BotApiError as error:
            return _answer(error.answer(), error.code)
        entry = self._entry(method, arguments)
        try:
            return await self._serve(request, method, arguments, entry)
        finally:
            entry["ended"] = time.time()

    async def download(self, request: Request) -> Response:
        """Give out a file that getFile has named."""
        if request.path_params["token"] != self.world.token:
            return _answer(BotApiError(404, "Not Found").answer(), 404)
        path = request.path_params["path"]
        found = next((file for file in self.world.files.values() if file.path == path), None)
        if found is None:
            return _answer(BotApiError(404, "Not Found").answer(), 404)
        # The real server forgets the kind as well.
        return Response(found.content, media_type="application/octet-stream")

    def _refusal(self, token: str) -> BotApiError | None:
        if token == self.world.token:
            return None
        number, _, secret = token.partition(":")
        if number.isdecimal() and secret:
            return BotApiError(401, "Unauthorized")
        return BotApiError(404, "Not Found")

    def _entry(self, method: str, arguments: Arguments) -> Json:
        if method.lower() in _NOT_LOGGED:
            return {}
        return self.calls.begin(method, arguments.summary())

    async def _serve(
        self, request: Request, method: str, arguments: Arguments, entry: Json
    ) -> Response:
        fault = self.faults.pick(method, arguments.values.get("chat_id"))
        entry["fault"] = fault.kind if fault else None
        if fault:
            early = await self._before(request, fault)
            if early is not None:
                entry["status"] = early.status_code
                return early
        body, status = await self._take(method, arguments)
        entry.update(taken=True, status=status, answer=body)
        if fault:
            late = await self._after(request, fault)
            if late is not None:
                return late
        return _answer(body, status)

    async def _before(self, request: Request, fault: Fault) -> Response | None:
        match fault.kind:
            case "error":
                return _answer(error_answer(fault), fault.status)
            case "reset_before":
                await reset(request.scope)
            case "silence_before":
                await self._silence(request)
            case "slow":
                await asyncio.sleep(fault.seconds)
        return None

    async def _after(self, request: Request, fault: Fault) -> Response | None:
        match fault.kind:
            case "reset_after":
                await reset(request.scope)
            case "silence_after":
                await self._silence(request)
            case "malformed":
                return Response("<html>502</html>", media_type="text/html")
        return None

    async def _silence(self, request: Request) -> None:
        """Say nothing until the other side gives up, or the playground ends."""
        while not self.world.journal.closed:
            with contextlib.suppress(asyncio.TimeoutError):
                event = await asyncio.wait_for(request.receive(), 0.2)
                if event["type"] == "http.disconnect":
                    break
        raise ConnectionLost

    async def _take(self, method: str, arguments: Arguments) -> tuple[Json, int]:
        """Do what a call asks for; the body and status of its answer."""
        try:
            self.limits.check(method, arguments.values.get("chat_id"))
            function = METHODS.get(method.lower())
            if function is None:
                raise BotApiError(404, "Not Found: method not found")
            result = function(Call(self.world, self.webhook, arguments))
            if inspect.isawaitable(result):
                result = await result
        except BotApiError as error:
            return error.answer(), error.code
        return {"ok": True, "result": result}, 200


def _answer(body: Mapping[str, Any], status: int) -> Response:
    content = json.dumps(body, ensure_ascii=False)
    return Response(content, status_code=status, media_type="application/json")


async def reset(scope: Any) -> None:
    """Break the connection with a TCP reset, and leave the handler.

    Raises:
        ConnectionLost: Always.
    """
    transport: asyncio.Transport = scope["playground.transport"]
    connection = transport.get_extra_info("socket")
    # Closing a socket that lingers for 0 seconds sends RST where close alone would send FIN.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await asyncio.sleep(0.01)  # the protocol learns of it in the next turns of the loop
    raise ConnectionLost
