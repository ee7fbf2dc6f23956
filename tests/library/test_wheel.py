"""The wheel works by itself: outside the repository, without Rasa, with what it asks for and nothing else."""

from __future__ import annotations

import json
import subprocess
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from signpost import Conversation
from signpost.places import CARRIED, READ_FILES
from tests.library.clean_place import ROOT, build_wheel, install

pytestmark = pytest.mark.live

TALK = ("hello", "for three months my left hand has been getting weaker", "no", "what is an EMG?", "I cannot breathe", "summary")


@dataclass
class Installed:
    """A wheel and the commands of the environment that has it; everything runs in an empty folder."""

    wheel: Path
    commands: Path
    folder: Path

    def run(self, *command: str, told: str = "") -> str:
        """What a command prints; fails when it does."""
        program = str(self.commands / command[0])
        done = subprocess.run(
            [program, *command[1:]], cwd=self.folder, env={"PATH": "/usr/bin:/bin"}, input=told, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own."""
    wheel = build_wheel(tmp_path_factory.mktemp("wheel"))
    place = tmp_path_factory.mktemp("clean")
    return Installed(wheel, install(wheel, place / "environment"), tmp_path_factory.mktemp("elsewhere"))


def test_wheel_carries_exactly_what_the_core_reads(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith(f"signpost/{CARRIED}/")}
        modules = {name for name in archive.namelist() if name.endswith(".py")}
    listed = subprocess.run(["git", "ls-files", "-z", "--", *READ_FILES], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert carried == {f"signpost/{CARRIED}/{name}" for name in listed.split("\0") if name and (ROOT / name).exists()}
    core = [path for path in (ROOT / "signpost").rglob("*.py") if not {"components", "pipeline"} & {*path.parts}]
    assert modules == {str(path.relative_to(ROOT)) for path in core}


def test_wheel_asks_for_what_both_lock_files_hold(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        about = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        wanted = Parser().parsestr(archive.read(about).decode()).get_all("Requires-Dist") or []
    for lock in ("requirements.lock", "requirements-core.lock"):
        rows = [row.split(" ")[0] for row in (ROOT / lock).read_text(encoding="utf-8").splitlines() if "==" in row]
        locked = {canonicalize_name(row.partition("==")[0]): row.partition("==")[2] for row in rows}
        for each in map(Requirement, wanted):
            assert each.specifier.contains(locked[canonicalize_name(each.name)]), f"{each} in {lock}"


def test_nothing_of_the_repository_or_of_rasa_is_there(installed: Installed) -> None:
    looked = (
        "import importlib.util as found, signpost, signpost.places as places; print(places.root());"
        "print([name for name in ('rasa', 'rasa_sdk', 'tensorflow', 'signpost.components', 'signpost.pipeline') if found.find_spec(name)])"
    )
    root, heavy = installed.run("python", "-c", looked).splitlines()
    assert Path(root).is_relative_to(installed.commands.parent)
    assert heavy == "[]"


def test_command_says_what_the_library_says_in_the_repository(installed: Installed) -> None:
    printed = installed.run("signpost", "ask", "--json", "--region", "uk", told="\n".join(TALK) + "\n")
    talk, here = Conversation("uk"), []
    for text in TALK:
        talk, answer = talk.say(text)
        here.append(json.loads(json.dumps(answer.messages)))
    there: list[Any] = [json.loads(line) for line in printed.splitlines()]
    assert there == here
    assert there[4][-1]["custom"]["triage"]["level"] == "emergency"
    assert there[1][-1]["custom"]["triage"]["reader"]


@pytest.mark.parametrize(
    "room, line, key",
    [("language", {"text": "my hand is weak"}, "findings"), ("decision", {"findings": [{"id": "breathlessness"}]}, "level")],
)
def test_rooms_run_from_the_wheel(installed: Installed, room: str, line: dict[str, Any], key: str) -> None:
    assert json.loads(installed.run("python", "-m", f"signpost.{room}", told=json.dumps(line) + "\n"))[key]
