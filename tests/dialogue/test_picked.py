"""One grammar for answers to a list: how a message is cut, what a piece says, and what all of it picks."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.decision import Option, Question
from signpost.dialogue.picked import Picked, Reader, cut, pick
from signpost.knowledge import read_yaml

MEANT = read_yaml(Path(__file__).with_name("picked.yml")).data
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


@pytest.mark.parametrize("text", MEANT["ticks"])
def test_message_ticks(text: str) -> None:
    assert " ".join(pick(LIST, text).ticked) == MEANT["ticks"][text]


@pytest.mark.parametrize("text", MEANT["ticks_nothing"])
def test_amount_denied_line_and_doubt_tick_nothing(text: str) -> None:
    found = pick(LIST, text)
    assert (found.ticked, found.likely) == ((), ())


@pytest.mark.parametrize("text", MEANT["likely"])
def test_number_that_may_be_a_tick_is_likely(text: str) -> None:
    found = pick(LIST, text)
    assert (found.ticked, " ".join(found.likely)) == ((), MEANT["likely"][text])


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
