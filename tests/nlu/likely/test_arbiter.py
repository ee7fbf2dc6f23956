"""Each cell of the arbiter's table, and what surrounds it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.nlu.likely.arbiter import Arbiter, load_arbiter
from signpost.nlu.likely.encoder import FOLDER
from signpost.nlu.likely.heard import Likely, Told
from signpost.nlu.reading import Reading, Reply
from training.chances import few as few_of

ABOUT = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
EXAMPLES = dict(zip(ABOUT["findings"], ABOUT["examples"], strict=True))
COMPLAINT = {"emergency": 0.1, "today": 0.2, "weeks": 0.6, "harmless": 0.05, "question": 0.03, "other": 0.02}
TALK = {"emergency": 0.01, "today": 0.01, "weeks": 0.01, "harmless": 0.01, "question": 0.01, "other": 0.95}
QUESTION = {"emergency": 0.01, "today": 0.01, "weeks": 0.03, "harmless": 0.03, "question": 0.9, "other": 0.02}
SIGN, DANGER = "muscle_twitching", "breathlessness"


@pytest.fixture(scope="module")
def arbiter() -> Arbiter:
    return load_arbiter(knowledge_root(), examples=EXAMPLES)


def told(*findings: Finding, proposals: tuple[Finding, ...] = (), text: str = "words that have no meaning here") -> Reading:
    return Reading(text, findings=findings, proposals=proposals)


def heard(kinds: dict[str, float] = COMPLAINT, **chances: dict[str, float]) -> Likely:
    return Likely(findings={name: {"present": 0.0, **each} for name, each in chances.items()}, kinds=kinds)


def in_words(heard: Mapping[str, str]) -> dict[str, Finding]:
    return {name: Finding(name, status=status, side="left", said="in these words") for name, status in heard.items()}


def outcome(arbiter: Arbiter, reading: Reading, likely: Likely) -> tuple[dict[str, str], list[str]]:
    """What counts, with its status, and what is asked about."""
    judged = arbiter.judged(reading, likely, in_words)
    return {each.id: each.status for each in judged.findings}, [each.id for each in judged.proposals]


SURE, EVEN, FAINT, SILENT = {"present": 0.97}, {"present": 0.55}, {"present": 0.15}, {"present": 0.01}
DENIED, OVER, FEARED = ({"present": 0.02, status: 0.95} for status in ("absent", "past", "hypothetical"))


@pytest.mark.parametrize(
    ("phrase", "chances", "counts", "asked"),
    [
        (Finding(SIGN), SURE, "present", False),
        (Finding(SIGN), EVEN, "present", False),
        (Finding(DANGER), {"present": 0.4}, "present", False),
        (Finding(SIGN), DENIED, "absent", False),
        (Finding(SIGN), OVER, "past", False),
        (Finding(SIGN), FEARED, "hypothetical", False),
        (Finding(SIGN), FAINT, None, True),
        (Finding(SIGN), SILENT, None, False),
        (Finding(DANGER), EVEN, "present", False),
        (Finding(DANGER), DENIED, None, True),
        (Finding(DANGER), {"present": 0.15}, "present", False),
        (Finding(DANGER), {"present": 0.6, "absent": 0.65}, "present", False),
        (Finding(SIGN, status="absent"), SURE, "absent", False),
        (Finding(SIGN, status="hypothetical"), SURE, "present", False),
        (Finding(DANGER, status="absent"), SURE, None, True),
        (Finding(DANGER, status="absent"), SILENT, "absent", False),
        (Finding(DANGER, status="absent"), {"present": 0.3}, None, False),
        (Finding(DANGER, status="absent"), DENIED, "absent", False),
        (Finding(SIGN, status="absent"), EVEN, "absent", False),
        (Finding(DANGER, status="past", duration_days=3650), SURE, "present", False),
        (Finding(DANGER, status="past", duration_days=3650), EVEN, None, True),
        (Finding(DANGER, status="past", duration_days=0.5), SURE, "past", False),
        (Finding(DANGER, status="past"), SURE, None, True),
        (Finding(DANGER, status="past"), OVER, "past", False),
    ],
)
def test_phrase_and_model_decide_together(
    arbiter: Arbiter, phrase: Finding, chances: dict[str, float], counts: str | None, asked: bool
) -> None:
    expected = ({phrase.id: counts} if counts else {}, [phrase.id] if asked else [])
    assert outcome(arbiter, told(phrase), heard(**{phrase.id: chances})) == expected


@pytest.mark.parametrize("status", ["past", "hypothetical"])
def test_what_other_words_tell_as_there_stays_old_where_it_is_called_old(arbiter: Arbiter, status: str) -> None:
    old, now = Finding(DANGER, status=status, duration_days=3650), Finding(DANGER, side="left")
    assert [each.status for each in arbiter.judged(told(old, now), heard(breathlessness=SURE), in_words).findings] == [status, "present"]


def test_danger_of_which_the_model_hears_hardly_anything_counts_only_alone_in_a_complaint(arbiter: Arbiter) -> None:
    assert outcome(arbiter, told(Finding(DANGER)), heard(TALK)) == ({}, [])
    assert outcome(arbiter, told(Finding(DANGER)), heard(TALK, **{DANGER: {"present": 0.15}})) == ({}, [DANGER])
    assert outcome(arbiter, told(Finding(DANGER)), heard(COMPLAINT)) == ({DANGER: "present"}, [])
    for own, other in (({"present": 0.15}, FAINT), ({"present": 0.15, "absent": 0.18}, SILENT)):
        assert outcome(arbiter, told(Finding(DANGER)), heard(**{DANGER: own, SIGN: other}))[1] == [DANGER]


@pytest.mark.parametrize(
    ("name", "chances", "counts", "asked"),
    [(SIGN, SURE, "present", False), (SIGN, FAINT, None, True), (DANGER, SILENT, None, False), ("overdose", SILENT, None, False)],
)
def test_what_phrases_resemble_is_weighed_by_the_model(
    arbiter: Arbiter, name: str, chances: dict[str, float], counts: str | None, asked: bool
) -> None:
    expected = ({name: counts} if counts else {}, [name] if asked else [])
    assert outcome(arbiter, told(proposals=(Finding(name),)), heard(**{name: chances})) == expected


@pytest.mark.parametrize(
    ("name", "chances", "counts", "asked"),
    [
        (SIGN, SURE, "present", False),
        (SIGN, {"present": 0.65}, None, True),
        (SIGN, {"present": 0.45}, None, False),
        (SIGN, DENIED, "absent", False),
        (SIGN, OVER, "past", False),
        (SIGN, FEARED, None, False),
        (SIGN, {"present": 0.92, "hypothetical": 0.98}, None, False),
        (DANGER, SURE, "present", False),
        (DANGER, EVEN, None, True),
        (DANGER, DENIED, None, False),
        ("diagnosed_als", {"present": 0.65}, None, False),
    ],
)
def test_what_the_model_alone_hears_counts_where_it_is_sure(
    arbiter: Arbiter, name: str, chances: dict[str, float], counts: str | None, asked: bool
) -> None:
    expected = ({name: counts} if counts else {}, [name] if asked else [])
    assert outcome(arbiter, told(), heard(**{name: chances})) == expected


def test_what_the_model_alone_hears_is_told_in_the_words_that_it_rests_on(arbiter: Arbiter) -> None:
    assert arbiter.judged(told(), heard(muscle_wasting=SURE), in_words).findings == (
        in_words({"muscle_wasting": "present"})["muscle_wasting"],
    )


def test_what_has_few_examples_never_counts_by_the_model_alone(arbiter: Arbiter) -> None:
    few = read_yaml(knowledge_root() / "language" / "chances.yml").data["few"]
    assert few_of(EXAMPLES) == few and arbiter.counted.isdisjoint(few)


def test_a_wish_to_die_is_asked_about_where_only_the_model_hears_it(arbiter: Arbiter) -> None:
    never = {"suicidal_thoughts", "suicide_plan", "self_harm", "means_at_hand"}
    assert never.isdisjoint(arbiter.counted)
    for name in never:
        assert outcome(arbiter, told(), heard(**{name: SURE})) == ({}, [name])
        assert outcome(arbiter, told(Finding(name, status="past", duration_days=1000)), heard(**{name: SURE}))[1] == [name]
        assert outcome(arbiter, told(Finding(name, status="hypothetical")), heard(**{name: SURE}))[1] == [name]


def test_tablets_taken_count_by_the_model_alone_where_it_is_surest(arbiter: Arbiter) -> None:
    assert outcome(arbiter, told(), heard(overdose={"present": arbiter.chances["count"]})) == ({}, ["overdose"])
    assert outcome(arbiter, told(), heard(overdose=SURE)) == ({"overdose": "present"}, [])


def test_danger_that_passed_today_counts_as_past(arbiter: Arbiter) -> None:
    likely = replace(heard(limb_weakness={"present": 0.1, "past": 0.95}), told={"limb_weakness": Told(sudden=0.9)})
    for reading in (told(), told(Finding("limb_weakness"))):
        assert outcome(arbiter, reading, likely) == ({"limb_weakness": "past"}, [])
    old = replace(likely, told={"limb_weakness": Told(sudden=0.1)})
    assert outcome(arbiter, told(Finding("limb_weakness")), old) == ({}, ["limb_weakness"])


def test_in_hardly_any_words_a_phrase_counts(arbiter: Arbiter) -> None:
    assert outcome(arbiter, told(Finding(SIGN), text="leg twitches"), heard()) == ({SIGN: "present"}, [])


def test_danger_rests_only_when_both_let_it_rest(arbiter: Arbiter) -> None:
    """Whatever the phrase and the model say of a danger, it counts, is asked about, or both take it for resting."""
    for name in arbiter.danger & arbiter.learned:
        for status in ("present", "absent", "past", "hypothetical"):
            for chances in (SURE, EVEN, FAINT, SILENT, DENIED, OVER, FEARED):
                counts, asked = outcome(arbiter, told(Finding(name, status=status)), heard(**{name: chances}))
                rests = status != "present" and chances["present"] < 0.5
                assert counts.get(name) == "present" or asked == [name] or rests, (name, status, chances)


def test_phrase_of_which_the_model_hears_little_is_held_up_to_nobody(arbiter: Arbiter) -> None:
    judged = arbiter.judged(told(Finding(DANGER), Finding(SIGN)), heard(**{SIGN: {"present": 0.4}, DANGER: {"present": 0.02}}), in_words)
    assert set(judged.faint) == {each.id for each in judged.proposals} == {DANGER, SIGN}
    # What always counts is asked about in its own words.
    wish = arbiter.judged(told(proposals=(Finding("suicidal_thoughts"),)), heard(suicidal_thoughts={"present": 0.02}), in_words)
    assert [each.id for each in wish.proposals] == ["suicidal_thoughts"] and wish.faint == ()


def test_at_most_two_are_asked_about_dangers_first(arbiter: Arbiter) -> None:
    some = {"present": 0.75}
    asked = outcome(arbiter, told(), heard(fatigue=some, muscle_wasting=some, choking_now={"present": 0.5}, seizure=EVEN))[1]
    assert asked == ["choking_now", "seizure"]


@pytest.mark.parametrize("kinds", [TALK, QUESTION], ids=["talk", "a question"])
def test_in_talk_and_questions_more_is_wanted_before_something_is_asked_about(arbiter: Arbiter, kinds: dict[str, float]) -> None:
    assert outcome(arbiter, told(), heard(kinds, seizure=EVEN, hoarse_voice={"present": 0.8})) == ({}, [])
    assert outcome(arbiter, told(), heard(COMPLAINT, seizure=EVEN))[1] == ["seizure"]


def test_in_a_short_answer_nothing_counts_by_the_model_alone(arbiter: Arbiter) -> None:
    answer = Reading("no, it was the left", reply=Reply(polarity="no"))
    assert outcome(arbiter, answer, heard(vision_loss=EVEN)) == ({}, [])
    assert outcome(arbiter, answer, heard(vision_loss=SURE)) == ({}, ["vision_loss"])


@pytest.mark.parametrize("text", ["three weeks ago", "I'm really scared now"])
def test_bare_words_tell_of_no_sign(arbiter: Arbiter, text: str) -> None:
    assert outcome(arbiter, told(text=text), heard(vision_loss=SURE)) == ({}, [])


def test_whose_it_is_is_told_by_the_model_where_it_is_sure_of_the_sign_and_the_message(arbiter: Arbiter) -> None:
    likely, acts = heard(seizure=SURE, headache=SURE), ("speaks_of_self",)
    cases = {(0.97, 0.97): "other other", (0.03, 0.03): "self self", (0.4, 0.4): "self other", (0.4, 0.97): "other other"}
    for (seizure, headache), whose in cases.items():
        sure = replace(likely, told={"seizure": Told(other=seizure), "headache": Told(other=headache)})
        judged = arbiter.judged(replace(told(Finding("seizure"), Finding("headache", person="other")), acts=acts), sure, in_words)
        assert " ".join(each.person for each in judged.findings) == whose


@pytest.mark.parametrize(
    ("finding", "sudden", "onset"),
    [
        (Finding("limb_weakness"), 0.95, "sudden"),
        (Finding("limb_weakness", status="past", duration_days=0.3), 0.95, "sudden"),
        (Finding("limb_weakness"), 0.45, None),
        (Finding("fatigue"), 0.95, None),
        (Finding("limb_weakness", onset="gradual"), 0.95, "gradual"),
        (Finding("limb_weakness", course="progressive"), 0.95, None),
        (Finding("limb_weakness", severity="mild"), 0.95, None),
    ],
)
def test_suddenness_counts_where_the_model_is_sure_and_the_words_tell_nothing_else(
    arbiter: Arbiter, finding: Finding, sudden: float, onset: str | None
) -> None:
    likely = replace(heard(**{finding.id: SURE}), told={finding.id: Told(sudden=sudden)})
    assert arbiter.judged(told(finding), likely, in_words).findings == (finding.with_(onset=onset),)


@pytest.mark.parametrize(
    ("sudden", "expected"), [(0.6, Finding("limb_weakness", duration_days=7)), (0.97, Finding("limb_weakness", onset="sudden"))]
)
def test_time_told_stands_unless_the_model_is_surest_that_it_began_today(arbiter: Arbiter, sudden: float, expected: Finding) -> None:
    likely = replace(heard(limb_weakness=SURE), told={"limb_weakness": Told(sudden=sudden)})
    assert arbiter.judged(told(Finding("limb_weakness", duration_days=7)), likely, in_words).findings == (expected,)


@pytest.mark.parametrize(
    ("days", "ages", "kept"),
    [
        (0.2, {"hours": 0.9, "": 0.1}, True),
        # A range beside it will do: "last week" may be six days.
        (8.0, {"days": 0.6, "": 0.4}, True),
        (0.2, {"": 0.97, "years": 0.03}, False),
        (3650.0, {"hours": 0.9, "": 0.1}, False),
    ],
)
def test_time_stands_only_where_the_model_hears_it(arbiter: Arbiter, days: float, ages: dict[str, float], kept: bool) -> None:
    ranges = {name: ages.get(name, 0.0) for name in ("", "hours", "days", "weeks", "months", "years")}
    finding = Finding("fatigue", duration_days=days)
    likely = replace(heard(fatigue=SURE), told={"fatigue": Told(ages=ranges)})
    assert arbiter.judged(told(finding), likely, in_words).findings == (finding if kept else Finding("fatigue"),)


def test_time_of_what_is_over_dates_nothing_that_is_there(arbiter: Arbiter) -> None:
    old = Finding("chest_pain", status="past", duration_days=3650)
    assert arbiter.judged(told(old), heard(chest_pain=SURE), in_words).findings == (Finding("chest_pain"),)


@pytest.mark.parametrize("text", ["yes, both legs", "my leg"])
def test_suddenness_is_not_heard_in_an_answer_or_in_hardly_any_words(arbiter: Arbiter, text: str) -> None:
    reading = Reading(text, findings=(Finding("limb_weakness"),), reply=Reply(polarity="yes" if "yes" in text else None))
    likely = replace(heard(limb_weakness=SURE), told={"limb_weakness": Told(sudden=0.99)})
    assert arbiter.judged(reading, likely, in_words).findings[0].onset is None


def test_words_of_the_arbiter_are_known_to_the_rules_and_the_model(arbiter: Arbiter) -> None:
    assert arbiter.begins <= {name.removesuffix(".onset") for name in load_rulebook().danger if name.endswith(".onset")}
    assert arbiter.danger <= {question.partition(".")[0] for question in load_rulebook().danger}


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
    assert arbiter.judged(told(), heard(kinds), in_words).kind == kind


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
