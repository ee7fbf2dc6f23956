"""The level, and the question that could raise it most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost.decision import (
    Case,
    Folding,
    assess,
    assess_emergency,
    case_of,
    fold,
    list_due,
    list_of,
    load_rulebook,
    next_question,
    outlook,
)
from signpost.decision.assess import facts_for
from signpost.decision.chances import Chances
from signpost.decision.in_play import rules_in_play
from signpost.decision.outcome import payload
from signpost.decision.screens import NONE
from signpost.findings import Finding

WEAK = Finding("limb_weakness", body_part="hand", said="my hand is weak")
SUDDEN = WEAK.with_(onset="sudden", duration_days=1.0)


def ids(assessment) -> list[str]:
    return [each.rule.id for each in assessment.fired]


def test_highest_level_wins_and_every_fired_rule_is_told(small):
    found = assess(case_of([SUDDEN.with_(course="progressive")]), small)
    assert (found.level, found.status, found.route, found.response) == ("emergency", "emergency", "call", "utter_emergency_stroke")
    assert ids(found) == ["sudden-weakness", "weaker"]


def test_fired_rule_tells_what_it_rests_on(small):
    assert assess(case_of([SUDDEN, Finding("fatigue")]), small).fired[0].because == (SUDDEN,)


def test_unless_blocks_only_when_it_is_known(small):
    injured = [SUDDEN, Finding("injury")]
    assert assess(case_of(injured), small).level == "routine"
    assert assess(case_of([SUDDEN, Finding("injury", "unknown")]), small).level == "emergency"


def test_nothing_told_is_no_level(small):
    assert assess(Case(), small).level == "none"
    assert assess(case_of([Finding("fever", "absent")]), small).level == "none"


def test_something_told_that_fits_no_rule_is_routine(small):
    found = assess(case_of([Finding("fever")]), small)
    assert (found.level, ids(found)) == ("routine", ["cannot-tell"])


def test_background_alone_is_no_complaint(small):
    assert assess(case_of([Finding("age", value=40.0)]), small).level == "none"


def test_two_people_are_never_mixed(small):
    breathless = Finding("breathlessness", person="other", triggers=("lying_flat",))
    assert assess(case_of([WEAK, breathless]), small).level == "routine"
    assert assess(case_of([WEAK.with_(person="other"), breathless]), small).level == "emergency"


def test_emergency_of_either_person_counts(small):
    found = assess_emergency(case_of([Finding("fatigue"), SUDDEN.with_(person="other")]), small)
    assert (found.level, found.fired[0].person) == ("emergency", "other")


def test_emergency_assessment_looks_at_nothing_else(small):
    assert assess_emergency(case_of([WEAK.with_(course="progressive")]), small).level == "none"


def test_weakness_alone_is_first_asked_for_its_tempo(small):
    question = next_question(case_of([WEAK]), small)
    assert question is not None and question.id in ("limb_weakness.onset", "limb_weakness.duration_days")


def test_nothing_is_asked_in_an_emergency(small):
    assert next_question(case_of([SUDDEN]), small) is None


def test_nothing_is_asked_before_something_was_told(small):
    assert next_question(Case(), small) is None


def test_what_does_not_belong_to_the_complaint_is_not_asked(small):
    asked = asked_with(small, [Finding("muscle_twitching")], {"polarity": "no"})
    assert asked == ["limb_weakness"]


def test_question_names_the_rule_it_is_asked_for(small):
    wish = outlook(case_of([WEAK.with_(duration_days=1.0)]), small).wish
    assert wish is not None and (wish.question.id, wish.rule.id) == ("limb_weakness.onset", "sudden-weakness")


def asked_with(book, opening, reply, limit=30) -> list[str]:
    turns = [{"findings": [each.as_dict() for each in opening]}]
    asked: list[str] = []
    while (question := next_question(fold(turns), book)) is not None and len(asked) < limit:
        asked.append(question.id)
        turns.append({"question_id": question.id, "reply": reply})
    return asked


def test_not_knowing_leads_to_the_safer_level(small):
    turns = [
        {"findings": [WEAK.with_(duration_days=1.0).as_dict()]},
        {"question_id": "limb_weakness.onset", "reply": {"polarity": "unsure"}},
    ]
    assert assess(fold(turns), small).level == "emergency"


def test_danger_is_asked_twice_and_other_things_once(small):
    asked = asked_with(small, [WEAK], {})
    assert asked.count("limb_weakness.onset") == 2
    assert asked.count("limb_weakness.course") <= 1
    assert asked_with(small, [Finding("stiffness")], {}) == ["numbness_tingling"]


def test_danger_without_an_answer_ends_at_the_safer_level(small):
    turns = [
        {"findings": [WEAK.with_(duration_days=1.0).as_dict()]},
        *({"question_id": "limb_weakness.onset", "reply": {}} for _ in range(2)),
    ]
    assert assess(fold(turns[:2]), small).level == "routine"
    assert assess(fold(turns), small).level == "emergency"


def test_not_sure_never_gives_less_than_no(small):
    opening = {"findings": [{"id": "stiffness"}]}
    levels = [
        assess(fold([opening, {"question_id": "numbness_tingling", "reply": {"polarity": polarity}}]), small).level
        for polarity in ("no", "unsure")
    ]
    assert levels == ["soon", "soon"]


def test_reassuring_rule_needs_a_real_no(small):
    opening = {"findings": [{"id": "muscle_twitching"}]}
    unsure = assess(fold([opening, {"question_id": "limb_weakness", "reply": {"polarity": "unsure"}}]), small)
    assert ids(unsure) == ["cannot-tell"]


def test_estimate_counts_the_questions_that_come(small):
    case = case_of([Finding("muscle_twitching")])
    assert outlook(case, small).left == len(asked_with(small, [Finding("muscle_twitching")], {"polarity": "no"}))
    assert outlook(case_of([SUDDEN]), small).left == 0


@pytest.mark.parametrize("opening", [[WEAK], [Finding("stiffness")], [Finding("muscle_twitching")], [Finding("breathlessness")]])
def test_interview_ends(small, opening):
    for reply in ({}, {"polarity": "unsure"}, {"polarity": "yes"}, {"polarity": "no"}):
        assert len(asked_with(small, opening, reply)) <= small.levels.interview.questions_at_most


def test_payload_of_a_question_holds_the_certain_level(small):
    case = case_of([WEAK.with_(course="progressive")])
    found = payload(case, assess(case, small), next_question(case, small), small)
    assert (found["schema"], found["level"], found["status"]) == (1, "soon", "asking")
    assert set(found["question"]) == {"id", "kind", "options"}
    assert found["rulebook"] == small.version and len(small.version) == 12


def test_payload_of_a_question_counts_cannot_tell_as_nothing_certain(small):
    case = case_of([WEAK])
    found = payload(case, assess(case, small), next_question(case, small), small)
    assert (found["level"], found["rules"]) == ("none", [])


def test_payload_of_an_emergency_carries_route_reasons_and_sources(small):
    case = case_of([SUDDEN])
    found = payload(case, assess(case, small), None, small)
    assert (found["level"], found["status"], found["route"], found["question"]) == ("emergency", "emergency", "call", None)
    (rule,) = found["rules"]
    assert rule["because"] == "A sudden weakness. “my hand is weak”"
    assert (rule["id"], rule["level"], rule["sources"]) == ("sudden-weakness", "emergency", ["book"])
    assert found["citations"] == [{"id": "book", "title": "A book"}]
    assert found["findings"] == [{**SUDDEN.as_dict(), "label": small.vocabulary.findings.get(SUDDEN.id, SUDDEN.id)}]


def test_options_of_a_question_have_values_and_labels(small):
    case = case_of([WEAK.with_(duration_days=1.0)])
    found = payload(case, assess(case, small), next_question(case, small), small)
    question = found["question"]
    assert (question["id"], question["kind"]) == ("limb_weakness.onset", "choice")
    assert [each["value"] for each in question["options"]] == ["sudden", "gradual"]
    assert all(each["label"] for each in question["options"])


def test_a_blurred_eye_is_asked_about_the_eye_before_a_pregnancy() -> None:
    book = load_rulebook()
    seen = outlook(case_of([Finding("blurred_vision", body_part="eye", one_sided=True)]), book)
    assert seen.worth["eye_pain"] > seen.worth["pregnancy"] > 0


def asked_of_the_book(opening: list[Finding], polarity: str) -> list[str]:
    return asked_with(load_rulebook(), opening, {"polarity": polarity})


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("weak_cough", "diagnosed_myasthenia"),
        ("fever", "confusion"),
        ("swallowing_difficulty", "throat_swelling"),
        ("rash", "throat_swelling"),
        ("vision_loss", "headache"),
    ],
)
def test_what_makes_a_complaint_an_emergency_is_among_the_first_six_questions(opening: str, wanted: str) -> None:
    assert wanted in asked_of_the_book([Finding(opening)], "no")[:6]


def test_a_hand_that_got_weak_over_months_is_not_asked_for_sudden_spinning() -> None:
    opening = WEAK.with_(side="right", duration_days=90.0, onset="gradual", course="progressive")
    assert {"vertigo", "dizziness"}.isdisjoint(asked_of_the_book([opening], "no"))
    recent = outlook(case_of([replace(opening, duration_days=10.0)]), load_rulebook())
    assert recent.worth["double_vision"] > 0


def test_the_age_of_somebody_else_who_has_a_fever_is_asked_early() -> None:
    assert "age.value" in asked_of_the_book([Finding("fever", person="other")], "no")[:5]


def test_a_partner_that_only_an_emergency_rule_names_has_a_share_that_is_worth_a_question() -> None:
    book = load_rulebook()
    table = replace(book.likelihood, given={}).with_partners(rule.affirmed_findings for rule in book.emergencies)
    assert "diagnosed_myasthenia" in table.partners["weak_cough"]
    likely = table.of_findings(facts_for(case_of([Finding("weak_cough")]), "self", book))
    assert likely["diagnosed_myasthenia"] == table.partner_at_least > table.findings["diagnosed_myasthenia"]


def test_a_row_that_names_a_pair_has_the_last_word_on_it() -> None:
    book = load_rulebook()
    likely = book.likelihood.of_findings(facts_for(case_of([Finding("fatigue")]), "self", book))
    assert likely["rash_nonblanching"] < book.likelihood.partner_at_least


def test_no_complaint_of_an_emergency_rule_ends_with_fewer_than_six_questions_while_such_a_rule_can_still_be_met() -> None:
    """What is left open then was asked, makes no sense for the complaint, or is rarer than the smallest chance that counts."""
    book = load_rulebook()
    for name in sorted({name for rule in book.emergencies for name in rule.affirmed_findings} - book.levels.background):
        case, put = until_nothing_is_asked(Finding(name))
        if len(put) < 6:
            assert left_in_play(case, book) == [], name


def until_nothing_is_asked(complaint: Finding) -> tuple[Case, list[str]]:
    """The case of somebody who says no to everything, and what was put, lists as they come."""
    book, put = load_rulebook(), []
    folding = Folding().after({"findings": [complaint.as_dict()]})
    while (now := outlook(folding.case, book)).question is not None:
        due = list_due(now, put)
        put.append(due or now.question.id)
        screen = list_of(due, now) if due else None
        told = [each.as_dict() for each in screen.told([NONE], "self")] if screen else []
        folding = folding.after({"findings": told, "question_id": put[-1], "reply": {"value": NONE} if screen else {"polarity": "no"}})
    return folding.case, put


def left_in_play(case: Case, book) -> list[str]:
    """The emergency rules that a question could still fulfil, although nothing is asked any more."""
    senseless = book.order.senseless(each.id for each in case.facts(case.subject) if each.status == "present")
    case = replace(case, answered=case.answered | senseless)
    facts = facts_for(case, case.subject, book)
    chances = Chances(case, facts, book)
    found = assess(case, book)
    if found.level == "emergency":
        return []
    return [
        each.rule.id
        for each in rules_in_play(case, found, book)
        if each.rule.level == "emergency" and chances.of(each.rule.condition(facts)).chance >= book.likelihood.stop_below["emergency"]
    ]
