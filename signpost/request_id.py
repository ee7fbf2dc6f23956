"""The id of the request that is being answered, so that the log lines of all processes that work on it can be found together."""

from __future__ import annotations

import contextvars
import re

HEADER = "X-Request-Id"
_ID = re.compile(r"[0-9a-f]{1,32}")

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")


def take_over(given: str | None) -> None:
    """Goes on under the id that another process gave; what is no id of ours is dropped, because it would stand in the log."""
    request_id.set(given if given and _ID.fullmatch(given) else "")
