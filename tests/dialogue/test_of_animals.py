"""An animal that a vet would see is known by its name."""

from __future__ import annotations

import pytest

from signpost.say.of_animals import names_an_animal


@pytest.mark.parametrize(("text", "named"), [("my dog is limping", True), ("Cats get MS?", True), ("my category is wrong", False)])
def test_animal_is_known_by_its_name(text: str, named: bool) -> None:
    assert names_an_animal(text) is named
