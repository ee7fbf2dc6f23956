"""Plays conversations that are written down, each step with what must come; tests and the canary share it.

`says` holds words that must come, with alternatives parted by "|"; `asks` the question that must be open: its id, `same` (as
before this step), `another`, or `previous` (the one before that). `answered` is the status that the finding of the question
before now has.
"""

from __future__ import annotations

from typing import Any

from evaluation.parity import answers_to
from evaluation.trained import Talk, text_of, triage_of

_DECISIONS = frozenset(
    "say unsure level not_level status route rules asks answered not_asks never_asks finding absent_finding topic disease".split()
)
# What of a step is about wording, which may differ with the region of a server.
WORDS = frozenset({"says", "never_says", "buttons", "summary"})
STEP_KEYS = _DECISIONS | WORDS


def play(talk: Talk, steps: list[dict[str, Any]]) -> None:
    """Has a conversation, and fails at the first step that does not go as it is written."""
    open_before: list[str | None] = [None, None]
    for step in steps:
        assert set(step) <= STEP_KEYS, f"unknown key in {step}"
        answers = answers_to(talk, step)
        check(step, answers, text_of(answers), open_before)
        open_before.append((triage_of(answers).get("question") or {}).get("id"))


def check(step: dict[str, Any], answers: list[dict[str, Any]], text: str, open_before: list[str | None]) -> None:
    """Fails when a turn is not as its step says; `open_before` are the questions that were open after each step so far."""
    triage = triage_of(answers)
    where = f"after {step.get('say', 'answering I do not know')!r}: {triage} {text}"
    assert text, f"silence {where}"
    for key in ("level", "status", "route", "topic", "disease"):
        if key in step:
            assert triage.get(key) in _list(step[key]), where
    assert triage["level"] not in _list(step.get("not_level", [])), where
    for rule in _list(step.get("rules", [])):
        assert rule in [each["id"] for each in triage["rules"]], where
    asked = (triage.get("question") or {}).get("id")
    previous, before = open_before[-2:]
    if step.get("asks") == "another":
        assert asked not in (None, before), where
    elif "asks" in step:
        assert asked in [{"same": before, "previous": previous}.get(each, each) for each in _list(step["asks"])], where
    assert asked not in [*_list(step.get("not_asks", [])), *_list(step.get("never_asks", []))], where
    found = {(each["id"], each["status"]) for each in triage.get("findings", [])}
    assert "answered" not in step or (before, step["answered"]) in found, where
    for finding in _list(step.get("finding", [])):
        assert (finding, "present") in found, where
    for finding in _list(step.get("absent_finding", [])):
        assert (finding, "absent") in found, where
    for words in _list(step.get("says", [])):
        assert any(each.lower() in text.lower() for each in words.split("|")), where
    titles = " ".join(each["title"] for answer in answers for each in answer.get("buttons") or ())
    for words in _list(step.get("buttons", [])):
        assert words.lower() in titles.lower(), where
    if "summary" in step:
        assert set(step["summary"]) <= set(triage["summary"]), where
    for words in _list(step.get("never_says", [])):
        assert words.lower() not in text.lower(), where


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
