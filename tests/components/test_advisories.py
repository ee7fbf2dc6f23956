"""What docs/advisories.md judges is what is installed, and open advisories of a local list are found by version and by name."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.advisories import JUDGED, components, concerns, main, open_ones, read
from scripts.bill_of_materials import FOLDER

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).parent / "advisories"


def pinned() -> dict[str, str]:
    """Every package of the lock with its version."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==([^ \\]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def judged() -> dict[str, str]:
    """Every package with a version in the tables of the page."""
    cells = [line.split("|")[1] for line in JUDGED.read_text().splitlines() if line.startswith("|") and not line.startswith("|-")]
    return {name: version for cell in cells for name, version in re.findall(r"\b([a-z][a-z0-9-]*) ([\d.]+\d)", cell)}


def test_judged_versions_are_the_pinned_ones() -> None:
    lock = {**pinned(), "pip": components(json.loads((FOLDER / "sbom.json").read_text()))["pip"]}
    assert len(judged()) > 20
    assert {name: version for name, version in judged().items() if not f"{lock[name]}.".startswith(f"{version}.")} == {}


def test_bill_of_materials_holds_what_is_locked() -> None:
    bill = components(json.loads((FOLDER / "sbom.json").read_text()))
    assert {name: version for name, version in pinned().items() if bill.get(name) != version} == {}


def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, page: str, path: Path = LIST) -> tuple[int, str]:
    """How the command ends for a bill of four packages, and what it prints."""
    bill, judged_page = tmp_path / "sbom.json", tmp_path / "advisories.md"
    versions = {"finch-song": "2.0.1", "zebra": "1.4", "wren": "0.9", "other": "1"}
    purls = [f"pkg:pypi/{name}@{version}" for name, version in versions.items()]
    bill.write_text(json.dumps({"components": [{"purl": each} for each in (*purls, "pkg:npm/zebra@1.4")]}))
    judged_page.write_text(page)
    status = main([str(path), "--bill", str(bill), "--judged", str(judged_page)])
    return status, capsys.readouterr().out


def test_open_advisories_are_told_from_fixed_withdrawn_and_foreign_ones(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, told = run(capsys, tmp_path, "Nothing was judged.")
    assert status == 1
    lines = told.splitlines()
    assert lines[0].startswith("NEW     finch-song 2.0.1: EXAMPLE-2026-0001, CVE-0000-0001 (fixed in 2.0.2).")
    assert lines[1].startswith("NEW     wren 0.9: EXAMPLE-2026-0003 (no fix).")
    assert lines[2] == "signpost: 4 packages, 6 advisories read; 2 open ones are not in advisories.md."


def test_advisory_is_known_by_any_of_its_names(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, tmp_path, "finch-song: CVE-0000-0001, no. wren: EXAMPLE-2026-0003, no.")[0] == 0
    assert run(capsys, tmp_path, "finch-song: CVE-0000-00012, no. wren: EXAMPLE-2026-0003, no.")[0] == 1


def test_archive_and_list_are_read_like_a_folder(tmp_path: Path) -> None:
    archive, one = tmp_path / "all.zip", tmp_path / "all.json"
    everything = list(read(LIST))
    with zipfile.ZipFile(archive, "w") as packed:
        for each in everything:
            packed.writestr(f"{each['id']}.json", json.dumps(each))
    one.write_text(json.dumps(everything))
    assert [each["id"] for each in read(archive)] == [each["id"] for each in read(one)] == [each["id"] for each in everything]


@pytest.mark.parametrize("text", ["[]", "{", '{"name": "no advisory"}'], ids=["empty", "no JSON", "no advisory"])
def test_list_that_cannot_be_read_is_no_success(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(text)
    assert run(capsys, tmp_path, "", path)[0] == 2


@pytest.mark.parametrize(
    ("version", "open_"),
    [("0.9", False), ("1.0", True), ("1.4.9", True), ("1.5", False), ("1.9", False), ("2.0", True), ("2.3", True), ("2.3.1", False)],
)
def test_ranges_open_and_close(version: str, open_: bool) -> None:
    events: list[dict[str, str]] = [{"introduced": "2.0"}, {"last_affected": "2.3"}, {"introduced": "1.0"}, {"fixed": "1.5"}]
    affected: dict[str, Any] = {"ranges": [{"type": "ECOSYSTEM", "events": events}, {"type": "GIT", "events": [{"introduced": "0"}]}]}
    assert concerns(affected, version) is open_


def test_versions_are_compared_as_versions() -> None:
    advisory = {"id": "X", "affected": [{"package": {"ecosystem": "PyPI", "name": "Finch.Song"}, "versions": ["2.0.1.0", "odd"]}]}
    assert [each.package for each in open_ones({"finch-song": "2.0.1"}, [advisory])] == ["finch-song"]


def test_without_a_list_it_says_how_to_name_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "make advisories ADVISORIES=" in capsys.readouterr().err
