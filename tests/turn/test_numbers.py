"""The numbers of all countries stand in a talk once, where nobody has told the country; afterwards their short form does."""

from __future__ import annotations

import pytest

from signpost import Conversation

LISTED = {"emergency": "999 in the UK", "crisis": "Samaritans on 116 123 in the UK"}
TALKS = {
    "a stroke": ["my husbands face has dropped on one side since an hour", "can he eat", "which hospital", "his speech has gone now too"],
    "a wish to die": ["i want to kill myself", "i don't know", "no", "nobody is here", "it was a figure of speech"],
    "a swallowed thing": ["ive taken 30 paracetamol an hour ago", "i feel fine", "will my mum be told"],
}


@pytest.mark.parametrize("told", TALKS.values(), ids=TALKS)
def test_list_stands_once_where_the_country_is_not_known(told: list[str]) -> None:
    talk, texts = Conversation(), []
    for message in told:
        talk, answer = talk.say(message)
        texts.append("\n".join(answer.texts))
    assert LISTED["emergency"] in texts[0]
    for listed in LISTED.values():
        assert sum(each.count(listed) for each in texts) <= 1
    assert all("emergency number" in each or "crisis line" in each for each in texts[1:-1])


def test_only_the_own_numbers_once_the_country_is_told() -> None:
    talk, answer = Conversation().say("i want to kill myself, i live in Leeds")
    told = "\n".join(answer.texts)
    assert "999" in told and "116 123" in told and "988" not in told
