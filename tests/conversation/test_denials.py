"""A sign that is denied for all time is denied, though the sentence repeats it, and whatever plainer name it is denied by."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.conversation.denials import denied_for_good
from signpost.decision import case_of, load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml

SICK = {"id": "vomiting", "status": "present", "said": "I haven't been sick, a heave like a shove"}
NOT_SICK = {**SICK, "status": "absent"}
KNOWN = case_of([Finding("vomiting"), Finding("confusion")])
SADDLE = case_of([Finding("saddle_numbness")])


def left(*findings: dict[str, Any], acts: tuple[str, ...] = ("puts_right",), case: Any = None) -> list[tuple[str, str]]:
    turn = denied_for_good({"findings": list(findings), "acts": list(acts)}, case or KNOWN)
    return [(each["id"], each["status"]) for each in turn["findings"]]


def test_what_a_denial_only_repeats_is_not_told() -> None:
    assert left(NOT_SICK, SICK) == [("vomiting", "absent")]


def test_danger_that_is_told_beside_its_denial_stands() -> None:
    muddled = {"id": "confusion", "status": "present", "said": "he was not confused and he is confused"}
    assert left({**muddled, "status": "absent"}, muddled) == [("confusion", "absent"), ("confusion", "present")]


def test_nothing_is_put_right_that_was_never_told() -> None:
    assert left(NOT_SICK, SICK, case=SADDLE) == [("vomiting", "absent"), ("vomiting", "present")]


def test_what_another_sentence_tells_stays() -> None:
    assert left(NOT_SICK, {**SICK, "said": "but I was sick twice"}) == [("vomiting", "absent"), ("vomiting", "present")]


@pytest.mark.parametrize("acts", [(), ("puts_right", "says_over")])
def test_what_may_only_be_over_takes_nothing_back(acts: tuple[str, ...]) -> None:
    assert left(NOT_SICK, SICK, acts=acts) == [("vomiting", "absent"), ("vomiting", "present")]


def test_plain_name_covers_what_was_told_and_only_without_a_place() -> None:
    numb = {"id": "numbness_tingling", "status": "absent"}
    assert left(numb, case=SADDLE) == [("numbness_tingling", "absent"), ("saddle_numbness", "absent")]
    assert left({**numb, "body_part": "hand"}, case=SADDLE) == [("numbness_tingling", "absent")]
    assert left(numb) == [("numbness_tingling", "absent")]


def test_every_name_is_a_finding() -> None:
    covers = read_yaml(knowledge_root() / "language" / "denials.yml").data["covers"]
    assert {*covers, *(name for names in covers.values() for name in names)} <= set(load_rulebook().vocabulary.findings)
