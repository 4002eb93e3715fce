"""How this process asks for memory."""

import ctypes
import gc
import os

_M_ARENA_MAX = -8  # of glibc's malloc.h
ARENAS = 2
_FRESH = 5_000
"""Objects that come before those among them are looked for that nobody has any more."""


def share_arenas() -> None:
    """Have all threads take memory from few places, before there are any threads.

    The GNU C library gives each new thread a place of its own, up to eight for each core, and
    what is freed in one is not used in another. The index is written by threads that end with
    each save or some thousand articles: after 147 saves the bot held 339 MB, and holds 190 with two
    places; after adding 36,000 articles the command line 602, and 360. Whoever has set
    MALLOC_ARENA_MAX has decided otherwise; other C libraries have nothing of the kind.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, ARENAS)


def settle() -> None:
    """Leave alone what is in memory by now, which stays, when what is thrown away is looked for.

    A question makes thousands of objects: looking among them for circles, and now and then among
    all that the knowledge is made of, took one to two milliseconds of each.
    """
    gc.freeze()
    gc.set_threshold(_FRESH)
