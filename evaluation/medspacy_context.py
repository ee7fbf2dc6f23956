"""The status of stretches of text by medspaCy's ConText with its default rules; runs in an environment of its own.

    python -m venv SOMEWHERE && SOMEWHERE/bin/pip install medspacy
    SOMEWHERE/bin/python evaluation/medspacy_context.py < QUESTIONS.jsonl > ANSWERS.jsonl

Reads lines {"text": ..., "spans": [[start, end], ...]} (characters) and writes lines {"statuses": [...]} with "present", "absent",
"past", "hypothetical" or "other" for each. Needs nothing of this project, so that its packages do not have to agree with medspaCy's.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import medspacy

GROUP = "asked"


def status(span: Any) -> str:
    """What ConText says of a span, in the order in which this project decides."""
    if span._.is_negated:
        return "absent"
    if span._.is_hypothetical or span._.is_uncertain:
        return "hypothetical"
    if span._.is_family:
        return "other"
    return "past" if span._.is_historical else "present"


def main() -> None:
    """Answers every line."""
    nlp = medspacy.load(enable=["medspacy_pyrush", "medspacy_context"])
    nlp.get_pipe("medspacy_context").input_span_type = "group"
    nlp.get_pipe("medspacy_context").span_group_name = GROUP
    cut = nlp.get_pipe("medspacy_pyrush")
    context = nlp.get_pipe("medspacy_context")
    for line in sys.stdin:
        asked = json.loads(line)
        doc = cut(nlp.make_doc(asked["text"]))
        doc.spans[GROUP] = [doc.char_span(start, end, alignment_mode="expand") for start, end in asked["spans"]]
        doc = context(doc)
        print(json.dumps({"statuses": [status(span) for span in doc.spans[GROUP]]}))


if __name__ == "__main__":
    main()
