"""A question that is known and speaks of nobody tells of no sign; one that asks about a body does."""

from __future__ import annotations

from signpost import Conversation


def test_child_of_somebody_who_has_the_illness_is_not_told_that_it_is_rare() -> None:
    _, answer = Conversation().say("my mummy has ms is she going to die")
    assert not any("ALS and MS are rare" in text for text in answer.texts)
