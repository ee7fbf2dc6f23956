"""Each cell of the arbiter's table."""

from __future__ import annotations

import json

import pytest

from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root
from signpost.language.likely.arbiter import Arbiter, load_arbiter
from signpost.language.likely.encoder import FOLDER
from signpost.language.likely.heard import Likely
from signpost.language.mentions.vocabulary import load_vocabulary
from signpost.language.reading import Reading, Reply

SURE = {"present": 0.95, "absent": 0.01, "past": 0.01, "hypothetical": 0.01}
UNLIKELY = {"present": 0.1, "absent": 0.1, "past": 0.05, "hypothetical": 0.05}
UNHEARD, FAINT = ({**dict.fromkeys(("absent", "past", "hypothetical"), 0.0), "present": chance} for chance in (0.05, 0.12))
DENIED = {"present": 0.02, "absent": 0.9, "past": 0.02, "hypothetical": 0.02}
COMPLAINT = {"emergency": 0.1, "today": 0.2, "weeks": 0.6, "harmless": 0.05, "question": 0.03, "other": 0.02}
TALK = {"emergency": 0.01, "today": 0.01, "weeks": 0.01, "harmless": 0.01, "question": 0.01, "other": 0.95}
QUESTION = {"emergency": 0.01, "today": 0.01, "weeks": 0.03, "harmless": 0.03, "question": 0.9, "other": 0.02}


@pytest.fixture(scope="module")
def arbiter() -> Arbiter:
    return load_arbiter(knowledge_root())


def told(*findings: Finding, proposals: tuple[Finding, ...] = ()) -> Reading:
    return Reading("words of no meaning here", findings=findings, proposals=proposals)


def heard(kinds: dict[str, float] = COMPLAINT, **findings: dict[str, float]) -> Likely:
    return Likely(findings=findings, kinds=kinds)


def test_what_both_hear_counts_and_is_not_asked_about(arbiter: Arbiter) -> None:
    reading = arbiter.judged(told(Finding("limb_weakness")), heard(limb_weakness=SURE))
    assert (reading.findings, reading.proposals, reading.doubts) == ((Finding("limb_weakness"),), (), ())


def test_what_rules_are_sure_of_counts_while_the_learned_reader_is_silent(arbiter: Arbiter) -> None:
    reading = arbiter.judged(told(Finding("breathlessness")), heard())
    assert (reading.findings, reading.doubts) == ((Finding("breathlessness"),), ())


@pytest.mark.parametrize("kinds", [TALK, QUESTION], ids=["small talk", "a question"])
def test_only_a_danger_is_looked_for_where_somebody_talks_or_asks(arbiter: Arbiter, kinds: dict[str, float]) -> None:
    reading = arbiter.judged(told(), heard(kinds, hoarse_voice=SURE, breathlessness=SURE))
    assert [each.id for each in reading.proposals] == ["breathlessness"]
    assert [each.id for each in arbiter.judged(told(), heard(COMPLAINT, hoarse_voice=SURE)).proposals] == ["hoarse_voice"]


def test_soft_sign_of_which_the_learned_reader_hears_nothing_is_asked_about_when_it_is_alone(arbiter: Arbiter) -> None:
    pain = Finding("pain")
    assert arbiter.judged(told(pain), heard()).findings == ()
    assert arbiter.judged(told(pain), heard()).proposals == (pain,)
    beside = arbiter.judged(told(pain, Finding("breathlessness")), heard())
    assert ([each.id for each in beside.findings], beside.proposals) == (["breathlessness"], ())
    talk = arbiter.judged(told(pain), heard(TALK))
    assert (talk.findings, talk.proposals) == ((), ())


def test_soft_sign_that_is_heard_somehow_or_told_in_few_words_counts(arbiter: Arbiter) -> None:
    pain = Finding("pain")
    for likely in (heard(pain=SURE), heard(pain=DENIED), heard(numbness_tingling=SURE)):
        assert arbiter.judged(told(pain), likely).findings == (pain,)
    assert arbiter.judged(Reading("so much pain", findings=(pain,)), heard()).findings == (pain,)


SMALL_TALK = {**dict.fromkeys(COMPLAINT, 0.0), "other": 0.99}


@pytest.fixture(scope="module")
def learned() -> Arbiter:
    return load_arbiter(knowledge_root(), learned=["memory_change", "vision_loss", "self_harm", "anxiety"])


def test_sign_in_sure_small_talk_that_is_not_heard_does_not_count_and_a_danger_is_asked_about(learned: Arbiter) -> None:
    loss, sight = Finding("memory_change", duration_days=3), Finding("vision_loss")
    reading = learned.judged(told(loss, sight), heard(SMALL_TALK))
    assert (reading.findings, reading.proposals) == ((), (sight,))
    assert learned.judged(told(proposals=(sight,)), heard(SMALL_TALK)).proposals == ()


@pytest.mark.parametrize(
    ("finding", "likely"),
    [
        (Finding("memory_change"), heard(SMALL_TALK, memory_change=SURE)),
        (Finding("vision_loss"), heard(SMALL_TALK, blurred_vision=SURE)),
        (Finding("vision_loss"), heard(TALK)),
        (Finding("vision_loss"), heard(COMPLAINT)),
        (Finding("self_harm"), heard(SMALL_TALK)),
        (Finding("vision_loss", status="absent"), heard(SMALL_TALK)),
        (Finding("baclofen_pump_trouble"), heard(SMALL_TALK)),
    ],
    ids=["heard", "told with the same words", "not sure", "a complaint", "always somebody's", "denied", "never learned"],
)
def test_sign_counts_where_small_talk_is_not_sure_or_it_is_heard(learned: Arbiter, finding: Finding, likely: Likely) -> None:
    assert learned.judged(told(finding), likely).findings == (finding,)


def test_soft_signs_are_known_to_the_learned_reader_and_no_dangers(arbiter: Arbiter) -> None:
    known = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))["findings"]
    assert arbiter.stray.soft <= set(known)
    assert arbiter.stray.soft.isdisjoint(arbiter.danger)


def test_what_the_learned_reader_is_against_counts_and_is_doubted(arbiter: Arbiter) -> None:
    reading = arbiter.judged(told(Finding("breathlessness")), heard(breathlessness=DENIED))
    assert (reading.findings, reading.doubts) == ((Finding("breathlessness"),), ("breathlessness",))


def test_what_rules_find_likely_is_asked_about_whatever_the_learned_reader_hears(arbiter: Arbiter) -> None:
    proposal = Finding("facial_weakness")
    for likely in (heard(), heard(facial_weakness=SURE), heard(facial_weakness=DENIED)):
        assert arbiter.judged(told(proposals=(proposal,)), likely).proposals == (proposal,)


def test_what_only_the_learned_reader_hears_is_asked_about_and_never_counted(arbiter: Arbiter) -> None:
    reading = arbiter.judged(told(), heard(muscle_wasting=SURE))
    assert [each.id for each in reading.proposals] == ["muscle_wasting"]
    assert reading.findings == ()


ALARM = {"emergency": 0.95, "today": 0.02, "weeks": 0.01, "harmless": 0.01, "question": 0.005, "other": 0.005}


@pytest.mark.parametrize(
    ("finding", "likely", "onset"),
    [
        (Finding("limb_weakness"), {}, "sudden"),
        (Finding("limb_weakness", duration_days=0.3), {}, "sudden"),
        (Finding("paralysis"), {}, "sudden"),
        (Finding("speech_slurred"), {}, None),
        (Finding("fatigue"), {"findings": {"fatigue": SURE}}, None),
        (Finding("limb_weakness"), {"sudden": 0.3}, None),
        (Finding("limb_weakness"), {"kinds": COMPLAINT}, None),
        (Finding("limb_weakness", onset="gradual"), {}, "gradual"),
        (Finding("limb_weakness", course="progressive"), {}, None),
        (Finding("limb_weakness", duration_days=7), {}, None),
        (Finding("limb_weakness", severity="mild"), {}, None),
        (Finding("limb_weakness", status="past"), {}, None),
    ],
)
def test_suddenness_counts_where_both_hear_the_sign_in_a_sure_emergency(
    arbiter: Arbiter, finding: Finding, likely: dict[str, object], onset: str | None
) -> None:
    heard_so = {"findings": {"limb_weakness": SURE}, "kinds": ALARM, "sudden": 0.9, **likely}
    (read,) = arbiter.judged(told(finding), Likely(**heard_so)).findings  # type: ignore[arg-type]
    assert read == finding.with_(onset=onset)


@pytest.mark.parametrize("text", ["yes, both legs", "my leg"])
def test_suddenness_is_not_heard_in_an_answer_or_in_hardly_any_words(arbiter: Arbiter, text: str) -> None:
    reading = Reading(text, findings=(Finding("limb_weakness"),), reply=Reply(polarity="yes" if "yes" in text else None))
    (read,) = arbiter.judged(reading, Likely({"limb_weakness": SURE}, ALARM, sudden=0.9)).findings
    assert read.onset is None


def test_emergency_rules_look_at_how_all_of_these_began(arbiter: Arbiter) -> None:
    assert arbiter.begins <= {name.removesuffix(".onset") for name in load_rulebook().danger if name.endswith(".onset")}


def test_what_is_unlikely_is_nothing(arbiter: Arbiter) -> None:
    reading = arbiter.judged(told(), heard(muscle_wasting=UNLIKELY))
    assert (reading.findings, reading.proposals) == ((), ())


def test_denial_in_certain_words_is_not_asked_about_again(arbiter: Arbiter) -> None:
    denied = Finding("breathlessness", status="absent")
    assert arbiter.judged(told(denied), heard(breathlessness=SURE)).proposals == ()


def test_dangers_are_asked_about_first_and_from_a_lower_chance(arbiter: Arbiter) -> None:
    some = {**SURE, "present": 0.35}
    reading = arbiter.judged(told(), heard(muscle_wasting=SURE, choking_now=some, fatigue=some))
    assert [each.id for each in reading.proposals] == ["choking_now", "muscle_wasting"]


def test_in_small_talk_only_what_is_very_likely_is_asked_about(arbiter: Arbiter) -> None:
    some = {**SURE, "present": 0.6}
    assert arbiter.judged(told(), heard(TALK, seizure=some)).proposals == ()
    assert [each.id for each in arbiter.judged(told(), heard(TALK, seizure=SURE)).proposals] == ["seizure"]


def test_somebody_elses_sign_is_proposed_as_theirs(arbiter: Arbiter) -> None:
    likely = Likely(findings={"seizure": SURE}, kinds=COMPLAINT, other=0.9)
    assert [each.person for each in arbiter.judged(told(), likely).proposals] == ["other"]


def test_what_a_question_names_is_nobodys_unless_it_is_a_danger(arbiter: Arbiter) -> None:
    reading = arbiter.judged(asked("my words", Finding("diagnosed_ms"), Finding("seizure")), heard(QUESTION, seizure=FAINT))
    assert [(each.id, each.status) for each in reading.findings] == [("diagnosed_ms", "hypothetical"), ("seizure", "present")]


def asked(text: str, *findings: Finding) -> Reading:
    return Reading(text, findings=findings, acts=("question",))


@pytest.mark.parametrize(
    ("text", "finding", "chances", "status"),
    [
        ("doses of baclofen for cramps?", Finding("muscle_cramps"), SURE, "hypothetical"),
        ("signs of breathlessness in ALS?", Finding("breathlessness"), UNLIKELY, "hypothetical"),
        ("signs of breathlessness in ALS?", Finding("breathlessness"), SURE, "present"),
        ("could you tell me which dose for cramps?", Finding("muscle_cramps"), SURE, "hypothetical"),
        ("my cramps, which dose?", Finding("muscle_cramps"), SURE, "present"),
        ("cramps, which dose?", Finding("muscle_cramps", duration_days=3), SURE, "present"),
        ("breathlessness suddenly?", Finding("breathlessness"), UNLIKELY, "present"),
        ("how many tablets for an overdose?", Finding("overdose"), UNLIKELY, "present"),
        ("my friend who can't swallow, what can I bring?", Finding("swallowing_difficulty"), UNHEARD, "hypothetical"),
        ("my friend who can't swallow, what can I bring?", Finding("swallowing_difficulty"), FAINT, "present"),
        ("my friend who can't swallow, what can I bring?", Finding("swallowing_difficulty", duration_days=2), UNHEARD, "present"),
        ("I want to end it, what can I bring?", Finding("suicidal_thoughts"), UNHEARD, "present"),
    ],
)
def test_question_that_names_nobody_and_no_time_is_one_in_general(
    arbiter: Arbiter, text: str, finding: Finding, chances: dict[str, float], status: str
) -> None:
    reading = arbiter.judged(asked(text, finding), heard(QUESTION, **{finding.id: chances}))
    assert [each.status for each in reading.findings] == [status]


def test_what_somebody_has_who_asks_stays_theirs(arbiter: Arbiter) -> None:
    reading = arbiter.judged(asked("which drugs are there for my MS", Finding("diagnosed_ms")), heard(QUESTION, diagnosed_ms=SURE))
    assert [each.status for each in reading.findings] == ["present"]


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (TALK, "other"),
        (QUESTION, "question"),
        (COMPLAINT, "weeks"),
        ({**TALK, "other": 0.7, "weeks": 0.26}, None),
        ({**QUESTION, "question": 0.5, "other": 0.4}, "question"),
        ({**TALK, "other": 0.91, "emergency": 0.25}, None),
    ],
    ids=["talk", "question", "complaint", "hardly talk", "question or talk", "alarming talk"],
)
def test_small_talk_and_questions_are_told_only_when_sure(arbiter: Arbiter, kinds: dict[str, float], kind: str | None) -> None:
    assert arbiter.judged(told(), heard(kinds)).kind == kind


NOTHING_HEARD = dict.fromkeys(("yes", "no", "unsure", "partly", "none", "value"), 0.0)


@pytest.mark.parametrize(
    ("heard", "polarity"),
    [
        ({"yes": 0.95}, "yes"),
        ({"yes": 0.4, "partly": 0.55}, "partly"),
        ({"yes": 0.6}, "likely yes"),
        ({"no": 0.95}, "no"),
        ({"no": 0.6, "yes": 0.3}, "likely no"),
        ({"yes": 0.4, "no": 0.4}, None),
        ({"unsure": 0.8}, "unsure"),
        ({"value": 0.7}, "value"),
        ({"unsure": 0.55}, None),
    ],
)
def test_polarity_of_an_answer_is_told_when_sure_or_likely(arbiter: Arbiter, heard: dict[str, float], polarity: str | None) -> None:
    assert arbiter.polarity({**NOTHING_HEARD, **heard}) == polarity


def test_no_answer_has_no_polarity(arbiter: Arbiter) -> None:
    assert arbiter.polarity({}) is None


def test_dangers_of_the_learned_reader_are_dangers_of_the_rules(arbiter: Arbiter) -> None:
    waited_for = {question.partition(".")[0] for question in load_rulebook().danger}
    assert arbiter.danger - waited_for == set()


def test_in_a_short_answer_only_what_is_very_likely_is_asked_about(arbiter: Arbiter) -> None:
    answer = Reading("no, it was the left", reply=Reply(polarity="no"))
    assert arbiter.judged(answer, heard(vision_loss={**SURE, "present": 0.5})).proposals == ()
    assert [each.id for each in arbiter.judged(answer, heard(vision_loss=SURE)).proposals] == ["vision_loss"]


def test_what_is_near_to_what_rules_are_sure_of_is_hardly_asked_about(arbiter: Arbiter) -> None:
    some = {**SURE, "present": 0.82}
    assert arbiter.judged(told(Finding("morning_headache")), heard(headache=some)).proposals == ()
    assert [each.id for each in arbiter.judged(told(Finding("breathlessness")), heard(headache=some)).proposals] == ["headache"]


@pytest.mark.parametrize("fact", ["diagnosed_als", "family_history_ms", "age"])
def test_facts_are_left_to_the_interview(arbiter: Arbiter, fact: str) -> None:
    assert arbiter.judged(told(), heard(**{fact: SURE})).proposals == ()


def test_what_may_as_well_be_only_feared_is_not_asked_about_unless_it_is_a_danger(arbiter: Arbiter) -> None:
    feared = {**SURE, "hypothetical": 0.5}
    assert arbiter.judged(told(), heard(muscle_wasting=feared)).proposals == ()
    assert [each.id for each in arbiter.judged(told(), heard(seizure=feared)).proposals] == ["seizure"]


@pytest.mark.parametrize(("name", "chance"), [("headache", 0.7), ("seizure", 0.5)])
def test_beside_what_rules_are_sure_of_less_is_asked_about(arbiter: Arbiter, name: str, chance: float) -> None:
    likely = heard(**{name: {**SURE, "present": chance}})
    assert [each.id for each in arbiter.judged(told(), likely).proposals] == [name]
    assert arbiter.judged(told(Finding("foot_drop")), likely).proposals == ()
    assert [each.id for each in arbiter.judged(told(Finding("foot_drop", status="absent")), likely).proposals] == [name]


def test_rows_of_near_findings_are_of_the_vocabulary(arbiter: Arbiter) -> None:
    known = load_vocabulary(knowledge_root()).labels.keys()
    assert {name for row in arbiter.stray.rows for name in row} | arbiter.danger <= known


def test_emergency_that_is_surely_heard_alarms_and_counts_nothing(arbiter: Arbiter) -> None:
    sure = {**COMPLAINT, "emergency": 0.95, "weeks": 0.01}
    reading = arbiter.judged(told(), heard(sure, seizure=SURE))
    assert (reading.alarms, reading.findings) == (True, ())
    assert not arbiter.judged(told(), heard(seizure=SURE)).alarms
    assert not Reading("rules alone").alarms
