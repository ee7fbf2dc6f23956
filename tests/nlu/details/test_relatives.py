"""Which of several other people a sign is told of: nobody's signs are read as another's."""

from __future__ import annotations

import pytest

from signpost.relatives import alike, called


@pytest.mark.parametrize(
    ("one", "two", "may_be"),
    [
        ("mother", "father", False),
        ("mother", "man", False),
        ("mother", "woman", True),
        ("son", "child", True),
        ("mother", "child", False),
        ("partner", "wife", True),
        ("son", "son.other", False),
        ("sister", "sister.older", True),
        ("sister.older", "sister.younger", False),
        ("", "mother", True),
    ],
)
def test_names_that_may_be_one_person(one: str, two: str, may_be: bool) -> None:
    assert alike(one, two) is alike(two, one) is may_be


def test_who_is_named_is_called_so() -> None:
    assert (called("son.other"), called("woman"), called("")) == ("your other son", "", "")
