"""The library answers as the Rasa server does: the same words, buttons and payloads, in fifty conversations of evaluation/sets."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.parity import LibraryTalk, answers_to, course_of, some_cases, words_of
from evaluation.trained import Talk, text_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize("steps", [pytest.param(steps, id=name) for name, steps in some_cases(50)])
def test_library_says_what_the_server_says(talk: Talk, steps: list[dict[str, Any]]) -> None:
    alone = LibraryTalk()
    for step in steps:
        answers_to(talk, step)
        answers_to(alone, step)
    assert course_of(alone) == course_of(talk)
    assert words_of(alone) == words_of(talk)


@pytest.mark.parametrize(
    "text", ["", "/restart", "/affirm I am choking", "qwrtz", "x" * 30_000, "\ud83d\0", "hola, me duele la cabeza", "👍"]
)
def test_library_takes_odd_texts_as_the_server_does(talk: Talk, text: str) -> None:
    alone = LibraryTalk()
    for each in ("my hand is weak", text, "no"):
        talk.say(each)
        alone.say(each)
    assert words_of(alone) == words_of(talk)


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        (
            "my son of 19 swallowed a whole bottle of tablets an hour ago. should I make him throw up?",
            "Harm can come hours later",
            "more harm",
        ),
        ("ive took about 30 amitriptyline cos i cant live with these legs any more, drowsy now", "Harm can come", "Is somebody with you"),
    ],
)
def test_what_follows_a_warning_in_the_same_turn_is_said_by_both(talk: Talk, text: str, first: str, then: str) -> None:
    alone = LibraryTalk()
    for each in (text, "yes my sister is here"):
        talk.say(each)
        alone.say(each)
    assert words_of(alone) == words_of(talk)
    said = text_of(talk.turns[0])
    assert 0 < said.index(first) < said.index(then)
