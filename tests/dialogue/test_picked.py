"""One grammar for answers to a list: how a message is cut, what a piece says, and what all of it picks."""

from __future__ import annotations

import pytest

from signpost.decision import Option, Question
from signpost.dialogue.picked import Picked, Reader, cut, pick

VALUES = ("face", "sight", "breath", "chest", "none")
LABELS = ("Face, arm or leg drooping", "Seeing double", "Short of breath", "Pain in the chest", "None of these")
LIST = Question("screen.signs", "any_of", "", "", options=tuple(map(Option, VALUES, LABELS)))
PAIR = Question("screen.signs", "any_of", "", "", options=LIST.options[:2] + LIST.options[4:])
COURSE = Question(
    "limb_weakness.course",
    "choice",
    "",
    "",
    options=(Option("progressive", "Worse"), Option("stable", "The same"), Option("improving", "Yes, it goes back to normal")),
)


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("2, and she talks thick", ["2", "she talks thick"]),
        ("2 and 4. Since May", ["2", "4", "since may"]),
        ("- seeing double\n- 3 (left)", ["<sight>", "3", "left"]),
        ("Face, arm or leg drooping and 3", ["<face>", "3"]),
        ("1-3 but 2/4", ["1-3", "2/4"]),
        ("none bar 3", ["none", "3"]),
        ("4 now and then", ["4 now and then"]),
        ("2.5 at 10:30", ["2.5 at 10:30"]),
    ],
)
def test_message_is_cut_at_marks_and_joining_words_and_a_label_stays_whole(text: str, segments: list[str]) -> None:
    assert [" ".join(each.words).replace(" - ", "-").replace(" / ", "/") for each in cut(LIST, text)] == segments


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("2", "tick", ("sight",)),
        ("number 2", "tick", ("sight",)),
        ("I'd say 3 I think", "tick", ("breath",)),
        ("1-3", "tick", ("face", "sight", "breath")),
        ("1 to 3", "tick", ("face", "sight", "breath")),
        ("5/1", "tick", ("none", "face")),
        ("the second one", "tick", ("sight",)),
        ("the first two", "tick", ("face", "sight")),
        ("the last one", "tick", ("chest",)),
        ("four", "tick", ("chest",)),
        ("chest", "tick", ("chest",)),
        ("short of breath since Monday", "tick", ("breath",)),
        ("no seeing double", "deny", ("sight",)),
        ("not 2", "deny", ("sight",)),
        ("2 no", "deny", ("sight",)),
        ("1 or 2", "likely", ("face", "sight")),
        ("my sister has number 4", "likely", ("chest",)),
        ("3 times a week", "amount", ()),
        ("at 4", "amount", ()),
        ("all of them", "all", ()),
        ("none of the above", "no_to_all", ()),
        ("that's all", "ends", ()),
        ("not sure", "answer", ()),
        ("I think so", "quiet", ()),
        ("she talks thick", "own", ()),
        ("9", "own", ()),
    ],
)
def test_segment_is_read_as_what_it_says(text: str, kind: str, values: tuple[str, ...]) -> None:
    (segment,) = cut(LIST, text)
    (part,) = Reader(LIST).parts(segment)
    assert (part.kind, part.values) == (kind, values)


TICKED = {
    # By number, row, range, place, label and value, with what leads up to it, hedges it and follows it.
    "yes 2 and 4": "sight chest",
    "1 3": "face breath",
    "1 n 3": "face breath",
    "2/4 since Tuesday": "sight chest",
    "first and third": "face breath",
    "two and four": "sight chest",
    "1 and 3 but mild": "face breath",
    "I'd have to say 2 and 3, I'm afraid": "sight breath",
    "1, 2 and a bit of 4": "face sight chest",
    "well, 2… then also 3 sometimes, oh and 4": "sight breath chest",
    "1 definitely. 3 now and then.": "face breath",
    "idk. 4 maybe": "chest",
    "not sure, 2?": "sight",
    "2 (the left eye), 4": "sight chest",
    "seeing double, I reckon, and 4": "sight chest",
    "3 short of breath": "breath",
    "4 chest": "chest",
    "1. Seeing double": "sight",
    "1. and also my tongue twitches": "face",
    "3, that's all": "breath",
    # Among words of one's own.
    "told the nurse all this on Friday, 1 2 3": "face sight breath",
    "that is a long list. Number 3.": "breath",
    "My own back aches as well. 3, and 4 with stairs": "breath chest",
    "Well she has good days. It would be 2 and 4 I reckon": "sight chest",
    "2, I fell 3 times": "sight",
    "4 and I have 2 kids": "chest",
    "4 has been there for years, the others no": "chest",
    "5. no wait, 3 since Monday": "breath",
    # All, all but, none, and none but.
    "everything": "face sight breath chest",
    "all but the last": "face sight breath",
    "all except 1 and 2": "breath chest",
    "none of those apply": "none",
    "nah none of that": "none",
    "he is 76 and a man. no to all": "none",
    "None of the above. I have told you about my hand already.": "none",
    "1. None of these (5).": "none",
    "5 none, feeling is normal": "none",
    "no that is all": "none",
    "none bar 3": "breath",
    "no, only 2": "sight",
    "none of these between the attacks; during one, 3": "breath",
    "none of these, but 3 weeks ago I fell": "none",
    "not 3. 4 if anything": "chest",
    "2 but not 3": "sight",
    "no pain in the chest. None of the others.": "none",
    # Forms.
    "1 no, 2 yes, 3 no, 4 yes": "sight chest",
    "1: no\n2: no\n3: yes\n4: no": "breath",
    "1 no 2 no 3 no 4 no": "none",
    "1, no. 2, yes. 3, no": "sight",
    "chest - no\nsight - yes": "sight",
    "| seeing double | yes |\n| short of breath | no |": "sight",
    "Seeing double? Yes. Short of breath? No.": "sight",
    "2 a bit hazy, no accidents": "sight",
}


@pytest.mark.parametrize("text", TICKED)
def test_message_ticks(text: str) -> None:
    assert " ".join(pick(LIST, text).ticked) == TICKED[text]


NO_TICKS = [
    "2 days ago it got worse",
    "3 times a week I fall",
    "had it for 4 weeks",
    "we see the doctor at 4",
    "he took 2 tablets this morning",
    "I'm 4 years older than him",
    "she's 3 in May",
    "room 4 in the clinic",
    "my score was 3 out of 4",
    "I have two left feet",
    "no one is here",
    "2 not any more",
    "it jumps as I type (3 in the last minute)",
    "could it find what the second missed",
    "not 2",
    "3? no",
    "No short of breath. I climb hills.",
    "not sure",
    "I don't know",
]


@pytest.mark.parametrize("text", NO_TICKS)
def test_amount_denied_line_and_doubt_tick_nothing(text: str) -> None:
    found = pick(LIST, text)
    assert (found.ticked, found.likely) == ((), ())


LIKELY = {
    "my sister has number 4": "chest",
    "I take 2 a day, 1 at night": "face",
    "the pain and 4": "chest",
    "1 or 2": "face sight",
    "not 1, 2": "sight",
    "2: not sure": "sight",
    "1. No confusion. 2. No rash since then.": "face sight",
    "1, 2, 3 no": "face sight",
    "(1) percentage": "face",
}


@pytest.mark.parametrize("text", LIKELY)
def test_number_that_may_be_a_tick_is_likely(text: str) -> None:
    found = pick(LIST, text)
    assert (found.ticked, " ".join(found.likely)) == ((), LIKELY[text])


def test_form_denies_only_lines_with_a_no() -> None:
    assert pick(LIST, "seeing double: no / 3: yes") == Picked(("breath",), ("sight",), whole=True, bare=True, form=True)
    assert pick(LIST, "2: no") == Picked((), ("sight",), form=True)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2", ()),
        ("well, 2 I think", ()),
        ("2, and she talks thick", ("she talks thick",)),
        ("3 but mild", ("but mild",)),
        ("none of these, but my wossname hangs", ("but my wossname hangs",)),
    ],
)
def test_what_tells_something_of_its_own_is_left_over(text: str, rest: tuple[str, ...]) -> None:
    found = pick(LIST, text)
    assert (found.rest, found.whole) == (rest, not rest)


def test_both_are_all_of_two() -> None:
    assert pick(PAIR, "both").ticked == ("face", "sight")
    assert not pick(LIST, "both").ticked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("worse I reckon", "progressive"),
        ("probably the same", "stable"),
        ("well, the same I'd say", "stable"),
        ("2", "stable"),
        ("yes", "improving"),
        ("no better", None),
        ("not worse I think", None),
        ("is it worse?", None),
        ("within 2 weeks", None),
        ("none", None),
    ],
)
def test_choice_is_made_by_the_beginning_of_its_label_however_hedged(text: str, value: str | None) -> None:
    assert pick(COURSE, text).ticked == ((value,) if value else ())


@pytest.mark.parametrize(
    ("text", "echoes"),
    [
        ("face drooping? no", {"face": True}),
        ("Seeing double?? God no", {"sight": True}),
        ("the chest? only when I run", {"chest": False}),
        ("pain in the chest?", {"chest": False}),
        ("seeing double? maybe", {}),
    ],
)
def test_words_of_a_line_put_back_as_a_question_pick_nothing(text: str, echoes: dict[str, bool]) -> None:
    found = pick(LIST, text)
    assert (found.echoes, found.ticked, found.denied) == (echoes, (), ())
    assert pick(LIST, "seeing double? Yes").ticked == ("sight",)
