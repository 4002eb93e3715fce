"""Files and pages, read in a short-lived process of their own that can be ended.

PDF, DOCX, ZIP and HTML come from strangers. What reads them may take all memory, never end, or
break: then that process ends, and whoever asked is told so by `Unreadable`.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.intake.errors import Problem, Unreadable
from corpus.intake.found import Found, Unread, from_json

SECONDS = 30.0
"""By the clock on the wall, until the next article of a file; of processor it gets fewer."""

_ROOT = Path(__file__).resolve().parents[2]
# All that a child needs to know of where it runs; the token is not among it.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV")
_SECONDS_TO_END = 2
_LONGEST_LINE = 400_000_000  # bytes: in JSON a letter takes six of them


async def read_page(data: bytes, url: str | None = None, charset: str | None = None) -> Found:
    """Find the article of a web page, or of a piece of HTML, without keeping the loop waiting.

    Args:
        data: As it came.
        url: Where it stands.
        charset: What the server says of its encoding.

    Raises:
        Unreadable: It cannot be read; it says why.
    """

    def read() -> Found:
        with Child() as child:
            return child.page(data, url, charset)

    return await asyncio.to_thread(read)


class Child:
    """A process that reads one file after another; it is started when the first is asked for.

    Not for two threads at once. To be used as a context manager, which ends it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Child":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def page(self, data: bytes, url: str | None = None, charset: str | None = None) -> Found:
        """Read a web page as `read_page` does."""
        (found,) = self._ask({"url": url, "charset": charset, "size": len(data)}, data)
        if isinstance(found, Unread):
            raise Unreadable(found.problem)
        return found

    def file(self, data: bytes, name: str, mime: str | None = None) -> Iterator[Found | Unread]:
        """Read a file of any kind, and give what it holds one by one.

        Args:
            data: The whole of it.
            name: As the sender calls it; its suffix says what it should be.
            mime: As the sender's program calls its kind.
        """
        yield from self._ask({"name": name, "mime": mime, "size": len(data)}, data)

    def joined(self, words: Iterable[str]) -> dict[str, str]:
        """Give the Persian words that have surely lost a joiner, each with it.

        Raises:
            Unreadable: The process has ended before it could say.
        """
        data = json.dumps(sorted(words)).encode()
        (found,) = self._ask({"kind": "words", "size": len(data)}, data)
        if isinstance(found, Unread):
            raise Unreadable(found.problem)
        return dict(json.loads(found.record or "{}"))

    def _ask(self, request: dict[str, Any], data: bytes = b"") -> Iterator[Found | Unread]:
        """Give the answers to a request; of what is not read to its end the process is ended."""
        process = self._started()
        is_done = False
        try:
            with _Watch(process, self._seconds) as watch:
                _write(process, json.dumps(request).encode() + b"\n" + data)
            yield from self._answers(process, watch)
            is_done = process.poll() is None
        finally:
            if not is_done:
                self.end()

    def _answers(
        self, process: "subprocess.Popen[bytes]", watch: "_Watch"
    ) -> Iterator[Found | Unread]:
        assert process.stdout is not None
        while True:
            with watch:
                line = process.stdout.readline(_LONGEST_LINE)
            if not line.endswith(b"\n"):
                yield Unread(_why_ended(process, watch))
                return
            answer = json.loads(line)
            if "end" in answer:
                return
            found = answer.get("found")
            yield Unread(answer["unread"], answer["name"]) if found is None else from_json(found)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "corpus.intake.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process


class _Watch:
    """Ends a process unless what is waited for comes in time; may be entered again and again."""

    def __init__(self, process: "subprocess.Popen[bytes]", seconds: float) -> None:
        self._process, self._seconds = process, seconds
        self.has_ended_it = False

    def __enter__(self) -> "_Watch":
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.has_ended_it = True
        self._process.kill()


def _write(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    assert process.stdin is not None
    # What ended it is said where its answer is waited for.
    with suppress(BrokenPipeError):
        process.stdin.write(data)
        process.stdin.flush()


def _why_ended(process: "subprocess.Popen[bytes]", watch: _Watch) -> Problem:
    """Say why a process left off in the middle of its answer."""
    try:
        status = process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        return "crashed"
    if watch.has_ended_it or status == -signal.SIGXCPU:
        return "slow"
    # The system kills a process that takes more memory than there is.
    return "bomb" if status == -signal.SIGKILL else "crashed"


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # One thread each: what libraries reserve for more would count as memory.
    return {**kept, "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
