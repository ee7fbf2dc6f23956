"""Questions are not symptoms: whether a message tells what happens to somebody's body."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, tells


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which changes need an ambulance when one has MND?", False),
        ("which drugs are there for stiffness?", False),
        ("who pays for ocrelizumab?", False),
        ("tips to help her with dressing, she has MS", False),
        ("amyotrophic lateral sclerosis", False),
        ("riluzole", False),
        ("my mum has MS. will I get it?", False),
        ("How can I lift my husband safely?", False),
        ("can my husband keep his own voice when he can't talk anymore", False),
        ("should I take high dose vitamin D", False),
        ("my foot drags, could that be MS?", True),
        ("Why does my hand twitch all day?", True),
        ("my dad's speech is getting slurred, is that ALS?", True),
        ("I have MS and my leg went numb yesterday, is it a relapse?", True),
        ("twitching in my calf for 2 weeks. should I worry about ALS?", True),
        ("my left hand has been weak for three weeks", True),
        ("I keep dropping things and my speech is slurred", True),
        ("cant feel my legs since this morning", True),
        ("he choked on his tea and his lips are blue", True),
        ("numb face since yesterday", True),
        ("thanks a lot", False),
    ],
)
def test_message_tells_of_a_body(base: EducationBase, text: str, told: bool) -> None:
    assert tells(text, base=base) == told
