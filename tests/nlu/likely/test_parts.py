"""Which parts of a message are looked at by themselves."""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge_root
from signpost.nlu.likely.parts import Parts, load_parts


@pytest.fixture(scope="module")
def parts() -> Parts:
    return load_parts(knowledge_root())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what is als?", set()),
        ("My arm tingles. cancer??", {"My arm tingles."}),
        ("We had the talk. Is she right?", {"We had the talk.", "Is she right?"}),
        ("my hand shakes, is it ms", {"my hand shakes, is it ms", "my hand shakes", "is it ms"}),
        ('She told me "does it hurt?" and I went home, so now what is it', {"She told me", "and I went home", "so now what is it"}),
    ],
)
def test_sentences_clauses_and_neighbours_are_parts_and_what_is_quoted_is_not(parts: Parts, text: str, found: set[str]) -> None:
    heard = {part.text for part in parts.of(text)}
    assert found <= heard and bool(found) == bool(heard)
    assert not any("hurt" in each for each in heard)


def test_number_of_parts_is_bounded(parts: Parts) -> None:
    assert len(parts.of("I am not sure, and it hurts. " * 40)) == 12


def test_short_question_that_points_back_is_heard_with_what_stands_before_it(parts: Parts) -> None:
    wholes = {part.text: part.whole for part in parts.of("had a flu jab on Friday. so is it that? what is it")}
    assert wholes["so is it that?"] == "had a flu jab on Friday. so is it that?"
