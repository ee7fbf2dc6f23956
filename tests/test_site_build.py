"""The command that writes the generated pages: what it leaves, what it takes away, and what it says of broken content."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from signpost.knowledge import knowledge_root
from tests.site_pages import write_site_pages

pytestmark = pytest.mark.live


def test_pages_are_written_and_those_of_before_are_taken_away(tmp_path: Path) -> None:
    for name in ("answers/gone.html", "rules/gone.html", "rules/notes.txt", "mine.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("before")
    write_site_pages(tmp_path, SIGNPOST_SERVER_URL="https://chat.example/", SIGNPOST_REGION="ca")
    left = {str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*") if each.is_file()}
    assert {"answers/index.html", "answers/search.json", "rules/index.html", "rules/limbs.html", "rules/changes.html"} <= left
    assert {each for each in left if (tmp_path / each).read_text() == "before"} == {"mine.html", "rules/notes.txt"}
    page = (tmp_path / "rules/limbs.html").read_text()
    assert 'data-server-url="https://chat.example"' in page and 'data-region="CA"' in page and 'href="tel:911"' in page
    assert "{{" not in page and "{%" not in page


def test_broken_content_is_named_and_the_pages_of_before_stay(tmp_path: Path) -> None:
    content = Path(shutil.copytree(knowledge_root(), tmp_path / "knowledge"))
    rule = content / "rules" / "urgent" / "foot-drop.yml"
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "limbs.html").write_text("before")
    rule.write_text(rule.read_text().replace("level: urgent", "level: urgnt"))
    with pytest.raises(subprocess.CalledProcessError) as failed:
        write_site_pages(tmp_path, SIGNPOST_KNOWLEDGE=str(content))
    assert b"foot-drop.yml" in failed.value.stderr and b"urgent" in failed.value.stderr
    assert (tmp_path / "rules" / "limbs.html").read_text() == "before"
