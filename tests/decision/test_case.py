"""The case as a fold over what was said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from signpost.decision.case import Case, case_from, case_of, fold
from signpost.decision.merging import began_alike
from signpost.decision.turns import turn_from
from signpost.findings import Finding


def said(*findings: dict[str, Any], acts: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"findings": list(findings), "acts": list(acts)}


def reply(question: str, *findings: dict[str, Any], acts: tuple[str, ...] = (), **told: Any) -> dict[str, Any]:
    return {"findings": list(findings), "reply": told, "question_id": question, "acts": list(acts)}


def one(case: Case, finding: str, person: str = "self") -> Finding:
    (found,) = [each for each in case.facts(person) if each.id == finding]
    return found


WEAK = {"id": "limb_weakness"}


@pytest.mark.parametrize(("polarity", "status"), [("yes", "present"), ("no", "absent"), ("unsure", "unknown")])
def test_answer_to_a_finding_question_sets_its_status(polarity, status):
    case = fold([said({"id": "fatigue"}), reply("limb_weakness", polarity=polarity)])
    assert one(case, "limb_weakness").status == status


def test_yes_may_tell_more_than_yes():
    found = one(fold([reply("limb_weakness", polarity="yes", duration_days=90.0, side="left")]), "limb_weakness")
    assert (found.duration_days, found.side) == (90.0, "left")


def test_time_alone_means_that_it_is_there():
    assert one(fold([reply("swallowing_difficulty", duration_days=30.0)]), "swallowing_difficulty").status == "present"


def test_no_with_a_time_stays_no():
    found = one(fold([reply("falls", polarity="no", duration_days=90.0)]), "falls")
    assert (found.status, found.duration_days) == ("absent", None)


@pytest.mark.parametrize(
    ("question", "told", "name", "value"),
    [
        ("limb_weakness.onset", {"onset": "sudden"}, "onset", "sudden"),
        ("limb_weakness.onset", {"value": "gradual"}, "onset", "gradual"),
        ("limb_weakness.course", {"course": "progressive"}, "course", "progressive"),
        ("limb_weakness.side", {"side": "both"}, "side", "both"),
        ("limb_weakness.body_part", {"body_part": "leg"}, "body_part", "leg"),
        ("limb_weakness.severity", {"severity": "mild"}, "severity", "mild"),
        ("limb_weakness.duration_days", {"duration_days": 21.0}, "duration_days", 21.0),
        ("limb_weakness.duration_days", {"number": 3.0}, "duration_days", 3.0),
        ("limb_weakness.duration_days", {"value": "14"}, "duration_days", 14.0),
        ("limb_weakness.at_rest", {"polarity": "yes"}, "at_rest", True),
        ("limb_weakness.fluctuating", {"polarity": "no"}, "fluctuating", False),
        ("limb_weakness.spreading", {"value": "yes"}, "spreading", True),
        ("limb_weakness.spreading", {"spreading": True}, "spreading", True),
        ("limb_weakness.triggers", {"value": "lying_flat"}, "triggers", ("lying_flat",)),
        ("limb_weakness.triggers", {"triggers": ["heat", "stress"]}, "triggers", ("heat", "stress")),
        ("limb_weakness.triggers.heat", {"polarity": "yes"}, "triggers", ("heat",)),
        ("limb_weakness.triggers", {"polarity": "no"}, "triggers", ()),
    ],
)
def test_answer_to_an_attribute_question_fills_the_attribute(question, told, name, value):
    case = fold([said(WEAK), reply(question, **told)])
    assert getattr(one(case, "limb_weakness"), name) == value
    assert question in case.answered


def test_age_is_a_number_in_years():
    assert one(fold([reply("age.value", number=71.0)]), "age").value == 71.0


def test_not_knowing_settles_a_question():
    case = fold([said(WEAK), reply("limb_weakness.onset", polarity="unsure")])
    assert case.settled == {"limb_weakness.onset"}
    assert one(case, "limb_weakness").onset is None


def test_skipping_settles_a_question():
    assert fold([said(WEAK), reply("limb_weakness.onset", acts=("skip",))]).settled == {"limb_weakness.onset"}


def test_words_beside_the_point_use_up_a_try_and_nothing_else():
    case = fold([said(WEAK), reply("limb_weakness.onset"), reply("limb_weakness.onset")])
    assert (case.asked, case.settled, case.answered) == ({"limb_weakness.onset": 2}, frozenset(), frozenset())


def test_asking_why_uses_up_no_try():
    case = fold([said(WEAK), reply("limb_weakness.onset", acts=("wants_reason",))])
    assert (case.asked["limb_weakness.onset"], case.questions) == (0, 0)


def test_message_wins_over_its_bare_no():
    case = fold([reply("limb_weakness", {**WEAK, "body_part": "arm"}, polarity="no")])
    assert one(case, "limb_weakness").status == "present"


def test_no_to_one_thing_and_news_of_another_both_count():
    case = fold([reply("breathlessness", {**WEAK, "body_part": "arm"}, polarity="no")])
    assert (one(case, "breathlessness").status, one(case, "limb_weakness").body_part) == ("absent", "arm")


def test_no_with_a_place_denies_the_whole():
    case = fold([reply("limb_weakness", {**WEAK, "status": "absent", "body_part": "arm"}, polarity="no")])
    assert any(each.status == "absent" and each.body_part is None for each in case.findings)


def test_time_of_another_complaint_is_not_taken_for_the_answer():
    case = fold([said(WEAK), reply("limb_weakness.duration_days", {"id": "headache", "duration_days": 21.0}, duration_days=21.0)])
    assert one(case, "limb_weakness").duration_days is None
    assert one(case, "headache").duration_days == 21.0


def test_answer_fills_what_was_told_before_and_still_lacks_it():
    case = fold(
        [
            said({**WEAK, "body_part": "hand", "onset": "gradual"}),
            said({**WEAK, "body_part": "leg"}),
            reply("limb_weakness.onset", onset="sudden"),
        ]
    )
    assert [each.onset for each in case.findings] == ["gradual", "sudden"]


def test_new_place_opens_its_questions_again():
    turns = [said({**WEAK, "body_part": "hand"}), reply("limb_weakness.onset", onset="gradual"), said({**WEAK, "body_part": "leg"})]
    assert fold(turns[:2]).answered == {"limb_weakness.onset"}
    assert fold(turns).answered == frozenset()


def test_same_complaint_told_twice_is_one():
    case = fold([said({**WEAK, "body_part": "hand", "said": "my hand is weak"}), said({**WEAK, "side": "left", "said": "the left one"})])
    found = one(case, "limb_weakness")
    assert (found.body_part, found.side, found.said) == ("hand", "left", "my hand is weak; the left one")


def test_other_side_is_another_instance():
    case = fold([said({**WEAK, "side": "left", "body_part": "hand"}), said({**WEAK, "side": "right", "body_part": "hand"})])
    assert len(case.findings) == 2


def test_both_sides_take_in_the_one_that_was_told():
    case = fold([said({**WEAK, "side": "left", "body_part": "hand"}), said({**WEAK, "side": "both", "body_part": "hand"})])
    assert one(case, "limb_weakness").side == "both"


def test_correction_replaces_the_place():
    case = fold(
        [said({**WEAK, "side": "left", "body_part": "hand"}), said({**WEAK, "side": "right", "body_part": "hand"}, acts=("correction",))]
    )
    assert one(case, "limb_weakness").side == "right"


def test_later_words_correct_earlier_ones():
    case = fold([said({**WEAK, "onset": "sudden"}), said({**WEAK, "onset": "gradual"})])
    assert one(case, "limb_weakness").onset == "gradual"


def test_plain_no_takes_a_complaint_back():
    assert one(fold([said(WEAK), said({**WEAK, "status": "absent"})]), "limb_weakness").status == "absent"


def test_no_about_one_place_leaves_the_other():
    case = fold([said({**WEAK, "body_part": "hand"}), said({**WEAK, "body_part": "leg", "status": "absent"})])
    assert {(each.body_part, each.status) for each in case.findings} == {("hand", "present"), ("leg", "absent")}


def test_within_one_message_what_is_there_has_the_last_word():
    case = fold([said({**WEAK, "body_part": "arm"}, {**WEAK, "status": "absent"})])
    assert [each.status for each in case.findings if each.status == "present"] == ["present"]


@pytest.mark.parametrize(
    ("before", "later", "status"),
    [
        ("present", "unknown", "present"),
        ("present", "hypothetical", "present"),
        ("absent", "unknown", "unknown"),
        ("absent", "hypothetical", "absent"),
    ],
)
def test_doubt_takes_away_only_a_no(before, later, status):
    assert one(fold([said({**WEAK, "status": before}), said({**WEAK, "status": later})]), "limb_weakness").status == status


def test_old_episode_stands_beside_the_present_one():
    case = fold([said({"id": "vision_loss", "status": "past", "duration_days": 365.0}), said({"id": "vision_loss", "duration_days": 2.0})])
    assert {(each.status, each.duration_days) for each in case.findings} == {("past", 365.0), ("present", 2.0)}


def test_what_has_gone_is_past_and_keeps_when_it_began():
    found = one(fold([said({**WEAK, "onset": "sudden", "duration_days": 0.5}), said({**WEAK, "status": "past"})]), "limb_weakness")
    assert (found.status, found.onset, found.duration_days) == ("past", "sudden", 0.5)


def test_withdrawal_makes_past_what_was_there():
    assert one(fold([said(WEAK), said(acts=("withdrawal",))]), "limb_weakness").status == "past"


def test_persons_are_kept_apart():
    case = fold([said({**WEAK, "person": "other"}), said({"id": "fatigue"}, acts=("speaks_of_self",))])
    assert [each.id for each in case.facts("other")] == ["limb_weakness"]
    assert [each.id for each in case.facts("self")] == ["fatigue"]


def test_answers_belong_to_the_person_asked_about():
    case = fold([said({**WEAK, "person": "other"}), reply("breathlessness", polarity="yes"), reply("limb_weakness.onset", onset="sudden")])
    assert case.subject == "other"
    assert one(case, "breathlessness", "other").status == "present"
    assert one(case, "limb_weakness", "other").onset == "sudden"


def test_going_back_takes_the_last_answer_away():
    case = fold([said(WEAK), reply("limb_weakness.onset", onset="sudden"), said(acts=("go_back",))])
    assert (one(case, "limb_weakness").onset, case.asked, case.questions) == (None, {}, 0)


def test_starting_over_forgets_everything():
    assert fold([said(WEAK), said(acts=("start_over",))]) == Case()


def test_case_survives_json():
    case = fold([said({**WEAK, "triggers": ["heat"]}), reply("limb_weakness.onset", polarity="unsure")])
    assert case_from(json.loads(json.dumps(case.as_dict()))) == case


def test_turn_survives_json():
    turn = turn_from(reply("limb_weakness", WEAK, polarity="no", acts=("skip",)))
    assert turn_from(json.loads(json.dumps(turn.as_dict()))) == turn


def test_turn_refuses_a_finding_that_cannot_be_one():
    with pytest.raises(ValueError, match="unknown status"):
        turn_from(said({**WEAK, "status": "maybe"}))


def test_case_of_findings_takes_the_only_person_told_of():
    assert case_of([Finding("limb_weakness", person="other")]).subject == "other"


def test_words_about_another_finding_do_not_answer_the_open_question():
    """ "They twitch in the evenings" while thinner muscles are asked about says nothing about thinner muscles."""
    other = {"id": "muscle_twitching", "body_part": "leg"}
    case = fold([said(WEAK), reply("muscle_wasting", other, body_part="leg", fluctuating=True)])
    assert [each.id for each in case.findings if each.id == "muscle_wasting"] == []
    assert "muscle_wasting" not in case.answered | case.settled


def test_plain_yes_beside_another_finding_answers_the_open_question():
    case = fold([said(WEAK), reply("muscle_wasting", {"id": "muscle_cramps"}, polarity="yes")])
    assert one(case, "muscle_wasting").status == "present"


def test_what_was_confirmed_stands_beside_what_was_told_in_the_meantime():
    sudden = {**WEAK, "side": "left", "onset": "sudden"}
    later = {**WEAK, "duration_days": 21}
    case = fold([said(sudden), said(later), said(sudden, acts=("correction", "settled"))])
    assert [each.duration_days for each in case.facts("self") if each.onset == "sudden"] == [21, None]
    denied = fold([said(sudden), said({**WEAK, "status": "absent"}), said(sudden, acts=("correction", "settled"))])
    assert one(denied, "limb_weakness").status == "present"


def test_the_same_words_are_kept_once_however_often_they_are_said():
    words = [said({**WEAK, "said": each}) for each in ("my hand is weak", "it is weak") * 5]
    assert one(fold(words), "limb_weakness").said == "my hand is weak; it is weak"


@pytest.mark.parametrize(
    ("question", "given", "status"),
    [
        ("breathlessness", {"polarity": "partly"}, "present"),
        ("breathlessness", {"polarity": "well"}, "absent"),
        ("tremor", {"course": "stable"}, None),
        ("breathlessness", {"onset": "gradual"}, None),
        ("breathlessness", {"duration_days": 3.0}, "present"),
    ],
)
def test_hedged_answer_and_one_that_all_is_well(question, given, status):
    found = [each.status for each in fold([reply(question, **given)]).findings if each.id == question]
    assert found == ([] if status is None else [status])


def test_hedge_about_something_else_is_no_answer():
    case = fold([reply("fever", {"id": "headache"}, polarity="partly")])
    assert [each.id for each in case.findings] == ["headache"]


@pytest.mark.parametrize(
    ("question", "given", "value"),
    [
        ("limb_weakness.fluctuating", {"polarity": "partly"}, True),
        ("breathlessness.at_rest", {"polarity": "partly"}, None),
        ("seizure.first_ever", {"polarity": "partly"}, None),
        ("numbness_tingling.one_sided", {"polarity": "partly"}, None),
        ("limb_weakness.spreading", {"polarity": "partly", "body_part": "hand"}, None),
        ("limb_weakness.fluctuating", {"polarity": "well"}, None),
        ("seizure.episode_minutes", {"lasting_minutes": 10}, 10),
        ("limb_weakness.body_part", {"body_part": "back", "value": "leg"}, "leg"),
    ],
)
def test_answer_about_how_it_is(question, given, value):
    name, attribute = question.split(".")
    case = fold([said({"id": name}), reply(question, **given)])
    assert getattr(one(case, name), attribute) == value


def test_spell_of_what_never_stops_has_no_length():
    case = fold([said({"id": "numbness_tingling"}), reply("numbness_tingling.episode_minutes", course="stable")])
    assert "numbness_tingling.episode_minutes" in case.settled


def test_place_told_instead_of_an_answer_is_kept_and_the_question_stays_open():
    case = fold([said({"id": "limb_weakness"}), reply("limb_weakness.duration_days", body_part="arm", side="left", severity="severe")])
    found = one(case, "limb_weakness")
    assert (found.body_part, found.side, found.severity) == ("arm", "left", None)
    assert "limb_weakness.duration_days" not in case.answered


def test_relative_with_the_illness_is_the_one_who_is_asked_about():
    told = [{"id": "family_history_als"}, {"id": "falls", "person": "other"}]
    assert fold([{"findings": told}]).subject == "other"
    assert fold([{"findings": [told[0]]}]).subject == "self"


def test_what_is_settled_as_over_is_over_in_every_telling():
    told = {"id": "overdose", "duration_days": 0.04}
    over = {"findings": [{**told, "status": "past"}], "acts": ["correction", "settled"]}
    assert {each.status for each in fold([said(told), said({**told, "duration_days": 90.0}), over]).findings} == {"past"}


def test_chosen_option_sets_the_attribute_that_was_asked_for_alone():
    found = one(fold([said({"id": "headache"}), reply("headache.severity", value="mild")]), "headache")
    assert (found.severity, found.value) == ("mild", None)


def test_correction_beside_an_answer_overwrites_what_else_was_wrong():
    slow = said({**WEAK, "onset": "gradual"})
    answered = {"onset": "sudden", "duration_days": 0.04}
    put_right = one(fold([slow, reply("limb_weakness.duration_days", acts=("correction",), **answered)]), "limb_weakness")
    assert (put_right.onset, put_right.duration_days) == ("sudden", 0.04)
    assert one(fold([slow, reply("limb_weakness.duration_days", **answered)]), "limb_weakness").onset == "gradual"


TINGLING = {"id": "numbness_tingling", "body_part": "hand"}


@pytest.mark.parametrize("told", [{"duration_days": 60.0}, {"onset": "gradual"}])
def test_what_leads_an_answer_is_not_taken_by_what_it_tells_besides(told: dict[str, Any]) -> None:
    ((name, value),) = told.items()
    answer = reply(f"numbness_tingling.{name}", {"id": "panic", **told}, **told)
    assert [getattr(each, name) for each in fold([said(TINGLING), answer]).findings] == [None, value]
    answer["reply"]["leads"] = name
    assert [getattr(each, name) for each in fold([said(TINGLING), answer]).findings] == [value, value]


def test_what_all_began_so_gets_its_date_where_it_has_none() -> None:
    turn = {**reply("limb_weakness.onset", onset="gradual", duration_days=90.0), "dates": ["numbness_tingling", "headache"]}
    assert turn_from(turn_from(turn).as_dict()).dates == ("numbness_tingling", "headache")
    case = fold([said(TINGLING, {"id": "headache", "duration_days": 4.0}, {"id": "falls"}, WEAK), turn])
    assert [each.duration_days for each in case.findings] == [90.0, 4.0, None, 90.0]


def test_figure_of_a_time_that_dates_something_else_is_no_number_of_days() -> None:
    told = {"findings": [{"id": "headache", "duration_days": 9125.0}], "reply": {"number": 25.0, "duration_days": 9125.0}}
    answered = fold([{"findings": [TINGLING]}, {**told, "question_id": "numbness_tingling.duration_days"}])
    assert {each.id: each.duration_days for each in answered.findings} == {"numbness_tingling": None, "headache": 9125.0}


@pytest.mark.parametrize(("part", "spreads"), [("hand", True), ("foot", None), (None, None)])
def test_another_place_says_that_it_spreads_where_that_is_asked(part: str | None, spreads: bool | None) -> None:
    told = {"id": "numbness_tingling", "body_part": part}
    case = fold([said({"id": "numbness_tingling", "body_part": "foot"}), reply("numbness_tingling.spreading", told)])
    assert {each.spreading for each in case.findings} & {True} == ({True} if spreads else set())


@pytest.mark.parametrize(("asked", "side"), [("screen.signs", "left"), ("limb_weakness.severity", "left"), ("limb_weakness", "right")])
def test_other_side_of_a_part_by_itself_puts_it_right_unless_it_answers(asked: str, side: str) -> None:
    case = fold([said({"id": "numbness_tingling", "body_part": "hand", "side": "right"}), reply(asked, side="left", body_part="hand")])
    assert one(case, "numbness_tingling").side == side


SAME_WORDS = "my right hand is clumsy and weak"
CLUMSY = Finding("dropping_things", side="right", body_part="hand", onset="gradual", duration_days=5, said=SAME_WORDS)
BESIDE = Finding("limb_weakness", side="right", body_part="hand", said=SAME_WORDS)


@pytest.mark.parametrize(
    ("beside", "began"),
    [
        (BESIDE, "gradual"),
        (BESIDE.with_(onset="sudden"), "sudden"),
        (BESIDE.with_(side="left"), None),
        (BESIDE.with_(body_part="leg"), None),
        (BESIDE.with_(body_part=None), None),
        (BESIDE.with_(said="and it went weak all at once"), None),
        (BESIDE.with_(person="other"), None),
        (BESIDE.with_(status="absent"), None),
    ],
)
def test_only_what_the_same_words_tell_of_the_same_place_began_with_it(beside: Finding, began: str | None) -> None:
    known = began_alike((CLUMSY, beside), "self", "dropping_things")[1]
    assert (known.onset, known.duration_days) == (began, 5 if began else None)
