"""What a server holds for as long as it runs."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keeps the garbage collector away while much is built that stays: it took half of the time, and found nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_for_good() -> None:
    """Takes everything that was loaded out of the garbage collector's sight; called once, when a server is ready.

    The collector would look through all of it again and again, in the middle of turns, and never find anything: half a
    million objects, most of them of libraries. What loading needed for a while goes back to the system.
    """
    gc.collect()
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
    if give_back is not None:
        give_back(0)
    gc.freeze()
