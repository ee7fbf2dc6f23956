"""Dependencies point one way: each room imports only what the design lets it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# The rooms that put the others together.
ABOVE = {"signpost.components", "signpost.pipeline", "signpost.turn", "signpost.library"}
FORBIDDEN = {
    "signpost": {"rasa_sdk", "actions", "scripts", "review"},
    "signpost/language": {"rasa", "signpost.decision", "signpost.education", "signpost.conversation"} | ABOVE,
    "signpost/decision": {"rasa", "spacy", "signpost.language", "signpost.education", "signpost.conversation"} | ABOVE,
    "signpost/education": {"rasa", "spacy", "signpost.decision", "signpost.language", "signpost.conversation"} | ABOVE,
    "signpost/conversation": {"rasa", "spacy", "signpost.language"} | ABOVE,
    "signpost/turn": {"rasa", "spacy", "signpost.components", "signpost.pipeline", "signpost.library"},
    "signpost/library": {"rasa", "spacy", "signpost.components", "signpost.pipeline"},
    "signpost/handover": {"rasa", "spacy", "fhir", "signpost.language", "signpost.education", "signpost.conversation"} | ABOVE,
    "actions": {"rasa", "spacy", "signpost.language", "signpost.components", "review"},
    "review": {"rasa", "rasa_sdk", "spacy", "actions", "signpost.language", "signpost.conversation"} | ABOVE,
}


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
        wrong = [each for each in imports_of(path) for banned in FORBIDDEN[room] if each == banned or each.startswith(banned + ".")]
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
