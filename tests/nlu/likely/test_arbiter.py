"""Each cell of the arbiter's table, and what surrounds it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

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
SIGN, DANGER, WISH = "muscle_twitching", "breathlessness", "suicidal_thoughts"


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


# Each row: what words say, the chances of it, the status in which it counts, and whether it is asked about.
TABLE: dict[str, list[tuple[Finding, dict[str, float], str | None, bool]]] = {
    "phrase": [
        (Finding(SIGN), SURE, "present", False),
        (Finding(SIGN), {"present": 0.72}, "present", False),
        (Finding(SIGN), EVEN, None, True),
        (Finding(DANGER), {"present": 0.4}, "present", False),
        (Finding(SIGN), DENIED, "absent", False),
        (Finding(SIGN), OVER, "past", False),
        (Finding(SIGN), FEARED, "hypothetical", False),
        (Finding(SIGN), FAINT, None, True),
        (Finding(SIGN), SILENT, None, False),
        (Finding(DANGER), EVEN, "present", False),
        (Finding(DANGER), DENIED, None, True),
        (Finding(DANGER), {"present": 0.15}, None, True),
        (Finding(DANGER), {"present": 0.6, "absent": 0.65}, "present", False),
        (Finding(DANGER), {"present": 0.55, "absent": 0.69}, None, True),
        (Finding(SIGN, status="absent"), SURE, "present", False),
        (Finding(SIGN, status="absent"), {"present": 0.55, "absent": 0.6}, None, True),
        (Finding(SIGN, status="absent"), {"present": 0.55, "absent": 0.7}, "absent", False),
        (Finding(SIGN, status="hypothetical"), SURE, "present", False),
        (Finding(DANGER, status="absent"), SURE, None, True),
        *[(Finding(name, status=status), SILENT, None, False) for name in (SIGN, DANGER) for status in ("absent", "past")],
        (Finding(SIGN, status="hypothetical"), SILENT, "hypothetical", False),
        (Finding(SIGN, status="past"), SURE, "present", False),
        (Finding("overdose", status="absent"), SILENT, "absent", False),
        (Finding(DANGER, status="absent"), {"present": 0.3}, None, False),
        (Finding(DANGER, status="absent"), DENIED, "absent", False),
        (Finding(SIGN, status="absent"), EVEN, None, True),
        (Finding(DANGER, status="past", duration_days=3650), SURE, "present", False),
        (Finding(DANGER, status="past", duration_days=3650), EVEN, None, True),
        (Finding(DANGER, status="past", duration_days=0.5), SURE, "past", False),
        (Finding(DANGER, status="past"), SURE, None, True),
        (Finding(DANGER, status="past"), OVER, "past", False),
        *[(Finding(SIGN), {"present": 0.55, status: 0.6}, None, True) for status in ("absent", "past", "hypothetical")],
        (Finding(SIGN), {"present": 0.75, "absent": 0.8}, "absent", False),
        (Finding(DANGER), {"present": 0.3, "absent": 0.45}, None, True),
        (Finding("diagnosed_als"), {"present": 0.75, "past": 0.8}, "present", False),
        *[(Finding("choking_now"), chances, "present", False) for chances in (DENIED, OVER, SILENT)],
        *[(Finding("overdose"), chances, None, True) for chances in (DENIED, OVER, SILENT)],
    ],
    "likeness": [
        (Finding(SIGN), SURE, "present", False),
        (Finding(SIGN), FAINT, None, True),
        (Finding(DANGER), SILENT, None, False),
        (Finding("overdose"), SILENT, None, False),
        (Finding("choking_now"), SILENT, None, True),
    ],
    "model alone": [
        (Finding(SIGN), SURE, "present", False),
        (Finding(SIGN), {"present": 0.65}, None, True),
        (Finding(SIGN), {"present": 0.45}, None, False),
        (Finding(SIGN), DENIED, "absent", False),
        (Finding(SIGN), OVER, "past", False),
        (Finding(SIGN), FEARED, None, False),
        (Finding(SIGN), {"present": 0.92, "hypothetical": 0.98}, None, False),
        (Finding(DANGER), SURE, "present", False),
        (Finding(DANGER), {"present": 0.4}, None, True),
        (Finding(DANGER), {"present": 0.3}, None, False),
        (Finding("suicidal_thoughts"), {"present": 0.3}, None, False),
        (Finding(DANGER), DENIED, "absent", False),
        (Finding(DANGER), {"present": 0.02, "absent": 0.85}, None, False),
        (Finding(DANGER), {"present": 0.55, "absent": 0.95}, None, True),
        (Finding("diagnosed_als"), {"present": 0.65}, None, False),
        (Finding("overdose"), {"present": 0.85}, None, True),
        (Finding("overdose"), SURE, "present", False),
    ],
}


@pytest.mark.parametrize(("by", "finding", "chances", "counts", "asked"), [(by, *row) for by, rows in TABLE.items() for row in rows])
def test_words_and_model_decide_together(
    arbiter: Arbiter, by: str, finding: Finding, chances: dict[str, float], counts: str | None, asked: bool
) -> None:
    reading = {"phrase": told(finding), "likeness": told(proposals=(finding,)), "model alone": told()}[by]
    assert outcome(arbiter, reading, heard(**{finding.id: chances})) == ({finding.id: counts} if counts else {}, [finding.id] * asked)


def test_less_is_enough_where_an_emergency_is_heard(arbiter: Arbiter) -> None:
    for kinds, counts in ((COMPLAINT, {}), ({**COMPLAINT, "emergency": 0.3}, {SIGN: "present"})):
        assert outcome(arbiter, told(Finding(SIGN)), heard(kinds, **{SIGN: EVEN}))[0] == counts
        assert outcome(arbiter, told(), heard(kinds, **{SIGN: {"present": 0.8}}))[0] == counts


@pytest.mark.parametrize("status", ["past", "hypothetical"])
def test_what_other_words_tell_as_there_stays_old_where_it_is_called_old(arbiter: Arbiter, status: str) -> None:
    old, now = Finding(DANGER, status=status, duration_days=3650), Finding(DANGER, side="left")
    # The time of what is over dates nothing that is there.
    assert arbiter.judged(told(old), heard(breathlessness=SURE), in_words).findings == (Finding(DANGER),)
    assert [each.status for each in arbiter.judged(told(old, now), heard(breathlessness=SURE), in_words).findings] == [status, "present"]


def test_danger_of_which_the_model_hears_hardly_anything_is_asked_about_but_in_talk_of_which_it_hears_nothing(arbiter: Arbiter) -> None:
    assert [outcome(arbiter, told(Finding(each)), heard(TALK)) for each in (DANGER, "overdose")] == [({}, []), ({}, ["overdose"])]
    assert outcome(arbiter, told(Finding(DANGER)), heard(TALK, **{DANGER: {"present": 0.15}})) == ({}, [DANGER])
    assert outcome(arbiter, told(Finding(DANGER)), heard(COMPLAINT)) == ({}, [DANGER])


def test_what_the_model_alone_hears_is_told_in_the_words_that_it_rests_on(arbiter: Arbiter) -> None:
    findings = arbiter.judged(told(), heard(muscle_wasting=SURE), in_words).findings
    assert findings == (*in_words({"muscle_wasting": "present"}).values(),)


def test_of_what_has_too_few_examples_the_phrase_counts_and_the_model_alone_only_asks(arbiter: Arbiter, tmp_path: Path) -> None:
    least = int(arbiter.chances["examples"])
    unsure, sure = (load_arbiter(knowledge_root(), examples={**EXAMPLES, SIGN: count}) for count in (least - 1, least))
    for chances in (DENIED, OVER, SILENT):
        assert outcome(unsure, told(Finding(SIGN)), heard(**{SIGN: chances})) == ({SIGN: "present"}, [])
    assert outcome(unsure, told(Finding(SIGN, status="hypothetical")), heard(**{SIGN: SURE})) == ({SIGN: "hypothetical"}, [])
    assert outcome(unsure, told(proposals=(Finding(SIGN),)), heard()) == ({}, [SIGN])
    for reading in (told(), told(proposals=(Finding(SIGN),))):
        assert outcome(unsure, reading, heard(**{SIGN: SURE})) == ({}, [SIGN])
        assert outcome(sure, reading, heard(**{SIGN: SURE})) == ({SIGN: "present"}, [])
    assert outcome(unsure, told(), heard(**{SIGN: DENIED})) == ({}, [])
    # What is named as having few is as little believed.
    assert read_yaml(knowledge_root() / "language" / "chances.yml").data["few"] == few_of(EXAMPLES)
    shutil.copytree(knowledge_root() / "language", tmp_path / "language")
    path = tmp_path / "language" / "chances.yml"
    path.write_text(path.read_text().replace("\nfew: [", f"\nfew: [{SIGN}, "))
    assert arbiter.counted - load_arbiter(tmp_path, examples=EXAMPLES).counted == {SIGN}


def test_a_wish_to_die_is_asked_about_where_only_the_model_hears_it(arbiter: Arbiter) -> None:
    despair, phrase = replace(heard(), despair=0.9), told(Finding(WISH))
    assert outcome(arbiter, told(), despair) == outcome(arbiter, phrase, heard()) == ({}, [WISH])
    assert outcome(arbiter, told(Finding(WISH, status="absent")), despair)[1] == ["suicide_plan"]
    assert outcome(arbiter, phrase, despair) == outcome(arbiter, phrase, heard(suicidal_thoughts=EVEN)) == ({WISH: "present"}, [])
    assert arbiter.judged(told(), despair, in_words).despairs and not arbiter.judged(told(), heard(), in_words).despairs
    for name in arbiter.of_despair:
        assert name not in arbiter.counted
        assert outcome(arbiter, told(), heard(**{name: SURE})) == ({}, [WISH])
        assert outcome(arbiter, told(Finding(name, status="past", duration_days=1000)), heard(**{name: SURE}))[1] == [name]
        assert outcome(arbiter, told(Finding(name, status="hypothetical")), heard(**{name: SURE}))[1] == [name]


def test_danger_that_passed_today_counts_as_past(arbiter: Arbiter) -> None:
    likely = replace(heard(limb_weakness={"present": 0.1, "past": 0.95}), told={"limb_weakness": Told(sudden=0.9)})
    for reading in (told(), told(Finding("limb_weakness"))):
        assert outcome(arbiter, reading, likely) == ({"limb_weakness": "past"}, [])
    old = replace(likely, told={"limb_weakness": Told(sudden=0.1)})
    assert outcome(arbiter, told(Finding("limb_weakness")), old) == ({}, ["limb_weakness"])


@pytest.mark.parametrize(("text", "form"), [("leg twitches", False), ("words that have no meaning here", True)])
def test_in_hardly_any_words_or_a_form_a_phrase_counts_and_the_model_alone_only_asks(arbiter: Arbiter, text: str, form: bool) -> None:
    reading = told(Finding(SIGN), proposals=(Finding("fatigue"),), text=text)
    for chances in (DENIED, SILENT):
        judged = arbiter.judged(reading, heard(muscle_wasting={"present": 0.96}, fatigue=SURE, **{SIGN: chances}), in_words, form=form)
        assert [(each.id, each.status) for each in judged.findings] == [(SIGN, "present")]
        assert [each.id for each in judged.proposals] == ["fatigue", "muscle_wasting"]


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
    assert arbiter.judged(told(proposals=(Finding(WISH),)), heard(suicidal_thoughts={"present": 0.02}), in_words).faint == ()


def test_at_most_two_are_asked_about_dangers_first(arbiter: Arbiter) -> None:
    some = {"present": 0.75}
    asked = outcome(arbiter, told(), heard(fatigue=some, muscle_wasting=some, choking_now={"present": 0.5}, seizure=EVEN))[1]
    assert asked == ["choking_now", "seizure"]


@pytest.mark.parametrize(
    ("kinds", "elsewhere", "kept"), [(TALK, 0.95, False), (QUESTION, 0.95, False), (TALK, 0.85, True), (COMPLAINT, 0.95, True)]
)
def test_talk_surely_about_another_subject_leaves_only_what_is_always_somebodys(
    arbiter: Arbiter, kinds: dict[str, float], elsewhere: float, kept: bool
) -> None:
    likely = replace(heard(kinds, **{DANGER: {"present": 0.15, "absent": 0.18}, SIGN: FAINT}), elsewhere=elsewhere)
    assert outcome(arbiter, told(Finding(DANGER), proposals=(Finding(SIGN),)), likely) == ({}, [DANGER, SIGN] * kept)
    assert outcome(arbiter, told(Finding(SIGN), proposals=(Finding("choking_now"),)), likely)[1] == ["choking_now"] + [SIGN] * kept
    alone = replace(heard(kinds, seizure={"present": 0.8}), elsewhere=elsewhere)
    assert ("seizure" in str(outcome(arbiter, told(), alone))) is kept


@pytest.mark.parametrize("kinds", [TALK, QUESTION], ids=["talk", "a question"])
def test_in_talk_and_questions_more_is_wanted_before_something_counts_or_is_asked_about(arbiter: Arbiter, kinds: dict[str, float]) -> None:
    assert outcome(arbiter, told(), heard(kinds, seizure=EVEN, hoarse_voice={"present": 0.8})) == ({}, [])
    assert outcome(arbiter, told(), heard(kinds, seizure={"present": 0.8})) == ({}, ["seizure"])
    assert outcome(arbiter, told(), heard(COMPLAINT, seizure=EVEN))[1] == ["seizure"]
    assert outcome(arbiter, told(Finding(SIGN)), heard(kinds, **{SIGN: EVEN})) == ({}, [SIGN])
    assert outcome(arbiter, told(Finding(SIGN)), heard(kinds, **{SIGN: {"present": 0.85}})) == ({SIGN: "present"}, [])


def test_in_a_short_answer_nothing_counts_by_the_model_alone(arbiter: Arbiter) -> None:
    answer = Reading("no, it was the left", reply=Reply(polarity="no"))
    assert [outcome(arbiter, answer, heard(vision_loss=each)) for each in (EVEN, SURE)] == [({}, []), ({}, ["vision_loss"])]


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
    ("finding", "sudden", "heard_as"),
    [
        (Finding("limb_weakness"), 0.95, {"onset": "sudden"}),
        (Finding("limb_weakness", status="past", duration_days=0.3), 0.95, {"onset": "sudden"}),
        (Finding("limb_weakness"), 0.45, {}),
        (Finding("fatigue"), 0.95, {}),
        (Finding("limb_weakness", onset="gradual"), 0.95, {}),
        (Finding("limb_weakness", course="progressive"), 0.95, {}),
        (Finding("limb_weakness", severity="mild"), 0.95, {}),
        # A time that is told stands unless the model is surest that it began today.
        (Finding("limb_weakness", duration_days=7), 0.6, {}),
        (Finding("limb_weakness", duration_days=7), 0.97, {"duration_days": None, "onset": "sudden"}),
    ],
)
def test_suddenness_counts_where_the_model_is_sure_and_the_words_tell_nothing_else(
    arbiter: Arbiter, finding: Finding, sudden: float, heard_as: dict[str, Any]
) -> None:
    likely = replace(heard(**{finding.id: SURE}), told={finding.id: Told(sudden=sudden)})
    assert arbiter.judged(told(finding), likely, in_words).findings == (finding.with_(**heard_as),)


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
        ({}, None),
    ],
)
def test_polarity_of_an_answer_is_told_when_sure_or_likely(arbiter: Arbiter, heard: dict[str, float], polarity: str | None) -> None:
    assert arbiter.polarity({**NOTHING_HEARD, **heard} if heard else {}) == polarity
