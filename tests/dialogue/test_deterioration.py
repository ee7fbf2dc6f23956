"""A danger that is told while a warning stands is named at once, whatever was done about the warning, and nothing sinks below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from signpost.decision import load_rulebook
from signpost.decision.assess import assess_emergency
from signpost.decision.case import case_of
from signpost.dialogue.companion import companion, new_dangers
from signpost.dialogue.first import emergency_now
from signpost.dialogue.read_back import label_of
from signpost.findings import Finding
from tests.dialogue.talk import Talk

WORSE = "utter_companion_worse"
SIGNS = sorted({each["finding"] for each in load_rulebook().levels.danger_signs})
DONE = {
    "nothing": None,
    "called": ("confirm_help_called", []),
    "leaving": ("nlu_fallback", ["is_leaving"]),
    "there": ("nlu_fallback", ["has_arrived"]),
}


def _warnings() -> dict[str, tuple[Finding, ...]]:
    """For each emergency response, findings that lead to it."""
    book, found = load_rulebook(), {}
    for rule in book.emergencies:
        for each in rule.examples:
            outcome = assess_emergency(case_of(each.given, each.unsure), book)
            if each.fires and outcome.status == "emergency":
                found.setdefault(str(outcome.response), tuple(each.given))
    return found


WARNINGS = _warnings()


def _warned(findings: Iterable[Finding], done: str) -> Talk:
    talk = Talk()
    talk.tell(*findings)
    assert talk.now.assessment.status == "emergency"
    if DONE[done] is not None:
        intent, acts = DONE[done]
        talk.tell(intent=intent, acts=acts)
    return talk


def test_every_kind_of_warning_is_tried() -> None:
    said = {str(each.response) for each in load_rulebook().emergencies if not str(each.response).startswith("utter_crisis_")}
    assert said == set(WARNINGS)


@pytest.mark.parametrize("done", DONE)
@pytest.mark.parametrize("response", WARNINGS)
def test_a_new_danger_is_named_and_the_warning_stands(response: str, done: str) -> None:
    book, warned = load_rulebook(), _warned(WARNINGS[response], done)
    before = warned.now.assessment
    for sign in SIGNS:
        talk = replace(warned)
        if any(each.id == sign for each in talk.now.case.findings):
            continue
        talk.tell(Finding(sign, person=talk.now.case.subject, said=sign), acts=["is_leaving"])
        after = talk.now.assessment
        assert after.level == "emergency", sign
        assert book.levels.routes.index(str(after.route)) <= book.levels.routes.index(str(before.route)), sign
        warning = emergency_now(talk.said)
        if warning is None:
            assert talk.reply.responses == [WORSE], sign
            assert label_of(sign) in talk.text
            assert "999" in talk.text
            assert talk.reply.triage and talk.reply.triage["level"] == "emergency"
        else:
            because = {finding.id for each in after.fired if each.rule.response == warning for finding in each.because}
            assert sign in because, (sign, warning)


def test_it_is_named_in_the_middle_of_a_check_too() -> None:
    talk = _warned(WARNINGS["utter_emergency_meningitis"], "called")
    talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency")
    talk.tell(Finding("seizure"), intent="deny", reply={"polarity": "no"})
    assert talk.reply.responses == [WORSE]
    assert talk.said.question_id is None
    assert talk.said.doubtful == ()


def test_what_was_known_is_no_news() -> None:
    talk = _warned(WARNINGS["utter_emergency_meningitis"], "called")
    known = next(each for each in talk.now.case.findings if each.status == "present")
    talk.tell(known, acts=["is_leaving"])
    assert new_dangers(talk.said) == ()
    assert companion(talk.said) == "utter_companion_is_leaving"


def test_a_known_medicine_told_again_does_not_repeat_the_warning() -> None:
    talk = _warned((*WARNINGS["utter_emergency_head_injury"], Finding("blood_thinner")), "nothing")
    talk.tell(Finding("blood_thinner"), acts=["help_called"])
    assert emergency_now(talk.said) is None
