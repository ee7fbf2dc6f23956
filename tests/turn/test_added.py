"""What is added by its name alone is told: every label of the bot, and a sign that might be a title; a question stays one."""

from __future__ import annotations

import pytest

from signpost.decision import load_rulebook
from signpost.turn.intents import Listener


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def test_every_label_that_is_added_is_understood(listener: Listener) -> None:
    labels = load_rulebook().vocabulary.findings
    heard = {name: listener.hear(f"also {label}").reading["findings"] for name, label in labels.items()}
    lost = {name for name, found in heard.items() if not any(each["id"] == name and each["status"] != "hypothetical" for each in found)}
    assert not lost
