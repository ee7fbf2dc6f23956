"""No record, at any level and through any handler, carries what a person said."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.components.quiet_logs import QuietFormatter, QuietRecord, static_words
from signpost.faults import fault_of

ROOT = Path(__file__).resolve().parents[2]
SAID = "zebrafinch"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a plain handler of Python's own writes while records are quiet."""
    stream, before = io.StringIO(), logging.getLogRecordFactory()
    logging.setLogRecordFactory(QuietRecord)
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)
    logging.setLogRecordFactory(before)


def test_words_of_a_library_are_left_out_and_its_constant_words_stay(written: io.StringIO) -> None:
    logging.getLogger("somelibrary").error(f"could not store {SAID} today")
    logging.getLogger("somelibrary").error("could not send %s", SAID)
    logging.getLogger("somelibrary").error(SAID + " came first")
    assert SAID not in written.getvalue()
    assert written.getvalue().splitlines() == ["could not store … today", "could not send %s", "… came first"]


def test_exception_keeps_its_type_and_place_alone(written: io.StringIO) -> None:
    try:
        try:
            raise KeyError(SAID)
        except KeyError as error:
            raise ValueError(SAID) from error
    except ValueError:
        logging.getLogger("somelibrary").exception("it failed")
        logging.getLogger("signpost.ours").exception("it failed")
    assert SAID not in written.getvalue()
    assert written.getvalue().count("ValueError at ") == 2
    assert "from KeyError at " in written.getvalue()


def test_line_is_json_with_place_and_fault() -> None:
    error = ValueError(SAID)
    record = QuietRecord("somelibrary", logging.ERROR, __file__, 1, SAID, (), (ValueError, error, None))
    line = json.loads(QuietFormatter().format(record))
    assert (line["level"], line["logger"], line["fault"]) == ("error", "somelibrary", "ValueError")
    assert fault_of(error) == "ValueError"


def test_place_without_a_logging_call_says_nothing() -> None:
    assert static_words(__file__, 1) == "…"
    assert static_words("/no/such/file.py", 1) == "…"


def test_uncaught_exceptions_and_last_resort_are_quiet() -> None:
    script = (
        "import logging, logging.config, threading, yaml\n"
        "logging.config.dictConfig(yaml.safe_load(open('logging.yml')))\n"
        "said = 'zebra' + 'finch'\n"
        "lonely = logging.getLogger('lonely'); lonely.propagate = False\n"
        "lonely.error('told ' + said)\n"
        "def fails(): raise RuntimeError(said)\n"
        "thread = threading.Thread(target=fails); thread.start(); thread.join()\n"
        "fails()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert SAID not in done.stdout + done.stderr
    assert done.stderr.count("RuntimeError at") == 2
    assert '"logger": "lonely"' in done.stderr


def test_own_log_calls_pass_no_words() -> None:
    """Our records are let through as they are, so no call of ours may pass a text, a message or an exception itself."""
    from tests.own_log_calls import calls

    found = list(calls())
    assert found
    forbidden = {"text", "message", "body", "data", "error", "said", "tracker", "conversation", "sender"}
    assert [f"{path}:{line}: {name}" for path, line, name in found if name in forbidden] == []
