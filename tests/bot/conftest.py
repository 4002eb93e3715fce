import json
from collections import deque

import httpx
import pytest
from telegram.error import TimedOut
from telegram.request import BaseRequest

from bot.answers import as_documented
from bot.sending import SafirBot

ME = b'{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "S", "username": "s_bot"}}'


class Wire(BaseRequest):
    """Stands where HTTP would be: records what is asked, gives the answers it was told."""

    read_timeout = 5.0

    def __init__(self):
        self.asked = []
        self.is_silent = False
        self.answers = deque()
        self.always = (200, {"ok": True, "result": {"message_id": 1}})

    async def initialize(self): ...

    async def shutdown(self): ...

    async def do_request(self, url, method, request_data=None, **timeouts):
        arguments = request_data.json_parameters if request_data else {}
        self.asked.append((url.rpartition("/")[2], arguments))
        if self.is_silent:
            raise TimedOut from httpx.ReadTimeout("")
        if url.endswith("/getMe"):
            return 200, ME
        answer = self.answers.popleft() if self.answers else self.always
        if callable(answer):
            answer = await answer(arguments)
        if isinstance(answer, BaseException):
            raise answer
        status, body = answer
        return as_documented(status, body if isinstance(body, bytes) else json.dumps(body).encode())

    def said(self):
        """What was sent, as texts."""
        return [arguments["text"] for method, arguments in self.asked if method == "sendMessage"]


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def bot(wire):
    return SafirBot("1:x", request=wire, get_updates_request=wire)


def failure(status, description, **parameters):
    """What Telegram answers when it does not do what was asked."""
    body = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


@pytest.fixture(name="failure")
def failure_fixture():
    return failure
