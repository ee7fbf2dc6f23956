"""What Rasa's own commands find in the project: responses of its form, no story that is not ours, a store where it may keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.data import get_data_files
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.utils.endpoints import EndpointConfig

from signpost.responses import read_responses
from tests.conftest import ROOT

pytestmark = pytest.mark.live


def test_responses_of_actions_have_the_form_of_rasa() -> None:
    importer = TrainingDataImporter.load_from_config(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])
    # Rasa does not check what it does not read.
    domain = Domain.from_yaml(yaml.safe_dump({"version": "3.1", "responses": read_responses()}))
    assert domain.responses.keys() > importer.get_domain().responses.keys()


def test_rasa_test_finds_no_stories_but_ours() -> None:
    # `rasa test` reads every file below the folder, the packages of .venv too: set-up takes the one out that Rasa brings.
    def runs(path: str) -> bool:
        """As Rasa's `is_test_stories_file`, which reads each file before it looks at its name."""
        return Path(path).name.startswith("test_") and YAMLStoryReader.is_test_stories_file(path)

    found = {Path(each).relative_to(ROOT) for each in get_data_files([str(ROOT)], runs)}
    assert found == {each.relative_to(ROOT) for each in (ROOT / "tests" / "stories").glob("test_*.yml")} != set()


def test_store_of_the_endpoints_makes_its_folder_and_keeps_nothing_when_nothing_may_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = yaml.safe_load((ROOT / "endpoints.yml").read_text())["tracker_store"]
    for name in ("SIGNPOST_VAR", "SIGNPOST_DATABASE", "SIGNPOST_RETENTION_DAYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGNPOST_RETENTION_DAYS", "0")
    store = create_store(given)
    assert store.engine.url.database == ":memory:" and not (tmp_path / "var").exists()
    monkeypatch.delenv("SIGNPOST_RETENTION_DAYS")
    assert Path(create_store(given).engine.url.database) == Path("var/conversations.db")
    assert (tmp_path / "var" / "conversations.db").exists()


def create_store(given: dict[str, Any]) -> Any:
    """The store as Rasa makes it of the endpoints."""
    return TrackerStore.create(EndpointConfig(**given), Domain.empty())
