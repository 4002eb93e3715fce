"""Programs that a measurement runs beside itself."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(*module: str) -> Iterator[subprocess.Popen[str]]:
    """Run a module of ours as a process of its own."""
    command = [sys.executable, "-m", *module]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def playground() -> Iterator[tuple[str, str]]:
    """Start the playground's Bot API; give its address and token."""
    with running("bot.playground", "0") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip().partition("=")[2] for _ in range(2)]
        yield lines[0], lines[1]


def processor_of(pid: int) -> Callable[[], float]:
    """Read the seconds that a process has used."""

    def read() -> float:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    return read
