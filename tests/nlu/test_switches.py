"""The reader's pipeline is spaCy's own: a component can be looked at by name and switched off."""

from __future__ import annotations

import pytest

from signpost.nlu.reader import STEPS, Reader


@pytest.mark.parametrize(("step", "text"), [("spelling", "nummbness in my feett"), ("frames", "my little finger keeps going floppy")])
def test_step_that_is_switched_off_finds_nothing(reader: Reader, step: str, text: str) -> None:
    assert reader.read(text).findings and reader.nlp.pipe_names == [f"signpost_{name}" for name in STEPS]
    with reader.nlp.select_pipes(disable=[f"signpost_{step}"]):
        assert not reader.read(text).findings
    assert reader.read(text).findings
