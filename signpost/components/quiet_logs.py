"""Logs that cannot hold what a person said.

Rasa and the libraries below it put messages, trackers and exception texts into their log records, at every level. Here
each record of theirs is reduced, at the moment it is made, to what stands in the source code: the constant words of the
logging call, the place, and the type and place of an exception. So no handler, formatter or level can bring the rest back.
"""

from __future__ import annotations

import ast
import json
import linecache
import logging
import os
import sys
import threading
import time
from contextlib import suppress
from functools import lru_cache
from types import TracebackType
from typing import Any, Optional

from signpost.faults import fault_of
from signpost.request_id import request_id

# Records of these loggers are written by this project, which passes names, numbers and types only; a test reads every call.
OURS = ("signpost", "actions")

_LEVELS = {"debug", "info", "warning", "warn", "error", "exception", "critical", "log"}
_LONGEST_WORDS = 300


class QuietRecord(logging.LogRecord):
    """A log record without arguments and exception texts."""

    def __init__(
        self, name: str, level: int, pathname: str, lineno: int, msg: Any, args: Any, exc_info: Any, *rest: Any, **more: Any
    ) -> None:
        error = exc_info[1] if isinstance(exc_info, tuple) else None
        if name.split(".", 1)[0] not in OURS:
            msg, args = static_words(pathname, lineno), ()
        super().__init__(name, level, pathname, lineno, msg, args, None)
        # Names of our own, because a logging call may not bring an `extra` of the same name.
        self.signpost_fault = fault_of(error) if error is not None else ""
        self.signpost_request = request_id.get()

    def getMessage(self) -> str:
        """The words of the record, and its fault when there is one."""
        words = super().getMessage()
        return f"{words} [{self.signpost_fault}]" if self.signpost_fault else words


class QuietFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, place, event, fault, request."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "place": f"{record.module}:{record.lineno}",
            "event": logging.LogRecord.getMessage(record),
            "fault": getattr(record, "signpost_fault", ""),
            "request": getattr(record, "signpost_request", ""),
        }
        return json.dumps({name: value for name, value in line.items() if value})


class QuietHandler(logging.Handler):
    """Writes to standard error; making one makes the whole process quiet (used by logging.yml)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(QuietFormatter())
        install()
        for name in OURS:
            logging.getLogger(name).setLevel(os.environ.get("LOG_LEVEL", "WARNING").upper())
        # Loggers that do not propagate and have no handler use this one; Python's own would print the record as it is.
        logging.lastResort = self

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line; a closed or full standard error is no reason to fail a turn."""
        with suppress(OSError, ValueError):
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()


def settle() -> None:
    """Leaves the quiet handler as the only one of the root logger, when there is one: Rasa adds a second that repeats each line."""
    root = logging.getLogger()
    if any(isinstance(each, QuietHandler) for each in root.handlers):
        root.handlers = [each for each in root.handlers if isinstance(each, QuietHandler)]


def install() -> None:
    """Makes every record of this process quiet, and every uncaught exception too."""
    logging.setLogRecordFactory(QuietRecord)
    # A handler that fails would otherwise print the record's arguments.
    logging.raiseExceptions = False
    sys.excepthook = _uncaught
    threading.excepthook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)
    sys.unraisablehook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _uncaught(kind: type[BaseException], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("signpost.uncaught").critical("uncaught: %s", fault_of(error) if error is not None else kind.__name__)


@lru_cache(maxsize=2048)
def static_words(pathname: str, lineno: int) -> str:
    """The constant words of the logging call on a line of a source file; `…` stands for everything that is filled in."""
    found: Optional[ast.Call] = None
    for start, end, call in _calls(pathname):
        if start <= lineno <= end and (found is None or start >= found.lineno):
            found = call
    if found is None:
        return "…"
    arguments = found.args[1:] if isinstance(found.func, ast.Attribute) and found.func.attr == "log" else found.args
    given = [each.value for each in found.keywords if each.arg == "event_info"] or arguments[:1]
    return " ".join(_constant(given[0]).split())[:_LONGEST_WORDS] if given else "…"


@lru_cache(maxsize=256)
def _calls(pathname: str) -> tuple[tuple[int, int, ast.Call], ...]:
    try:
        tree = ast.parse("".join(linecache.getlines(pathname)))
    except (SyntaxError, ValueError):
        return ()
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return tuple(
        (node.lineno, node.end_lineno or node.lineno, node)
        for node in calls
        if isinstance(node.func, ast.Attribute) and node.func.attr in _LEVELS
    )


def _constant(node: ast.expr) -> str:
    """The constant part of an expression that makes a text."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_constant(each) for each in node.values)
    if isinstance(node, ast.BinOp):
        return _constant(node.left) + (_constant(node.right) if isinstance(node.op, ast.Add) else "")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _constant(node.func.value)
    return "…"
