"""Dependencies point one way: each room imports only what the design lets it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# The rooms that put the others together.
ABOVE = {"signpost.components", "signpost.pipeline", "signpost.say", "signpost.library"}
FORBIDDEN = {
    "signpost": {"rasa_sdk", "actions", "scripts", "review"},
    "signpost/nlu": {"rasa", "signpost.decision", "signpost.education", "signpost.dialogue"} | ABOVE,
    "signpost/decision": {"rasa", "spacy", "signpost.nlu", "signpost.education", "signpost.dialogue"} | ABOVE,
    "signpost/education": {"rasa", "spacy", "signpost.decision", "signpost.nlu", "signpost.dialogue"} | ABOVE,
    "signpost/dialogue": {"rasa", "spacy", "signpost.nlu"} | ABOVE,
    "signpost/say": {"rasa", "spacy", "signpost.components", "signpost.pipeline", "signpost.library"},
    "signpost/library": {"rasa", "spacy", "signpost.components", "signpost.pipeline"},
    "signpost/handover": {"rasa", "spacy", "fhir", "signpost.nlu", "signpost.education", "signpost.dialogue"} | ABOVE,
    "actions": {"rasa", "spacy", "signpost.nlu", "signpost.components", "review"},
    "review": {"rasa", "rasa_sdk", "spacy", "actions", "signpost.nlu", "signpost.dialogue"} | ABOVE,
}
# What a message does is said by those who read it; what they hand over is all that the actions see.
READS = {"signpost/dialogue/intents.py"}


def imports_of(path: Path) -> set[str]:
    """The modules that a file imports, absolute."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            found |= {str(node.module), *(f"{node.module}.{each.name}" for each in node.names)}
    return found


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_imports_only_what_it_may(room: str) -> None:
    files = list((ROOT / room).rglob("*.py"))
    assert files
    for path in files:
        reads = {"signpost.nlu"} if str(path.relative_to(ROOT)) in READS else set()
        wrong = [each for each in imports_of(path) for banned in FORBIDDEN[room] - reads if each == banned or each.startswith(banned + ".")]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


def test_knowledge_holds_no_code() -> None:
    assert not list((ROOT / "knowledge").rglob("*.py"))


def run_time_imports_of(path: Path) -> set[str]:
    """The modules that a file imports when it runs: those for its types alone are left out."""
    tree = ast.parse(path.read_text())
    typing_only = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    left_out = {f"{each.module}" for node in typing_only for each in ast.walk(node) if isinstance(each, ast.ImportFrom)}
    return {each for each in imports_of(path) if each not in left_out}


def test_no_modules_import_each_other_in_a_circle() -> None:
    files = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / "signpost").rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in files.items() if not name.endswith(".__init__")}
    left = {name: run_time_imports_of(path) & modules.keys() - {name} for name, path in modules.items()}
    while free := [name for name, wanted in left.items() if not wanted & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []
