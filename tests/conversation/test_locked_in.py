"""After something was taken: a locked door, somebody with a key and sleepiness are heard, and the warning stands."""

from __future__ import annotations

import pytest

from signpost import Conversation

TAKEN = ["I took 30 paracetamol an hour ago", "I swallowed all my baclofen", "I want to die and I took all my pills"]
SAID = {
    "Unlock|open": ["the doors locked", "they can't get in, I bolted it", "front door's on the chain", "I locked myself in"],
    "key|come at once": ["my sister has a key", "my neighbour has the spare key", "mum's got a key"],
    "Don't lie down|Stay awake": ["im getting sleepy", "my eyes keep closing", "feeling really drowsy now", "i want to lie down and sleep"],
}
ROWS = [(taken, words, text) for taken in TAKEN for words, texts in SAID.items() for text in texts]


@pytest.mark.parametrize(("taken", "words", "text"), ROWS)
def test_what_stands_between_them_and_help_is_answered(taken: str, words: str, text: str) -> None:
    talk, first = Conversation(region="uk").say(taken)
    assert first.triage["level"] == "emergency"
    _, answer = talk.say(text)
    said = " ".join(answer.texts)
    assert answer.triage["level"] == "emergency"
    assert any(each in said for each in words.split("|")), said
    assert "999" in said


def test_all_of_it_one_after_the_other_is_answered_each_time() -> None:
    talk, _ = Conversation(region="uk").say(TAKEN[0])
    replies = []
    for line in ("the doors locked", "my sister has a key", "im getting sleepy"):
        talk, answer = talk.say(line)
        replies.append(" ".join(answer.texts))
        assert answer.triage["level"] == "emergency"
    assert len(set(replies)) == len(replies)
