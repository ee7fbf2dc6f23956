"""Which of several other people a sign is told of: nobody's signs are read as another's."""

from __future__ import annotations

import pytest

from signpost import language
from signpost.relatives import alike, called

APART = {
    "my mum has weak legs and my dad's speech is slurred": {"limb_weakness": "mother", "speech_slurred": "father"},
    "my two boys: one is feverish, the other has a rash": {"fever": "boy", "rash": "boy.other"},
    "my older sister has double vision, my younger sister has a headache": {"double_vision": "sister.older", "headache": "sister.younger"},
    "gran has a stiff neck. my daughter has a fever": {"neck_stiffness": "grandmother", "fever": "daughter"},
    "my son is drowsy, my other son has a fever": {"fever": "son.other"},
    "there's a tremor in my dad, and my wife has a headache": {"tremor": "father", "headache": "wife"},
}
TOGETHER = [
    "my husband has a fever. my partner has a stiff neck too",
    "my son has a fever, the boy has a stiff neck",
    "my mum has a fever. she has a stiff neck and my mother has a headache",
    "she has a fever and she has a stiff neck",
    "my little one has a fever. the baby has a stiff neck",
]


@pytest.mark.parametrize("text", APART)
def test_signs_of_two_relatives_are_told_of_each(text: str) -> None:
    reading = language.read(text, by_rules=True)
    named = dict(reading.relatives)
    told = {each.id: named[each.person] for each in reading.findings if each.person != "self"}
    assert {name: told.get(name) for name in APART[text]} == APART[text]


@pytest.mark.parametrize("text", TOGETHER)
def test_one_person_by_two_names_stays_one(text: str) -> None:
    found = language.read(text, by_rules=True).findings
    assert len(found) >= 2
    assert {each.person for each in found} == {"other"}


@pytest.mark.parametrize(
    ("one", "two", "may_be"),
    [
        ("mother", "father", False),
        ("mother", "man", False),
        ("mother", "woman", True),
        ("son", "child", True),
        ("mother", "child", False),
        ("partner", "wife", True),
        ("son", "son.other", False),
        ("sister", "sister.older", True),
        ("sister.older", "sister.younger", False),
        ("", "mother", True),
    ],
)
def test_names_that_may_be_one_person(one: str, two: str, may_be: bool) -> None:
    assert alike(one, two) is alike(two, one) is may_be


def test_who_is_named_is_called_so() -> None:
    assert (called("son.other"), called("woman"), called("")) == ("your other son", "", "")
