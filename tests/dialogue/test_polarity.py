"""An answer is first an answer: no words behind a "no" turn it around."""

from __future__ import annotations

import pytest

from signpost.decision import load_rulebook
from signpost.dialogue.polarity import weighed
from signpost.dialogue.transcript import Hear
from signpost.dialogue.turns import placed
from signpost.findings import Finding
from signpost.nlu import read
from tests.dialogue.talk import Talk

FINDINGS = sorted(load_rulebook().vocabulary.findings)
PRESENT = {"id": "breathlessness", "status": "present"}


def asked_about_a_sign(hear: Hear) -> tuple[Talk, str]:
    """A talk about a weak hand that stands at a single question, and what it asks about."""
    talk = Talk(hear=hear)
    talk.tell(Finding("limb_weakness", body_part="hand", duration_days=90, course="progressive", onset="gradual"))
    return talk, talk.until_single()


ABSENT = {"id": "breathlessness", "status": "absent"}


@pytest.mark.parametrize(
    ("polarity", "words", "heard", "answer", "asks"),
    [
        ("no", [], "no", "no", False),
        ("no", [ABSENT], None, "no", False),
        ("no", [PRESENT], None, None, True),
        ("no", [PRESENT], "yes", None, True),
        ("no", [], "yes", None, True),
        ("well", [], "partly", None, True),
        ("yes", [], "yes", "yes", False),
        ("yes", [PRESENT], None, "yes", False),
        ("yes", [], "no", None, True),
        ("partly", [], "no", None, True),
        ("partly", [], "yes", "partly", False),
        (None, [PRESENT], "no", None, True),
        (None, [ABSENT], "yes", None, True),
        (None, [PRESENT], "yes", None, False),
        ("no", [], "likely yes", "no", False),
        ("yes", [], "likely no", None, True),
        (None, [PRESENT], "likely no", None, True),
        (None, [], "yes", "yes", False),
        (None, [], "partly", "partly", False),
        (None, [], "likely yes", None, True),
        (None, [], "likely no", None, True),
        (None, [], "no", "no", False),
        (None, [], "unsure", "unsure", False),
        (None, [], "none", None, False),
        (None, [], None, None, False),
    ],
)
def test_each_row_of_the_table(
    polarity: str | None, words: list[dict[str, str]], heard: str | None, answer: str | None, asks: bool
) -> None:
    reading = {"findings": words, "reply": {"polarity": polarity} if polarity else {}}
    found, contradicts = weighed(reading, "breathlessness", asked_again=False, heard=heard)
    assert (found["reply"].get("polarity"), contradicts) == (answer, asks)
    again, twice = weighed(reading, "breathlessness", asked_again=True, heard=heard)
    assert not twice
    assert again["reply"].get("polarity") == (polarity or answer or ("yes" if heard == "likely yes" and not words else None))


def test_answer_that_only_the_learned_reader_hears_is_an_answer() -> None:
    talk, about = asked_about_a_sign(lambda question, text, finding: "no")
    assert "." not in about
    talk.tell(text="I could thread a needle blindfold, pet", intent="out_of_scope", move="action_triage")
    assert talk.said.heard
    assert [each.status for each in talk.said.case.findings if each.id == about] == ["absent"]
    assert talk.said.question_id not in (None, about)


def test_yes_that_is_only_likely_is_asked_about_and_counts_when_it_comes_again() -> None:
    talk, about = asked_about_a_sign(lambda question, text, finding: "likely yes")
    reply = talk.tell(text="like wet string it is, pet", intent="out_of_scope", move="action_triage")
    assert ["utter_answer_heard", {}] in reply.sayings[-1].values["lead"]
    assert talk.said.question_id == about and not any(each.id == about for each in talk.said.case.findings)
    talk.tell(text="I told you, wet string", intent="out_of_scope", move="action_triage")
    assert [each.status for each in talk.said.case.findings if each.id == about] == ["present"]


def test_no_that_is_only_likely_is_asked_about_and_does_not_count_when_it_comes_again() -> None:
    talk, about = asked_about_a_sign(lambda question, text, finding: "likely no")
    reply = talk.tell(text="I'd be the last to know, pet", intent="out_of_scope", move="action_triage")
    assert ["utter_answer_heard", {}] in reply.sayings[-1].values["lead"]
    talk.tell(text="as I say, the last", intent="out_of_scope", move="action_triage")
    assert not any(each.id == about for each in talk.said.case.findings)


@pytest.mark.parametrize(
    ("intent", "acts", "reply", "days"),
    [
        ("goodbye", [], {"duration_days": 0.3}, 0.3),
        ("thank", [], {"duration_days": 0.3}, 0.3),
        ("goodbye", ["goodbye"], {"duration_days": 0.3}, None),
        ("goodbye", [], {}, None),
    ],
)
def test_what_is_only_like_a_goodbye_is_an_answer_where_it_tells_something(
    intent: str, acts: list[str], reply: dict[str, float], days: float | None
) -> None:
    talk = Talk()
    talk.tell(Finding("limb_weakness", body_part="hand"))
    assert talk.said.question_id is not None and "." in talk.said.question_id
    talk.tell(text="It came today. I told you", intent=intent, acts=acts, reply=reply)
    assert [each.duration_days for each in talk.said.case.findings if each.id == "limb_weakness"] == [days]
    assert talk.said.heard is (days is not None)


@pytest.mark.parametrize(("heard", "kept"), [(None, True), ("value", True), ("", False), ("none", False)])
def test_part_that_is_named_is_a_yes_only_where_it_tells_how_it_is(heard: str | None, kept: bool) -> None:
    reading = {"findings": [], "reply": {"body_part": "tongue"}}
    assert bool(weighed(reading, "bitten_tongue", asked_again=False, heard=heard)[0]["reply"]) is kept


@pytest.mark.parametrize("heard", ["no", "likely no", "likely yes"])
def test_denial_of_another_sign_is_no_answer(heard: str) -> None:
    reading = {"findings": [{"id": "rash", "status": "absent"}], "reply": {}}
    assert weighed(reading, "neck_stiffness", "no rash", asked_again=True, heard=heard) == (reading, False)


@pytest.mark.parametrize("text", ["its been 3 weeks. eyelid calves everywhere", "everywhere"])
def test_part_of_the_body_is_no_yes_about_a_wish_to_die(text: str) -> None:
    assert weighed(read(text).as_dict(), "suicidal_thoughts", text, asked_again=False, heard="value")[0]["reply"] == {}


def test_bare_answers_need_no_second_opinion() -> None:
    talk, about = asked_about_a_sign(lambda question, text, finding: pytest.fail("asked"))
    talk.answer("no")
    assert [each.status for each in talk.said.case.findings if each.id == about] == ["absent"]


@pytest.mark.parametrize(("text", "intent", "acts"), [("go back", "go_back", ["go_back"]), ("please go back now", "go_back", ["go_back"])])
def test_wish_to_go_back_is_no_answer_to_listen_to(text: str, intent: str, acts: list[str]) -> None:
    talk, about = asked_about_a_sign(lambda question, text, finding: pytest.fail("asked"))
    talk.tell(text=text, intent=intent, acts=acts)
    assert not any(each.id == about for each in talk.said.case.findings)


def test_new_danger_behind_a_no_stays_and_questions_of_how_and_when_are_left_alone() -> None:
    reading = {"findings": [PRESENT], "reply": {"polarity": "no"}}
    assert weighed(reading, "fever", asked_again=False)[0]["findings"] == [PRESENT]
    assert weighed(reading, "breathlessness.at_rest", asked_again=False) == (reading, False)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("polarity", ["no", "well"])
def test_no_answer_no_makes_what_was_asked_about_present(polarity: str, again: bool) -> None:
    for about in FINDINGS:
        reading = {"findings": [{"id": about, "status": "present"}], "reply": {"polarity": polarity}}
        found, _ = weighed(reading, about, asked_again=again)
        assert all(each["id"] != about for each in found["findings"]), about


# Every finding that is asked about with yes or no.
ASKED = [name for name, question in load_rulebook().questions.items() if question.kind == "yes_no" and "." not in name]


def test_no_before_the_name_of_a_sign_makes_it_present_nowhere() -> None:
    labels = [(name, load_rulebook().vocabulary.findings[name]) for name in ASKED]
    for name, words in ((name, form.format(label)) for name, label in labels for form in ("no, {}", "no. {}? no", "no {} here")):
        reading = read(words, by_rules=True).as_dict()
        # "No, not being able to" puts something right.
        if (reading.get("reply") or {}).get("polarity") in ("no", "well") and "correction" not in reading["acts"]:
            found, _ = weighed(reading, name, words, asked_again=False)
            assert all(each["id"] != name or each.get("status") != "present" for each in found["findings"]), words


def test_contradicting_answer_is_asked_about_and_raises_nothing() -> None:
    talk = Talk()
    talk.tell(Finding("limb_weakness", body_part="hand", duration_days=90, course="progressive"))
    asked = talk.until_single()
    before = talk.now.assessment.level
    reply = talk.answer("no", findings=[{"id": asked.partition(".")[0], "status": "present"}])
    assert reply.open_question == asked
    assert ["utter_answer_contradicts", {}] in reply.sayings[-1].values["lead"]
    assert talk.now.assessment.level == before
    assert talk.answer("no").open_question != asked


# What openings tell: of every rule of today the first example that fires, without those that alarm at once.
QUESTIONS = load_rulebook().questions
RULES = [rule for rule in load_rulebook().active if rule.level not in ("emergency", "information")]
OPENINGS = {rule.id: next(each.given for each in rule.examples if each.fires) for rule in RULES}


def rank(talk: Talk) -> int:
    return load_rulebook().levels.rank(talk.now.assessment.level)


@pytest.mark.parametrize("words", ["", "present"])
def test_no_reply_of_no_makes_an_emergency_of_anything(words: str) -> None:
    for rule, opening in OPENINGS.items():
        talk = Talk()
        talk.tell(*opening)
        for _ in range(12):
            asked = talk.said.question_id
            # "No" is no answer to "how long?", and what is asked in vain counts as it does after "not sure".
            if asked is None or asked not in QUESTIONS or QUESTIONS[asked].kind != "yes_no" or talk.now.assessment.level == "emergency":
                break
            before, denied = rank(talk), "." not in asked and not talk.said.contradicts
            told = [{"id": asked, "status": words}] if words and denied else []
            talk.tell(text="no", intent="deny", reply={"polarity": "no"}, findings=told)
            # A "no" with a yes in its words is asked about first, and raises nothing.
            assert talk.now.assessment.level != "emergency" and (not told or rank(talk) <= before), (rule, asked)


@pytest.mark.parametrize(
    ("question", "number", "severity"),
    [("headache.severity", 7.0, "severe"), ("back_pain.severity", 5.0, "moderate"), ("bladder_trouble.severity", 7.0, None)],
)
def test_number_says_how_bad_a_pain_is(question: str, number: float, severity: str | None) -> None:
    assert placed({"reply": {"number": number}}, question)["reply"].get("severity") == severity
    assert "severity" not in placed({"reply": {"number": number, "lasting_minutes": 60.0}}, question)["reply"]
