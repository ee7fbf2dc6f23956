"""`python -m signpost.handover`: JSON lines in, pages out, and never a page for a line that was not understood."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from signpost.handover.__main__ import main
from tests.conftest import ROOT
from tests.handover.cases import HAND, USUAL

TOLD = json.dumps({"findings": [each.as_dict() for each in USUAL]})


def run(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return main(arguments)


def test_text_is_what_comes_by_itself(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, TOLD) == 0
    assert capsys.readouterr().out.startswith("Summary for the doctor\n")


def test_pages_of_text_are_parted_and_documents_stand_on_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, f"{TOLD}\n\n{TOLD}\n") == 0
    assert [each.splitlines()[0] for each in capsys.readouterr().out.split("\f")] == ["Summary for the doctor"] * 2
    assert run(monkeypatch, f"{TOLD}\n{TOLD}\n", "--format", "fhir") == 0
    assert [json.loads(each)["resourceType"] for each in capsys.readouterr().out.splitlines()] == ["Bundle", "Bundle"]


def test_a_file_of_html_holds_one_page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, f"{TOLD}\n{TOLD}\n", "--format", "html") == 1
    out, told = capsys.readouterr()
    assert out.count("<html") == 1 and "line 2" in told and "one page" in told


def test_turns_are_folded(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    turns = [{"findings": [HAND.as_dict()]}, {"question_id": "breathlessness", "reply": {"polarity": "no"}}]
    assert run(monkeypatch, json.dumps({"turns": turns})) == 0
    assert "Said not to be there\nshortness of breath." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("not json", "JSONDecodeError"),
        ('{"findings": [{"id": "headach"}]}', "did you mean 'headache'"),
        ('{"findings": [{"id": "headache", "colour": "red"}]}', "unknown finding key 'colour'"),
        ("[]", "line 1"),
    ],
)
def test_line_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, words: str
) -> None:
    assert run(monkeypatch, f"{line}\n{TOLD}", "--format", "fhir") == 1
    out, told = capsys.readouterr()
    assert "line 1" in told and words in told
    assert len(out.splitlines()) == 1, "the next line got its page"


def test_region_gives_its_numbers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stroke = json.dumps({"findings": [{"id": "facial_weakness", "onset": "sudden", "duration_days": 0.01}]})
    assert run(monkeypatch, stroke, "--region", "us") == 0
    assert "911" in capsys.readouterr().out


def test_command_needs_no_rasa_no_spacy_and_no_fhir_library() -> None:
    program = (
        "import sys, io; sys.stdin = io.StringIO(sys.argv[1]);"
        "from signpost.handover.__main__ import main; main(['--format', 'fhir']);"
        "assert not {'rasa', 'spacy', 'fhir.resources', 'pydantic', 'sanic'} & set(sys.modules), 'too much was imported'"
    )
    done = subprocess.run([sys.executable, "-c", program, TOLD], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["type"] == "document"
