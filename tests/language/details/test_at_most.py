"""A short time that is "at most" so long is how long a spell lasts; "or so" leaves it as it was."""

from __future__ import annotations

import pytest

from signpost.language import read


@pytest.mark.parametrize(
    "text",
    [
        "she smacks her lips for a moment, a minute and a half at most",
        "my hands go numb, two minutes tops",
        "my left eye goes blurry for two minutes max",
    ],
)
def test_it_is_how_long_a_spell_lasts(text: str) -> None:
    found = [each for each in read(text).findings if each.status != "absent"]
    assert found and all(each.duration_days is None for each in found)
    assert any((each.episode_minutes or 0) <= 2 for each in found)


def test_or_so_ago_is_when_it_began() -> None:
    found = next(each for each in read("my face went numb twenty minutes or so ago").findings if each.id == "numbness_tingling")
    assert found.duration_days is not None
