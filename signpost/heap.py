"""What a server holds for as long as it runs."""

from __future__ import annotations

import gc


def keep_for_good() -> None:
    """Takes everything that was loaded out of the garbage collector's sight; called once, when a server is ready.

    The collector would look through all of it again and again, in the middle of turns, and never find anything: half a
    million objects, most of them of libraries.
    """
    gc.collect()
    gc.freeze()
