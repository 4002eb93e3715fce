import asyncio
import json
import socket

import httpx
import pytest

from bot.errors import BotError
from bot.settings import Listen
from bot.web import LARGEST, SECRET, Server, ops_app, webhook_app
from storage.errors import DatabaseUnavailable

UPDATE = {"update_id": 5, "message": {"chat": {"id": 7}}}


class Hook:
    """The webhook, called as Telegram calls it."""

    def __init__(self):
        self.taken = []
        self.failure = None
        app = webhook_app("https://example.org/hook", "sesame", self.take)
        transport = httpx.ASGITransport(app)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://x")

    async def take(self, updates):
        if self.failure:
            raise self.failure
        self.taken += updates

    async def __call__(self, content=None, secret="sesame", path="/hook", method="POST"):
        headers = {} if secret is None else {SECRET: secret}
        body = json.dumps(UPDATE) if content is None else content
        return await self.client.request(method, path, content=body, headers=headers)


@pytest.fixture
async def hook():
    hook = Hook()
    yield hook
    await hook.client.aclose()


async def test_an_update_is_stored_and_then_acknowledged(hook):
    assert (await hook()).status_code == 200
    assert hook.taken == [UPDATE]


@pytest.mark.parametrize("secret", [None, "", "Sesame", "sesame2", "سمسم".encode()])
async def test_whoever_does_not_know_the_secret_is_sent_away(hook, secret):
    assert (await hook(secret=secret)).status_code == 403
    assert hook.taken == []


@pytest.mark.parametrize("body", ["", "{bad", "[]", '{"update_id": "5"}', "[" * 100_000])
async def test_what_is_no_update_is_refused(hook, body):
    assert (await hook(body)).status_code == 400
    assert hook.taken == []


async def test_a_body_that_is_too_large_is_not_read(hook):
    assert (await hook(" " * (LARGEST + 1))).status_code == 413


async def test_telegram_sends_it_again_when_it_could_not_be_stored(hook):
    hook.failure = DatabaseUnavailable("away")
    answer = await hook()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"


async def test_other_paths_and_methods_are_nothing(hook):
    assert (await hook(path="/")).status_code == 404
    assert (await hook(method="GET")).status_code == 405


async def test_health_and_readiness_are_told_apart():
    is_ready = False

    async def ready():
        return is_ready

    async def figures():
        return b"safir_articles 3\n"

    transport = httpx.ASGITransport(ops_app(ready, figures))
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        is_ready = True
        assert (await client.get("/readyz")).status_code == 200
        assert (await client.get("/metrics")).text == "safir_articles 3\n"


async def test_a_taken_address_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BotError, match=str(port)):
            await Server(ops_app(asyncio.sleep, asyncio.sleep), Listen("127.0.0.1", port)).run()
