"""What somebody asks of their own case inside an interview is answered in a sentence or two; no danger waits behind such an answer."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.turns import PUTS_RIGHT, acts_do
from signpost.dialogue.waiting import load_asked
from signpost.knowledge import knowledge_root, read_yaml
from signpost.responses import load_responses
from tests.test_names import KEYS

ACTS = read_yaml(knowledge_root() / "language" / "acts.yml").data
DATA = read_yaml(knowledge_root() / "own_questions.yml").data


def test_every_key_of_getting_help_is_answered_and_every_answer_can_be_asked_for() -> None:
    asked = {each["asks"] for each in DATA["answers"]}
    assert asked <= KEYS | set(ACTS["acts"]) | set(acts_do()["act_of"].values())
    assert {*load_asked()["every"].values(), *load_asked()["where_one_goes"].values()} <= load_responses().keys()
    assert KEYS <= asked | set(load_asked()["every"]) | set(acts_do()["taken_up"]) | PUTS_RIGHT | {"to_learn"}
    book = load_rulebook()
    for row in DATA["answers"]:
        assert row["response"] in load_responses()
        assert row.get("level") in (None, *book.levels.ids)
        assert row.get("finding") is None or row["finding"] in book.vocabulary.findings
    last = {row["asks"]: row for row in DATA["answers"]}
    of_any_case = set("asks response known_too alarming_too question first beside_danger anybody with names general".split())
    assert all(row.keys() <= of_any_case for row in last.values())


def test_every_word_that_may_be_asked_for_is_explained() -> None:
    explained = [str(name) for row in DATA["terms"] for name in row["called"]]
    assert sorted(explained) == sorted(set(explained)) == sorted(map(str, ACTS["words"]["term"]))


def test_signs_that_forbid_driving_are_findings() -> None:
    assert set(DATA["no_driving"]) <= set(load_rulebook().vocabulary.findings)
