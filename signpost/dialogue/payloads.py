"""The contract's payload of a situation: the outcome of the decision, and where what it rests on came from."""

from __future__ import annotations

from typing import Any

from signpost.decision import Question, load_rulebook, payload
from signpost.dialogue.situation import Situation
from signpost.findings import Finding


def triage_of(now: Situation, question: Question | None = None) -> dict[str, Any]:
    """The JSON-ready payload, `question` being what the turn leaves open; names the learned reader where one took part."""
    triage = payload(now.case, now.assessment, question, load_rulebook())
    triage["findings"] = [{**shown, "by": _origin(each, now)} for shown, each in zip(triage["findings"], now.case.findings, strict=True)]
    if now.said.reader:
        triage["reader"] = now.said.reader
    return triage


def _origin(finding: Finding, now: Situation) -> str:
    """Where a finding came from: told in `words`, an `answer` to a question, or only likely and then `confirmed`."""
    if finding.id not in now.case.asked:
        return "words"
    # A finding that was ticked has the words of the list for its own, and nobody read it.
    told = finding.reader or finding.said and finding.said not in load_rulebook().labels
    return "confirmed" if finding.id in now.said.proposals else "words" if told else "answer"
