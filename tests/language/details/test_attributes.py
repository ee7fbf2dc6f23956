"""Side, body part, time, course and the other attributes."""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.details.numbers import TimeSpan
from signpost.language.mentions.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "finding", "attribute", "value"),
    [
        ("my left hand is weak", "limb_weakness", "side", "left"),
        ("my left hand is weak", "limb_weakness", "body_part", "hand"),
        ("weakness in my right leg", "limb_weakness", "side", "right"),
        ("both legs are weak", "limb_weakness", "side", "both"),
        ("numb toes on the left", "numbness_tingling", "side", "left"),
        ("all of a sudden my arm went weak", "limb_weakness", "onset", "sudden"),
        ("the weakness in my hand crept up over months", "limb_weakness", "onset", "gradual"),
        ("all of a sudden I noticed that my foot drags", "foot_drop", "onset", None),
        ("my hand is weak and it keeps getting worse", "limb_weakness", "course", "progressive"),
        ("my hand is weak but it isn't getting worse", "limb_weakness", "course", "stable"),
        ("the tingling in my hand comes and goes", "numbness_tingling", "course", "relapsing"),
        ("my weak hand is getting better", "limb_weakness", "course", "improving"),
        ("short of breath lying flat", "breathlessness", "triggers", ("lying_flat",)),
        ("short of breath even sitting still", "breathlessness", "at_rest", True),
        ("my eyelids droop by the evening", "drooping_eyelid", "fluctuating", True),
        ("twitching in my calf after coffee", "muscle_twitching", "triggers", ("caffeine",)),
        ("numb feet, spreading up my legs", "numbness_tingling", "spreading", True),
        ("weak arm for 3 months", "limb_weakness", "duration_days", 90),
        ("weak arm 2wks", "limb_weakness", "duration_days", 14),
        ("weak arm for a fortnight", "limb_weakness", "duration_days", 14),
        ("weak arm since Monday", "limb_weakness", "duration_days", 4),
        ("weak arm since June", "limb_weakness", "duration_days", 172),
        ("my arm has been weak for two to four days", "limb_weakness", "duration_days", 3),
        ("my arm went weak 20 minutes ago", "limb_weakness", "duration_days", pytest.approx(0.014, abs=0.001)),
        ("my arm went weak this morning", "limb_weakness", "duration_days", 0.25),
        ("my hand is weak. It began 6 months ago.", "limb_weakness", "duration_days", 180),
        ("for a year and a half my hand has been weak", "limb_weakness", "duration_days", pytest.approx(547, abs=2)),
        ("numb hand, lasts 10 minutes at a time", "numbness_tingling", "episode_minutes", pytest.approx(10, abs=0.1)),
        ("numb hand, lasts 10 minutes at a time", "numbness_tingling", "duration_days", None),
        ("I am 42 years old and my hand is weak", "limb_weakness", "duration_days", None),
        ("I am 42 years old and my hand is weak", "age", "value", 42),
    ],
)
def test_attribute_is_read(find, text: str, finding: str, attribute: str, value: object) -> None:
    found = find(text, finding)
    assert found is not None
    assert getattr(found, attribute) == value


def test_list_of_parts_gives_a_finding_each(read) -> None:
    parts = {finding.body_part for finding in read("my arm, hand and leg are weak").findings if finding.id == "limb_weakness"}
    assert parts == {"arm", "hand", "leg"}


@pytest.mark.parametrize("text", ["in 3 weeks I see the doctor", "twice every 2 days", "I am 12 weeks pregnant"])
def test_other_amounts_of_time_are_no_duration(read, text: str) -> None:
    assert read(text).reply.duration_days is None


def test_time_span_keeps_its_place() -> None:
    assert TimeSpan(1, 3, "began", 14).days == 14


def test_every_value_that_words_can_set_is_one_the_rules_know() -> None:
    allowed = read_yaml(knowledge_root() / "schema" / "rules.yml").data["definitions"]["attributes"]
    for entry in read_yaml(knowledge_root() / "language" / "attributes.yml").data["attributes"]:
        values = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
        known = allowed[entry["attribute"]].get("enum", [True, False])
        assert [value for value in values if value is not None and value not in known] == []


def test_every_value_of_a_phrase_is_one_the_rules_know() -> None:
    allowed = read_yaml(knowledge_root() / "schema" / "rules.yml").data["definitions"]["attributes"]
    vocabulary = load_vocabulary(knowledge_root())
    senses = [meaning for _, kind, meaning in vocabulary.phrases if kind == "sense"]
    for told in (*senses, *vocabulary.frames):
        for name in told.attributes:
            known = allowed.get(name, {}).get("enum")
            values = told.attributes[name] if isinstance(told.attributes[name], tuple) else (told.attributes[name],)
            assert known is None or set(values) <= set(known), (told.finding, name, values)
