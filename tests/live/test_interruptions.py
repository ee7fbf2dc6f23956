"""At every question of three interviews, everything that can come between: each is answered, and the talk finds its way back."""

from __future__ import annotations

import pytest

from evaluation.trained import Talk, text_of, triage_of
from signpost.decision.screens import DANGER
from signpost.dialogue.turns import MORE

pytestmark = pytest.mark.model

# What is told first, and what every question is answered with.
INTERVIEWS = {
    "weak hand": ("my left hand has been getting weaker for three months", "no"),
    "twitching": ("my calves twitch all day", "I don't know"),
    "somebody else's numbness": ("my mum's foot has been numb for a week", "no"),
}
EMERGENCY = "wait, I suddenly can't breathe"
# What is said in between, and words one of which must be in the answer (none: any words will do).
BETWEEN = {
    "education": ("what is an EMG?", "source"),
    "why": ("why do you ask?", "how soon"),
    "greeting": ("hello", "hello"),
    "gibberish": ("asdfgh", "didn't"),
    "silence": ("", "words"),
    "thanks": ("thanks", "welcome"),
    "outside": ("what's the weather like tomorrow", "outside"),
    "medicine": ("can I take ibuprofen", "pharmacist"),
    "correction": ("sorry, I meant right", ""),
}


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_interruption_is_answered_and_the_question_comes_again(talk: Talk, interview: str) -> None:
    opening, answer = INTERVIEWS[interview]
    question = _open(talk.say(opening))
    assert question
    for number, (said, words) in enumerate([*BETWEEN.values(), *BETWEEN.values()]):
        answers = talk.say(said)
        text = text_of(answers).lower()
        # The second time round the wording has changed; that there is an answer is what counts.
        assert text and (number >= len(BETWEEN) or words in text), (said, text)
        if said == "sorry, I meant right":
            question = _open(answers)
        # Words that nobody reads may be what was missed: the list for danger comes, once.
        listed = question == MORE and said == BETWEEN["gibberish"][0] and _open(answers) == DANGER
        assert listed or _open(answers) == question, f"{said!r} lost the question {question}: {text}"
        question = _open(talk.say(answer))
        if question is None:
            break


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_emergency_is_heard_at_every_question(talk: Talk, interview: str) -> None:
    opening, answer = INTERVIEWS[interview]
    asked: list[str] = []
    for place in range(8):
        fresh = Talk(talk.agent, talk.loop)
        question = _open(fresh.say(opening))
        for _ in range(place):
            question = _open(fresh.say(answer)) if question else None
        if question is None:
            break
        asked.append(question)
        assert triage_of(fresh.say(EMERGENCY))["level"] == "emergency", f"lost at the question {question}"
    assert len(asked) >= 2


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_not_knowing_moves_on_and_ends(talk: Talk, interview: str) -> None:
    talk.say(INTERVIEWS[interview][0])
    answers = talk.say_unsure_until_assessed()
    assert triage_of(answers)["status"] == "assessed"
    assert len(talk.put) == len(set(talk.put)), "a question was put again although it was answered with I don't know"


def _open(answers: list[dict]) -> str | None:
    question = triage_of(answers).get("question")
    return question["id"] if question else None
