""" "It's getting worse" or "two weeks", said of nothing in particular, is said of what was told before."""

from __future__ import annotations

from signpost.findings import Finding
from tests.conversation.talk import Talk


def test_confirmed_likeness_began_with_what_was_told_beside_it() -> None:
    talk = Talk()
    talk.tell(Finding("sweating", duration_days=0.25), proposals=[{"id": "confusion", "person": "self"}])
    assert talk.said.question_id == "confusion"
    talk.answer("yes")
    assert [each.duration_days for each in talk.said.case.findings if each.id == "confusion"] == [0.25]
    assert talk.now.assessment.level == "emergency"
