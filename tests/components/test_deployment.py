"""What the image would hold is what the servers read."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from signpost.places import READ_FILES
from tests.live.deployment import ROOT, fill_image, ignored, image_environment

pytestmark = pytest.mark.model  # the image holds it


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the Dockerfile copies and .dockerignore lets through."""
    folder = tmp_path_factory.mktemp("image")
    fill_image(folder)
    return folder


@pytest.mark.parametrize("name", READ_FILES)
def test_image_holds_what_the_core_reads(image: Path, name: str) -> None:
    wanted = [ROOT / name] if (ROOT / name).is_file() else [each for each in (ROOT / name).rglob("*") if each.is_file()]
    missing = [each for each in wanted if not (image / each.relative_to(ROOT)).is_file() and "__pycache__" not in each.parts]
    assert wanted and missing == []


def test_image_holds_what_its_commands_name(image: Path) -> None:
    named = set()
    for path in ("deploy/Dockerfile", "deploy/compose.yml", "deploy/kubernetes/signpost.yaml"):
        named |= set(re.findall(r'"((?:deploy/)?[\w./]+\.yml)"', (ROOT / path).read_text()))
    assert named >= {"credentials.yml", "logging.yml", "endpoints.yml", "deploy/endpoints.cluster.yml"}
    assert {name for name in named if not (image / name).is_file()} == set()


def test_what_a_build_must_not_see_is_kept_out() -> None:
    kept_out = ["var/conversations.db", ".env", "deploy/.env", ".venv/bin/python", "models/signpost.tar.gz"]
    kept_out += ["signpost/__pycache__/x.pyc", "tests/test_names.py"]
    assert [name for name in kept_out if not ignored(name)] == []
    assert [
        name
        for name in ("signpost/rasa.py", "knowledge/levels.yml", "models/reader/reader.onnx", "models/encoder/encoder.onnx")
        if ignored(name)
    ] == []


def test_variables_of_the_image_are_read() -> None:
    found = image_environment()
    assert found["SIGNPOST_VAR"] == "/var/lib/signpost"
    assert found["RASA_TELEMETRY_ENABLED"] == "false"


def test_settings_with_secrets_cannot_be_committed() -> None:
    # The Compose file reads them from `.env` beside it; `git check-ignore` ends with 0 for what git leaves alone.
    for name in (".env", "deploy/.env"):
        assert subprocess.run(["git", "check-ignore", "--quiet", name], cwd=ROOT).returncode == 0, name
