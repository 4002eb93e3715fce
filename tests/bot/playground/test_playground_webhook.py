import asyncio

import pytest


class Receiver:
    """A tiny server that keeps what is posted to it and answers what it is told to."""

    def __init__(self):
        self.requests = []
        self.statuses = []
        self.arrived = asyncio.Event()

    async def serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line)
        body = await reader.readexactly(int(headers["content-length"]))
        self.requests.append((headers, body.decode()))
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        self.arrived.set()

    async def count(self, wanted):
        async with asyncio.timeout(10):
            while len(self.requests) < wanted:
                await self.arrived.wait()
                self.arrived.clear()


@pytest.fixture
async def receiver():
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?a=1"
    async with server:
        yield receiver


async def info_when(bot, is_so):
    """Ask for the webhook's state until it is so."""
    async with asyncio.timeout(10):
        info = await bot.get_webhook_info()
        while not is_so(info):
            await asyncio.sleep(0.02)
            info = await bot.get_webhook_info()
        return info


async def test_updates_are_posted_with_the_secret(bot, control, receiver):
    await bot.set_webhook(receiver.url, secret_token="a-secret")
    await control.say("hello")
    await receiver.count(1)
    headers, body = receiver.requests[0]
    assert headers["x-telegram-bot-api-secret-token"] == "a-secret"
    assert headers["content-type"] == "application/json"
    assert '"hello"' in body


async def test_what_is_not_answered_with_200_is_posted_again_in_order(bot, control, receiver):
    receiver.statuses = [500, 502]
    await bot.set_webhook(receiver.url)
    await control.say("one")
    await control.say("two")
    await receiver.count(4)
    texts = ["one" if '"one"' in body else "two" for _, body in receiver.requests]
    assert texts == ["one", "one", "one", "two"]


async def test_one_chat_that_fails_does_not_hold_up_another(bot, control, receiver):
    await bot.set_webhook(receiver.url)
    receiver.statuses = [500]
    await control.say("one", person=1002)
    await receiver.count(1)
    await control.say("two", person=1003)
    await receiver.count(3)
    assert sorted('"two"' in body for _, body in receiver.requests) == [False, False, True]


async def test_a_webhook_nobody_answers_is_told_in_its_info(bot, control):
    await bot.set_webhook("http://127.0.0.1:9/hook", max_connections=7)
    await control.say("one")
    info = await info_when(bot, lambda info: info.last_error_message)
    assert info.pending_update_count == 1
    assert info.max_connections == 7
    assert "Connection failed" in info.last_error_message


async def test_what_waited_is_delivered_when_the_webhook_is_set(bot, control, receiver):
    await control.say("early")
    await bot.set_webhook(receiver.url)
    await receiver.count(1)
    await info_when(bot, lambda info: info.pending_update_count == 0)
