"""Several processes of the bot on one database, behind a load balancer that takes them in turn."""

import asyncio
import socket
from contextlib import suppress
from dataclasses import replace
from itertools import count

import httpx

from tests.e2e.process import START_WITHIN


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


class RoundRobin:
    """Hands each connection to the next process that takes it, as a load balancer does."""

    def __init__(self, ports):
        self._ports = ports
        self._turns = count()
        self.port = free_port()

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_):
        self._server.close()
        self._server.close_clients() if hasattr(self._server, "close_clients") else None

    async def _serve(self, reader, writer):
        with suppress(OSError):
            if (taken := await self._next()) is not None:
                answers, asked = taken
                await asyncio.gather(_pour(reader, asked), _pour(answers, writer))
        writer.close()

    async def _next(self):
        for _ in self._ports:
            port = self._ports[next(self._turns) % len(self._ports)]
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port)
        return None


async def _pour(reader, writer):
    with suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()


class Many:
    """So many processes; all but the last on one machine, which is to say one DATA_DIR."""

    def __init__(self, like, number):
        self.hooks = [free_port() for _ in range(number)]
        self._ops = [free_port() for _ in range(number)]
        self.processes = [
            replace(like, folder=like.folder / str(place), process=None, settings={})
            for place in range(number)
        ]
        self._data = [like.folder / "here"] * (number - 1) + [like.folder / "elsewhere"]

    async def start(self, place, url):
        """Start one, and return when it can answer."""
        self.processes[place].launch(
            WEBHOOK_URL=url,
            WEBHOOK_LISTEN=f"127.0.0.1:{self.hooks[place]}",
            WEBHOOK_SECRET="sesame",
            OPS_LISTEN=f"127.0.0.1:{self._ops[place]}",
            DATA_DIR=str(self._data[place]),
            QUESTIONS_PER_MINUTE="0",
        )
        await self._until_ready(place)

    async def _until_ready(self, place):
        async with asyncio.timeout(START_WITHIN), httpx.AsyncClient(verify=False) as client:
            while True:
                with suppress(httpx.HTTPError):
                    answer = await client.get(f"http://127.0.0.1:{self._ops[place]}/readyz")
                    if answer.status_code == 200:
                        return
                await asyncio.sleep(0.05)

    async def kill(self, place):
        await asyncio.to_thread(self.processes[place].kill)

    def said(self):
        return "\n".join(process.said(60) for process in self.processes)

    def end(self):
        for process in self.processes:
            process.kill()
