import asyncio
import gzip
import zlib
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest
from telegram.error import NetworkError

from bot import bounded
from bot.telegram import make_bot

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"


@asynccontextmanager
async def server(answer, head=b""):
    """Serves whatever `answer` writes, on this machine; gives its address."""

    ended = asyncio.Event()

    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD + head + b"\r\n")
        with suppress(ConnectionError):
            await answer(writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        ended.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as serving:
        yield f"http://127.0.0.1:{serving.sockets[0].getsockname()[1]}"
        await ended.wait()


async def get(address):
    bot = make_bot("1:x", address)
    await bot.request.initialize()
    try:
        return await bot.request.retrieve(f"{address}/file")
    finally:
        await bot.request.shutdown()


async def test_an_answer_that_never_ends_is_read_no_further_than_the_largest_file():
    written = 0

    async def endless(writer):
        nonlocal written
        while True:
            writer.write(b"x" * 65_536)
            written += 65_536
            await writer.drain()

    async with server(endless) as address:
        with pytest.raises(NetworkError, match="too large"):
            await get(address)
    assert written < 2 * bounded.MOST_BYTES


async def test_an_answer_that_drips_is_not_waited_for_without_end(monkeypatch):
    monkeypatch.setattr(bounded, "LONGEST", timedelta(seconds=0.2))

    async def drip(writer):
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with server(drip) as address:
        with pytest.raises(NetworkError, match="never ends"):
            await get(address)


@pytest.mark.parametrize("packing", [b"gzip", b"deflate"])
async def test_of_what_is_packed_no_more_is_unpacked_than_the_largest_file(packing):
    packed = gzip.compress if packing == b"gzip" else zlib.compress

    async def small(writer):
        writer.write(packed(b"{} " * 1_000))

    async def bomb(writer):
        writer.write(packed(bytes(bounded.MOST_BYTES + 1)))

    head = b"Content-Encoding: " + packing + b"\r\n"
    async with server(small, head) as address:
        assert await get(address) == b"{} " * 1_000
    async with server(bomb, head) as address:
        with pytest.raises(NetworkError, match="too large"):
            await get(address)


async def test_what_is_not_packed_as_it_says_is_no_answer():
    async def plain(writer):
        writer.write(b"{}")

    async with server(plain, b"Content-Encoding: gzip\r\n") as address:
        with pytest.raises(NetworkError, match="DecodingError"):
            await get(address)


async def test_the_largest_file_that_a_bot_may_fetch_arrives_whole():
    async def largest(writer):
        writer.write(b"x" * 20_000_000)
        await writer.drain()

    async with server(largest) as address:
        assert len(await get(address)) == 20_000_000
