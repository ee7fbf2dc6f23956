"""The Rasa server, which chooses the intents, never loads the sentence encoder."""

from __future__ import annotations

import pytest

from signpost.dialogue.intents import Listener
from signpost.education import search


def test_intents_are_chosen_without_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded() -> None:
        raise AssertionError("the encoder is loaded")

    monkeypatch.setattr(search, "load_encoder", loaded)
    search.by_meaning.cache_clear()
    heard = [Listener().hear(text).intent for text in ("what is MS?", "how is it treated", "my leg is numb", "best pizza in town")]
    assert heard[0] == "ask_about_condition"
