"""What a finding rests on: who read it, and in which words of the text as it was sent."""

from __future__ import annotations

import pytest

from signpost.nlu import read
from signpost.nlu.likely.encoder import LearnedReader

TEXTS = (
    "My left hand has been weak for three weeks, and it\u2019s getting worse",
    "hi all \U0001f642 sorry, long one. I\u2019m 52. Since the spring I keep dropping cups, and my calves jump at night",
    "woke up and one side of my face won\u2019t move, my words come out wrong",
)


@pytest.mark.parametrize("text", TEXTS)
def test_finding_says_who_read_it_and_where(text: str) -> None:
    found = read(text).findings
    assert found
    for each in found:
        start, end = each.evidence
        assert 0 <= start < end <= len(text), each
        assert text[start:end].strip() == text[start:end], each
        assert each.reader in ("net", "vocabulary", "both"), each


def test_model_shows_words_of_a_later_window_where_they_stand() -> None:
    text = "We went to the market and bought some apples for the cake. " * 40 + "Since Monday I see everything double."
    heard = LearnedReader().read(text)
    start, end = heard.told["double_vision"].rests
    assert heard.chance("double_vision") > 0.5
    assert text[start:end] in text.partition("Since Monday ")[2] and start >= text.index("Since Monday")


def test_mistyped_words_are_heard_and_quoted_as_they_were_written() -> None:
    text = "dads facce has droopedd on one sidde"
    found = next(each for each in read(text).findings if each.id == "facial_weakness")
    assert {"facce", "droopedd"} & set(text[slice(*found.evidence)].split())


def test_model_reads_what_it_learned_and_names_as_they_are_written() -> None:
    learned = LearnedReader().repairing(lambda words: ["hand" for _ in words])
    assert learned._repaired(["Jand,", "meself", "Elgin", "BREAHT"]) == ["hand,", "meself", "Elgin", "hand"]
