"""What is kept of the content is the content, and is used only while it is of the files as they are."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from signpost import compile, compiled
from signpost.decision import case_of, load_rulebook, outlook
from signpost.decision.conditions import Atom
from signpost.education import answer, load_base
from signpost.findings import Finding
from signpost.knowledge import KnowledgeError
from signpost.places import place

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ("what is an EMG?", "how long do people live with MND", "is there a cure for MS", "which pillow is best", "fampridine?")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of models/compiled."""
    monkeypatch.setattr(compiled, "place", lambda name: tmp_path if name == compiled.FOLDER else place(name))
    return tmp_path


def taken(name: str, content: Any = "read anew", root: Path | None = None) -> Any:
    """What comes back for a name, where the files themselves would give this content."""
    return compiled.kept(name, root or place("knowledge"), lambda: content)


def test_what_is_written_comes_back_until_something_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken("some") == "read anew"
    assert not list(folder.iterdir())
    with compiled.renewed():
        assert taken("some", ["kept"]) == ["kept"]
    assert taken("some") == ["kept"]
    assert [each.name for each in folder.iterdir()] == ["some"]
    monkeypatch.setattr(compiled, "key", lambda: b"of other files".ljust(32))
    assert taken("some") == "read anew"


@pytest.mark.parametrize("damage", [lambda held: held[:-1], lambda held: held + b"x", lambda held: held[:40], lambda held: b""])
def test_damaged_file_is_as_good_as_none(folder: Path, damage: Any) -> None:
    with compiled.renewed():
        taken("some", ["kept"])
    (folder / "some").write_bytes(damage((folder / "some").read_bytes()))
    assert taken("some") == "read anew"


def test_other_content_is_never_kept(folder: Path, tmp_path: Path) -> None:
    with compiled.renewed():
        taken("some", ["kept"], tmp_path / "knowledge")
        assert not list(folder.iterdir())
        taken("some", ["kept"])
    assert taken("some", "of another folder", tmp_path / "knowledge") == "of another folder"


def test_mistake_in_the_content_is_told_and_nothing_kept(folder: Path) -> None:
    def wrong() -> None:
        raise KeyError("a mistake")

    with pytest.raises(KeyError), compiled.renewed():
        compiled.kept("some", place("knowledge"), wrong)
    assert not list(folder.iterdir())
    assert taken("some") == "read anew"


def test_command_writes_what_is_missing_and_then_reads_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reads(name: str) -> None:
        compiled.kept(name, place("knowledge"), lambda: read.append(name))

    monkeypatch.setattr(compile, "load_rulebook", lambda: reads("rulebook"))
    monkeypatch.setattr(compile.education, "load_base", lambda: reads("education"))
    for _ in range(2):
        compile.main()
        assert read == list(compiled.NAMES)
        assert compiled.is_current()
    (folder / "education").unlink()
    compile.main()
    assert read == [*compiled.NAMES, *compiled.NAMES]


def test_command_tells_of_a_mistake_in_the_content(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> None:
        raise KnowledgeError(Path("levels.yml"), 3, "a mistake.")

    monkeypatch.setattr(compile, "load_rulebook", wrong)
    with pytest.raises(SystemExit, match="levels.yml:3"):
        compile.main()
    assert not compiled.is_current()


def test_key_changes_with_the_files_that_the_content_is_made_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled, "place", lambda name: tmp_path / name)
    keys = []
    for name, words in (("knowledge/a.yml", "1"), ("knowledge/a.yml", "2"), ("training/wordings/b.yml", "1"), ("signpost/c.py", "1")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words)
        compiled.key.cache_clear()
        keys.append(compiled.key())
    compiled.key.cache_clear()
    assert len(set(keys)) == len(keys)


def test_rule_book_that_was_kept_is_the_same_and_decides_the_same() -> None:
    read = load_rulebook()
    kept = pickle.loads(pickle.dumps(read))
    assert kept == read
    case = case_of([Finding("limb_weakness", body_part="hand", course="worsening", duration_days=90)])
    one, other = outlook(case, read), outlook(case, kept)
    assert (one.assessment, one.question, one.left, one.worth) == (other.assessment, other.question, other.left, other.worth)


def test_conditions_are_found_by_their_hash_in_another_process() -> None:
    kept = pickle.dumps(Atom("limb_weakness"))
    code = f"import pickle; from signpost.decision.conditions import Atom; print(pickle.loads({kept!r}) in {{Atom('limb_weakness')}})"
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": "7"}, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "True"


def test_answers_that_were_kept_are_found_and_told_the_same() -> None:
    read = load_base()
    kept = pickle.loads(pickle.dumps(read))
    assert (kept.entries, kept.version, kept.every_point) == (read.entries, read.version, read.every_point)
    for each in QUESTIONS:
        assert answer(each, base=kept) == answer(each, base=read)
