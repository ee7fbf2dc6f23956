"""That an answer is only the nearest is said where it is, and not before one that was asked for."""

from __future__ import annotations

import pytest

from signpost import language
from signpost.education import Answer, EducationBase, answer, heard_in


def found(base: EducationBase, question: str) -> Answer:
    """The answer with all that the learned reader hears."""
    return answer(question, base=base, asked=True, heard=heard_in(language.read(question).as_dict()))


@pytest.mark.parametrize(
    "question",
    [
        "why cant my brother get edaravone in england when my cousin in texas has it",
        "MOGAD - is that a type of MS",
        "did the ice bucket thing actually do anything or was it just wet celebs",
        "my naturopath says wahls diet reverses ms true?",
        "OT asking: voice banking when to refer",
    ],
)
def test_answer_that_was_asked_for_is_not_called_the_nearest(base: EducationBase, question: str) -> None:
    assert found(base, question).entry is not None
    assert base.asking.phrases["nearest"] not in found(base, question).text
