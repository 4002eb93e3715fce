"""Further processes that take work off this one."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context, parent_process
from typing import Any


def worker_processes(
    count: int, prepare: Callable[..., object], arguments: tuple[Any, ...], modules: Sequence[str]
) -> ProcessPoolExecutor:
    """Start processes, each of which is prepared once.

    Not forked from this process, which has threads: a fork would copy locks that they hold. They
    are forks of a server that has none, and that imports what they need once for all of them.

    Args:
        count: How many at most.
        prepare: Called first in each, with `arguments`.
        modules: To be imported beforehand. The first pool of a process decides.
    """
    begin = (prepare, arguments)
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(count, get_context("spawn"), _begin, begin)
    context = get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    return ProcessPoolExecutor(count, context, _begin, begin)


def _begin(prepare: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*arguments)


def _end_with_parent() -> None:
    """End when the process that wants the work has been killed: it can no longer say so.

    Each worker holds the other end of the queue it waits at, so that this never closes.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
