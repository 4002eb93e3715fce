"""Links, fetched by the real process from a server at a public address.

The rule that nothing but the public Internet is connected to has no switch, so the test brings a
public address along instead: it runs itself once more in a network of its own, where there is
nothing but one machine, which has that address too.
"""

import asyncio
import os
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

ADDRESS = "93.184.216.34"
_INSIDE = "SAFIR_TESTS_HAVE_THEIR_OWN_NETWORK"
_NETWORK = ("unshare", "--map-root-user", "--net", "--", "sh", "-c")
_ADDRESSED = f"ip link set lo up && ip addr add {ADDRESS}/32 dev lo"
pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

PARAGRAPH = (
    "On point {0} of the plan Sergey Lavrov and John Kerry spoke by phone for an hour, and agreed "
    "that experts of both countries will look for a way to end the fighting in Aleppo."
)
PAGE = (
    "<html><head><title>Kerry and Lavrov speak about Aleppo</title>"
    '<meta property="article:published_time" content="2016-10-05T10:00:00+03:00"></head><body>'
    "<nav><a href=/>Home</a></nav><article><h1>Kerry and Lavrov speak about Aleppo</h1>"
    + "".join(f"<p>{PARAGRAPH.format(number)}</p>" for number in range(6))
    + "</article><footer>All rights reserved</footer></body></html>"
)


@pytest.fixture
def database_kind():
    """What is fetched does not depend on the database."""
    return "sqlite"


def test_links_are_fetched_from_a_public_address(tmp_path):
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("there is no unshare or ip to make a network with")
    if subprocess.run([*_NETWORK, _ADDRESSED], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a network")
    inner = f"{sys.executable} -m pytest -q -p no:cacheprovider -p no:xdist -m long -k within {__file__}"
    run = subprocess.run(
        [*_NETWORK, f"{_ADDRESSED} && exec {inner} --basetemp {tmp_path}/inner"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {_INSIDE: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0 and "1 passed" in run.stdout, run.stdout + run.stderr


@asynccontextmanager
async def a_server():
    asked = []

    async def answer(reader, writer):
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
        asked.append(path)
        body, head = PAGE.encode(), "HTTP/1.1 200 OK\r\nContent-Type: text/html"
        if path in ("/inside", "/loop"):
            there = "http://127.0.0.1/secret" if path == "/inside" else "/loop"
            body, head = b"", f"HTTP/1.1 302 Found\r\nLocation: {there}"
        elif path == "/large":
            body = b"x" * 6_000_000
        writer.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        writer.close()

    public = await asyncio.start_server(answer, ADDRESS, 80)
    private = await asyncio.start_server(answer, "127.0.0.1", 80)
    async with public, private:
        yield asked


@pytest.mark.skipif(_INSIDE not in os.environ, reason="runs in the network of the test above")
async def test_within_a_network_of_our_own(telegram, bot):
    admin = telegram.person(1, admin=True)
    async with a_server() as asked:
        for path, said in (
            ("/inside", "not on the public Internet"),
            ("/loop", "leads from one address to the next"),
            ("/large", "5 MB"),
        ):
            await admin.says(f"http://{ADDRESS}{path}")
            await admin.sees(said, within=60)
        assert "/secret" not in asked
        await admin.says(f"http://{ADDRESS}/a?utm_source=x")
        card = await admin.sees("Save", within=60)
        assert "Kerry and Lavrov speak about Aleppo" in card.text and "5 October 2016" in card.text
        await admin.presses("Save", on=card)
        await admin.sees("Undo")
        await admin.says(f"http://{ADDRESS}/a")
        await admin.sees("Already here as article")
