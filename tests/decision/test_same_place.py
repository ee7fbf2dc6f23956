"""How a sign began is asked once for what was told with the same words of the same place, and of nothing else."""

from __future__ import annotations

import pytest

from signpost.decision.same_place import began_alike
from signpost.findings import Finding

SAID = "my right hand is clumsy and weak"
ASKED = Finding("dropping_things", side="right", body_part="hand", onset="gradual", duration_days=5, said=SAID)
BESIDE = Finding("limb_weakness", side="right", body_part="hand", said=SAID)


def began(beside: Finding) -> str | None:
    return began_alike((ASKED, beside), "self", "dropping_things")[1].onset


def test_what_lies_at_the_same_place_began_with_it() -> None:
    assert began(BESIDE) == "gradual"
    assert began_alike((ASKED, BESIDE), "self", "dropping_things")[1].duration_days == 5


@pytest.mark.parametrize(
    "other",
    [
        BESIDE.with_(side="left"),
        BESIDE.with_(body_part="leg"),
        BESIDE.with_(body_part=None),
        BESIDE.with_(said="and it went weak all at once"),
        BESIDE.with_(person="other"),
        BESIDE.with_(status="absent"),
    ],
    ids=["other side", "other limb", "no place", "other words", "other person", "not there"],
)
def test_anything_else_is_asked_about_itself(other: Finding) -> None:
    assert began(other) is None


def test_a_beginning_of_its_own_stays() -> None:
    assert began(BESIDE.with_(onset="sudden")) == "sudden"
