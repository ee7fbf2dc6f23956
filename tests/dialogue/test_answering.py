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


def test_warning_is_followed_by_what_is_asked_about_the_next_minutes() -> None:
    warned = told("my son of 19 swallowed a whole bottle of tablets an hour ago. should I make him throw up?")
    assert warned.index("now") < warned.index("being sick can do more harm")
    assert "being sick can do more harm" not in told("my son of 19 swallowed a whole bottle of tablets an hour ago")


def test_check_that_a_question_passes_by_stays_open_beside_the_answer() -> None:
    talk = Conversation("uk").say("worst headache of my life, hit the deck")[0].say("that headache was in 2016, all clear")[0]
    asked = {"my finger tingles, is it MS?": "emergency", "my face droops now, is it MS?": "emergency", "start over?": "none"}
    assert {each: talk.say(each)[1].triage["level"] for each in asked} == asked
    assert talk.say("my finger tingles, is it MS?")[0].say("yes")[1].triage["level"] != "emergency"


def test_what_may_be_meant_of_ones_life_is_asked_behind_the_answer_and_nothing_is_said_of_amounts() -> None:
    asked = told(SIGN, "I can't do this any more. who would I see about it?")
    assert asked.index("they examine you") < asked.index("don't want to live")
    assert told("I can't do this any more. how many of mums morphine can I take?").count("don't want to live")


def test_list_that_is_open_comes_again_in_few_words_and_whole_where_its_lines_changed() -> None:
    again = told(SIGN, "who would I see about it?")
    assert "1. " not in again and "list" in again
    assert "1. " in told(SIGN, "and I twitch in both legs now. who would I see about it?")


def test_long_message_of_somebody_with_a_known_illness_is_answered_as_a_whole_without_a_mark_that_it_asks() -> None:
    gene = "Dad died of ALS and his sister too. I'm fine and run every day, my husband wants me tested before we have children and I put "
    gene += "the letter in a drawer. How does that test work and who tells you the result"
    assert "I understood" not in (answer := told(gene)) and ("Source: " in answer or "Did you mean" in answer)
    assert "Call" in told(f"{gene}. My right arm has been weak since an hour and my face hangs.").splitlines()[0]


def test_every_cause_is_told_in_few_words_with_its_sources() -> None:
    causes = {each.id: each for each in education.load_base().causes.by_name.values()}.values()
    assert len(causes) > 100
    assert [each.id for each in causes if len(each.says.split()) > 45 or not each.sources] == []
    assert "ALS weakens" in told("my left hand feels weak, I keep dropping my phone. is it als or ms?")
    assert education.load_base().causes.named("what could be doing this to me") is None
    named = education.load_base().causes.named("could it be carpal tunnel?")
    assert named is not None and f"{named.says}\nSource: {named.sources[0].title}" in told(f"{SIGN}. could it be carpal tunnel?")
    with pytest.raises(KnowledgeError, match="is in no file"):
        read_causes(knowledge_root(), {})
