"""What somebody asks of their own case inside an interview is answered in a sentence or two; no danger waits behind such an answer."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.of_acts import OWN_QUESTIONS
from signpost.knowledge import knowledge_root, read_yaml
from signpost.responses import load_responses

DATA = read_yaml(knowledge_root() / "language" / "own_questions.yml").data
# These stand among the other acts: asked alone, or while help is needed, they have more or other words.
OF_ACTS = {"seeks_diagnosis", "asks_who_is_told", "finds_it_too_small", "cannot_pay", "asks_what_to_say", "asks_if_kept", "asks_to_take"}
OF_ACTS |= {"asks_if_dying", "asks_if_bad", "asks_next_step", "has_anothers_medicine"}


def test_every_own_question_has_its_answer() -> None:
    assert set(DATA["acts"]) == set(OWN_QUESTIONS) == {each["asks"] for each in DATA["answers"]} - OF_ACTS
    book, responses = load_rulebook(), load_responses()
    for row in DATA["answers"]:
        assert row["response"] in responses
        assert row.get("level") in (None, *book.levels.ids)
        assert row.get("finding") is None or row["finding"] in book.vocabulary.findings
    # Where an answer depends on the case, the last one fits any; some hang on further words of the message.
    last = {row["asks"]: row for row in DATA["answers"]}
    of_any_case = {"asks", "response", "known_too", "alarming_too", "question", "first", "beside_danger", "anybody", "with", "names"}
    assert all(row.keys() <= of_any_case for row in last.values())


def test_every_word_that_may_be_asked_for_is_explained() -> None:
    explained = [str(name) for row in DATA["terms"] for name in row["called"]]
    assert sorted(explained) == sorted(set(explained)) == sorted(map(str, DATA["words"]["term"]))


def test_signs_that_forbid_driving_are_findings() -> None:
    assert set(DATA["no_driving"]) <= set(load_rulebook().vocabulary.findings)
