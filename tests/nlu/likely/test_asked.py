"""Which parts of a message ask something by themselves."""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge_root
from signpost.nlu.likely.asked import AskedParts, load_asked


@pytest.fixture(scope="module")
def asked() -> AskedParts:
    return load_asked(knowledge_root())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what is als?", ()),
        ("my arm hurts since Monday", ()),
        ("We had the talk. Is she right? How long does it take?", ("Is she right?", "How long does it take?")),
        ("what is the tube like, does it hurt", ("what is the tube like", "does it hurt")),
        ("who is it for and how would i know", ("who is it for", "how would i know")),
        ("I have MS. do i stop first and when", ("do i stop first",)),
        ("numb for weeks now is it ms", ("is it ms",)),
        ("My arm tingles. cancer??", ("cancer??",)),
        ('She said "does it hurt?" and it does.', ()),
        ("One? Who two? Who three? Who four? Who five?", ("Who three?", "Who four?", "Who five?")),
    ],
)
def test_parts_that_ask(asked: AskedParts, text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part for part, _ in asked.of(text)) == parts


def test_short_question_that_points_back_is_heard_with_what_stands_before_it(asked: AskedParts) -> None:
    assert asked.of("had a flu jab on Friday. is it that?")[0][1] == "had a flu jab on Friday. is it that?"
    assert asked.of("No. Is it hereditary?")[0][1] == "Is it hereditary?"
