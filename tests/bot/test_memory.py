"""Threads that come and go leave no memory of their own behind."""

import gc
import os
import subprocess
import sys
from ctypes import CDLL

import pytest

from bot.memory import settle

MANY_THREADS = """
import ctypes, threading
from bot.memory import share_arenas

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
share_arenas()
all_at_once = threading.Barrier(12)

def take():
    libc.malloc(2000)
    all_at_once.wait()

threads = [threading.Thread(target=take) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def places(**settings):
    """Count the places that the C library has taken memory from for twelve threads."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), **settings}
    command = [sys.executable, "-c", MANY_THREADS]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stdout.count("<heap nr=")


@pytest.mark.skipif(not hasattr(CDLL(None), "malloc_info"), reason="not the GNU C library")
def test_threads_share_places_of_memory_unless_told_otherwise():
    assert places() <= 2
    assert places(MALLOC_ARENA_MAX="9") > 2


def test_what_is_there_once_all_is_loaded_is_not_looked_through_again():
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
