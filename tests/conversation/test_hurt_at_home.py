"""Who is hurt at home, or has hurt the one they care for, is heard first, whatever is asked about the illness beside it."""

from __future__ import annotations

import pytest

from signpost import Conversation


def _say(text: str) -> tuple[str, str]:
    _, answer = Conversation(region="uk").say(text)
    return str(answer.triage["level"]), " ".join(answer.texts)


@pytest.mark.parametrize(
    "text",
    [
        "do people with mnd get angry? dad hit me twice and mum says dont tell anyone",
        "my dad got me by the hair last night. is that the MND?",
    ],
)
def test_child_who_is_hurt_gets_a_line_to_call_and_is_not_told_that_nobody_is_told(text: str) -> None:
    _, told = _say(text)
    assert "0800 1111" in told and "not your fault" in told
    assert "sent to nobody" not in told


@pytest.mark.parametrize("what", ["grabbed her wrist far too hard", "shouted in her face and left a mark on her"])
def test_carer_who_hurt_the_one_cared_for_is_seen_today(what: str) -> None:
    level, told = _say(f"what respite can you get for a wife with ms? no sleep since easter and last night i {what}")
    assert level == "urgent" and "let somebody take over now" in told


def test_blow_in_somebodys_sleep_is_no_violence() -> None:
    _, told = _say("my husband hits me in his sleep, he acts out his dreams")
    assert "0800 1111" not in told


def test_calf_twice_the_other_with_short_breath_is_an_emergency() -> None:
    assert (
        _say("who do we ask about a wheelchair, he has MND. one calf is twice the other since yesterday and he is short of breath")[0]
        == "emergency"
    )


def test_banging_head_on_waking_is_no_blow_to_the_head() -> None:
    level, told = _say("can i get a blue badge with MND? i wake up with banging head every morning and nod off by ten")
    assert level in ("urgent", "soon") and "head injury" not in told and "head" in told.lower()


def test_foot_that_shakes_by_itself_hurts_nobody() -> None:
    _, told = _say("I sew. The foot got stiff and it shakes by itself when I rest toes on it, my tongue trips on words")
    assert "monster" not in told
