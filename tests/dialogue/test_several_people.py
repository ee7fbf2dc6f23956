"""Several others in one talk: no two people's signs are added up, danger of each warns, and the bot says for whom it speaks."""

from __future__ import annotations

import pytest

from signpost.decision import assess_emergency, fold, load_rulebook
from signpost.findings import Finding
from tests.dialogue.talk import Talk

LEGS = Finding("limb_weakness", person="other", body_part="leg", duration_days=90, said="mum's legs are weak")
SPEECH = Finding("speech_slurred", person="another", duration_days=180, said="dad slurs")
MUM, DAD = [["other", "mother"]], [["other", "father"]]


def both() -> Talk:
    talk = Talk()
    talk.tell(LEGS, SPEECH, relatives=[["other", "mother"], ["another", "father"]])
    return talk


def levels(talk: Talk) -> dict[str, set[str]]:
    """The ids of what is known of each person."""
    return {person: {each.id for each in talk.said.case.facts(person)} for person in ("other", "another")}


def test_signs_of_two_relatives_stay_apart_and_each_is_named() -> None:
    talk = both()
    assert levels(talk) == {"other": {"limb_weakness"}, "another": {"speech_slurred"}}
    assert "About your mother, I understood" in talk.text
    assert "About your father, I understood" in talk.text
    assert "carry on with your" in talk.text


def test_somebody_named_in_a_later_message_is_not_the_one_before() -> None:
    talk = Talk()
    talk.tell(LEGS, relatives=MUM)
    talk.tell(SPEECH.with_(person="other"), text="dad slurs", relatives=DAD)
    assert levels(talk) == {"other": {"limb_weakness"}, "another": {"speech_slurred"}}
    assert talk.said.case.subject == "other" and "your mother first" in talk.text
    talk.tell(intent="choose_person", move="action_choose_person", acts=["for_other"], relatives=DAD)
    assert talk.said.case.subject == "another" and "about your father" in talk.text
    talk.tell(Finding("falls", person="other", said="he falls"), text="he falls", relatives=[["other", "man"]])
    assert "falls" in levels(talk)["another"]


@pytest.mark.parametrize("whose", ["other", "another"])
def test_danger_of_either_warns(whose: str) -> None:
    talk = both()
    name = dict(talk.said.case.others)[whose]
    talk.tell(Finding("facial_weakness", person="other", onset="sudden", said="face fell"), relatives=[["other", name]])
    assert talk.now.assessment.level == "emergency"
    assert {each.person for each in talk.now.assessment.fired if each.rule.level == "emergency"} == {whose}


def test_what_alarms_in_one_person_does_not_in_two() -> None:
    fever = Finding("fever", person="other", duration_days=1)
    neck = Finding("neck_stiffness", person="another", duration_days=1)
    book = load_rulebook()
    assert assess_emergency(fold([{"findings": [each.as_dict() for each in (fever, neck.with_(person="other"))]}]), book).fired
    assert not assess_emergency(fold([{"findings": [each.as_dict() for each in (fever, neck)]}]), book).fired


def test_after_the_outcome_of_one_the_other_is_offered_by_name() -> None:
    talk = both()
    first = talk.said.case.others[talk.said.case.subject]
    for _ in range(30):
        if talk.said.question_id is None:
            break
        talk.answer("unsure")
    other = "mother" if first == "father" else "father"
    assert [f"Now about my {other}", f"now about my {other}"] in talk.reply.sayings[-1].values["options"]
    assert f"This is about your {first}" in talk.text
