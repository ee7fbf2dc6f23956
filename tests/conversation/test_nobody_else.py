"""Whoever says that there is nobody else has everything that was told, and the other person never comes back."""

from __future__ import annotations

from signpost.decision import Turn, fold
from signpost.decision.case import case_from
from signpost.findings import Finding


def test_what_the_writer_denied_stays_denied_and_what_was_asked_stays_asked() -> None:
    case = fold(
        [
            Turn((Finding("headache", status="absent"), Finding("headache", person="other"), Finding("tremor", person="other"))),
            Turn(question_id="tremor.duration_days", reply={"duration_days": 30.0}),
            Turn(acts=("nobody_else",)),
        ]
    )
    told = {(each.id, each.person, each.status) for each in case.findings}
    assert told == {("headache", "self", "absent"), ("tremor", "self", "present")}
    assert (case.subject, case.aside, case.alone, case.asked) == ("self", None, True, {"tremor.duration_days": 1})
    assert case_from(case.as_dict()) == case
