"""Dependencies point one way: each room imports only what the design lets it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "signpost": {"rasa_sdk", "actions", "scripts"},
    "signpost/language": {"rasa", "signpost.decision", "signpost.education", "signpost.components"},
    "signpost/decision": {"rasa", "spacy", "signpost.language", "signpost.education", "signpost.components"},
    "signpost/education": {"rasa", "spacy", "signpost.decision", "signpost.language", "signpost.components"},
    "actions": {"rasa", "spacy", "signpost.language", "signpost.components"},
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
