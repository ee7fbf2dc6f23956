"""`python -m signpost.decision`: JSON lines `{"findings": [...]}` in, one outcome a line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from signpost.decision.case import case_from, fold
from signpost.decision.interview import outlook
from signpost.decision.outcome import payload
from signpost.decision.rules import Rulebook, load_rulebook


def answer(request: Mapping[str, Any], rulebook: Rulebook) -> dict[str, Any]:
    """The outcome for one request: a case (findings, and what was asked), or `turns` to be folded into one."""
    case = fold(request["turns"]) if "turns" in request else case_from(request)
    now = outlook(case, rulebook)
    return {**payload(case, now.assessment, now.question, rulebook), "questions_left": now.left if now.question else 0}


def main() -> int:
    """Reads until the end of the input; a line that cannot be read gets an object with `error`."""
    rulebook = load_rulebook()
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            found = answer(json.loads(line), rulebook)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            found = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(found, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
