"""A question about a known illness is answered without an interview where the sign in it belongs to the illness and is no news."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml


def test_signs_that_belong_to_an_illness_are_findings() -> None:
    signs = read_yaml(knowledge_root() / "language" / "expected.yml").data["signs"]
    known = load_rulebook().vocabulary.findings
    assert [each for illness, names in signs.items() for each in (illness, *names) if each not in known] == []
    # Whatever is told of these is asked about.
    listed = {each for names in signs.values() for each in names}
    assert listed.isdisjoint(["breathlessness", "swallowing_difficulty", "choking", "vision_loss", "weight_loss"])
