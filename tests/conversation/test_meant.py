"""What was taken for a quotation counts as soon as somebody says that it is so."""

from __future__ import annotations

import pytest

from signpost import Conversation

QUOTED = ['say "I am choking and turning blue"', "what would you do if I told you my face was drooping and I can't lift my arm"]


@pytest.mark.parametrize("quoted", QUOTED)
@pytest.mark.parametrize("meant", ["it is so now", "no really, it's happening now", "yes"])
def test_what_was_quoted_and_is_so_warns(quoted: str, meant: str) -> None:
    talk, first = Conversation(region="uk").say(quoted)
    assert first.triage["level"] != "emergency"
    assert "it is so now" in " ".join(first.texts)
    assert talk.say(meant)[1].triage["level"] == "emergency"


def test_what_was_quoted_and_is_not_so_stays_a_quotation() -> None:
    talk, _ = Conversation(region="uk").say(QUOTED[0])
    assert talk.say("no, it was only a test")[1].triage["level"] != "emergency"
