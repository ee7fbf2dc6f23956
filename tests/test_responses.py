"""The sentences of the bot are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.knowledge import KnowledgeError
from signpost.responses import read_responses


def test_response_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text('responses:\n  utter_greet:\n    - text: "Hello."\n')
    (tmp_path / "two.yml").write_text('responses:\n  utter_greet:\n    - text: "Hi."\n')
    with pytest.raises(KnowledgeError, match=r"two\.yml:2.*utter_greet"):
        read_responses(tmp_path)


def test_response_that_only_an_action_sends_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text('version: "3.1"\nsent_by_actions:\n  utter_label:\n    - text: "Hello."\n')
    assert read_responses(tmp_path) == {"utter_label": [{"text": "Hello."}]}


def test_response_under_a_key_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text('sent_by_action:\n  utter_label:\n    - text: "Hello."\n')
    with pytest.raises(KnowledgeError, match=r"one\.yml:1.*sent_by_action"):
        read_responses(tmp_path)


def test_every_file_of_responses_is_read() -> None:
    found = read_responses()
    assert {"utter_greet", "utter_safe_reply", "utter_outcome_soon", "utter_crisis_now"} <= found.keys()
