"""Questions are not symptoms: whether a message asks, reports, or both."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, message_kind, names_a_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which changes need an ambulance when one has MND?", "question"),
        ("which drugs are there for stiffness?", "question"),
        ("who pays for ocrelizumab?", "question"),
        ("tips to help her with dressing, she has MS", "question"),
        ("amyotrophic lateral sclerosis", "question"),
        ("riluzole", "question"),
        ("my mum has MS. will I get it?", "question"),
        ("How can I lift my husband safely?", "question"),
        ("can my husband keep his own voice when he can't talk anymore", "question"),
        ("should I take high dose vitamin D", "question"),
        ("my foot drags, could that be MS?", "both"),
        ("Why does my hand twitch all day?", "both"),
        ("my dad's speech is getting slurred, is that ALS?", "both"),
        ("I have MS and my leg went numb yesterday, is it a relapse?", "both"),
        ("twitching in my calf for 2 weeks. should I worry about ALS?", "both"),
        ("my left hand has been weak for three weeks", "report"),
        ("I keep dropping things and my speech is slurred", "report"),
        ("cant feel my legs since this morning", "report"),
        ("he choked on his tea and his lips are blue", "report"),
        ("numb face since yesterday", "report"),
        ("thanks a lot", "neither"),
    ],
)
def test_message_asks_or_reports(base: EducationBase, text: str, kind: str) -> None:
    assert message_kind(text, base=base) == kind


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They say I've a clinically isolated syndrome. So is that MS or isn't it?", True),
        ("spots on my scan, they call it RIS, is it MS or not", True),
        ("I had an EMG. Do I have ALS or not?", False),
        ("is it MS or isn't it?", False),
    ],
)
def test_kind_of_an_illness_is_named(base: EducationBase, text: str, named: bool) -> None:
    assert names_a_kind(text, base=base) == named
