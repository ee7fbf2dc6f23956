"""Ticks that stand among words: hedged, numbered, drawn out, or beside a plain "none of the above"; none of them is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost import Conversation, language
from signpost.conversation.options import as_option, chosen_option
from signpost.conversation.ticks import as_picked, ticked
from signpost.decision import Option, Question, load_rulebook
from signpost.decision.screens import DANGER, SIGNS

VALUES = ("face", "sight", "breath", "chest", "none")
LABELS = ("Face drooping on one side", "Seeing double", "Short of breath", "Pain in the chest", "None of these")
LIST = Question("screen.signs", "any_of", "", "", options=tuple(map(Option, VALUES, LABELS)))
LEAKS = Question(
    "bladder_trouble.severity",
    "choice",
    "",
    "",
    options=(
        Option("mild", "A leak now and then"),
        Option("moderate", "Frequent leaks, or slow to start"),
        Option("severe", "Nothing comes out"),
    ),
)
COURSE = Question(
    "limb_weakness.course",
    "choice",
    "",
    "",
    options=(Option("progressive", "Worse"), Option("stable", "The same"), Option("improving", "Better")),
)
SHORT = replace(
    load_rulebook().screens[SIGNS],
    question=Question(
        SIGNS,
        "any_of",
        "",
        "",
        options=(Option("vision_loss", "Sight lost"), Option("double_vision", "Seeing double"), Option("none", "None of these")),
    ),
)
TICKED = {
    "1 3": ["face", "breath"],
    "4 an a wee bit 2": ["sight", "chest"],
    "1 n 3": ["face", "breath"],
    "nah none of that": ["none"],
    "he is 76 and a man. no to all": ["none"],
    "It came on Saturday. None of those.": ["none"],
    "2/4 since Tuesday": ["sight", "chest"],
    "1, 2 and a bit of 4": ["face", "sight", "chest"],
    "5, none of these. Kind regards, Enid": ["none"],
    "5. None of these. But what is that for": ["none"],
    "none bar 3": ["breath"],
    "no, only 2": ["sight"],
    "4 has been there for years, the others no": ["chest"],
    "2 (the left eye), 4": ["sight", "chest"],
    "two and four": ["sight", "chest"],
    "I'd tick 1 and 3": ["face", "breath"],
    "1 and 3 I suppose ... and 4": ["face", "breath", "chest"],
    "2, and maybe 4": ["sight", "chest"],
    "sort of 3, and 1 a bit": ["face", "breath"],
    "well, 2… then also 3 sometimes, oh and 4": ["sight", "breath", "chest"],
    "1 definitely. 3 now and then.": ["face", "breath"],
    "I'd have to say 2 and 3, I'm afraid": ["sight", "breath"],
    "1 no, 2 yes, 3 no, 4 yes": ["sight", "chest"],
    "1: no\n2: no\n3: yes\n4: no": ["breath"],
    "1 no 2 no 3 no 4 no": ["none"],
    "1, no. 2, yes. 3, no": ["sight"],
    "short of breath I spose": ["breath"],
    "seeing double, I reckon, and 4": ["sight", "chest"],
    "1. None of these (5).": ["none"],
    "2) None of these": ["none"],
    "1. Seeing double": ["sight"],
    "None of the above. I have told you about my hand already.": ["none"],
    "none of those apply": ["none"],
    "None of them, sir": ["none"],
    "5 none": ["none"],
    "5 none, feeling is normal": ["none"],
    "2 a bit hazy, no accidents": ["sight"],
    "3 short of breath": ["breath"],
}
CHOSEN = [
    (LEAKS, "frequent leaks I spose", "moderate"),
    (LEAKS, "I suppose frequent leaks", "moderate"),
    (LEAKS, "nothing comes out, I'm afraid", "severe"),
    (COURSE, "worse I reckon", "progressive"),
    (COURSE, "probably the same", "stable"),
    (COURSE, "well, the same I'd say", "stable"),
    (COURSE, "no better", None),
    (COURSE, "not worse I think", None),
    (COURSE, "better, I'm not sure", None),
]


@pytest.mark.parametrize("text", TICKED)
def test_tick_among_words_is_heard(text: str) -> None:
    assert list(ticked(LIST, text, {}) or ()) == TICKED[text]


@pytest.mark.parametrize(("question", "text", "value"), CHOSEN)
def test_words_of_a_button_are_heard_with_a_hedge(question: Question, text: str, value: str | None) -> None:
    assert chosen_option(question, text, None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a leak every now and then", "mild"),
        ("there's frequent leaks at night", "moderate"),
        ("no leaks that are frequent", None),
        ("is it frequent leaks?", None),
    ],
)
def test_telling_words_of_a_button_name_it_and_what_else_is_told_is_kept(text: str, value: str | None) -> None:
    told = {"findings": [{"id": "fever", "status": "present"}]}
    _, reading = as_option(LEAKS, text, "tell_symptoms", told)
    assert (reading.get("reply") or {}).get("value") == value
    assert reading["findings"] == told["findings"]


@pytest.mark.parametrize("text", ["2, I fell 3 times", "4 and I have 2 kids", "2 but not 3"])
def test_number_that_counts_something_is_no_tick(text: str) -> None:
    assert len(ticked(LIST, text, {}) or ("none",)) == 1


def test_none_of_the_above_settles_the_list_and_what_is_told_beside_it_counts() -> None:
    screen = load_rulebook().screens[DANGER]
    told = {"findings": [{"id": "speech_slurred", "status": "present", "person": "self"}], "reply": {"polarity": "no"}}
    _, reading, picked = as_picked(screen, "self", "None of the above. But I talk thick since noon", "tell_symptoms", told)
    assert picked == ("none",)
    assert [each["id"] for each in reading["findings"] if each["status"] == "present"] == ["speech_slurred"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("all fine thanks", ("none",)),
        ("everything is as usual", ("none",)),
        ("I'm fine", ("none",)),
        ("I swallow as ever", None),
        ("my breathing is fine", None),
        ("speech is normal", None),
    ],
)
def test_only_what_is_said_of_all_denies_a_whole_list(text: str, values: tuple[str, ...] | None) -> None:
    assert ticked(LIST, text, {"polarity": "well"}) == values


def test_numbered_none_is_read_as_an_answer() -> None:
    talk, first = Conversation(region="uk").say("I get pins and needles in my left hand, since March")
    place = len(first.triage["question"]["options"])
    _, answer = talk.say(f"1. None of these ({place - 1}).")
    assert "could not read" not in "\n".join(answer.texts)
    assert answer.triage["question"]["id"] != SIGNS


@pytest.mark.parametrize("unread", [{"unread": ["my wossname hangs"]}, {"proposals": [{"id": "facial_weakness", "status": "present"}]}])
def test_none_but_something_that_nobody_could_read_settles_nothing(unread: dict[str, list[object]]) -> None:
    screen = load_rulebook().screens[DANGER]
    told = {"findings": [], "reply": {"polarity": "no"}, **unread}
    assert as_picked(screen, "self", "None of these but my wossname hangs", "tell_symptoms", told)[2] == ()


def test_what_words_behind_a_tick_may_mean_is_not_lost() -> None:
    screen = load_rulebook().screens[DANGER]
    told = {"findings": [], "reply": {}, "proposals": [{"id": "overdose", "status": "present"}]}
    _, reading, _ = as_picked(screen, "self", "1, and I had a few too many of them pills", "tell_symptoms", told)
    assert [each["id"] for each in reading["proposals"]] == ["overdose"]


@pytest.mark.parametrize(
    ("words", "course"), [("2, usual, for years", "stable"), ("2. same as usual", "stable"), ("2, usual but worse today", "progressive")]
)
def test_tick_that_is_told_as_usual_is_stable(words: str, course: str | None) -> None:
    _, reading, picked = as_picked(SHORT, "self", words, "give_detail", language.read(words, by_rules=True).as_dict())
    assert picked == ("double_vision",)
    assert [each.get("course") for each in reading["findings"] if each["status"] == "present"] == [course]


def test_saddle_that_is_ticked_among_words_is_told() -> None:
    talk, answer = Conversation(region="uk").say("I've a slipped disc and my legs are wobbly on the stairs")
    for _ in range(6):
        question = answer.triage["question"]
        if question["id"] == SIGNS:
            break
        talk, answer = talk.say("not sure")
    values = [each["value"] for each in question["options"]]
    assert "saddle_numbness" in values
    places = sorted({1, values.index("saddle_numbness") + 1, 2})
    talk, answer = talk.say(" I suppose ... and ".join(map(str, places)))
    assert "saddle_numbness" in {each["id"] for each in answer.triage["findings"] if each["status"] == "present"}


@pytest.mark.parametrize(
    ("text", "values"), [("idk. 4 maybe", ("chest",)), ("not sure, 2?", ("sight",)), ("dunno, 3 i think", ("breath",)), ("4?", ("chest",))]
)
def test_a_tick_behind_a_doubt_is_no_unsure(text: str, values: tuple[str, ...]) -> None:
    assert ticked(LIST, text, {}) == values


@pytest.mark.parametrize("text", ["not sure", "idk", "i don't know"])
def test_a_doubt_alone_ticks_nothing(text: str) -> None:
    assert not ticked(LIST, text, {})


NONE_IN_OTHER_WORDS = ["na", "0", "zilch", "not a single one of those", "nope none of em", "none that I've noticed", "no to everything"]


@pytest.mark.parametrize("text", NONE_IN_OTHER_WORDS)
def test_none_in_other_words_settles_the_list(text: str) -> None:
    talk, first = Conversation(region="uk").say("for three months my left hand gets weaker, feeling is fine")
    _, answer = talk.say(text)
    assert first.triage["question"]["id"] == "screen.signs"
    assert answer.triage["question"]["id"] != "screen.signs"
    assert any(each["status"] == "absent" for each in answer.triage["findings"])


FEET = ("type 2 diabetic for 14 years, the soles of both feet have burned and felt like cotton wool for a year",)


def test_number_with_words_of_its_own_line_ticks_it() -> None:
    talk, answer = Conversation(region="uk").say(FEET[0])
    options = answer.triage["question"]["options"]
    place = next(place for place, each in enumerate(options, 1) if each["value"] == "vitamin_risk")
    _, answer = talk.say(f"{place} metformin. Bladder's fine, I go a bit more at night but that's my age")
    there = {each["id"]: each["status"] for each in answer.triage["findings"]}
    assert (there["vitamin_risk"], there["limb_weakness"], there["bladder_trouble"]) == ("present", "absent", "absent")


@pytest.mark.parametrize("text", ["no, just that", "only that, love", "no, nothing but that", "it's just that"])
def test_who_has_nothing_but_what_was_told_denies_the_list(text: str) -> None:
    talk, _ = Conversation(region="uk").say(FEET[0])
    _, answer = talk.say(text)
    denied = {each["id"] for each in answer.triage["findings"] if each["status"] == "absent"}
    assert {"limb_weakness", "balance_trouble", "bladder_trouble"} <= denied


def test_list_that_goes_on_after_an_answer_comes_without_an_excuse() -> None:
    talk, _ = Conversation(region="uk").say("I'm 15. my hands go tingly and my heart races when i freak out before school, for 2 months")
    for _ in range(4):
        talk, answer = talk.say("none")
        if (answer.triage.get("question") or {}).get("id") != "screen.signs":
            continue
        talk, again = talk.say("none")
        assert not any("noted that" in each or "could not read" in each for each in again.texts)
        return
    pytest.fail("no list of signs was put")


@pytest.mark.parametrize("text", ["none of them mate, just the back", "nothing like that, pal", "none of those boss, only the back"])
def test_who_is_called_by_a_name_is_nobody_and_the_list_is_denied(text: str) -> None:
    talk = Conversation(region="uk").say("my back has ached badly for a week")[0]
    talk, answer = talk.say(text)
    absent = {each["id"] for each in answer.triage["findings"] if each["status"] == "absent"}
    assert {"limb_weakness", "saddle_numbness"} <= absent
    assert talk.said.case.subject == "self"


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("No, not at all. Why would my breathing matter for a foot?", None),
        ("No, not really.", None),
        ("Not in the least, although my hand has lately become somewhat cramped when I write.", "muscle_cramps"),
    ],
)
def test_a_plain_no_denies_the_list_whatever_stands_behind_it(text: str, besides: str | None) -> None:
    talk, first = Conversation(region="uk").say("My right foot keeps slapping down when I walk. About six weeks now. No pain at all.")
    listed = {each["value"] for each in first.triage["question"]["options"]} - {"none"}
    talk, answer = talk.say(text)
    status = {each["id"]: each["status"] for each in answer.triage["findings"]}
    assert all(status.get(each) == "absent" for each in listed - {besides} if each in load_rulebook().vocabulary.findings)
    assert besides is None or status[besides] == "present"
    assert (answer.triage["question"] or {}).get("id") not in listed


def test_why_a_sign_is_asked_about_is_told_by_the_rule_that_wants_it() -> None:
    talk, _ = Conversation(region="uk").say("My right foot keeps slapping down when I walk. About six weeks now. No pain at all.")
    for text in ("No, not at all. Why would my breathing matter for a foot?", "May I ask by which mechanism the breath belongs to a foot?"):
        _, answer = talk.say(text)
        assert "Breathless" in " ".join(answer.texts)


@pytest.mark.parametrize("behind", ["", " i think", ". is that bad?"])
def test_label_with_a_comma_dates_nothing(behind: str) -> None:
    talk, _ = Conversation(region="uk").say("my arm is weak")
    _, answer = talk.say("It crept up over days, weeks or months, even if it was noticed on one day" + behind)
    weak = next(each for each in answer.triage["findings"] if each["id"] == "limb_weakness")
    assert weak["onset"] == "gradual" and "duration_days" not in weak
