"""What somebody asks gets an answer: each question one, two at most, and a list that is open comes again in few words."""

from __future__ import annotations

import pytest

from signpost import Conversation, education
from signpost.education.causes import read_causes
from signpost.knowledge import KnowledgeError, knowledge_root

SIGN = "my right hand has been weak for five months"


def told(*texts: str) -> str:
    talk = Conversation("uk")
    for text in texts:
        talk, answer = talk.say(text)
    return "\n".join(answer.texts)


def test_two_questions_get_two_answers() -> None:
    answer = told(SIGN, "could it be my statin? and can I have a beer tonight?")
    assert 0 <= answer.find("Statins can") < answer.find("alcohol makes balance")


def test_what_a_question_points_back_to_is_its_cause() -> None:
    assert "after a jab" in told(SIGN, "I had a flu jab on Friday. Is it that?")
    assert "Only an examination can tell" not in told("I have MS. my legs go weak in a hot bath, is it my MS?")


def test_list_that_is_open_comes_again_in_few_words_and_whole_where_its_lines_changed() -> None:
    again = told(SIGN, "who would I see about it?")
    assert "1. " not in again and "list" in again
    assert "1. " in told(SIGN, "and I twitch in both legs now. who would I see about it?")


def test_every_cause_is_told_in_few_words_with_its_sources() -> None:
    causes = {each.id: each for each in education.load_base().causes.by_name.values()}.values()
    assert len(causes) > 100
    assert [each.id for each in causes if len(each.says.split()) > 45 or not each.sources] == []
    named = education.load_base().causes.named("could it be carpal tunnel?")
    assert named is not None and f"{named.says}\nSource: {named.sources[0].title}" in told(f"{SIGN}. could it be carpal tunnel?")
    with pytest.raises(KnowledgeError, match="is in no file"):
        read_causes(knowledge_root(), {})
