"""How a fault is written down: nothing of its text, which may hold what a person said."""

from __future__ import annotations


def fault_of(error: BaseException) -> str:
    """The type of an exception, where it was raised, and what caused it; never its text."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 4:
        trace = seen.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
        parts.append(f"{type(seen).__name__}{place}")
        seen = seen.__cause__ or seen.__context__
    return ", from ".join(parts)
