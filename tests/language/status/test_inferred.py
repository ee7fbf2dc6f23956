"""An illness that is put into this program's mouth, or concluded from what it said, is known of nobody."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.language import read

INFERRED = [
    "now you say neurologist, so you do think its ALS",
    "so you reckon I've got MND",
    "you told me i have ALS",
    "you obviously believe it's motor neurone",
    "so your questions point to multiple sclerosis",
    "so he has MND you think",
    "so I've got ALS then",
    "so it is MS",
    "oh god, it's ALS isn't it",
    "I must have MS then",
    "that means I have motor neurone disease",
    "so my mum has MND then?",
]
KNOWN = [
    "I told you its MS",
    "you know I have MS",
    "the doctor says its MS",
    "so I have MS and my leg is numb",
    "hi, so I have MS, since 2015",
    "My neurologist said it's ALS then sent me home",
    "you said MS can cause this? I was diagnosed with MS in 2015",
    "I have MS and my leg is weak, you think its a relapse?",
]


def told(text: str) -> set[str]:
    return {each.id for each in read(text).findings if each.status == "present" and each.id.startswith(("diagnosed_", "family_"))}


@pytest.mark.parametrize("text", INFERRED)
def test_what_is_inferred_is_nobodys_diagnosis_and_a_wish_to_know(text: str) -> None:
    assert not told(text)
    assert "infers_illness" in read(text).acts


@pytest.mark.parametrize("text", KNOWN)
def test_what_somebody_else_found_out_is_known(text: str) -> None:
    assert told(text)
    assert "infers_illness" not in read(text).acts


def test_who_infers_an_illness_hears_that_nobody_can_tell_and_keeps_the_question() -> None:
    talk, _ = Conversation(region="uk").say("my thumb keeps twitching for 3 weeks")
    talk, _ = talk.say("none")
    _, answer = talk.say("so it is MS")
    assert "examination" in answer.texts[0]
    assert answer.triage["status"] == "asking"
    assert all(each["status"] != "present" for each in answer.triage["findings"] if each["id"] == "diagnosed_ms")


@pytest.mark.parametrize(
    "text",
    [
        "why does grandad talk funny now he's got MND",
        "he can't hold a cup and he has MND",
        "she falls a lot but she has MS",
        "well, he has MND",
    ],
)
def test_an_illness_behind_an_ordinary_word_is_known(text: str) -> None:
    assert [each.status for each in read(text, by_rules=True).findings if each.id.startswith(("diagnosed_als", "diagnosed_ms"))] == [
        "present"
    ]
