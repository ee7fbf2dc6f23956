"""Ticks that stand among words: hedged, numbered, drawn out, or beside a plain "none of the above"; none of them is lost."""

from __future__ import annotations

import pytest

from signpost.conversation.options import as_option, chosen_option
from signpost.conversation.ticks import as_picked, ticked
from signpost.decision import Option, Question, load_rulebook
from signpost.decision.screens import DANGER

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
    ("text", "values"), [("idk. 4 maybe", ("chest",)), ("not sure, 2?", ("sight",)), ("dunno, 3 i think", ("breath",)), ("4?", ("chest",))]
)
def test_a_tick_behind_a_doubt_is_no_unsure(text: str, values: tuple[str, ...]) -> None:
    assert ticked(LIST, text, {}) == values


@pytest.mark.parametrize("text", ["not sure", "idk", "i don't know"])
def test_a_doubt_alone_ticks_nothing(text: str) -> None:
    assert not ticked(LIST, text, {})
