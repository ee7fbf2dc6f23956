"""`python -m signpost.language`: JSON lines with texts in, JSON lines with findings out."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from signpost.findings import told_to_client


def answer(request: dict[str, Any], reader: Any) -> dict[str, Any]:
    """What one request line asks for: the findings, and the status of its concept when it names one."""
    text = str(request.get("text") or "")
    concept = request.get("concept")
    reading = reader.read(text)
    found: dict[str, Any] = {"findings": [told_to_client(finding.as_dict()) for finding in reading.findings]}
    found["proposals"] = [{"id": each.id} for each in reading.proposals]
    found["kind"] = reading.kind
    if concept:
        found["concept_status"] = reader.concept_status(text, str(concept))
    return found


def run(lines: TextIO, out: TextIO) -> int:
    """Answers every line; a line that is no JSON object gets an "error" instead. Comes back with the exit status."""
    from signpost.nlu.reader import default_reader

    reader = default_reader()
    for line in lines:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except json.JSONDecodeError as error:
            request = None
            problem = f"this line is not JSON: {error.msg}"
        else:
            problem = "a line must be a JSON object"
        found = answer(request, reader) if isinstance(request, dict) else {"error": problem}
        print(json.dumps(found, ensure_ascii=False), file=out, flush=True)
    return 0


if __name__ == "__main__":
    # spaCy's neural parts would load TensorFlow where Rasa brought it; nothing here needs them, and they take seconds.
    for heavy in ("tensorflow", "torch"):
        sys.modules.setdefault(heavy, None)  # type: ignore[arg-type]
    raise SystemExit(run(sys.stdin, sys.stdout))
