"""A web of our own: a server on one address, and a gate that takes that address for public."""

import asyncio
import ipaddress
from collections import Counter
from contextlib import asynccontextmanager

from corpus.intake.wire import Gate, is_public, resolve

PUBLIC = "127.0.0.77"
"""Of this machine as well; the gate of these tests alone lets it through."""


class Web:
    """Answers by path: bytes as they are, or a coroutine function that writes them."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.resolved = Counter()
        self.names = {}
        self.port = 0

    @property
    def gate(self):
        return Gate(self._resolve, self._is_allowed, ports={self.port})

    def url(self, path, host="news.example"):
        return f"http://{host}:{self.port}{path}"

    async def _resolve(self, host, port):
        self.resolved[host] += 1
        if host in self.names:
            return self.names[host](self.resolved[host])
        return [PUBLIC] if host.endswith(".example") else await resolve(host, port)

    def _is_allowed(self, address):
        return address == ipaddress.ip_address(PUBLIC) or is_public(address)

    def page(self, path, body, *, kind="text/html; charset=utf-8", status="200 OK", **headers):
        body = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        if kind:
            lines.append(f"Content-Type: {kind}")
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.pages[path] = "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def redirect(self, path, there):
        self.page(path, b"", status="302 Found", Location=there)

    async def answer(self, reader, writer):
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split()[1]
            self.asked.append((path, head))
            page = self.pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            if callable(page):
                await page(writer)
            else:
                writer.write(page)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def a_web(address=PUBLIC):
    web = Web()
    server = await asyncio.start_server(web.answer, address, 0)
    web.port = server.sockets[0].getsockname()[1]
    async with server:
        yield web
