"""The control address: what people do, what goes wrong, what was seen.

POST /control/act/NAME            somebody does something; the body's fields are the act's arguments
GET  /control/state               people, chats, the newest event's number
GET  /control/chats/ID            a chat's history, its menu of commands, its reply keyboard
GET  /control/journal             events after `after`, waiting up to `wait` seconds for the first
GET  /control/events              the same as server-sent events, for the page
GET, POST, DELETE /control/faults     what goes wrong (see faults.py)
GET, POST, DELETE /control/limits     Telegram's rates (see limits.py)
GET, DELETE /control/calls        every call of the bot: `method`, `after`
GET  /control/updates             what the bot has not taken yet
GET  /control/files/FILE_ID       a file, for the page
POST /control/options             privacy, inline_feedback
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.acts import ActError
from bot.playground.api import BotApi
from bot.playground.cast import NAMES
from bot.playground.control_acts import ACTS
from bot.playground.journal import Json
from bot.playground.limits import Rates
from bot.playground.methods.profile import commands_for

_MAX_WAIT = 60.0  # seconds
_MAX_LISTED = 200  # people and chats that the page lists; a load test makes thousands

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(api: BotApi) -> list[Route]:
    """Everything under /control."""
    control = _Control(api)
    table: list[tuple[str, Endpoint, list[str]]] = [
        ("act/{name}", control.act, ["POST"]),
        ("state", control.state, ["GET"]),
        ("chats/{chat:int}", control.chat, ["GET"]),
        ("chats/-{group:int}", control.chat, ["GET"]),
        ("journal", control.journal, ["GET"]),
        ("events", control.events, ["GET"]),
        ("faults", control.faults, ["GET", "POST", "DELETE"]),
        ("limits", control.limits, ["GET", "POST", "DELETE"]),
        ("calls", control.calls, ["GET", "DELETE"]),
        ("updates", control.updates, ["GET"]),
        ("files/{file_id}", control.file, ["GET"]),
        ("options", control.options, ["POST"]),
    ]
    return [
        Route(f"/control/{path}", _own(endpoint), methods=methods)
        for path, endpoint, methods in table
    ]


def _own(endpoint: Endpoint) -> Endpoint:
    """Refuse other sites' pages: a browser lets any of them post to this machine."""

    async def guarded(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc != request.headers.get("host"):
            return JSONResponse({"error": "another site has no say here"}, 403)
        return await endpoint(request)

    return guarded


def _refused(error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)


class _Control:
    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._world = api.world

    async def act(self, request: Request) -> Response:
        function = ACTS.get(request.path_params["name"])
        if function is None:
            return JSONResponse({"error": f"no such act; there are {sorted(ACTS)}"}, 404)
        try:
            return JSONResponse({"result": function(self._world, **await _body(request))})
        except (ActError, TypeError, ValueError, KeyError) as error:
            return _refused(error)

    async def state(self, _: Request) -> Response:
        world = self._world
        return JSONResponse(
            {
                "bot": world.bot,
                "token": world.token,
                "people": [
                    {"user": who.user, "started": who.started, "blocked": who.blocked}
                    for who in list(world.people.values())[:_MAX_LISTED]
                ],
                "chats": [chat.info for chat in world.chats.values()][:_MAX_LISTED],
                "names": NAMES,
                "profile": world.profile,
                "ahead": world.ahead,
                "newest": [
                    {"chat": chat.id, "message": chat.messages[max(chat.messages)]}
                    for chat in world.chats.values()
                    if chat.messages
                ],
                "seq": world.journal.last,
            }
        )

    async def chat(self, request: Request) -> Response:
        params = request.path_params
        number = params["chat"] if "chat" in params else -params["group"]
        world = self._world
        found = world.private(world.people[number]) if number in world.people else None
        found = found or world.chats.get(number)
        if found is None:
            return JSONResponse({"error": f"there is no chat {number}"}, 404)
        viewer = int(request.query_params.get("person", number))
        return JSONResponse(
            {
                "chat": found.info,
                "messages": list(found.messages.values()),
                "reactions": {str(key): value for key, value in found.reactions.items()},
                "keyboard": found.keyboard,
                "topics": {str(key): name for key, name in found.topics.items()},
                "members": {str(key): status for key, status in found.members.items()},
                "commands": commands_for(world, number, viewer),
                "seq": world.journal.last,
            }
        )

    async def journal(self, request: Request) -> Response:
        after = int(request.query_params.get("after", 0))
        wait = min(float(request.query_params.get("wait", 0)), _MAX_WAIT)
        events = await self._world.journal.wait(after, wait)
        return JSONResponse({"events": events, "seq": self._world.journal.last})

    async def events(self, request: Request) -> Response:
        after = request.query_params.get("after") or request.headers.get("last-event-id") or 0
        return StreamingResponse(
            self._stream(int(after)),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    async def _stream(self, seq: int) -> AsyncIterator[str]:
        journal = self._world.journal
        yield "retry: 1000\n\n"
        while not journal.closed:
            events = await journal.wait(seq, 15)
            for event in events:
                seq = event["seq"]
                yield f"id: {seq}\ndata: {json.dumps(event)}\n\n"
            if not events:
                yield ": still here\n\n"

    async def faults(self, request: Request) -> Response:
        faults = self._api.faults
        if request.method == "DELETE":
            faults.clear()
        elif request.method == "POST":
            body = await _body(request)
            if "seed" in body:
                faults.seed(int(body["seed"]))
            try:
                for rule in body.get("rules", []):
                    faults.add(rule)
            except (TypeError, ValueError) as error:
                return _refused(error)
        return JSONResponse({"rules": faults.shown()})

    async def limits(self, request: Request) -> Response:
        limits = self._api.limits
        if request.method == "DELETE":
            limits.set(None)
        elif request.method == "POST":
            try:
                limits.set(Rates(**await _body(request)))
            except TypeError as error:
                return _refused(error)
        rates = asdict(limits.rates) if limits.rates else None
        return JSONResponse({"rates": rates, "refused": limits.refused})

    async def calls(self, request: Request) -> Response:
        calls = self._api.calls
        if request.method == "DELETE":
            calls.clear()
        after = int(request.query_params.get("after", 0))
        found = calls.find(request.query_params.get("method"), after)
        return JSONResponse({"calls": found, "total": calls.total})

    async def updates(self, _: Request) -> Response:
        updates = self._world.updates
        return JSONResponse(
            {
                "pending": [update for _, update in sorted(updates.pending.items())],
                "confirmed": updates.confirmed,
                "polls": updates.polls,
                "webhook": self._api.webhook.url,
                "delivered": self._api.webhook.deliveries,
            }
        )

    async def file(self, request: Request) -> Response:
        found = self._world.files.get(request.path_params["file_id"])
        if found is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        # Only pictures may be shown in place: anything else a bot sends is saved, never opened.
        is_picture = found.mime_type in {"image/png", "image/jpeg", "image/webp", "image/gif"}
        place = "inline" if is_picture else "attachment"
        headers = {
            "Content-Disposition": f"{place}; filename*=UTF-8''{quote(found.name)}",
            "X-Content-Type-Options": "nosniff",
        }
        kind = found.mime_type if is_picture else "application/octet-stream"
        return Response(found.content, media_type=kind, headers=headers)

    async def options(self, request: Request) -> Response:
        body = await _body(request)
        world = self._world
        world.privacy = bool(body.get("privacy", world.privacy))
        world.inline_feedback = bool(body.get("inline_feedback", world.inline_feedback))
        return JSONResponse({"privacy": world.privacy, "inline_feedback": world.inline_feedback})


async def _body(request: Request) -> Json:
    raw = await request.body()
    body: Any = json.loads(raw) if raw else {}
    if not isinstance(body, dict):
        raise ActError("the body is an object")
    return body
