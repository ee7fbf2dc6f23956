"""After a warning the bot goes along: every question and step gets its answer, and the warning stays."""

from __future__ import annotations

import pytest

from signpost.dialogue.companion import companion
from signpost.dialogue.intents import Listener
from signpost.dialogue.turns import WITHDRAWAL
from signpost.findings import Finding
from tests.dialogue.talk import Talk

STROKE = Finding("facial_weakness", onset="sudden", duration_days=0.1, said="his face dropped")


def warned(finding: Finding = STROKE) -> Talk:
    talk = Talk()
    talk.tell(finding)
    assert talk.now.assessment.level == "emergency"
    return talk


def test_nothing_of_it_is_heard_without_a_warning() -> None:
    talk = Talk()
    talk.tell(Finding("tremor", duration_days=900))
    talk.tell(text="can I eat?", intent="nlu_fallback", acts=["asks_to_eat"])
    assert companion(talk.said) is None


def test_who_was_seen_about_this_is_no_longer_warned() -> None:
    talk = warned()
    talk.tell(text="they said it's fine", intent="nlu_fallback", acts=["was_seen"])
    assert talk.said.question_id == WITHDRAWAL
    assert "999" not in talk.text
    talk.answer("yes")
    assert talk.now.assessment.level != "emergency"


def test_who_was_seen_another_time_is_still_warned() -> None:
    talk = warned()
    talk.tell(text="they said it's fine", intent="nlu_fallback", acts=["was_seen"])
    talk.answer("no")
    assert talk.now.assessment.level == "emergency"


def test_low_sugar_is_not_told_to_stay_empty() -> None:
    talk = Talk()
    talk.tell(Finding("low_sugar"), Finding("daytime_sleepiness"))
    assert talk.now.assessment.response == "utter_emergency_low_sugar"
    talk.tell(text="can he eat?", intent="nlu_fallback", acts=["asks_to_eat"])
    assert talk.reply.responses == ["utter_emergency_stands"]


def acts_of(text: str) -> list[str]:
    """What a message does."""
    return list(Listener().hear(text).reading["acts"])


@pytest.mark.parametrize("text", ["I've rung them", "I have called", "ringing them now"])
def test_who_has_called_is_heard_and_the_warning_stands(text: str) -> None:
    talk = warned()
    talk.tell(text=text, intent="tell_symptoms", acts=acts_of(text))
    assert talk.reply.responses == ["utter_help_called"]
    assert talk.said.help_called
    assert talk.reply.triage is not None
    assert talk.reply.triage["level"] == "emergency"


SLOW = ["No no. Not sudden. It is four months already, slow", "That was wrong. It is slow, four months.", "it came on slowly over months"]


@pytest.mark.parametrize("text", SLOW)
def test_a_slow_start_is_asked_about_before_the_warning_is_taken_back(text: str) -> None:
    talk = warned(Finding("speech_slurred", onset="sudden", said="I sound drunk"))
    talk.tell(text=text, intent="nlu_fallback", acts=acts_of(text))
    assert talk.said.question_id == WITHDRAWAL
    assert talk.reply.triage is not None
    assert talk.reply.triage["level"] == "emergency"
    talk.answer("yes")
    assert talk.now.assessment.level != "emergency"
    slurred = [each for each in talk.now.case.findings if each.id == "speech_slurred"]
    assert [(each.status, each.onset) for each in slurred] == [("present", "gradual")]


def test_a_sudden_start_that_is_confirmed_warns_on() -> None:
    talk = warned(Finding("speech_slurred", onset="sudden", said="I sound drunk"))
    talk.tell(text=SLOW[0], intent="nlu_fallback", acts=["began_slowly"])
    talk.answer("no")
    assert talk.now.assessment.level == "emergency"


def test_a_warning_that_rests_on_nothing_sudden_is_not_asked_about() -> None:
    talk = warned(Finding("cannot_swallow_saliva"))
    talk.tell(text="it is slow", intent="nlu_fallback", acts=["began_slowly"])
    assert companion(talk.said) is None
