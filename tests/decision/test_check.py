"""What the check says about mistakes: the file, the line, what is wrong, and the nearest right word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from signpost.decision.check import main, problems
from signpost.decision.rules import load_rulebook
from signpost.knowledge import KnowledgeError

Change = Callable[[dict[str, Any]], None]


def setting(key: str, value: Any) -> Change:
    return lambda rule: rule.__setitem__(key, value)


def when(**atom: Any) -> Change:
    return setting("when", {"finding": "limb_weakness", **atom})


def mistakes() -> dict[str, tuple[Change, str]]:
    """A change of the first small rule, and a part of what the check has to say about it."""

    def example(**data: Any) -> Change:
        return lambda rule: rule["examples"].append({"name": "extra", "given": [{"id": "limb_weakness"}], "fires": False, **data})

    def source(**data: Any) -> Change:
        return lambda rule: rule["sources"][0].update(data)

    def not_sure(**data: Any) -> Change:
        return lambda rule: rule["not_sure"].update(data)

    return {
        "unknown key": (setting("titel", "x"), "unknown key 'titel'"),
        "key missing": (lambda rule: rule.pop("wrong_when"), "'wrong_when' is missing"),
        "unknown level": (setting("level", "emergancy"), "Did you mean 'emergency'"),
        "no route": (lambda rule: rule.pop("route"), "needs a route"),
        "unknown response": (setting("response", "utter_emergency_strok"), "Did you mean 'utter_emergency_stroke'"),
        "route below emergency": (lambda rule: rule.update(level="soon"), "only an emergency rule has a route"),
        "status that only a review can give": (setting("status", "reviewed"), "'reviewed' is not one of draft, retired"),
        "never wrong": (setting("wrong_when", ["never       "]), "every rule is wrong sometimes"),
        "unknown source": (source(id="boook"), "Did you mean 'book'"),
        "unknown evidence": (source(evidence="Z"), "'Z' is not one of"),
        "unknown attribute": (when(onsett="sudden"), "Did you mean 'onset'"),
        "unknown value": (when(onset="suden"), "Did you mean 'sudden'"),
        "unknown body part": (when(body_part="fnger"), "Did you mean 'finger'"),
        "unknown trigger": (when(triggers=["lying_flatt"]), "Did you mean 'lying_flat'"),
        "unknown status": (when(status=["presnt"]), "Did you mean 'present'"),
        "unknown bound": (when(duration_days={"bellow": 3}), "Did you mean 'below'"),
        "contradictory bounds": (when(duration_days={"at_least": 7, "below": 3}), "contradictory bounds"),
        "number without bounds": (when(duration_days=3), "needs bounds"),
        "negative bound": (when(duration_days={"below": -1}), "a number from 0 up"),
        "word for a boolean": (when(at_rest="yes"), "true or false"),
        "bad when_unknown": (when(when_unknown="fire"), "Did you mean 'fires'"),
        "empty group": (setting("when", {"all": []}), "at least one entry"),
        "none in unless": (setting("unless", {"none": [{"finding": "fever"}]}), "unless says what is there"),
        "no reason for when_unknown": (lambda rule: rule.pop("not_sure"), "says under not_sure why"),
        "reason without when_unknown": (lambda rule: rule["when"].pop("when_unknown"), "not_sure is for a rule that has when_unknown"),
        "unknown key in not_sure": (not_sure(onli_with={"finding": "fever"}), "Did you mean 'only_with'"),
        "unknown attribute in not_sure": (not_sure(unless={"finding": "fever", "onsett": "sudden"}), "Did you mean 'onset'"),
        "none in not_sure": (not_sure(unless={"none": [{"finding": "fever"}]}), "not_sure says what is there"),
        "own complaint in not_sure": (not_sure(unless={"finding": "limb_weakness", "course": "stable"}), "what excuses it stands in"),
        "unknown group": (setting("when", {"alll": []}), "Did you mean 'all'"),
        "two groups": (setting("when", {"all": [{"finding": "fever"}], "any": []}), "unknown key 'any' beside 'all'"),
        "too high a count": (setting("when", {"at_least": 3, "of": [{"finding": "fever"}]}), "at_least needs a count"),
        "condition is a word": (setting("when", {"all": ["fever"]}), "a condition is"),
        "no example that fires": (
            lambda rule: rule.update(examples=[each for each in rule["examples"] if not each["fires"]]),
            "that fires is missing",
        ),
        "no near miss": (lambda rule: rule.update(examples=[each for each in rule["examples"] if each["fires"]]), "a near miss is missing"),
        "near miss too far": (example(name="near miss: far", given=[{"id": "fever"}]), "differs in"),
        "example that is wrong": (
            example(given=[{"id": "limb_weakness", "onset": "sudden", "duration_days": 1.0}]),
            "fires on its example 'extra'",
        ),
        "unknown key in an example": (example(given=[{"id": "limb_weakness", "onsett": "sudden"}]), "Did you mean 'onset'"),
        "unknown value in an example": (example(given=[{"id": "limb_weakness", "side": "lefft"}]), "Did you mean 'left'"),
        "unknown status in an example": (example(given=[{"id": "limb_weakness", "status": "gone"}]), "unknown status 'gone'"),
        "id twice": (setting("id", "weaker"), "stands twice"),
        "condition twice": (
            lambda rule: (
                rule.pop("unless"),
                rule.pop("protects"),
                rule.pop("not_sure"),
                rule.update(when={"finding": "limb_weakness", "course": "progressive"}),
            ),
            "same condition as",
        ),
        "unknown replacement": (lambda rule: rule.update(status="retired", replaced_by="weakr"), "Did you mean 'weaker'"),
        "nobody asks": (
            setting("when", {"finding": "seizure", "onset": "sudden", "when_unknown": "fires"}),
            "no question in knowledge/questions asks it",
        ),
    }


@pytest.mark.parametrize(("change", "expected"), mistakes().values(), ids=mistakes().keys())
def test_check_explains_a_mistake(edited, change, expected):
    found = list(problems(edited(change)))
    assert any(expected in str(each) for each in found), [str(each) for each in found]
    assert all(each.line for each in found if "rules" in each.path.parts)


def test_check_finds_nothing_wrong_with_the_small_rule_book(small_root):
    assert list(problems(small_root)) == []


def test_check_refuses_a_finding_that_the_vocabulary_lacks(small_root):
    (small_root / "vocabulary").mkdir()
    (small_root / "vocabulary" / "limb_weakness.yml").write_text("{id: limb_weakness, label: weakness, phrases: [weak]}\n")
    assert any("unknown finding 'muscle_twitching'" in str(each) for each in problems(small_root))


def test_check_finds_a_phrase_in_two_findings(small_root):
    (small_root / "vocabulary").mkdir()
    (small_root / "vocabulary" / "fever.yml").write_text("{id: fever, label: fever, phrases: [hot]}\n")
    other = "{id: heat_sensitivity, label: heat, phrases: [{say: Hot, severity: mild}]}\n"
    (small_root / "vocabulary" / "heat_sensitivity.yml").write_text(other)
    assert any("the phrase 'hot' stands in 'fever' too" in str(each) for each in problems(small_root))


def test_check_finds_a_question_that_nothing_waits_for(small_root):
    path = small_root / "questions" / "small.yml"
    path.write_text(path.read_text() + '  - {id: fever, kind: "yes_no", ask: "Fever?", ask_other: "Fever?"}\n')
    assert any("no rule waits for the question 'fever'" in str(each) for each in problems(small_root))


def test_rule_in_the_folder_of_another_level_is_refused(small_root):
    (small_root / "rules" / "soon").mkdir()
    (small_root / "rules" / "small.yml").rename(small_root / "rules" / "soon" / "small.yml")
    assert any("does not belong into the folder soon" in str(each) for each in problems(small_root))


def test_broken_file_does_not_hide_the_others(small_root):
    (small_root / "rules" / "broken.yml").write_text("rules: [")
    assert [each.path.name for each in problems(small_root)] == ["broken.yml"]


def test_loading_refuses_a_rule_book_with_a_mistake(edited):
    root = edited(when(onset="suden"))
    with pytest.raises(KnowledgeError, match="sudden"):
        load_rulebook(root)


def test_command_prints_the_mistakes_and_fails(edited, capsys):
    root = edited(when(onset="suden"))
    assert main(["--knowledge", str(root)]) == 1
    assert "small.yml:" in capsys.readouterr().err


def test_command_shows_the_examples_of_one_rule(small_root, capsys):
    assert main(["--knowledge", str(small_root), "--rule", "weaker"]) == 0
    assert "ok    fires   grows" in capsys.readouterr().out
    assert main(["--knowledge", str(small_root), "--rule", "weakr"]) == 1
    assert "Did you mean 'weaker'" in capsys.readouterr().err


def test_command_counts_what_it_checked(small_root: Path, capsys):
    assert main(["--knowledge", str(small_root)]) == 0
    assert "5 rules, 15 examples, 10 questions, 1 sources" in capsys.readouterr().out
