"""The vocabulary is read strictly: mistakes name their file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from signpost.knowledge import KnowledgeError, knowledge_root
from signpost.nlu.mentions.vocabulary import load_vocabulary


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(knowledge_root() / "schema", tmp_path / "schema")
    shutil.copy(knowledge_root() / "body_parts.yml", tmp_path / "body_parts.yml")
    (tmp_path / "vocabulary").mkdir()
    return tmp_path


def _write(root: Path, text: str) -> None:
    (root / "vocabulary" / "some.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id: dizziness\nlabel: "dizziness"\nphrase: [dizzy]\n', r"some\.yml:3.*phrases"),
        ('deficits: {weakness: [weak]}\nid: a_b\nlabel: "ab"\nframes:\n  - {parts: [hnd], deficits: [weakness]}\n', "'hnd'.*hand"),
        ('id: a_b\nlabel: "ab"\nphrases: [{say: "so so", severty: mild}]\n', "severity"),
        ('id: a_b\nlabel: "ab"\nphrases: [{say: "left leg drags", side: left}]\n', r"some\.yml:3.*\{side\}"),
        ('id: a_b\nlabel: "ab"\nphrases: ["{part} drags"]\n', r"some\.yml:3.*\{side\}"),
        ('things: {sight: [sight]}\nid: a_b\nlabel: "ab"\nframes:\n  - {things: [sight], parts: [hand]}\n', "deficits"),
        (
            'things: {sight: [eye]}\ndeficits: {go: [no]}\nid: a_b\nlabel: "ab"\nframes:\n  - {things: [site], deficits: [go]}\n',
            "'site'.*sight",
        ),
    ],
)
def test_mistake_is_refused_with_its_line_or_the_nearest_word(root: Path, text: str, says: str) -> None:
    _write(root, text)
    with pytest.raises(KnowledgeError, match=says):
        load_vocabulary(root)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ('{id: a_b, label: "ab"}\n', '{id: a_b, label: "ab"}\n', "twice"),
        ("deficits: {weakness: [weak]}\n", "deficits:\n  weakness: [limp]\n", "'weakness' of deficits stands twice"),
    ],
)
def test_what_stands_twice_is_refused(root: Path, one: str, other: str, says: str) -> None:
    _write(root, one)
    (root / "vocabulary" / "other.yml").write_text(other, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        load_vocabulary(root)


def test_phrase_with_a_side_stands_for_both(root: Path) -> None:
    _write(root, 'id: a_b\nlabel: "ab"\nphrases: ["{side} leg drags"]\n')
    assert [text for text, kind, _ in load_vocabulary(root).phrases if kind == "sense"] == ["left leg drags", "right leg drags"]


def test_placeholder_stands_for_each_word_of_the_file(root: Path) -> None:
    _write(root, 'id: a_b\nlabel: "ab"\nwords: {limb: [arm, leg]}\nphrases: ["trouble with {side} {limb}", "it drags"]\n')
    found = [text for text, kind, _ in load_vocabulary(root).phrases if kind == "sense"]
    assert sorted(found) == ["it drags", *(f"trouble with {side} {limb}" for side in ("left", "right") for limb in ("arm", "leg"))]


@pytest.mark.parametrize("words", ["[weak, 12]", "[weak, x]", "[weak, {say: limp}]"])
def test_word_of_a_group_is_a_text_and_the_place_is_named(root: Path, words: str) -> None:
    _write(root, f"deficits:\n  weakness: {words}\n")
    with pytest.raises(KnowledgeError, match=r"some\.yml:2.*two letters"):
        load_vocabulary(root)


@pytest.mark.parametrize(
    ("text", "finding", "told"),
    [
        ("I started taking a new tablet", "medicine_change", True),
        ("I should take a bus to the new shop", "medicine_change", False),
        ("food goes down really slowly", "swallowing_difficulty", True),
        ("I go down the stairs", "swallowing_difficulty", False),
    ],
)
def test_phrase_of_common_words_alone_is_matched_with_its_fillers(find, text: str, finding: str, told: bool) -> None:
    assert (find(text, finding) is not None) is told
