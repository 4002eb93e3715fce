"""Runs in forks of this process, which has loaded what takes long."""

import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

SECONDS = 400
"""Of the clock, after which what hangs is ended: pytest ends a test that does long before."""

MEMORY = 6 << 30  # bytes
OPTIONS = (
    *("-q", "-p", "no:cacheprovider", "-k", "not postgresql", "-m", "not long"),
    *("-o", "timeout=60", "--hypothesis-seed=0", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
Task = tuple[str, Callable[[], int]]


def in_forks(
    tasks: Iterable[Task], at_once: int, processor: int, seconds: float = SECONDS
) -> Iterator[tuple[str, int]]:
    """Run each task in a fork; give its name and its exit status, below zero if it was ended.

    A fork is ended that takes more than so many seconds of processor.
    """
    waiting, running = iter(tasks), dict[int, tuple[str, float]]()
    try:
        while True:
            while len(running) < at_once and (task := next(waiting, None)):
                running[_forked(task[1], processor)] = (task[0], time.monotonic() + seconds)
            if not running:
                return
            yield from _ended(running)
            time.sleep(0.005)
    finally:
        for child in running:
            _stop(child)


def _ended(running: dict[int, tuple[str, float]]) -> Iterator[tuple[str, int]]:
    for child, (name, until) in [*running.items()]:
        # From outside, as pytest's own limit of a test sets the alarm of the process anew.
        if time.monotonic() > until:
            _stop(child)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            del running[child]
            _clear_after(child)
            yield name, os.waitstatus_to_exitcode(status)


def _stop(child: int) -> None:
    """End a fork, which then ends its own."""
    os.kill(child, signal.SIGTERM)
    time.sleep(0.5)
    _clear_after(child)


def _clear_after(child: int) -> None:
    """End what a fork has started, and forget what it has written."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    shutil.rmtree(scratch(child), ignore_errors=True)


def scratch(process: int) -> Path:
    """Name a folder for the files of the tests of a fork."""
    return Path(tempfile.gettempdir()) / f"safir-mutation-{process}"


def _forked(act: Callable[[], int], processor: int) -> int:
    sys.stdout.flush()
    if child := os.fork():
        return child
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 5))
        os._exit(act())
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(99)
    return 99


def run_pytest(
    house: Path, tests: Sequence[str], plugins: Sequence[object] = (), *options: str
) -> int:
    """Run tests in this process, which is a fork, and give the exit status."""
    os.chdir(house)
    os.environ["PYTHONPATH"] = str(house)
    sys.dont_write_bytecode = True
    silenced()

    import pytest

    own = f"--basetemp={scratch(os.getpid())}"
    return int(pytest.main([*OPTIONS, own, *options, *tests], [*plugins]))


def silenced() -> None:
    """Send nowhere what this process says, unless it is asked for in the environment."""
    if "SAFIR_MUTATION_LOUD" not in os.environ:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
