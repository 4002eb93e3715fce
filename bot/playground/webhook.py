"""Delivers updates to the bot's webhook, as Telegram would.

Order is kept within a chat; different chats are delivered at once, up to max_connections.
What is not answered with 2xx is tried again. Plain http is allowed, unlike Telegram.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from bot.playground.journal import Json
from bot.playground.updates import UpdateQueue

FIRST_PAUSE = 0.1  # seconds before the second try; doubled each time
LONGEST_PAUSE = 5.0
ANSWER_WITHIN = 30.0


class Webhook:
    """Where updates go, and the task that brings them there."""

    def __init__(self, updates: UpdateQueue) -> None:
        self.url = ""
        self.max_connections = 40
        self.last_error: Json = {}
        self.deliveries = 0
        self._updates = updates
        self._secret = ""
        self._task: asyncio.Task[None] | None = None
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._pool = ThreadPoolExecutor(max_workers=1)

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver to another address; an empty one ends deliveries."""
        self.url, self._secret = url, secret
        self.max_connections = min(max(max_connections, 1), 100)
        self.last_error = {}
        self._end()
        if url:
            self._pool.shutdown(wait=False)
            self._pool = ThreadPoolExecutor(max_workers=self.max_connections)
            self._task = asyncio.get_running_loop().create_task(self._deliver())

    async def close(self) -> None:
        tasks = [task for task in (self._task, *self._lanes.values()) if task]
        self._end()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _end(self) -> None:
        for task in (self._task, *self._lanes.values()):
            if task is not None:
                task.cancel()
        self._task = None
        self._lanes = {}

    async def _deliver(self) -> None:
        """Start a lane for each chat that has something waiting and no lane yet."""
        while True:
            waiting = {lane(update) for update in self._updates.pending.values()}
            for number in waiting - self._lanes.keys():
                if len(self._lanes) < self.max_connections:
                    self._lanes[number] = asyncio.create_task(self._deliver_lane(number))
            await self._updates.bell.wait(0.5)

    async def _deliver_lane(self, number: int) -> None:
        pause = FIRST_PAUSE
        try:
            while update := self._first(number):
                if await self._post(update):
                    self._updates.done(update["update_id"])
                    self.deliveries += 1
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            if self._lanes.get(number) is asyncio.current_task():
                del self._lanes[number]

    def _first(self, number: int) -> Json | None:
        mine = (u for _, u in sorted(self._updates.pending.items()) if lane(u) == number)
        return next(mine, None)

    async def _post(self, update: Json) -> bool:
        loop = asyncio.get_running_loop()
        trouble = await loop.run_in_executor(
            self._pool, _send, self.url, self._secret, json.dumps(update).encode()
        )
        if trouble:
            self.last_error = {
                "last_error_date": int(time.time()),
                "last_error_message": trouble,
            }
        return not trouble


def lane(update: Json) -> int:
    """The chat, or else the person, within which order is kept; 0 where there is neither."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        around = content.get("message") or content
        owner = around.get("chat") or content.get("from") or {}
        return int(owner.get("id", 0))
    return 0


def _send(url: str, secret: str, body: bytes) -> str:
    """POST one update; return what went wrong, or an empty text."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=ANSWER_WITHIN)
    headers = {"Content-Type": "application/json"}
    if secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = secret
    path = parts.path or "/"
    try:
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        return f"Connection failed: {type(error).__name__}"
    finally:
        connection.close()
    if 200 <= answer.status < 300:
        return ""
    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
