"""What the bot offers as a label is understood when it is typed."""

from __future__ import annotations

import pytest

from signpost.dialogue.list_answers import meant_by
from signpost.library.conversation import _heard
from signpost.responses import load_responses

# What a check offers is heard by the check.
OF_CHECKS = {"Yes, somebody else's, and over", "Yes, it is gone", "It is months old, and no worse"}
OFFERED = sorted(
    {
        (str(button["title"]), str(button["payload"]))
        for variants in load_responses().values()
        for variant in variants
        for button in variant.get("buttons", ())
        if "{" not in button["title"] + button["payload"] and button["title"] not in OF_CHECKS
    }
)


@pytest.mark.parametrize(("title", "payload"), OFFERED)
def test_typed_title_does_what_its_button_does(title: str, payload: str) -> None:
    typed, tapped = _heard(title), _heard(payload)
    assert typed.intent == tapped.intent
    assert (typed.reading.get("reply") or {}).get("polarity") == (tapped.reading.get("reply") or {}).get("polarity")
    assert {each["id"] for each in typed.reading["findings"]} == {each["id"] for each in tapped.reading["findings"]}


def test_other_words_stay_as_they_are() -> None:
    assert meant_by("my leg is weak") == "my leg is weak"
    assert meant_by("What can I say?") == "help"
