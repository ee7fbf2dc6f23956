"""Who denies that something came suddenly, or slowly, has said how it came."""

from __future__ import annotations

import pytest

from signpost import Conversation, language


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("Well it wasn't sudden, Tuesday morning it felt heavy and by Wednesday I was dragging it", "gradual"),
        ("nothing sudden about it", "gradual"),
        ("no, not suddenly", "gradual"),
        ("it did not come on suddenly", "gradual"),
        ("not what you'd call sudden", "gradual"),
        ("it was not slow, it hit me", "sudden"),
        ("What's suddenly to you? It builds over an hour. Always has.", "gradual"),
        ("sudden? yes, very sudden", "sudden"),
        ("it was sudden", "sudden"),
    ],
)
def test_a_denial_tells_how_it_came(text: str, onset: str) -> None:
    assert language.read(text, by_rules=True).reply.onset == onset


@pytest.mark.parametrize("text", ["I couldn't move my arm suddenly", "I can't speak, suddenly", "not only sudden but awful"])
def test_what_cannot_be_done_denies_no_onset(text: str) -> None:
    assert language.read(text, by_rules=True).reply.onset != "gradual"


def test_how_long_it_takes_to_build_is_no_date() -> None:
    assert language.read("It builds over an hour", by_rules=True).reply.duration_days is None


def test_leg_that_was_not_sudden_is_not_asked_about_again() -> None:
    talk, _ = Conversation(region="uk").say("I've had MS for 8 years. Since Tuesday my left leg is weaker than usual")
    talk, answer = talk.say("No")
    talk, answer = talk.say("Well it wasn't sudden, Tuesday morning it felt heavy and by Wednesday I was dragging it")
    leg = next(each for each in answer.triage["findings"] if each["id"] == "limb_weakness")
    assert leg["onset"] == "gradual"
    assert "could not read" not in " ".join(answer.texts)
