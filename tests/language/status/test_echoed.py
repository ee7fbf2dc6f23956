"""A few words of a question come back with a question mark, and what stands behind them answers: "Choking? Nay, never."."""

from __future__ import annotations

import pytest

from signpost import Conversation, language
from signpost.conversation.unasked import only_echoes

STATUS = {
    "Numb? Nay. I can feel every pebble": ("numbness_tingling", "absent"),
    "Slurred? Naw. Plain as day": ("speech_slurred", "absent"),
    "wait is neck ache one? no. so what now": ("neck_pain", "absent"),
    "an overdose?? what? no. I only had my vitamins": ("overdose", "absent"),
    "an overdose? what? I took forty of them": ("overdose", "present"),
    "Double vision? I would hardly call it that.": ("double_vision", "absent"),
    "Lips blue? not that I saw.": ("cyanosis", "absent"),
    "cramps?? never said that": ("muscle_cramps", "absent"),
    "Short of breath? Not really, only at night": ("breathlessness", "present"),
    "Short of breath? Hardly, except when I lie flat": ("breathlessness", "present"),
    "no choking, no breathing's fine": ("breathlessness", "absent"),
    "I swallow fine, no breathing is normal": ("breathlessness", "absent"),
    "no choking, no breathing's hard": ("breathlessness", "present"),
    "no fever, no my breathing is bad": ("breathlessness", "present"),
    "no chest's tight": ("chest_pain", "present"),
    "no Bell's palsy": ("facial_weakness", "absent"),
}


@pytest.mark.parametrize("text", STATUS)
def test_what_stands_behind_an_echo_answers(text: str) -> None:
    name, status = STATUS[text]
    assert [each.status for each in language.read(text, by_rules=True).findings if each.id == name] == [status]


@pytest.mark.parametrize(
    ("text", "echoes"),
    [
        ("Choking? Nay, never.", True),
        ("Seconds? Naw, it crept up", True),
        ("What is an EMG? No", False),
        ("MS? I hope not", False),
        ("Choking?", False),
        ("No", False),
    ],
)
def test_an_echo_is_no_question(text: str, echoes: bool) -> None:
    assert only_echoes(text) is echoes


def test_an_echo_at_a_list_gets_no_article() -> None:
    talk, _ = Conversation().say("I have had slurred speech for three months")
    _, answer = talk.say("Slurred yes. Choking? Nay, never.")
    assert answer.triage["status"] == "asking"
    assert not any("Source:" in text for text in answer.texts)
