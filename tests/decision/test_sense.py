"""Far-fetched questions come only beside what they belong to, and no danger is lost by it."""

from __future__ import annotations

import pytest

from signpost.decision import case_of, fold, load_rulebook, outlook
from signpost.decision.assess import facts_for
from signpost.decision.examples import Example
from signpost.decision.interview import BEGAN
from signpost.decision.rule import Rule
from signpost.decision.sense import far_fetched
from signpost.findings import Finding

BOOK = load_rulebook()
HELD = sorted({name for each in BOOK.senses for name in each.questions})
# What somebody tells, and what makes no sense to ask them. Each was asked of somebody who played a patient.
SENSELESS = {
    "an aura as ever, since nineteen": (
        [Finding("visual_aura", duration_days=9000.0), Finding("headache", duration_days=0.1), Finding("diagnosed_migraine")],
        {"carbon_monoxide", "rash_nonblanching", "visual_aura.first_ever", "steroids_stopped"},
    ),
    "a fit of somebody with epilepsy": (
        [Finding("diagnosed_epilepsy"), Finding("seizure", course="relapsing", duration_days=3000.0)],
        {"alcohol_withdrawal", "bitten_tongue", "seizure.first_ever"},
    ),
    "pregnant, with spells": ([Finding("diagnosed_epilepsy"), Finding("seizure"), Finding("pregnancy")], {"alcohol_withdrawal"}),
    "clumsy hands and stiff legs for a year": (
        [Finding("dropping_things", duration_days=365.0), Finding("stiffness", body_part="leg", duration_days=240.0), Finding("lhermitte")],
        {"pregnancy", "carbon_monoxide", "thunderclap_headache", "rash_nonblanching"},
    ),
    "jelly legs after a slipped disc": (
        [Finding("limb_weakness", body_part="leg", side="both"), Finding("back_pain", course="improving"), Finding("diagnosed_disc")],
        {"thunderclap_headache", "carbon_monoxide", "rash_nonblanching"},
    ),
    "a faint at a needle, fourteen": (
        [Finding("age", value=14.0), Finding("loss_of_consciousness", status="past", duration_days=3.0, triggers=("stress",))],
        {"carbon_monoxide", "steroids_stopped", "alcohol_withdrawal", "bitten_tongue", "alcohol_use"},
    ),
    "a tremor at rest for a year": (
        [Finding("tremor", side="right", at_rest=True, duration_days=365.0), Finding("slowness")],
        {"alcohol_withdrawal", "carbon_monoxide", "pregnancy"},
    ),
    "a headache on waking for five weeks, a man": (
        [Finding("headache", duration_days=35.0, triggers=("waking",), course="progressive"), Finding("male")],
        {"carbon_monoxide", "rash_nonblanching", "pregnancy"},
    ),
    "fingers that tingle at night for two years": (
        [Finding("numbness_tingling", body_part="finger", side="right", duration_days=730.0, triggers=("night",))],
        {"pregnancy", "botulism_exposure", "thunderclap_headache", "steroids_stopped"},
    ),
    "slurring for months": (
        [Finding("speech_slurred", duration_days=90.0), Finding("choking", duration_days=90.0)],
        {"allergen_exposure", "rash", "throat_swelling", "wheeze", "botulism_exposure"},
    ),
    "a blackout in a race, seventeen": ([Finding("loss_of_consciousness", duration_days=1.0, triggers=("exercise",))], {"carbon_monoxide"}),
    "legs that give way, fourteen": ([Finding("age", value=14.0), Finding("limb_weakness", body_part="leg")], {"sexual_dysfunction"}),
    "a father with a headache": ([Finding("headache", person="other", duration_days=35.0)], {"pregnancy"}),
    "not able to move on waking, now and again": ([Finding("paralysis", triggers=("waking",), course="relapsing")], {"paralysis.onset"}),
    "numb feet for a year, with diabetes": (
        [Finding("numbness_tingling", body_part="foot", side="both", duration_days=365.0), Finding("diagnosed_diabetes")],
        {"sexual_dysfunction"},
    ),
}
# Danger that was told, and the question that must stay.
SENSIBLE = {
    "a headache and sick since this morning": ([Finding("headache", duration_days=0.3), Finding("vomiting")], "carbon_monoxide"),
    "fever and a headache since last night": ([Finding("fever"), Finding("headache", duration_days=0.5)], "rash_nonblanching"),
    "migraine, and fever": ([Finding("diagnosed_migraine"), Finding("headache", duration_days=1.0), Finding("fever")], "rash_nonblanching"),
    "back pain and a numb foot": ([Finding("back_pain"), Finding("numbness_tingling", body_part="foot")], "sexual_dysfunction"),
    "slurring since today": ([Finding("speech_slurred", duration_days=0.5)], "botulism_exposure"),
    "a first fit": ([Finding("seizure", duration_days=0.5)], "alcohol_withdrawal"),
    "a stiff neck since today": ([Finding("neck_stiffness", duration_days=0.5)], "thunderclap_headache"),
    "a headache for a year": ([Finding("headache", duration_days=350.0)], "thunderclap_headache"),
    "a headache, since when is not known": ([Finding("headache")], "thunderclap_headache"),
    "a headache with a swollen face": ([Finding("headache"), Finding("swelling", body_part="face")], "pregnancy"),
    "a blackout today": ([Finding("loss_of_consciousness", duration_days=0.5)], "carbon_monoxide"),
    "not able to move, since waking": ([Finding("paralysis", triggers=("waking",))], "paralysis.onset"),
    "feet that tingle": ([Finding("numbness_tingling", body_part="foot", side="both")], "nitrous_oxide"),
}


def rests_on(rule: Rule) -> list[tuple[Example, str]]:
    """The examples that fire, with each far-fetched finding that they rest on beside something else."""
    return [
        (example, each.id)
        for example in rule.examples
        if example.fires
        for each in example.given
        if each.status == "present" and each.id in HELD and any(map(_complains, example.given))
    ]


def _complains(finding: Finding) -> bool:
    """Whether a finding is a complaint that something far-fetched may be asked beside: of an age alone nothing is asked."""
    return finding.id not in HELD and finding.id not in BOOK.levels.background


@pytest.mark.parametrize("told", SENSELESS.values(), ids=list(SENSELESS))
def test_far_fetched_question_is_never_put(told: tuple[list[Finding], set[str]]) -> None:
    findings, senseless = told
    turns: list[dict[str, object]] = [{"findings": [each.as_dict() for each in findings], "relatives": [["other", "father"]]}]
    asked: set[str] = set()
    while (now := outlook(fold(turns), BOOK)).question is not None:
        asked |= {now.question.id, *now.together}
        turns.append({"question_id": now.question.id, "reply": {"polarity": "no"}})
    assert senseless.isdisjoint(asked), senseless & asked


@pytest.mark.parametrize("told", SENSIBLE.values(), ids=list(SENSIBLE))
def test_question_about_a_danger_stays_beside_what_it_belongs_to(told: tuple[list[Finding], str]) -> None:
    findings, question = told
    assert question not in far_fetched(BOOK.senses, facts_for(case_of(findings), "self", BOOK))


@pytest.mark.parametrize("rule", [each for each in BOOK.active if each.level == "emergency" and rests_on(each)], ids=lambda rule: rule.id)
def test_who_tells_the_rest_of_an_emergency_is_asked(rule: Rule) -> None:
    for example, held in rests_on(rule):
        rest = [each for each in example.given if each.id != held]
        facts = facts_for(case_of(rest, example.unsure), rest[0].person, BOOK)
        # What is too rare beside the rest was never asked about.
        likely = BOOK.likelihood.of_findings(facts).get(held, BOOK.likelihood.default)
        assert held not in far_fetched(BOOK.senses, facts) or likely < BOOK.likelihood.stop_below["emergency"], (example.name, held)


def test_what_the_order_of_a_complaint_wants_makes_sense_beside_it() -> None:
    for complaint, first in BOOK.order.first.items():
        senseless = far_fetched(BOOK.senses, facts_for(case_of([Finding(complaint)]), "self", BOOK))
        assert senseless.isdisjoint(each for each in first if each.partition(".")[2] not in BEGAN), complaint


def test_no_question_speaks_of_sex_because_a_child_may_be_asked_before_the_age_is_known() -> None:
    labels = [option.label for screen in BOOK.screens.values() for option in screen.question.options]
    said = [*labels, *(str(text) for each in BOOK.questions.values() for text in (each.ask, each.ask_other))]
    assert len(said) > len(labels) > 0
    assert not [text for text in said if "sex" in text.lower() or "erection" in text.lower()]
