"""Libraries that are kept out can be imported and subclassed; using one is an error, never a wrong result."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from signpost.knowledge import read_yaml
from signpost.rasa import FOREIGN, UNSERVED, UNUSED, needs_all, unused_by

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.live


def in_python(code: str) -> str:
    """What a fresh Python prints that runs this code beside the project."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120).stdout


def test_this_bots_pipeline_needs_none_of_them() -> None:
    assert not needs_all(read_yaml(ROOT / "config.yml").data)


@pytest.mark.parametrize("part", ["pipeline", "policies"])
@pytest.mark.parametrize("name", ["DIETClassifier", "TEDPolicy", "somewhere.else.Component"])
def test_any_component_of_another_kind_brings_all_of_rasa_back(part: str, name: str) -> None:
    assert needs_all({"pipeline": [{"name": "WhitespaceTokenizer"}], "policies": None, part: [{"name": name}]})


def test_stand_in_is_imported_subclassed_and_decorates_while_a_module_is_imported(tmp_path: Path) -> None:
    module = "import nowhere.deep as deep\nclass A(deep.layers.Layer):\n    pass\n@deep.function(x=1)\ndef f(): return 2\n"
    (tmp_path / "wants_it.py").write_text(module)
    code = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
from signpost.stand_ins import StandInUsed, keep_out
keep_out(["nowhere"])
import wants_it
print(wants_it.f())
for use in (wants_it.A, lambda: wants_it.deep.zeros(3)):
    try:
        use()
    except StandInUsed as fault:
        print(type(fault).__name__)
"""
    assert in_python(code).split() == ["2", "StandInUsed", "StandInUsed"]


def test_who_can_do_without_sees_that_it_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "asks.py").write_text("try:\n    import nowhere\n    there = True\nexcept ImportError:\n    there = False\n")
    code = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
from signpost.stand_ins import keep_out
keep_out(["nowhere"], missed_by=["asks"])
import asks, nowhere
print(asks.there, nowhere.__name__)
"""
    assert in_python(code).split() == ["False", "nowhere"]


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["run", "-p", "1"], {*UNUSED, *UNSERVED, *FOREIGN}),
        (["run", "--credentials", "others.yml"], {*UNUSED, *UNSERVED}),
        (["run", "--enable-api"], set(UNUSED)),
        (["train", "--quiet"], set(UNUSED)),
        (["shell"], set(UNUSED)),
        ([], set(UNUSED)),
    ],
    ids=["server", "channel of another company", "API", "training", "terminal", "nothing"],
)
def test_command_does_without_what_it_never_needs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], without: set[str]
) -> None:
    (tmp_path / "credentials.yml").write_text("signpost.components.channels.rest.BoundedRestInput:\nrest:\n")
    (tmp_path / "others.yml").write_text("rest:\ntelegram:\n  access_token: x\n")
    monkeypatch.chdir(tmp_path)
    config = read_yaml(ROOT / "config.yml").data
    assert set(unused_by(arguments, config)) == without
    assert unused_by(arguments, {"pipeline": [{"name": "DIETClassifier"}]}) == ()


def test_part_of_a_library_is_kept_out_and_the_rest_is_not() -> None:
    code = """
from signpost.stand_ins import keep_out
keep_out(["xml.dom"])
import xml.dom.minidom, xml.sax
print(getattr(xml.dom.minidom, "__file__", None), xml.sax.__file__ is not None)
"""
    assert in_python(code).split() == ["None", "True"]


def test_server_starts_without_what_it_never_uses() -> None:
    code = f"""
import sys; sys.argv = ["rasa", "run", "--help"]
from signpost.rasa import main
try:
    main()
except SystemExit:
    pass
import rasa.core.run, rasa.core.agent, rasa.server
import signpost.components.channels.web, signpost.pipeline.reader, signpost.components.tracker_store
print([name for name in {(*UNUSED, *UNSERVED, *FOREIGN)!r} if getattr(sys.modules.get(name), "__file__", None)])
"""
    assert in_python(code).splitlines()[-1] == "[]"


def test_rasas_command_line_runs_without_them() -> None:
    code = f"""
import sys; sys.argv = ["rasa", "--version"]
from signpost.rasa import main
main()
import rasa.core.run, rasa.core.agent
print([name for name in {UNUSED!r} if getattr(sys.modules.get(name), "__file__", None)])
"""
    lines = in_python(code).splitlines()
    assert lines[0].split() == ["Rasa", "Version", ":", "3.6.21"]
    assert lines[-1] == "[]"
