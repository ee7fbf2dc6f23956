"""A form that is filled in: each answer goes to its own label, however the two are parted, in a first message as in a reply."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.forms import pairs_of
from signpost.nlu import read

# What stands between a label and its answer, and between one pair and the next.
PARTED = [
    (": ", "\n"),
    (":", "\n"),
    (" - ", "\n"),
    (" \u2013 ", "\n"),
    (" = ", "\n"),
    (" ", "\n"),
    ("\n", "\n"),
    (": ", "\r\n"),
    (": ", " / "),
    ("/", "/"),
    (" | ", " | "),
    (": ", ", "),
    (": ", "; "),
    (": ", " and "),
    (": ", " "),
    ("? ", ". "),
    ("? ", " "),
    ("....", "\n"),
    (" \u2192 ", "\n"),
    (" ", "; "),
]
NAMES = [f"{link!r} {between!r}" for link, between in PARTED]


@pytest.mark.parametrize(("link", "between"), PARTED, ids=NAMES)
@pytest.mark.parametrize("there", ["headache", "chest pain"])
def test_each_answer_goes_to_its_own_label(link: str, between: str, there: str) -> None:
    text = between.join(f"{label}{link}{'yes' if label == there else 'no'}" for label in ("headache", "chest pain"))
    _, answer = Conversation(region="uk").say(text)
    told = {each["id"]: each["status"] for each in answer.triage["findings"]}
    expected = {"headache": "absent", "chest_pain": "absent", there.replace(" ", "_"): "present"}
    assert expected.items() <= told.items()
    assert (answer.triage["level"] == "emergency") == (there == "chest pain")


def test_no_thoughts_of_suicide_and_a_low_mood_are_no_crisis() -> None:
    _, answer = Conversation(region="uk").say("suicidal thoughts: none / low mood: yes")
    assert answer.triage["status"] == "asking"
    assert answer.triage["question"]["id"].startswith("mood_low")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("- fever: no\n- rash: not sure\n- weakness: yes, since Monday", [("fever", "no"), ("rash", "unsure"), ("weakness", "yes")]),
        ("[x] headache\n[ ] chest pain", [("headache", "yes"), ("chest pain", "unsure")]),
        ("headache +\nchest pain -", [("headache", "yes"), ("chest pain", "no")]),
        ("numb left/right: no\n24/7 pain: yes", [("numb left/right", "no"), ("24/7 pain", "yes")]),
        ("a terrible headache, chest pain: no, fever: no", [("chest pain", "no"), ("fever", "no")]),
    ],
)
def test_labels_and_answers(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(each.label, each.answer) for each in pairs_of(text)] == pairs
    assert all(text[each.start : each.label_end].strip() == each.label for each in pairs_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "I can't feel my legs - no, really",
        "I can't breathe, no, I can't swallow, no",
        "I feel nothing\nI can do nothing",
        "headache: yes/no\nchest pain: yes/no",
        "my arm is weak\nno\nmy leg is weak\nand it began today",
        "symptoms: no chest pain, fever: yes",
    ],
)
def test_sentences_and_empty_forms_are_no_pairs(text: str) -> None:
    assert not pairs_of(text)


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("breathing normal: no\nfever: no", "breathlessness", "present"),
        ("not confused: yes\nfever: no", "confusion", "absent"),
        ("not confused: no\nfever: no", "confusion", "present"),
        ("numb or tingling feet: no\nfever: no", "numbness_tingling", "absent"),
    ],
)
def test_a_no_denies_what_the_label_says(text: str, finding: str, status: str) -> None:
    assert {each.status for each in read(text).findings if each.id == finding} == {status}


def test_what_was_not_answered_is_asked_about() -> None:
    _, answer = Conversation(region="uk").say("headache: yes\nchest pain: not sure")
    assert answer.triage["question"]["id"] == "chest_pain"
