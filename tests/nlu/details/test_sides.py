"""Left and right are read alike: whatever is understood of one side is understood of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from signpost.decision import conditions, load_rulebook
from signpost.knowledge import SIDE, knowledge_root, read_yaml
from signpost.nlu import Reading
from tests.vocabulary import written

OTHER = {"left": "right", "right": "left", "both": "both", None: None}
# "Left" and "right" as sides stand before what has two of them, or behind a word that points.
LITERAL = re.compile(
    r"\b(left|right)[ -](hand(ed)?|arm|leg|foot|eye|ear|side|sided|half|face|cheek|shoulder|hip)\b|\b(my|his|her|their|the) (left|right)$"
)
PARTS = ("hand", "arm", "leg", "foot", "eye", "cheek", "ear", "knee", "thumb", "shoulder", "calf", "side")
TOLD = (
    "weakness in my {} {}",
    "my {} {} has gone numb",
    "pain in the {} {}",
    "twitching in the {} {}",
    "the {} {} feels strange",
    "my {} {} isn't weak",
)


def texts() -> Iterator[str]:
    """Every phrase and word of the vocabulary, as written."""
    for document in written():
        lists = [words for key in ("phrases", "maybe", "normal", "not") for words in [document.data.get(key) or []]]
        lists += [words for key in ("deficits", "abilities", "things") for words in (document.data.get(key) or {}).values()]
        for phrase in (phrase for words in lists for phrase in words):
            yield str(phrase.get("say", "") if isinstance(phrase, dict) else phrase)


def mirrored(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [(each.id, each.status, OTHER[each.side]) for each in (*reading.findings, *reading.proposals)]


def plain(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [(each.id, each.status, each.side) for each in (*reading.findings, *reading.proposals)]


def test_no_phrase_names_one_side_alone() -> None:
    assert [text for text in texts() if LITERAL.search(text)] == []


@pytest.mark.parametrize("phrase", sorted({text for text in texts() if SIDE in text}))
def test_phrase_is_read_alike_on_both_sides(read, phrase: str) -> None:
    assert mirrored(read(phrase.replace(SIDE, "left"))) == plain(read(phrase.replace(SIDE, "right")))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("told", TOLD)
def test_complaint_is_read_alike_on_both_sides(read, told: str, part: str) -> None:
    left, right = read(told.format("left", part)), read(told.format("right", part))
    assert mirrored(left) == plain(right)
    assert all(each.side in (None, "left") for each in left.findings)


def test_body_parts_are_named_on_both_sides() -> None:
    words = {str(word) for part in read_yaml(knowledge_root() / "body_parts.yml").data["parts"] for word in part["words"]}
    of_left = {word for word in words if re.search(r"\bleft\b", word)}
    of_right = {word for word in words if re.search(r"\bright\b", word)}
    assert of_left
    assert {re.sub(r"\bleft\b", "right", word) for word in of_left} == of_right


def test_sign_of_which_a_rule_wants_a_place_can_have_one() -> None:
    places = {"side", "body_part"}
    wanted = {each.finding for rule in load_rulebook().active for each, _ in conditions.atoms(rule.when) if places & {*dict(each.tests)}}
    assert wanted and wanted <= read_yaml(knowledge_root() / "body_parts.yml").data["placed"].keys()


def test_side_by_itself_is_that_of_the_sign_beside_it(read) -> None:
    told = {"my fingers feel numb. Right one mostly": "right", "my hand shakes, only the left": "left", "my hands shake. Both": "both"}
    assert {text: side for text, side in told.items() if side not in {each.side for each in read(text).findings}} == {}
    assert [each.side for each in read("My eye aches. My right arm is strong as it ever was").findings if each.id == "eye_pain"] == [None]
