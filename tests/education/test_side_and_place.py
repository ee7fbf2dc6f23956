"""The fact on the side of a subject that is asked for comes before the whole subject, that of the named country before the general one."""

from __future__ import annotations

from signpost import Conversation


def test_fact_of_another_country_is_not_told_where_somebody_asks_from() -> None:
    _, answer = Conversation(region="uk").say("my son has MS and says weed helps his spasms. is it legal on prescription")
    assert "Canada" not in " ".join(answer.texts)
