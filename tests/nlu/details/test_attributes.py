"""Side, body part, time, course and the other attributes."""

from __future__ import annotations

from signpost.knowledge import knowledge_root, read_yaml
from signpost.nlu.mentions.vocabulary import load_vocabulary


def test_every_value_that_words_can_set_is_one_the_rules_know() -> None:
    allowed = read_yaml(knowledge_root() / "schema" / "rules.yml").data["definitions"]["attributes"]
    for entry in read_yaml(knowledge_root() / "language" / "attributes.yml").data["attributes"]:
        values = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
        known = allowed[entry["attribute"]].get("enum", [True, False])
        assert [value for value in values if value is not None and value not in known] == []


def test_every_value_of_a_phrase_is_one_the_rules_know() -> None:
    allowed = read_yaml(knowledge_root() / "schema" / "rules.yml").data["definitions"]["attributes"]
    vocabulary = load_vocabulary(knowledge_root())
    for told in (*(meaning for _, kind, meaning in vocabulary.phrases if kind == "sense"), *vocabulary.frames):
        for name in told.attributes:
            known = allowed.get(name, {}).get("enum")
            values = told.attributes[name] if isinstance(told.attributes[name], tuple) else (told.attributes[name],)
            assert known is None or set(values) <= set(known), (told.finding, name, values)
