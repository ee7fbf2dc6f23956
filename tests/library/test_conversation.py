"""The one entry of the library: what it answers, what it keeps, and what it does when something breaks."""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from signpost import Answer, Conversation
from signpost.dialogue.intents import Listener
from signpost.knowledge import KnowledgeError, read_yaml
from signpost.library import conversation as module
from signpost.places import place

SCHEMA = json.loads((place("docs") / "contract.schema.json").read_text(encoding="utf-8"))
CHOKING = "I cannot breathe and my lips are blue"
WEAK = "for three months my left hand has been getting weaker"
UK = Conversation(region="uk")


def told(*texts: str, talk: Conversation = UK) -> tuple[Conversation, Answer]:
    """The talk after some messages, and the last answer."""
    answer = Answer()
    for text in texts:
        talk, answer = talk.say(text)
        assert answer.texts, f"silence after {text[:50]!r}"
    return talk, answer


def fail(*given: Any, **named: Any) -> Any:
    raise RuntimeError("my left hand")


@pytest.mark.parametrize("before", [(), ("hello",), (WEAK,), (WEAK, "no"), ("what is ALS?",)])
def test_emergency_is_answered_first_wherever_the_talk_is(before: tuple[str, ...]) -> None:
    _, answer = told(*before, CHOKING)
    assert "999" in answer.texts[0]
    assert (answer.triage["level"], answer.triage["status"], answer.triage["route"]) == ("emergency", "emergency", "call")
    assert answer.triage["card"]["do"]


def test_question_is_asked_and_its_answer_counts() -> None:
    talk, answer = told(WEAK)
    question = answer.triage["question"]
    assert answer.triage["status"] == "asking"
    signs = {each["value"] for each in question["options"]} - {"none"}
    assert question["kind"] == "any_of" and signs
    _, after = told("no", talk=talk)
    assert after.triage["question"]["id"] != question["id"]
    assert {(each, "absent") for each in signs} <= {(each["id"], each["status"]) for each in after.triage["findings"]}


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["my hands are numb, I am unsteady and my legs feel weak", "it crept up, all of it, over the last three months"], {90.0}),
        (["my hands tingle, my walking is bad and I drop things", "for eight months", "all of it began together"], {240.0}),
        (["My head has ached for three years. My hands have tingled for a week. I am tired, all of it."], {None, 7.0}),
    ],
)
def test_date_holds_for_what_it_is_told_of(texts: list[str], days: set[float | None]) -> None:
    there = [each for each in told(*texts)[1].triage["findings"] if each["status"] == "present"]
    assert {each.get("duration_days") for each in there} == days


def test_card_after_a_warning_was_taken_back_says_what_the_words_say() -> None:
    _, answer = told("since this morning I'm numb between my legs and I can't pee", "false alarm", "yes")
    assert (answer.triage["level"], answer.triage["status"]) == ("urgent", "assessed")
    assert answer.triage["card"]["headline"] == "Be seen by a clinician today"
    assert answer.triage["card"]["do"] and answer.triage["card"]["call_if"]


def test_interview_ends_with_an_outcome() -> None:
    talk, answer = told(WEAK)
    for _ in range(12):
        if answer.triage["status"] != "asking":
            break
        talk, answer = told("no", talk=talk)
    assert (answer.triage["status"], answer.triage["level"]) == ("assessed", "soon")
    assert answer.triage["rules"][0]["sources"]


def test_crisis_gets_its_own_words_and_stays() -> None:
    talk, answer = told("I want to end my life")
    assert answer.triage["status"] == "crisis"
    _, after = told("hello", talk=talk)
    assert after.triage["level"] == "emergency"


def test_education_is_cited() -> None:
    _, answer = told("what is ALS?")
    assert (answer.triage["level"], answer.triage["status"], answer.triage["disease"]) == ("information", "information", "als")
    assert answer.triage["citations"]


def test_small_talk_assesses_nothing() -> None:
    assert dict(told("thank you")[1].triage) == {"level": "none", "status": "none"}


@pytest.mark.parametrize("text", ["", "   ", "qwrtz plmk", "🙃", "\0\ud83d", "/restart", "/affirm", "{}", "%s {name}"])
def test_odd_text_gets_an_answer(text: str) -> None:
    assert told(text)[1].triage["level"] == "none"


@pytest.mark.parametrize("text", ["x" * 100_000, "word " * 20_000, "my arm tingles. " * 6_500])
def test_hundred_kilobytes_are_answered_in_seconds_and_not_kept(text: str) -> None:
    began = time.process_time()
    talk, _ = told(text)
    assert time.process_time() - began < 10
    assert len(json.dumps(talk.as_dict())) < 60_000


def test_emergency_at_the_end_of_a_long_text_is_seen() -> None:
    assert told("my arm tingles. " * 6_500 + CHOKING)[1].triage["level"] == "emergency"


def test_command_loses_no_words() -> None:
    assert told(f"/affirm {CHOKING}")[1].triage["level"] == "emergency"


def test_saying_something_changes_no_earlier_talk() -> None:
    talk, _ = told(WEAK)
    kept = json.dumps(talk.as_dict())
    one, other = talk.say(CHOKING), talk.say("no")
    assert json.dumps(talk.as_dict()) == kept
    assert (one[1].triage["level"], other[1].triage["status"]) == ("emergency", "asking")
    assert talk.say("no") == other


@pytest.mark.parametrize("texts", [(WEAK, "no", "yes", "go back", "why do you ask?", "summary"), ("hello", "hello", "hello", "hello")])
def test_talk_goes_on_from_json_as_it_would_have(texts: tuple[str, ...]) -> None:
    talk = stored = UK
    for text in texts:
        talk, answer = talk.say(text)
        stored, again = Conversation.from_dict(json.loads(json.dumps(stored.as_dict()))).say(text)
        assert again == answer
    assert json.dumps(stored.as_dict()) == json.dumps(talk.as_dict())


def test_talk_of_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 1"):
        Conversation.from_dict({"schema": 2})


@pytest.mark.parametrize("texts", [(WEAK,), (WEAK, "no"), (CHOKING,), ("what is MS?",), (WEAK, "summary"), ("asdf", "asdf")])
def test_payload_keeps_the_contract(texts: tuple[str, ...]) -> None:
    _, answer = told(*texts)
    jsonschema.validate(json.loads(json.dumps(answer.triage)), SCHEMA)
    assert json.loads(json.dumps(answer.messages)) == list(answer.messages)


MUM = "my mum is 74 and has AF. at lunch she suddenly lost her words, and her left arm hangs down"
MINE = "hi, Jo here. for three months my left hand has been getting weaker and it twitches at night. I am 61, I take warfarin"


@pytest.mark.parametrize(
    ("texts", "says", "never"),
    [
        ((MUM, "I've rung 999. summary for the crew?"), ("Good. Stay", "ambulance crew", "Age: 74"), ("Keep a log", "GP", "age:")),
        ((MUM, "we are in the car to A&E, summary please"), ("Summary for", "Because: ", "This rests on: "), ("Questions to ask",)),
        ((MUM, "I've rung. summary please. now she is having a fit"), ("fit",), ("Keep a log",)),
        ((MINE, "none", "summary"), ("your GP", "Keep a log", 'it twitches at night"', "Background:\n- a blood"), ("Jo here", "In date")),
        ((MINE, "Slurred or thick speech", "summary"), ("- slurred or unclear speech",), ('"Slurred',)),
        (("I want to die. I've got pills here", "summary please"), ("Summary for the crisis team",), ("Keep a log", "Questions to ask")),
    ],
)
def test_summary_is_for_whoever_reads_it_and_quotes_what_tells_each_sign(texts: tuple[str, ...], says: list[str], never: list[str]) -> None:
    said = "\n".join(told(*texts)[1].texts)
    assert [each for each in says if each not in said] == [each for each in never if each in said] == []


def test_region_of_the_site_counts_until_the_person_names_another() -> None:
    assert "999" in told(CHOKING)[1].texts[0]
    assert "000" in told("I live in Australia", CHOKING)[1].texts[0]


def test_failing_move_ends_in_the_safe_reply_and_the_words_are_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "situation_now", fail)
    with caplog.at_level(logging.ERROR):
        talk, answer = told(WEAK)
    assert "999" in answer.texts[-1]
    assert "RuntimeError" in caplog.text
    assert "left hand" not in caplog.text
    monkeypatch.undo()
    assert told("no", talk=talk)[1].triage["level"] == "soon"


@pytest.mark.parametrize("part", ["situation_now", "actions_after", "first_in_turn"])
def test_emergency_is_seen_whatever_part_fails(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, part, fail)
    _, answer = told(CHOKING)
    assert answer.triage["level"] == "emergency"
    assert "999" in answer.texts[0]


def test_emergency_is_seen_when_the_intent_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Listener, "_intent", fail)
    assert told(WEAK, CHOKING)[1].triage["level"] == "emergency"
    assert "999" in told(WEAK)[1].texts[-1]


def test_words_that_nothing_can_read_get_the_safe_reply_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    talk, _ = told(WEAK)
    monkeypatch.setattr(module.nlu, "read", fail)
    after, answer = told(CHOKING, talk=talk)
    assert after == talk
    assert "999" in answer.texts[0]
    assert answer.triage["level"] == "none"


def test_last_words_need_no_clinical_content(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: Any, **named: Any) -> Any:
        raise KnowledgeError(Path("regions.yml"), 1, "broken")

    monkeypatch.setattr(module.nlu, "read", fail)
    monkeypatch.setattr("signpost.say.safe_words.words_for", broken)
    assert "112 in Europe" in told("hello")[1].texts[0]


def test_server_understands_with_nothing_but_what_the_library_has() -> None:
    pipeline = read_yaml(place("config.yml")).data["pipeline"]
    assert [each["name"].rpartition(".")[2] for each in pipeline] == ["TextGuard", "FindingsReader", "IntentClassifier"]
    assert all(set(each) == {"name"} for each in pipeline), "a setting of its own would make the server understand otherwise"


def test_example_of_the_page_runs_as_it_stands() -> None:
    page = (place("docs") / "library.md").read_text(encoding="utf-8")
    known: dict[str, Any] = {}
    exec(page.partition("```python\n")[2].partition("```")[0], known)
    assert known["answer"].triage["status"] == "asking"
    assert isinstance(known["talk"], Conversation)
