"""A playground in the test's own event loop, a real client of it, and a hand on its controls."""

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground import READER_ID, Playground


class Control:
    """The control address, with the answers unpacked."""

    def __init__(self, client):
        self.client = client

    async def act(self, name, /, **arguments):
        answer = await self.client.post(f"/control/act/{name}", json=arguments)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    async def say(self, text, person=READER_ID, **where):
        return await self.act("say", person=person, text=text, **where)

    async def get(self, path, **query):
        answer = await self.client.get(f"/control/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def fault(self, kind, **rule):
        body = {"rules": [{"kind": kind, **rule}], "seed": rule.pop("seed", 1)}
        answer = await self.client.post("/control/faults", json=body)
        assert answer.status_code == 200, answer.text


@pytest.fixture
async def playground():
    async with Playground() as running:
        yield running


@pytest.fixture
async def control(playground):
    async with httpx.AsyncClient(base_url=playground.url, verify=False) as client:
        yield Control(client)


@pytest.fixture
async def bot(playground):
    # Loading the certificates takes longer than a test, and nothing here is encrypted.
    plain = {"read_timeout": 2, "httpx_kwargs": {"verify": False}}
    client = Bot(
        playground.token,
        base_url=f"{playground.url}/bot",
        base_file_url=f"{playground.url}/file/bot",
        request=HTTPXRequest(**plain),
        get_updates_request=HTTPXRequest(**plain),
    )
    async with client:
        yield client
