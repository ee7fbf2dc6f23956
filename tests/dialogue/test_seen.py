"""What a clinician has looked at warns no more, unless something new or worse is told."""

from __future__ import annotations

import pytest

from signpost.decision import case_from
from signpost.findings import Finding
from tests.dialogue.talk import Talk

FACE = Finding("facial_weakness", side="left", onset="sudden", duration_days=0.5, said="the left of my face hangs")


def seen(finding: Finding = FACE) -> Talk:
    talk = Talk()
    talk.tell(finding)
    assert talk.now.assessment.level == "emergency"
    talk.tell(text="they looked at me and sent me home", intent="nlu_fallback", acts=["was_seen"])
    talk.answer("yes")
    return talk


def test_the_same_sign_does_not_warn_again_and_stays_on_record() -> None:
    talk = seen()
    assert talk.now.assessment.level not in ("emergency", "none")
    assert talk.reply.responses[0] != "utter_withdrawal_lifted"
    talk.tell(Finding("facial_weakness", side="left"), text="my face hangs")
    assert talk.now.assessment.level != "emergency"
    assert [each.status for each in talk.said.case.findings if each.id == "facial_weakness"] == ["present"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (Finding("facial_weakness", side="left"), "it has come back: my face hangs again"),
        (Finding("headache"), "it is back and my head hurts"),
        (Finding("facial_weakness", course="progressive"), "the face goes further down"),
        (Finding("facial_weakness", side="right", onset="sudden"), "the right of my face hangs too"),
        (Finding("facial_weakness", duration_days=0.01), "my face dropped ten minutes ago"),
        (Finding("limb_weakness", side="left", body_part="arm", onset="sudden"), "the arm has gone limp"),
        (Finding("speech_slurred", onset="sudden"), "my words slur"),
    ],
)
def test_what_is_new_or_worse_warns(told: Finding, text: str) -> None:
    talk = seen()
    talk.tell(told, text=text)
    assert talk.now.assessment.level == "emergency"


def test_what_can_kill_within_minutes_warns_whenever_it_is_told() -> None:
    no_air = Finding("breathlessness", severity="severe", at_rest=True)
    talk = seen(no_air)
    assert talk.now.assessment.level != "emergency"
    talk.tell(no_air, text="I get no air")
    assert talk.now.assessment.level == "emergency"


def test_what_was_seen_survives_as_json() -> None:
    case = seen().said.case
    assert case.seen
    assert case_from(case.as_dict()) == case
