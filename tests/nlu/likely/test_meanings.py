"""Which answers of the education room the shipped net takes a question to ask for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scripts.points import points_key
from signpost.nlu.likely.encoder import FOLDER, LearnedReader
from signpost.nlu.likely.points import FILE, Points, write


@pytest.fixture(scope="module")
def learned() -> LearnedReader:
    return LearnedReader()


def test_vectors_are_not_older_than_the_questions_and_the_net(learned: LearnedReader) -> None:
    with np.load(FOLDER / FILE, allow_pickle=False) as kept:
        assert str(kept["key"]) == points_key(learned.version), "questions, answers or the net have changed: run 'make points'"


@pytest.mark.parametrize("text", ["", " ", "book a table for four", "asdf"])
def test_talk_is_near_to_no_question(learned: LearnedReader, text: str) -> None:
    assert learned.read(text).known < 0.9


def test_without_vectors_nothing_is_near(tmp_path: Path) -> None:
    for name in ("reader.onnx", "reader.json", "tokenizer.json"):
        (tmp_path / name).symlink_to(FOLDER / name)
    assert LearnedReader(tmp_path).read("what is als?").known == 0


def test_written_vectors_are_found_again(tmp_path: Path) -> None:
    one, other = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    write(tmp_path, {"a": (("first", "second"), "says"), "b": (("third",), "says")}, [one, other, one, -one, other], "key")
    points = Points(tmp_path)
    assert points.key == "key"
    # The nearest of its questions counts, and a fifth of what it says.
    assert [points.likest(each) for each in (one, other)] == pytest.approx([1.2, 1.0], abs=0.01)
