"""A sign told without a person is somebody's where it has a side or a degree; asked about in general it is nobody's."""

from __future__ import annotations

import pytest

from signpost.language import read


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("both hands a bit clumsy", "dropping_things"),
        ("both legs a bit wobbly", "limb_weakness"),
        ("left foot dragging slightly", "foot_drop"),
        ("right eyelid drooping a little", "drooping_eyelid"),
    ],
)
def test_a_side_or_a_degree_makes_a_bare_sign_somebodys(text: str, finding: str) -> None:
    assert [each.status for each in read(text).findings if each.id == finding] == ["present"]


@pytest.mark.parametrize("text", ["is clumsiness in both hands a sign of als?", "does weakness on one side mean ms"])
def test_what_is_asked_in_general_stays_nobodys(text: str) -> None:
    assert not [each for each in read(text).findings if each.status == "present"]


@pytest.mark.parametrize("text", ["i keep choking on my own saliva at night", "she chokes on her spit sometimes"])
def test_choking_on_saliva_is_not_yet_being_unable_to_swallow_it(text: str) -> None:
    assert {each.id for each in read(text).findings if each.status == "present"} == {"choking"}


@pytest.mark.parametrize("text", ["Yes, and it scares me", "yes it frightens me", "no, scary though"])
def test_who_is_only_afraid_is_not_asked_about_dying(text: str) -> None:
    assert not {"suicidal_thoughts", "suicide_plan", "self_harm", "overdose"} & {each.id for each in read(text).proposals}


def test_who_is_afraid_and_wants_an_end_is_heard() -> None:
    reading = read("I'm scared, I want it to be over")
    assert "suicidal_thoughts" in {each.id for each in (*reading.findings, *reading.proposals)}
