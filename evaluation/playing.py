"""Plays conversations that are written down, each step with what must come; tests and the canary share it.

`says` holds words that must come, with alternatives parted by "|"; `asks` the question that must be open: its id, `same` (as
before this step), `another`, or `previous` (the one before that). `answered` is the status that the finding of the question
before now has. `findings`, `not`, `only` and `only_as` are told in `expected.py`; `said` are the names of responses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evaluation.findings_expected import of_findings
from evaluation.parity import answers_to
from evaluation.trained import Talk, text_of, triage_of

_FINDINGS = frozenset({"findings", "not", "only", "only_as"})
_DECISIONS = _FINDINGS | frozenset(
    (
        "say unsure level not_level status route rules not_rules asks options answered not_asks never_asks finding absent_finding "
        "topic disease entry"
    ).split()
)
# What of a step is about wording, which may differ with the region of a server.
WORDS = frozenset({"says", "never_says", "buttons", "summary", "said", "not_said"})
STEP_KEYS = _DECISIONS | WORDS


Answering = Callable[[Talk, dict[str, Any]], list[dict[str, Any]]]


def word_for_word(talk: Talk, step: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages in answer to a step of a conversation in which every message is written down."""
    return talk.say(step["say"])


def play(talk: Talk, steps: list[dict[str, Any]], answering: Answering = answers_to) -> None:
    """Has a conversation, and fails at the first step that does not go as it is written."""
    open_before: list[str | None] = [None, None]
    for step in steps:
        assert set(step) <= STEP_KEYS, f"unknown key in {step}"
        answers = answering(talk, step)
        check(step, answers, text_of(answers), open_before)
        _check_said(step, talk)
        open_before.append((triage_of(answers).get("question") or {}).get("id"))


def _check_said(step: dict[str, Any], talk: Talk) -> None:
    """Only the library tells the names of what it said."""
    said: frozenset[str] = getattr(talk, "said", frozenset())
    assert set(step.get("said", ())) <= said, f"after {step.get('say')!r}: {sorted(said)}"
    assert not set(step.get("not_said", ())) & said, f"after {step.get('say')!r}: {sorted(said)}"


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
    assert not {each["id"] for each in triage.get("rules", ())} & set(step.get("not_rules", ())), where
    assert of_findings(step, triage.get("findings", ())) == [], where
    _check_question(step, triage, open_before, where)
    if "entry" in step:
        assert (triage.get("education") or {}).get("entry") in _list(step["entry"]), where
    for finding in _list(step.get("finding", [])):
        assert (finding, "present") in {(each["id"], each["status"]) for each in triage.get("findings", [])}, where
    for finding in _list(step.get("absent_finding", [])):
        assert (finding, "absent") in {(each["id"], each["status"]) for each in triage.get("findings", [])}, where
    _check_words(step, answers, triage, text, where)


def _check_question(step: dict[str, Any], triage: dict[str, Any], open_before: list[str | None], where: str) -> None:
    asked = (triage.get("question") or {}).get("id")
    previous, before = open_before[-2:]
    if step.get("asks") == "another":
        assert asked not in (None, before), where
    elif step.get("asks") == "*":
        assert asked is not None, where
    elif "asks" in step:
        assert asked in [{"same": before, "previous": previous}.get(each, each) for each in _list(step["asks"])], where
    assert asked not in [*_list(step.get("not_asks", [])), *_list(step.get("never_asks", []))], where
    found = {(each["id"], each["status"]) for each in triage.get("findings", [])}
    assert "answered" not in step or (before, step["answered"]) in found, where
    if "options" in step:
        assert [each["value"] for each in (triage.get("question") or {}).get("options", ())] == step["options"], where


def _check_words(step: dict[str, Any], answers: list[dict[str, Any]], triage: dict[str, Any], text: str, where: str) -> None:
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
