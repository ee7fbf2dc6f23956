"""What works, but not as it should, is not well: unknown is never taken for well."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("i can do buttons but slow", "limb_weakness"),
        ("i can open jars, it just takes ages", "limb_weakness"),
        ("my swallowing is fine but slower", "swallowing_difficulty"),
        ("breathing is fine but it is hard and more effort", "breathlessness"),
    ],
)
def test_what_works_with_trouble_is_not_denied(find, text: str, finding: str) -> None:
    assert find(text, finding).status in ("hypothetical", "present")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("i can do buttons", "limb_weakness"),
        ("my swallowing is fine but my speech is slow", "swallowing_difficulty"),
        ("my grip is good, walking is difficult", "limb_weakness"),
        ("my breathing is fine, stairs are slow since the knee operation", "breathlessness"),
    ],
)
def test_trouble_with_something_else_takes_nothing_back(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "absent"
