"""A misspelt key in any kind of file of the clinical content is named with file, line and the right word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from signpost import check
from signpost.knowledge import read_yaml
from tests.conftest import ROOT

# Of each kind of file one: a key of its first level and one below it, each misspelt by a letter too many.
KEYS = {
    "CHANGES.yml": ("changes", "before"),
    "acts_do.yml": ("chatter", "felt"),
    "body_parts.yml": ("parts", "groups"),
    "codes.yml": ("system", "names"),
    "education/als/causes.yml": ("entries", "asked_as"),
    "education/asking.yml": ("opposites", "verdicts"),
    "education/points/als.yml": ("points", "asks"),
    "education/topics.yml": ("diseases", "long_label"),
    "handover.yml": ("illnesses", "like_before"),
    "language/acts.yml": ("words", "whole"),
    "language/cues.yml": ("answers_no", "direction"),
    "language/time.yml": ("patterns",),
    "levels.yml": ("levels", "meaning"),
    "never_said.yml": ("kinds", "such_as"),
    "questions/clashes.yml": ("clashes", "ask_other"),
    "questions/feeling.yml": ("questions", "options"),
    "questions/likelihood.yml": ("findings", "default"),
    "questions/order.yml": ("from_share", "never"),
    "questions/screens.yml": ("screens", "options"),
    "questions/sense.yml": ("sense", "beside"),
    "regions.yml": ("regions", "emergency_number"),
    "rules/urgent/feet.yml": ("rules", "noticed"),
    "sources/emergency.yml": ("sources", "publisher"),
    "vocabulary/headache/headache.yml": ("phrases", "label"),
    "waiting.yml": ("waiting", "steps"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clinical content, to be broken; training/ lies beside it as in the repository."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(ROOT / "training" / "wordings", folder / "training" / "wordings")
    return Path(shutil.copytree(ROOT / "knowledge", folder / "knowledge"))


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in KEYS.items() for key in keys])
def test_misspelt_key_is_named_with_its_line_and_the_right_word(copy: Path, name: str, key: str) -> None:
    path = copy / name
    text = path.read_text()
    place = re.search(rf"(?m)(?<![\w-]){key}(?=:)", text)
    assert place is not None
    try:
        path.write_text(text[: place.end()] + "s" + text[place.end() :])
        found = list(check.misspelt(read_yaml(path), copy))
    finally:
        path.write_text(text)
    line = text.count("\n", 0, place.start()) + 1
    assert [(each.path, each.line, each.hint) for each in found] == [(path, line, key)], found


def test_file_that_nothing_is_said_of_is_named(copy: Path) -> None:
    (copy / "language" / "act.yml").write_text("words: []\n")
    (found,) = check.misspelt(read_yaml(copy / "language" / "act.yml"), copy)
    (copy / "language" / "act.yml").unlink()
    assert found.hint == "language/acts.yml"


@contextmanager
def broken(path: Path, right: str, wrong: str) -> Iterator[int]:
    """The first place of some words holds others for a while; yields its line."""
    text = path.read_text()
    path.write_text(text.replace(right, wrong, 1))
    try:
        yield text.count("\n", 0, text.index(right)) + 1
    finally:
        path.write_text(text)


def test_command_names_a_misspelt_key(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(copy))
    with broken(copy / "vocabulary" / "infection_and_skin" / "burn.yml", "phrases:", "phrase:") as line:
        assert check.main() == 1
    printed = capsys.readouterr().err
    assert f"burn.yml:{line}: unknown key 'phrase'" in printed and "Did you mean 'phrases'?" in printed


def test_what_no_schema_tells_is_found_by_loading(copy: Path) -> None:
    path = copy / "vocabulary" / "infection_and_skin" / "burn.yml"
    with broken(path, "severity:", "severty:") as line:
        (found,) = check.unloaded(copy)
    assert (found.path, found.line, found.hint) == (path, line, "severity")
