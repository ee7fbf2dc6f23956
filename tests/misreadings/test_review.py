"""Those who keep the vocabulary see what was given, one by one; only what they accept is written, and it can be taken out again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.expected import faults as faults_of
from signpost.misreadings.store import FILE, Misreading, MisreadingStore
from training.misread import __main__ as command
from training.misread.review import Desk, labels_from, review
from training.notation import messages

KNOWN = {"limb_weakness": "weakness", "numbness_tingling": "numbness or tingling", "speech_slurred": "slurred speech"}


def given(said: str, meant: str = "") -> Misreading:
    """One that could have been sent."""
    return Misreading((("limb_weakness", "present"),), said, "missed", meant, "r", "b", "misreading-2026-11", "2026-11-21")


class Keeper:
    """Somebody who answers in this order, and what they saw."""

    def __init__(self, *answers: str) -> None:
        self.left, self.saw = list(answers), ""

    def ask(self, question: str) -> str:
        """The next answer."""
        if not self.left:
            raise EOFError
        return self.left.pop(0)

    def tell(self, text: str) -> None:
        """Notes what is shown."""
        self.saw += text + "\n"


def desk_of(folder: Path, keeper: Keeper) -> Desk:
    """A desk whose files lie in a folder."""
    return Desk(MisreadingStore(folder / FILE), folder / "misread.txt", folder / "misread.jsonl", KNOWN, keeper.ask, keeper.tell)


def cases_in(folder: Path) -> list[dict[str, Any]]:
    """The rows of the set."""
    return [json.loads(line) for line in (folder / "misread.jsonl").read_text().splitlines()]


def test_accepted_one_becomes_a_row_and_a_case(tmp_path: Path) -> None:
    store = MisreadingStore(tmp_path / FILE)
    store.keep(given("my airm || is\nfizzing", meant="it is numb"))
    keeper = Keeper("A", "w", "numbness_tingling@!, limb_weakness-", "y")
    assert review(desk_of(tmp_path, keeper)) == {"accepted": 1, "rejected": 0, "skipped": 0, "withdrawn": 0}
    [row] = messages(tmp_path / "misread.txt")
    assert (row.text, row.kind) == ("my airm | is fizzing", "weeks")
    assert [(each.finding, each.status, each.other, each.sudden) for each in row.told] == [
        ("numbness_tingling", "present", True, True),
        ("limb_weakness", "absent", False, False),
    ]
    [case] = cases_in(tmp_path)
    assert case["text"] == "my airm | is fizzing"
    assert case["expect"]["findings"][0] == {"id": "numbness_tingling", "status": "present", "person": "other"}
    assert "it is numb" in keeper.saw
    assert "limb_weakness (present)" in keeper.saw


def test_only_what_is_accepted_is_copied(tmp_path: Path) -> None:
    store = MisreadingStore(tmp_path / FILE)
    for number in range(3):
        store.keep(given(f"message {number}", meant=f"meaning {number}"))
    keeper = Keeper("a", "O", "", "n", "r", "s")
    assert review(desk_of(tmp_path, keeper)) == {"accepted": 1, "rejected": 1, "skipped": 1, "withdrawn": 0}
    written = (tmp_path / "misread.txt").read_text()
    assert written.count("message ") == 1
    assert "meaning" not in written
    assert not (tmp_path / "misread.jsonl").exists()
    assert len(store.waiting()) == 1


def test_withdrawn_one_is_taken_out_of_both_files(tmp_path: Path) -> None:
    store = MisreadingStore(tmp_path / FILE)
    codes = {store.keep(given(f"message {letter}")): letter for letter in "abc"}
    review(desk_of(tmp_path, Keeper(*["a", "W", "limb_weakness", "y"] * 3)))
    code, letter = next(iter(codes.items()))
    assert store.delete(code)
    keeper = Keeper()
    assert review(desk_of(tmp_path, keeper))["withdrawn"] == 1
    assert "taken out" in keeper.saw
    left = {f"message {each}" for each in "abc"} - {f"message {letter}"}
    assert {each.text for each in messages(tmp_path / "misread.txt")} == left
    assert {each["text"] for each in cases_in(tmp_path)} == left
    assert not store.withdrawn()


def test_files_of_which_all_was_withdrawn_are_gone(tmp_path: Path) -> None:
    store = MisreadingStore(tmp_path / FILE)
    code = store.keep(given("my wrist goes floppy"))
    review(desk_of(tmp_path, Keeper("a", "W", "limb_weakness", "y")))
    assert store.delete(code)
    review(desk_of(tmp_path, Keeper()))
    assert not (tmp_path / "misread.txt").exists()
    assert not (tmp_path / "misread.jsonl").exists()


@pytest.mark.parametrize(
    ("said", "read", "labels", "faults"),
    [
        ("my left hand is weak", "numbness_tingling", "limb_weakness", []),
        ("my left hand is weak", "limb_weakness", "", ["limb_weakness present"]),
        ("my left hand is weak", "limb_weakness", "limb_weakness-", ["no {'id': 'limb_weakness', 'status': 'absent', 'person': 'self'}"]),
        ("it is quarter to nine", "limb_weakness", "", []),
        (
            "it is quarter to nine",
            "limb_weakness",
            "numbness_tingling@",
            ["no {'id': 'numbness_tingling', 'status': 'present', 'person': 'other'}"],
        ),
    ],
)
def test_case_holds_what_is_told_and_what_was_read_beside_it(tmp_path: Path, said: str, read: str, labels: str, faults: list[str]) -> None:
    MisreadingStore(tmp_path / FILE).keep(replace(given(said), findings=((read, "present"), ("falls", "absent"))))
    review(desk_of(tmp_path, Keeper("a", "W", labels, "y")))
    [case] = cases_in(tmp_path)
    found = faults_of("misread", case)
    assert found[: len(faults)] == faults
    assert bool(found) == bool(faults)


def test_case_without_anything_to_look_at_is_not_written(tmp_path: Path) -> None:
    MisreadingStore(tmp_path / FILE).keep(replace(given("it is quarter to nine"), findings=()))
    keeper = Keeper("a", "O", "", "y")
    assert review(desk_of(tmp_path, keeper))["accepted"] == 1
    assert "nothing to test" in keeper.saw
    assert not (tmp_path / "misread.jsonl").exists()


def test_one_deleted_while_it_is_looked_at_is_not_written(tmp_path: Path) -> None:
    store = MisreadingStore(tmp_path / FILE)
    code = store.keep(given("message"))

    class Slow(Keeper):
        def ask(self, question: str) -> str:
            store.delete(code)
            return super().ask(question)

    assert review(desk_of(tmp_path, Slow("a", "W", "", "n")))["skipped"] == 1
    assert not (tmp_path / "misread.txt").exists()


def test_wrong_answers_are_explained_and_asked_again(tmp_path: Path) -> None:
    MisreadingStore(tmp_path / FILE).keep(given("message"))
    keeper = Keeper("x", "a", "Z", "W", "limb_weaknes", "limb_weakness-<", "limb_weakness", "maybe", "n")
    assert review(desk_of(tmp_path, keeper))["accepted"] == 1
    assert "did you mean limb_weakness" in keeper.saw
    assert "more than one status" in keeper.saw
    assert keeper.saw.count("Please answer with one of") == 3


def test_labels_are_written_as_they_are_read() -> None:
    text = "limb_weakness@!, numbness_tingling-, speech_slurred<"
    assert ", ".join(each.written for each in labels_from(text, KNOWN)) == text
    assert labels_from(" , ", KNOWN) == ()


def test_command_says_when_there_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--store", str(tmp_path / FILE)]) == 1
    assert "nobody has sent a misreading" in capsys.readouterr().err
    assert not (tmp_path / FILE).exists()


def test_command_says_when_the_file_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database " * 100)
    assert command.main(["--store", str(tmp_path / FILE)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_command_ends_quietly_at_the_end_of_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    MisreadingStore(tmp_path / FILE).keep(given("message"))
    monkeypatch.setattr("builtins.input", Keeper("s").ask)
    rows = ["--store", str(tmp_path / FILE), "--rows", str(tmp_path / "rows.txt"), "--cases", str(tmp_path / "cases.jsonl")]
    assert command.main(rows) == 0
    assert "1 skipped" in capsys.readouterr().out


def test_nothing_to_go_through_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SIGNPOST_VAR", str(tmp_path))
    assert command.main([]) == 0
    assert "nobody has sent a misreading" in capsys.readouterr().err
