"""`python -m signpost.handover`: JSON lines `{"findings": [...]}` or `{"turns": [...]}` in, the page for the doctor out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from signpost.decision import Case, case_from, fold
from signpost.handover.form import Form, load_form
from signpost.handover.formats import FORMATS, handover, written
from signpost.knowledge import nearest

_NEXT_PAGE = "\f"


def case_in(request: Mapping[str, Any], form: Form) -> Case:
    """The case of one request: findings, or turns to be folded; raises ValueError for a finding that nobody knows."""
    case = fold(request["turns"]) if "turns" in request else case_from(request)
    for each in case.findings:
        if each.id not in form.labels:
            hint = nearest(each.id, form.labels)
            raise ValueError(f"there is no finding {each.id!r}" + (f"; did you mean {hint!r}?" if hint else ""))
    return case


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads until the end of the input; a line that cannot be read is told of on standard error, and the status is then 1.

    Pages of text are parted by form feeds, FHIR documents by line ends; a file of HTML holds one page.
    """
    parser = argparse.ArgumentParser(prog="python -m signpost.handover", description=__doc__)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--region", help="whose numbers stand in the advice, such as uk")
    options = parser.parse_args(arguments)
    form, pages, failed = load_form(), 0, False
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            now = datetime.now(timezone.utc)
            sheet = handover(case_in(json.loads(line), form), form, now, options.region)
            if pages and options.format == "html":
                raise ValueError("a file of HTML holds one page: give one line")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            print(f"line {number}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = True
            continue
        print(_NEXT_PAGE if pages and options.format == "text" else "", end="")
        print(written(sheet, form, options.format, now), end="", flush=True)
        pages += 1
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
