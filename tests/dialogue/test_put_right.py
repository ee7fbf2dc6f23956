"""What puts right what was told before, and what is asked beside it, is heard: talks of `put_right.yml` and `own_questions.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.knowledge import read_yaml
from signpost.library.conversation import Conversation

TALKS = [row for name in ("put_right", "own_questions") for row in read_yaml(Path(__file__).with_name(f"{name}.yml")).data["talks"]]


@pytest.mark.parametrize("row", TALKS, ids=lambda row: row["say"][-1])
def test_talk_ends_as_it_is_written(row: dict[str, Any]) -> None:
    talk, wanted = Conversation("uk"), row.get("told", {})
    for each in row["say"]:
        talk, answer = talk.say(each)
    found = {each.id: each.as_dict() for each in talk.said.case.findings if each.id in row.get("of", ())}
    assert {name: {key: told.get(key) for key in wanted} for name, told in found.items()} == {name: wanted for name in row.get("of", ())}
    texts = " ".join(answer.texts)
    assert [each for each in row.get("holds", ()) if each not in texts] == []
    assert [each for each in row.get("never", ()) if str(each) in texts] == []
