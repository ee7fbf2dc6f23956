"""An illness of a relative is read back once: as the relative's where they complain, else as one in the family."""

from __future__ import annotations

from signpost import Conversation


def test_relative_who_is_ill_and_complains_is_read_back_as_ill() -> None:
    _, answer = Conversation().say("My mum was diagnosed with MND in spring. She coughs a lot this week")
    assert any("diagnosed ALS" in each and "in the family" not in each for each in answer.texts)


def test_relative_who_is_only_ill_is_read_back_as_family() -> None:
    _, answer = Conversation().say("my dad had MND and my hand twitches")
    assert any("in the family" in each and "diagnosed ALS" not in each for each in answer.texts)
