"""What is told in contrast to what was told before reaches the signs that it puts right: the talks of `put_right.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.knowledge import read_yaml
from signpost.library.conversation import Conversation


@pytest.mark.parametrize("row", read_yaml(Path(__file__).with_name("put_right.yml")).data["talks"], ids=lambda row: row["say"][-1])
def test_what_is_put_right_is_changed_and_nothing_else(row: dict[str, Any]) -> None:
    talk = Conversation("uk")
    for each in row["say"]:
        talk, answer = talk.say(each)
    found = {each.id: each.as_dict() for each in talk.said.case.findings if each.id in row["of"]}
    assert {name: {key: told.get(key) for key in row["told"]} for name, told in found.items()} == {name: row["told"] for name in row["of"]}
    assert row.get("reads_back", "") in " ".join(answer.texts)
