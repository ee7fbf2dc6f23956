"""Every payload of whole conversations keeps to the contract."""

from __future__ import annotations

import json
import random

import jsonschema
import pytest

from signpost.decision import load_rulebook
from signpost.dialogue.moves import MOVES
from signpost.findings import Finding
from tests.conftest import ROOT
from tests.dialogue.talk import Talk

SCHEMA = json.loads((ROOT / "docs" / "contract.schema.json").read_text(encoding="utf-8"))
BOOK = load_rulebook()
ANSWERS = ("yes", "no", "unsure", "partly")


@pytest.mark.parametrize("seed", range(40))
def test_payloads_of_a_random_talk_keep_to_the_contract(seed: int) -> None:
    chance = random.Random(seed)
    talk, findings = Talk(), sorted(BOOK.vocabulary.findings)
    for _ in range(12):
        act = chance.random()
        if act < 0.3:
            talk.tell(Finding(chance.choice(findings), said="words", duration_days=chance.choice([None, 0.1, 5, 200])))
        elif act < 0.4:
            talk.tell(text="mumble", intent="nlu_fallback", move="action_clarify")
        elif act < 0.5:
            talk.tell(text="none", intent="nlu_fallback", move=chance.choice(sorted(MOVES)))
        else:
            talk.answer(chance.choice(ANSWERS))
        for triage in (each.values.get("triage") for each in talk.reply.sayings):
            if triage is not None:
                jsonschema.validate(json.loads(json.dumps(triage)), SCHEMA)


def test_schema_refuses_what_breaks_the_contract() -> None:
    for wrong in (
        {"schema": 1, "level": "fine", "status": "none"},
        {"schema": 1, "level": "emergency", "status": "emergency"},
        {"schema": 1, "level": "none", "status": "asking", "question": None},
        {"schema": 1, "level": "soon", "status": "crisis"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)
