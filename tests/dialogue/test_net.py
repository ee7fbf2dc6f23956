"""The net below the readers: somebody whose every word is missed gets through by tapping, and is never dismissed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.decision import load_rulebook
from signpost.decision.screens import AREA, DANGER, NONE, OTHER, SIGNS
from signpost.dialogue.list_answers import as_picked
from signpost.dialogue.picked import pick as picked_of
from signpost.findings import Finding
from tests.dialogue.talk import Talk

BOOK = load_rulebook()
LIST = BOOK.screens[DANGER].question
RARE = BOOK.screens[DANGER].rare
AREAS = [each.value for each in BOOK.screens[AREA].question.options if f"screen.{each.value}" in BOOK.screens]
DESCRIPTIONS = [(area, each.value) for area in AREAS for each in BOOK.screens[f"screen.{area}"].question.options if each.value != OTHER]


def lost(talk: Talk, text: str = "mumble") -> object:
    """A message of which nothing was understood."""
    return talk.tell(text=text, intent="nlu_fallback", move="action_clarify")


def pick(talk: Talk, text: str) -> object:
    return talk.tell(text=text, intent="nlu_fallback", move="action_triage")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("none", ("none",)),
        ("None of these", ("none",)),
        ("1", ("stroke",)),
        ("1 and 3", ("stroke", "breath")),
        ("3; 1", ("stroke", "breath")),
        ("stroke, chest", ("stroke", "chest")),
        ("Face, arm or leg suddenly weak, numb or drooping", ("stroke",)),
        ("Crushing or tight chest pain; A fit, passing out, newly confused, or hard to wake", ("chest", "awake")),
        ("number 4", ("chest",)),
        ("3, none", ("breath",)),
        ("99", None),
        ("my cat is on the roof", None),
        ("", None),
    ],
)
def test_picks_are_read_by_label_value_and_number(text: str, values: tuple[str, ...] | None) -> None:
    assert picked_of(LIST, text).ticked == (values or ())


def test_plain_no_means_none_of_them_and_a_long_one_may_tell_something() -> None:
    assert picked_of(LIST, "no").ticked == (NONE,)
    told = {"reply": {"polarity": "no"}, "kind": "today"}
    text = "no but since this morning my whole left leg just will not"
    assert as_picked(BOOK.screens[DANGER], "self", text, "tell_symptoms", told)[2] == ()


@pytest.mark.parametrize(
    ("sounds", "kind", "told", "listed"),
    [
        ("sounds_calm", "other", (), False),
        ("sounds_calm", "harmless", (), False),
        ("sounds_calm", "weeks", (), True),
        ("", "other", (), True),
        ("sounds_calm", "other", (Finding("fatigue"),), True),
    ],
)
def test_only_what_surely_sounds_like_no_complaint_gets_no_list(sounds: str, kind: str, told: tuple[Finding, ...], listed: bool) -> None:
    talk = Talk()
    if told:
        talk.tell(*told)
        talk.said = replace(talk.said, question_id=None)
    reply = talk.tell(text="words", intent="nlu_fallback", move="action_clarify", sounds=sounds, kind=kind)
    assert (reply.responses == ["utter_out_of_scope"]) is not listed


def test_message_that_is_not_understood_gets_the_check_list_and_is_repeated() -> None:
    reply = Talk().tell(text="me legs is jelly custard", intent="nlu_fallback", move="action_clarify")
    assert (reply.responses, reply.open_question) == (["utter_screen_any_of"], DANGER)
    assert reply.sayings[0].values["lead"] == [["utter_not_taken_in", {"repeated": "me legs is jelly custard"}]]
    assert reply.triage is not None
    assert (reply.triage["status"], reply.triage["question"]["kind"]) == ("asking", "any_of")
    assert reply.triage["question"]["options"][0].keys() == {"value", "label"}


@pytest.mark.parametrize("value", [each.value for each in LIST.options if each.value != NONE and each.value not in RARE])
def test_each_danger_is_reached_by_tapping_alone(value: str) -> None:
    talk = Talk()
    lost(talk)
    pick(talk, value)
    assert talk.now.assessment.level == "emergency"


@pytest.mark.parametrize(("area", "description"), DESCRIPTIONS)
def test_each_description_leads_to_an_outcome_by_tapping_alone(area: str, description: str) -> None:
    talk = Talk()
    lost(talk)
    assert pick(talk, "none").open_question == AREA
    assert pick(talk, area).open_question == f"screen.{area}"
    reply = pick(talk, description)
    for _ in range(30):
        if reply.open_question is None or talk.now.assessment.level == "emergency":
            break
        reply = talk.answer("unsure")
    assert talk.now.assessment.level in ("emergency", "urgent", "soon", "routine")


def type_number(talk: Talk, value: str) -> object:
    """The reply to the place of an option in the list that is shown, as somebody types it who has no buttons."""
    triage = talk.reply.triage
    assert triage is not None
    return pick(talk, str([each["value"] for each in triage["question"]["options"]].index(value) + 1))


@pytest.mark.parametrize(("area", "description"), DESCRIPTIONS)
def test_each_description_is_reached_by_typed_numbers_alone(area: str, description: str) -> None:
    talk = Talk()
    lost(talk, "nie rozumiem, boli mnie")
    type_number(talk, NONE)
    type_number(talk, area)
    assert talk.said.question_id == f"screen.{area}"
    type_number(talk, description)
    told = {each.id for each in BOOK.screens[f"screen.{area}"].told((description,), "self") if each.status == "present"}
    assert told <= {each.id for each in talk.said.case.findings if each.status == "present"}


def test_asking_again_is_asking_differently_and_ends_with_a_person() -> None:
    talk = Talk()
    put = [lost(talk).open_question for _ in range(8)]
    assert put[0] == DANGER
    assert AREA in put
    assert talk.reply.responses == ["utter_way_out"]
    assert None in put


def test_something_else_is_described_once_more() -> None:
    talk = Talk()
    lost(talk)
    pick(talk, "none")
    pick(talk, "strength")
    assert pick(talk, OTHER).responses == ["utter_describe_once_more"]


def test_question_about_an_illness_can_be_picked() -> None:
    talk = Talk()
    lost(talk)
    pick(talk, "none")
    assert pick(talk, "information").responses == ["utter_question_wanted"]


def test_words_of_ones_own_count_while_a_list_is_open() -> None:
    talk = Talk()
    lost(talk)
    reply = talk.tell(Finding("muscle_twitching", body_part="calf"), text="my calf twitches")
    assert [each.id for each in talk.now.case.findings] == ["muscle_twitching"]
    assert reply.open_question not in (DANGER, AREA)


def test_list_is_not_put_again_for_what_is_known() -> None:
    talk = Talk()
    lost(talk)
    pick(talk, "none")
    pick(talk, "twitching_cramps")
    pick(talk, "twitches")
    seen = set()
    for _ in range(20):
        if talk.reply.open_question is None:
            break
        seen.add(talk.reply.open_question)
        talk.answer("no")
    assert DANGER not in seen
    assert seen.isdisjoint({"saddle_numbness", "breathlessness", "seizure"})


def test_somebody_who_writes_in_another_language_can_tap() -> None:
    reply = Talk().tell(text="nie mogę chodzić", intent="nlu_fallback", move="action_clarify", language="pl")
    assert reply.responses == ["utter_other_language", "utter_screen_any_of"]
    assert reply.open_question == DANGER


def test_open_list_comes_again_after_small_talk() -> None:
    talk = Talk()
    lost(talk)
    assert talk.tell(text="thanks", intent="thank", move="action_resume").open_question == DANGER


def test_warning_is_not_followed_by_a_list() -> None:
    talk = Talk()
    talk.tell(Finding("breathlessness", at_rest=True, severity="severe"))
    assert lost(talk).responses[-1] == "utter_emergency_stands"


def signs() -> Talk:
    """A talk in which the list of signs is open."""
    talk = Talk()
    talk.tell(Finding("limb_weakness", body_part="hand", side="right", onset="gradual", duration_days=150, course="progressive"))
    assert talk.said.question_id == SIGNS
    return talk


def shown(talk: Talk) -> list[str]:
    triage = talk.reply.triage
    assert triage is not None
    return [each["value"] for each in triage["question"]["options"]]


def test_signs_are_ticked_by_place_and_the_others_are_denied() -> None:
    talk = signs()
    first, second, *_ = shown(talk)
    talk.tell(text="2", intent="give_detail")
    known = {each.id: each.status for each in talk.now.case.findings}
    assert (known[second], known[first]) == ("present", "absent")


def test_no_that_tells_of_a_sign_denies_nothing_that_it_does_not_name() -> None:
    talk = signs()
    talk.tell(Finding("speech_slurred"), text="no but my speech is slurred", intent="deny", reply={"polarity": "no"})
    known = {each.id: each.status for each in talk.now.case.findings}
    assert known["speech_slurred"] == "present"
    assert "absent" not in known.values()


def test_signs_that_nobody_could_answer_are_asked_alone() -> None:
    talk = signs()
    listed = shown(talk)
    talk.answer("unsure")
    assert talk.said.question_id in listed
    assert not any(each.status == "absent" for each in talk.now.case.findings)


def test_open_list_of_signs_is_the_same_after_small_talk() -> None:
    talk = signs()
    before = shown(talk)
    assert talk.tell(text="thanks", intent="thank", move="action_resume").open_question == SIGNS
    assert shown(talk) == before


def test_words_that_nobody_reads_get_the_signs_once_more_and_then_single_questions() -> None:
    talk = signs()
    before = shown(talk)
    assert lost(talk).open_question == SIGNS
    assert shown(talk) == before
    assert lost(talk).open_question not in (SIGNS, AREA, None)


def test_what_words_resemble_stands_in_the_list_and_is_not_asked_about_twice() -> None:
    talk = Talk()
    reply = talk.tell(
        Finding("limb_weakness", body_part="hand", side="right", onset="gradual", duration_days=150, course="progressive"),
        proposals=[{"id": "muscle_cramps"}],
    )
    assert reply.open_question == SIGNS and "muscle_cramps" in shown(talk)
    asked = []
    for _ in range(20):
        if talk.said.question_id is None:
            break
        talk.tell(text="none", intent="deny") if talk.said.question_id == SIGNS else talk.answer("no")
        asked.append(talk.said.question_id)
    assert "muscle_cramps" not in asked
    assert [each.status for each in talk.now.case.findings if each.id == "muscle_cramps"] == ["absent"]


def test_what_would_be_an_emergency_is_asked_about_alone() -> None:
    talk = Talk()
    reply = talk.tell(
        Finding("limb_weakness", body_part="hand", side="right", onset="gradual", duration_days=150, course="progressive"),
        proposals=[{"id": "cannot_swallow_saliva"}],
    )
    assert reply.open_question == "cannot_swallow_saliva"
