"""What somebody asks of their own case inside an interview is answered in a sentence or two; no danger waits behind such an answer."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language import read
from signpost.responses import load_responses
from signpost.turn.of_acts import OWN_QUESTIONS

DATA = read_yaml(knowledge_root() / "language" / "own_questions.yml").data
WEAK_HAND = "for three months my left hand gets weaker, feeling is fine"
# These stand among the other acts: asked alone, or while help is needed, they have more or other words.
OF_ACTS = {"seeks_diagnosis", "asks_who_is_told", "finds_it_too_small", "cannot_pay", "asks_what_to_say", "asks_if_kept", "asks_to_take"}
OF_ACTS |= {"asks_if_dying", "asks_if_bad", "asks_next_step", "has_anothers_medicine"}
TWITCH = "my calf twitches for six weeks, strength is normal"
BLUR = "my left eye is blurred and it has come on slowly"
FAINTED = "I fainted in a race on Saturday for a few seconds, fine since"

# What is asked in the middle, and words that the answer holds.
ASKED = {
    ("can I drive?", WEAK_HAND): "drive",
    ("would Monday do?", WEAK_HAND): "call",
    ("could it be my statin?", WEAK_HAND): "pharmacist",
    ("is it epilepsy?", TWITCH): "examination",
    ("will I go blind?", BLUR): "cause",
    ("how do I get an appointment quicker?", WEAK_HAND): "urgent appointment",
    ("so can I run the race on Sunday or not?", FAINTED): "no sport",
    ("and to whom do I turn with it?", WEAK_HAND): "first",
    ("what is the GP going to do?", WEAK_HAND): "reflexes",
    ("what if they missed something?", TWITCH): "wrong",
    ("No. MND, yes or no?", TWITCH): "yes or no",
}


@pytest.mark.parametrize(("asked", "told"), ASKED, ids=[asked for asked, _ in ASKED])
def test_own_question_is_answered_and_the_interview_goes_on(asked: str, told: str) -> None:
    talk, first = Conversation(region="uk").say(told)
    _, answer = talk.say(asked)
    assert ASKED[asked, told] in " ".join(answer.texts)
    assert answer.triage["question"] is not None
    there = {each["id"] for each in answer.triage["findings"] if each["status"] == "present"}
    assert there <= {each["id"] for each in first.triage["findings"] if each["status"] == "present"}


# The same breath tells of danger: that comes first, and nothing is answered before it.
DANGER = [
    "can I drive? my face droops since an hour and my arm is weak",
    "would Monday do? I suddenly can't breathe lying or sitting",
    "will I go blind, I can't see anything with my left eye since an hour",
    "is it my heart, there is a crushing pain in my chest now",
]


@pytest.mark.parametrize("told", DANGER)
def test_danger_beside_an_own_question_warns(told: str) -> None:
    talk, _ = Conversation(region="uk").say(WEAK_HAND)
    _, answer = talk.say(told)
    assert answer.triage["level"] == "emergency"
    own = {variant["text"] for name, variants in load_responses().items() if name.startswith("utter_own_") for variant in variants}
    assert own.isdisjoint(answer.texts)


def test_who_complains_of_nothing_is_answered_from_what_is_known() -> None:
    _, answer = Conversation(region="uk").say("can I drive with MS?")
    assert answer.triage["status"] == "information"


def test_every_own_question_has_its_answer() -> None:
    assert set(DATA["acts"]) == set(OWN_QUESTIONS) == {each["asks"] for each in DATA["answers"]} - OF_ACTS
    book, responses = load_rulebook(), load_responses()
    for row in DATA["answers"]:
        assert row["response"] in responses
        assert row.get("level") in (None, *book.levels.ids)
        assert row.get("finding") is None or row["finding"] in book.vocabulary.findings
    # Where an answer depends on the case, the last one fits any; some hang on further words of the message.
    last = {row["asks"]: row for row in DATA["answers"]}
    of_any_case = {"asks", "response", "known_too", "alarming_too", "question", "first", "beside_danger", "anybody", "with", "names"}
    assert all(row.keys() <= of_any_case for row in last.values())


def test_what_may_have_been_swallowed_is_asked_before_anything_is_answered() -> None:
    talk, _ = Conversation(region="uk").say(WEAK_HAND)
    _, answer = talk.say("is it the tablets? I took thirty of them an hour ago")
    assert answer.triage["question"]["id"] == "overdose"
    assert "pharmacist" not in " ".join(answer.texts)


@pytest.mark.parametrize("text", ["Who do I call at 2am when I can't breathe properly but it's not 999?", "who do we ring out of hours?"])
def test_whom_to_ring_at_night_is_answered_and_the_hour_dates_nothing(text: str) -> None:
    talk = Conversation(region="uk")
    for line in (
        "I was diagnosed with MND last March. I can't lie flat, I feel I can't get air at night.",
        "it has been like this for three weeks. Should I not ring my team?",
        "Yes, old and no worse",
        text,
    ):
        talk, answer = talk.say(line)
    assert "out-of-hours" in " ".join(answer.texts)
    assert answer.triage["level"] == "urgent"


def test_who_is_pregnant_gets_no_answer_about_an_illness_that_nobody_named() -> None:
    talk, _ = Conversation(region="uk").say("I'm 34 weeks pregnant and one side of my face has been weak for two weeks, seen by my doctor")
    _, answer = talk.say("will it get better")
    assert not any("ALS" in each for each in answer.texts)
    assert any(
        each in " ".join(answer.texts) for each in ("it depends on the cause", "depends on the cause", "clear first", "once this is clear")
    )


def test_what_asks_whether_a_medicine_is_all_right_denies_no_list() -> None:
    reply = read("is prednisolone ok in pregnancy").as_dict()["reply"]
    assert "polarity" not in reply
    assert read("breathing is ok").as_dict()["reply"]["polarity"] == "well"


@pytest.mark.parametrize("text", ["could it be the heat?", "could crossing my legs have done it?", "is it just my age?"])
def test_cause_that_somebody_wonders_about_is_answered_as_such(text: str) -> None:
    _, answer = Conversation(region="uk").say("I get tingling in both feet")[0].say(text)
    said = " ".join(answer.texts)
    assert "only an examination can tell" in said or "yes or no to that from here" in said
    assert answer.triage["status"] == "asking"


NUMB_HAND = "my left hand has been numb and tingling for three weeks"
# What people ask in the middle, in whatever words, and words of the answer; none of it may be what is known of an illness.
IN_THE_MIDDLE = {
    "is it ok if I go for my run": "dangerous if it comes on",
    "am I alright to drive home?": "don't drive",
    "should somebody stay with me tonight?": "near tonight",
    "do u have to tell my mum": "I tell nobody",
    "are you going to report me to the police": "I tell nobody",
    "is it my malaria tablets doing this?": "Don't stop it by yourself",
    "gp or a&e?": "first",
    "should we go private?": "examination",
    "what does onset mean?": "how it began",
    "what's a bladder": "pee",
    "can I just take my sumatriptan": "can't say yes",
    "will they believe me?": "be heard",
    "I don't want to waste anybody's time": "bother nobody",
    "I can't afford the hospital": "whatever you can pay",
    "can you get steroids over the counter?": "need a prescription",
    "is Tuesday ok?": "Don't wait for that day",
    "would vitamins help": "B6",
    "what do I do in the meantime": "no driving",
    "can I bring my kids with me": "bring somebody",
}


@pytest.mark.parametrize("asked", IN_THE_MIDDLE)
def test_what_people_ask_in_the_middle_gets_a_short_true_answer(asked: str) -> None:
    talk, first = Conversation(region="uk").say(NUMB_HAND)
    _, answer = talk.say(asked)
    told = " ".join(answer.texts)
    assert IN_THE_MIDDLE[asked] in told
    assert not {"ALS", "MND", "MS"} & set(told.replace(".", " ").split())
    assert answer.triage["question"]["id"] == first.triage["question"]["id"]


# Named by nobody, so that no article about it is meant; what is named is told of all the same.
@pytest.mark.parametrize("asked", ["can I still breastfeed", "how much longer do people live with it", "what can I do about the tiredness"])
def test_no_illness_is_told_of_that_nobody_named(asked: str) -> None:
    talk, _ = Conversation(region="uk").say(NUMB_HAND)
    _, answer = talk.say(asked)
    assert not {"ALS", "MND", "MS"} & set(" ".join(answer.texts).replace(":", " ").split())


@pytest.mark.parametrize(("asked", "entry"), [("what is an EMG?", "both/emg"), ("how is a lumbar puncture done?", "both/lumbar-puncture")])
def test_what_is_named_is_told_in_the_middle(asked: str, entry: str) -> None:
    talk, _ = Conversation(region="uk").say(NUMB_HAND)
    _, answer = talk.say(asked)
    shown = [each["custom"]["triage"].get("education", {}).get("entry") for each in answer.messages if "custom" in each]
    assert entry in shown


def test_whoever_is_known_to_be_ill_hears_of_that_illness() -> None:
    talk, _ = Conversation(region="uk").say("I have MS and my left hand has been numb for three weeks")
    _, answer = talk.say("what can I do about tiredness")
    assert "utter_own_unknown" not in talk.spoken
    assert "can't answer that well" not in " ".join(answer.texts)


def test_every_word_that_may_be_asked_for_is_explained() -> None:
    explained = [str(name) for row in DATA["terms"] for name in row["called"]]
    assert sorted(explained) == sorted(set(explained)) == sorted(map(str, DATA["words"]["term"]))


def test_signs_that_forbid_driving_are_findings() -> None:
    assert set(DATA["no_driving"]) <= set(load_rulebook().vocabulary.findings)


@pytest.mark.parametrize(
    "told",
    [
        ["SEEING DOUBLE FOR 3 WEEKS AND I AM A BUS DRIVER"],
        ["I see double in the evenings for three weeks", "I'm a bus driver"],
        ["I had a fit yesterday, my first ever, and I drive a lorry"],
    ],
)
def test_whoever_drives_with_such_a_sign_is_told_not_to_first(told: list[str]) -> None:
    talk = Conversation(region="uk")
    for line in told:
        talk, answer = talk.say(line)
    assert "please don't drive" in answer.texts[0]


def test_driving_without_such_a_sign_is_no_matter() -> None:
    _, answer = Conversation(region="uk").say("I'm a bus driver and my thumb twitches for six weeks")
    assert "please don't drive" not in " ".join(answer.texts)


def test_a_danger_is_asked_about_before_a_question_that_could_comfort() -> None:
    talk, first = Conversation(region="uk").say(BLUR)
    _, answer = talk.say("is Tuesday ok?")
    assert "Tuesday" not in " ".join(answer.texts)
    assert answer.triage["question"]["id"] == first.triage["question"]["id"]
