"""The outcome in the words of the contract (schema 1): what clients, the conversation and the command line receive."""

from __future__ import annotations

from typing import Any

from signpost.decision.assess import Assessment, FiredRule
from signpost.decision.case import Case
from signpost.decision.own_words import own_words
from signpost.decision.questions import Question
from signpost.decision.rules import Rulebook
from signpost.findings import Finding

SCHEMA = 1
# So many of the person's own sentences stand beside a reason.
_SAID_AT_MOST = 2


def payload(case: Case, assessment: Assessment, question: Question | None, rulebook: Rulebook) -> dict[str, Any]:
    """The JSON-ready object that travels as `custom.triage`."""
    asking = question is not None and assessment.status not in ("emergency", "crisis")
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "level": certain_level(assessment, rulebook) if asking else assessment.level,
        "status": "asking" if asking else assessment.status,
    }
    if assessment.route:
        found["route"] = assessment.route
    found["question"] = question_payload(question) if asking and question else None
    found["findings"] = [finding_payload(each, rulebook) for each in case.findings]
    shown = [each for each in assessment.fired if not (asking and each.rule is rulebook.cannot_tell)]
    found["rules"] = [rule_payload(each, rulebook) for each in shown]
    found["citations"] = citations(shown, rulebook)
    found["rulebook"] = rulebook.version
    return found


def finding_payload(finding: Finding, rulebook: Rulebook) -> dict[str, Any]:
    """A finding as clients see it: with its plain name, which leaves out the places that it names where the place is known."""
    known = rulebook.vocabulary
    placed = known.beside_place.get(finding.id) if finding.body_part else None
    return {**finding.as_dict(), "label": placed or known.findings.get(finding.id, finding.id)}


def certain_level(assessment: Assessment, rulebook: Rulebook) -> str:
    """The highest level that is certain while questions are open: "cannot tell" is not one."""
    if all(each.rule is rulebook.cannot_tell for each in assessment.fired):
        return rulebook.levels.ids[-1]
    return assessment.level


def question_payload(question: Question) -> dict[str, Any]:
    """A question as clients see it; each option has a value and a label."""
    return {"id": question.id, "kind": question.kind, "options": [{"value": each.value, "label": each.label} for each in question.options]}


def rule_payload(fired: FiredRule, rulebook: Rulebook) -> dict[str, Any]:
    """A rule that fired, and why: what was noticed, with the person's own words where they are known."""
    said = list(own_words(fired, rulebook))
    quoted = " ".join(f"“{each}”" for each in said[:_SAID_AT_MOST])
    return {
        "id": fired.rule.id,
        "level": fired.level,
        "because": f"{fired.rule.noticed} {quoted}".strip(),
        "sources": [each.id for each in fired.rule.sources],
        "person": fired.person,
        "said": said,
    }


def citations(fired: list[FiredRule], rulebook: Rulebook) -> list[dict[str, str]]:
    """The sources of the rules that fired, each once, in their order."""
    ids = dict.fromkeys(source.id for each in fired for source in each.rule.sources)
    known = rulebook.vocabulary.sources
    return [{"id": name, "title": known[name]["title"]} for name in ids if name in known]
