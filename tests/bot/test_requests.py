import asyncio
import json
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import requests, telegram
from bot.requests import form
from bot.sending import Lost, Sent, Unsent, make
from bot.telegram import make_bot
from storage.outbox import Call

ANY = st.dictionaries(st.text(), st.text() | st.text(st.characters(max_codepoint=127)), max_size=3)
CALL = Call("sendMessage", {"chat_id": 7, "text": "سلام & <b>привет</b> +", "silent": True})
OK = b'{"ok":true,"result":{"message_id":42}}'


@asynccontextmanager
async def server(answer):
    """Serves on this machine what `answer` writes once a call is there; gives address and calls."""
    calls, writers = [], []

    async def serve(reader, writer):
        writers.append(writer)
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            calls.append((head, await reader.readexactly(int(length))))
            await answer(writer)

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as serving:
        yield f"http://127.0.0.1:{serving.sockets[0].getsockname()[1]}", calls
        for writer in writers:
            writer.close()


async def outcome(address, times=1):
    bot = make_bot("1:x", address)
    try:
        return [await make(bot, CALL) for _ in range(times)][-1]
    finally:
        for request in bot._request:
            await request.shutdown()


@given(ANY)
def test_a_form_says_what_the_one_that_python_would_write_says(fields):
    written = parse_qsl(form(fields).decode("ascii"), keep_blank_values=True)
    assert written == parse_qsl(urlencode(fields, errors="replace"), keep_blank_values=True)


def test_what_is_no_text_is_written_as_json():
    (written,) = parse_qsl(form({"x": {"text": "سلام + & %20", "on": True}}).decode("ascii"))
    assert json.loads(written[1]) == {"text": "سلام + & %20", "on": True}


async def test_a_call_arrives_whole_and_its_answer_may_come_in_pieces():
    async def answer(writer):
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        writer.write(b"".join(b"5\r\n%b\r\n" % OK[at : at + 5] for at in range(0, 35, 5)))
        writer.write(b"3\r\n%b\r\n0\r\n\r\n" % OK[35:])

    async with server(answer) as (address, calls):
        assert await outcome(address, times=2) == Sent(42)
    head, body = calls[1]
    assert head.startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\n")
    sent = dict(parse_qsl(body.decode()))
    assert sent == {"chat_id": "7", "text": CALL.arguments["text"], "silent": "true"}


async def test_what_no_server_took_is_not_sent_yet():
    async with server(None) as (address, _):
        pass
    assert isinstance(await outcome(address), Unsent)


async def test_a_line_that_is_cut_leaves_open_whether_it_was_sent():
    async def answer(writer):
        writer.transport.abort()

    async with server(answer) as (address, _):
        assert isinstance(await outcome(address), Lost)


async def test_an_answer_that_does_not_come_leaves_it_open_as_well(monkeypatch):
    monkeypatch.setattr(telegram, "ANSWER", timedelta(seconds=0.1))

    async def answer(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n")

    async with server(answer) as (address, _):
        assert isinstance(await outcome(address), Lost)


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"])
async def test_an_answer_that_drips_in_is_not_waited_for_to_its_end(monkeypatch, head):
    monkeypatch.setattr(telegram, "ANSWER", timedelta(seconds=0.1))
    monkeypatch.setattr(requests, "LONGEST_ANSWER", timedelta(seconds=0.2))

    async def answer(writer):
        writer.write(head)
        with suppress(ConnectionError):
            while True:
                writer.write(b"H")
                await writer.drain()
                await asyncio.sleep(0.02)

    async with server(answer) as (address, _):
        async with asyncio.timeout(5):
            assert isinstance(await outcome(address), Lost)


@pytest.mark.parametrize(
    "head", [b"220 smtp.example.org\r\n\r\n", b"HTTP/1.1 200 OK\r\n: \r\n\r\n"]
)
async def test_who_speaks_no_http_is_not_believed(head):
    async def answer(writer):
        writer.write(head)
        writer.close()

    async with server(answer) as (address, _):
        assert isinstance(await outcome(address), Lost)
