"""What an answer turns on beside its subject: a fact that speaks of what was named, or asked by such people, comes before its like."""

from __future__ import annotations

import pytest

from signpost import Conversation


@pytest.mark.parametrize(
    ("question", "says", "not_said"),
    [
        ("what does it mean that there are no bands in the spinal fluid", "bands of antibodies", "numbing injection"),
        ("a new resident with MS comes to us with a baclofen pump. what must staff know", "refill date", "reasonable adjustments"),
        ("can a power of attorney overrule an ADRT? he has MND and wants no tracheostomy", "override", ""),
    ],
)
def test_fact_that_holds_what_the_question_turns_on_is_told(question: str, says: str, not_said: str) -> None:
    _, answer = Conversation().say(question)
    told = " ".join(answer.texts)
    assert says in told
    assert not not_said or not_said not in told
