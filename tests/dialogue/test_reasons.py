"""The reasons are the person's own words of the sign that decides: no button's text, no age, and nothing of somebody else."""

from __future__ import annotations

import pytest

from signpost import nlu
from signpost.decision import assess, case_of, load_rulebook
from signpost.decision.own_words import own_words
from signpost.dialogue.outcome import conclude, why
from signpost.dialogue.situation import situation_after
from signpost.dialogue.transcript import Transcript
from signpost.findings import Finding
from signpost.say.quotes import reason_of

BOOK = load_rulebook()
SLURRED = "Slurred or thick speech"
TICKED = Finding("speech_slurred", duration_days=60, onset="gradual", course="progressive", said=SLURRED)


def quotes(*findings: Finding) -> tuple[str, ...]:
    """What is quoted for a case of these findings by the first rule that decides."""
    return own_words(assess(case_of(findings), BOOK).telling[0], BOOK)


def test_button_that_was_ticked_is_no_reason() -> None:
    assert SLURRED in BOOK.labels
    assert quotes(TICKED) == ()
    now = situation_after(Transcript(), case_of([TICKED]))
    for reply in (conclude(now, []), why(now)):
        assert SLURRED not in str([saying.values["reasons"] for saying in reply.sayings])
        assert "utter_noticed" in str([saying.values["reasons"] for saying in reply.sayings])


def test_own_words_beside_a_tick_are_the_reason() -> None:
    assert quotes(TICKED.with_(said=f"{SLURRED}; my sister says I sound drunk")) == ("my sister says I sound drunk",)


@pytest.mark.parametrize(
    "fact",
    [
        Finding("age", value=15, said="I am 15"),
        Finding("diagnosed_als", said="mum has MND and I twitch all day"),
        Finding("pregnancy", said="I'm ten weeks gone and my foot itches"),
    ],
    ids=lambda each: each.id,
)
def test_sign_is_quoted_before_what_is_known_about_the_person(fact: Finding) -> None:
    sign = Finding("choking", duration_days=20, said="I cough at every cup of tea")
    for fired in assess(case_of([fact, sign]), BOOK).fired:
        said = own_words(fired, BOOK)
        assert fact.said not in said or sign not in fired.because
        assert fact.id != "age" or fact.said not in said


def test_words_that_tell_of_now_are_the_reason_before_those_of_long_ago() -> None:
    said = "Had a heart attack ten years ago, crushing chest pain down my left arm"
    fired = assess(case_of(nlu.read(said).findings), BOOK).fired
    assert reason_of(fired[:1]).said == "crushing chest pain down my left arm"
