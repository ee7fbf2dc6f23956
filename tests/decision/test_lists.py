"""Signs that several open questions ask about stand in one list, and nothing is denied that was not shown."""

from __future__ import annotations

import pytest

from signpost.decision import Folding, Outlook, assess, fold, list_due, list_of, load_rulebook, outlook
from signpost.decision.screens import DANGER, NONE, SIGNS
from signpost.findings import Finding

BOOK = load_rulebook()
SLOW_HAND = Finding("limb_weakness", body_part="hand", side="right", onset="gradual", duration_days=150, course="progressive")
COMPLAINTS = [each for each in BOOK.order.first if each not in BOOK.order.illnesses]


def told(*findings: Finding) -> Folding:
    return Folding().after({"findings": [each.as_dict() for each in findings]})


def now(folding: Folding) -> Outlook:
    return outlook(folding.case, BOOK)


def answered(folding: Folding, *values: str) -> Folding:
    """The talk after the list was answered with these ticks."""
    screen = list_of(SIGNS, now(folding))
    assert screen is not None
    findings = [each.as_dict() for each in screen.told(values, "self")]
    return folding.after({"findings": findings, "question_id": SIGNS, "reply": {"value": ";".join(values)}})


def test_what_would_be_asked_one_by_one_is_one_list() -> None:
    seen = now(told(SLOW_HAND))
    assert list_due(seen, ()) == SIGNS
    assert BOOK.levels.interview.listed_from <= len(seen.together) <= BOOK.screens[SIGNS].shown_at_most
    screen = list_of(SIGNS, seen)
    assert screen is not None
    assert {each.value for each in screen.question.options} == {*seen.together, NONE}


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_list_holds_no_sign_that_makes_no_sense_or_is_known(complaint: str) -> None:
    seen = now(told(Finding(complaint)))
    assert BOOK.order.never[complaint].isdisjoint(seen.together)
    assert complaint not in seen.together


def test_list_that_comes_again_is_shorter() -> None:
    folding = told(Finding("neck_pain"))
    first = now(folding).together
    again = now(answered(folding, "fever")).together
    assert again
    assert set(again).isdisjoint(first)
    assert len(again) <= BOOK.screens[SIGNS].shown_again_at_most < len(first)


def test_none_denies_what_was_shown_and_nothing_else() -> None:
    folding = told(SLOW_HAND)
    shown = set(now(folding).together)
    after = answered(folding, NONE).case
    assert {each.id for each in after.findings if each.status == "absent"} == shown


def test_sign_without_a_tick_is_not_there_beside_one_that_has_it() -> None:
    folding = told(SLOW_HAND)
    ticked, *rest = now(folding).together
    known = {each.id: each.status for each in answered(folding, ticked).case.findings}
    assert known[ticked] == "present"
    assert {known[each] for each in rest} == {"absent"}


@pytest.mark.parametrize("replies", [[{"polarity": "unsure"}], [{"polarity": "yes"}, {"polarity": "yes"}], [{}]])
def test_what_is_no_tick_denies_nothing_and_the_signs_are_asked_alone(replies: list[dict[str, str]]) -> None:
    folding = told(SLOW_HAND)
    shown = now(folding).together
    after = folding
    for reply in replies:
        after = after.after({"question_id": SIGNS, "reply": reply})
    assert [each.id for each in after.case.findings] == ["limb_weakness"]
    seen = now(after)
    assert (list_due(seen, (DANGER,)), seen.together) == (None, ())
    assert not set(shown).isdisjoint(seen.worth)


@pytest.mark.parametrize("reply", [{"polarity": "yes"}, {"body_part": "hand"}])
def test_list_that_words_did_not_answer_is_as_it_was(reply: dict[str, str]) -> None:
    folding = told(SLOW_HAND)
    after = folding.after({"question_id": SIGNS, "reply": reply})
    assert now(after).together == now(folding).together


def test_what_a_sentence_left_open_is_put_together_again_from_two_signs_on() -> None:
    """Who answers a list with one of its signs in a sentence is not asked for each of the others."""
    folding = told(SLOW_HAND)
    sentence = {"question_id": SIGNS, "findings": [{"id": now(folding).together[0], "status": "absent"}], "reply": {}}
    left = now(folding.after(sentence))
    assert len(left.together) >= BOOK.levels.interview.listed_again_from
    assert left.question is None or left.question.id in left.together


def test_thoughts_of_dying_are_asked_about_gently_and_alone() -> None:
    seen = now(told(Finding("mood_low")))
    assert seen.question is not None and seen.question.id == "suicidal_thoughts"
    assert seen.together == ()
    assert BOOK.of_crisis.isdisjoint(BOOK.screens[SIGNS].denies)


def test_list_is_one_question_of_those_that_are_left() -> None:
    folding = told(SLOW_HAND)
    before = now(folding)
    assert now(answered(folding, NONE)).left == before.left - 1
    assert before.left < 1 + len(before.together)


def test_each_option_tells_and_denies_the_sign_that_it_names() -> None:
    screen = BOOK.screens[SIGNS]
    for value, names in screen.denies.items():
        assert names == (value,)
        assert [each.id for each in screen.tells[value]] == [value]
        assert BOOK.questions[value].kind == "yes_no"


@pytest.mark.parametrize(
    "findings",
    [
        [Finding("paralysis", body_part="leg")],
        [Finding("limb_weakness", body_part="leg", side="both"), Finding("paralysis", body_part="leg", side="both")],
        [Finding("paralysis", body_part="arm", side="left")],
    ],
)
def test_how_lost_movement_began_is_asked_before_the_list_for_danger(findings: list[Finding]) -> None:
    seen = now(told(*findings))
    assert list_due(seen, ()) is None
    assert seen.question is not None and seen.question.id.partition(".")[2] == "onset"


@pytest.mark.parametrize(
    "told",
    [
        {"id": "facial_weakness", "side": "left", "duration_days": 20, "course": "progressive"},
        {"id": "bowel_trouble", "duration_days": 30, "course": "progressive"},
        {"id": "injury", "body_part": "head", "duration_days": 3},
    ],
    ids=lambda told: told["id"],
)
def test_none_of_the_dangers_takes_nothing_away_that_was_told(told):
    denied = [each.as_dict() for each in BOOK.screens[DANGER].told([NONE], "self")]
    none = {"question_id": DANGER, "reply": {"value": NONE}, "findings": denied}
    before, after = fold([{"findings": [told]}]), fold([{"findings": [told]}, none])
    assert assess(after, BOOK).level == assess(before, BOOK).level != "none"
    assert any(each.id == "confusion" and each.status == "absent" for each in after.findings)


def test_what_is_denied_in_words_beside_the_list_is_not_there():
    told = {"findings": [{"id": "facial_weakness", "side": "left", "duration_days": 20}]}
    denied = {"id": "facial_weakness", "status": "absent", "said": "my face is fine"}
    words = {"question_id": DANGER, "reply": {"value": NONE}, "findings": [denied]}
    assert not any(each.status == "present" for each in fold([told, words]).findings)


def test_after_something_sudden_one_open_danger_is_enough_for_the_list() -> None:
    assert list_due(now(told(Finding("dizziness", duration_days=1))), ()) == DANGER
    assert list_due(now(told(Finding("dizziness", duration_days=60))), ()) != DANGER


# What somebody told, and what a doctor will want to know of it whatever the level.
PICTURES = {
    "a foot that drops since Easter": ([Finding("foot_drop", side="left", onset="gradual", duration_days=220.0)], {"muscle_wasting"}),
    "a weak hand since spring": ([SLOW_HAND], {"muscle_wasting", "numbness_tingling", "neck_pain"}),
    "a thumb that rolls at rest": ([Finding("tremor", side="left", at_rest=True, duration_days=300.0)], {"small_handwriting", "slowness"}),
    "soles that burn": (
        [Finding("numbness_tingling", body_part="foot", side="both", onset="gradual", duration_days=500.0)],
        {"foot_sore", "diagnosed_diabetes"},
    ),
    "headaches of months": ([Finding("headache", severity="mild", course="stable", duration_days=90.0)], {"painkillers_often"}),
    "a memory that fails": ([Finding("memory_change", course="progressive", duration_days=400.0)], {"falls", "medicine_change"}),
}


def listed(folding: Folding) -> list[str]:
    """The signs that lists hold in an interview in which nothing else is there."""
    found: list[str] = []
    while (seen := now(folding)).question is not None or seen.together:
        if seen.together:
            found += seen.together
            folding = answered(folding, NONE)
        elif seen.question is not None:
            folding = folding.after({"question_id": seen.question.id, "reply": {"polarity": "no"}})
    return found


@pytest.mark.parametrize(("findings", "wanted"), PICTURES.values(), ids=list(PICTURES))
def test_what_a_doctor_will_want_to_know_is_put_once(findings: list[Finding], wanted: set[str]) -> None:
    found = listed(told(*findings))
    assert wanted <= set(found)
    assert len(found) == len(set(found))


def test_picture_is_left_out_where_time_matters_and_where_too_little_of_it_is_open() -> None:
    hand = SLOW_HAND.with_(duration_days=3.0)
    seen = now(told(hand, Finding("swallowing_difficulty", duration_days=3.0)))
    assert BOOK.levels.rank(seen.assessment.level) >= BOOK.levels.rank(BOOK.order.picture_below)
    assert "muscle_wasting" not in seen.together
    known = [Finding(each, status="absent") for each in BOOK.order.pictures["foot_drop"][: -BOOK.order.picture_from + 1]]
    assert set(listed(told(Finding("foot_drop", side="left", onset="gradual", duration_days=220.0), *known))).isdisjoint({"falls"})


def test_what_is_heard_only_faintly_takes_no_place_from_what_the_interview_asks_for() -> None:
    seen = now(told(SLOW_HAND))
    most = BOOK.screens[SIGNS].shown_at_most
    faint = [each for each in BOOK.screens[SIGNS].denies if each not in seen.together][:most]
    asked = set(seen.together)

    def shown(faintly: list[str]) -> set[str]:
        screen = list_of(SIGNS, seen, faint, faintly)
        assert screen is not None
        return {each.value for each in screen.question.options} - {NONE}

    assert asked <= shown(faint)
    assert len(shown(faint)) == most
    # What words plainly resemble comes first, as before.
    assert set(faint) == shown([])
