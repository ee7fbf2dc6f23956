"""What an answer leaves out: figures of rarity, what only another country or illness has, and what is said to a child."""

from __future__ import annotations

import pytest

from signpost import Conversation


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("my mummy has ms is she going to die", "ALS and MS are rare"),
        ("my son has MS and says weed helps his spasms. is it legal on prescription", "Canada"),
        ("does weed help with ms", "ALS:"),
        ("how do i tell my 6 year old that daddy has MS", "grown-up whom you trust"),
        ("does ms shorten your life", "grown-up whom you trust"),
    ],
)
def test_what_is_not_for_whoever_asks_is_left_out(question: str, left_out: str) -> None:
    _, answer = Conversation(region="uk").say(question)
    assert answer.texts and left_out not in " ".join(answer.texts)
