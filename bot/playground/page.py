"""The chat page: plain files, served as they are."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

_FOLDER = Path(__file__).parent / "web"
# The page runs its own script and nothing else, whatever a bot sends.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def routes() -> list[Route | Mount]:
    return [Route("/", _index), Mount("/web", StaticFiles(directory=_FOLDER))]


async def _index(_: Request) -> Response:
    headers = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
    return FileResponse(_FOLDER / "index.html", headers=headers)
