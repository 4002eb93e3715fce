"""Pictures, drawn by another process, and files put into a call of the Bot API."""

import asyncio
import base64
import json
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

_PATIENCE = timedelta(seconds=30)
_AT_ONCE = asyncio.Semaphore(2)  # each takes a core for a second, and 70 MB


class NotDrawn(Exception):
    """The picture could not be drawn; the log says why."""


async def drawn(chart: dict[str, Any]) -> bytes:
    """Draw a chart (see `handlers.drawing`) as PNG, or raise `NotDrawn`."""
    async with _AT_ONCE:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "handlers.drawing",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(_PATIENCE.total_seconds()):
                picture, said = await process.communicate(json.dumps(chart).encode())
        except TimeoutError as error:
            raise NotDrawn("it took too long") from error
        finally:
            with suppress(ProcessLookupError):
                process.kill()
    if process.returncode or not picture:
        raise NotDrawn(said.decode(errors="replace")[-500:])
    return picture


def as_file(content: bytes, name: str) -> dict[str, str]:
    """Give a file as an argument of a call: JSON can hold it, and it is sent as a file."""
    return {"file_base64": base64.b64encode(content).decode(), "file_name": name}


def lying_at(file: Path) -> dict[str, str]:
    """Give a file of this machine as an argument of a call: it is read when it is sent."""
    return {"file_path": str(file.resolve()), "file_name": file.name}
