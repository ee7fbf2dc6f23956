"""What somebody had who has died is nobody's sign today."""

from __future__ import annotations

import pytest

from signpost.language.reader import Reader

DEAD = [
    "My late husband Arthur lost the use of his hands in 1993 and died of motor neurone disease the following year.",
    "Arthur's hands failed in 1992",
    "dad died of it in 2003, his legs went first",
    "mum had MND, it began with her hands getting weak",
    "We lost my sister to MS complications, she was paralysed",
    "My uncle died last year. He had slurred speech and his tongue was wasted.",
    "He died in March. Before that he fell all the time.",
    "I'm a widow. My husband had weak arms and choked on his food.",
    "nan is no longer with us, she had the shakes in both hands",
    "The death of my aunt from MND was slow: she couldn't breathe at the end",
]
ALIVE = {
    "own sign": ("My dad died of MND and now my hand is weak", "self"),
    "own legs": ("My late husband had MND. My own legs feel heavy now.", "self"),
    "a brother": ("Mum died in 2010. My brother's hand is weak now", "other"),
    "dying now": ("I think my dad has died, he's not breathing", "other"),
    "nearly": ("My mum nearly died, she can't move her legs", "other"),
    "has had": ("My wife has had MND for two years and she can't swallow", "other"),
    "her mother": ("My wife sees double. Her mum had MS and she died in 2001", "other"),
    "an uncle beside a teacher": ("my teacher died last year. My uncle trips over his left foot", "other"),
    "ever since": ("My hands have been numb ever since dad's accident in 1992", "self"),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", DEAD)
def test_sign_of_the_dead_is_nobodys(reader: Reader, text: str) -> None:
    told = [each for each in reader.read(text).findings if not each.id.startswith("family_history_")]
    assert told
    assert {each.status for each in told} == {"hypothetical"}


def test_illness_of_the_dead_still_runs_in_the_family(reader: Reader) -> None:
    told = reader.read("mum had MND, it began with her hands getting weak").findings
    assert [(each.id, each.person) for each in told if each.status == "present"] == [("family_history_als", "self")]


@pytest.mark.parametrize(("text", "person"), ALIVE.values(), ids=list(ALIVE))
def test_sign_of_whoever_lives_counts(reader: Reader, text: str, person: str) -> None:
    told = [each for each in reader.read(text).findings if not each.id.startswith("family_history_")]
    assert {each.person for each in told if each.status == "present"} == {person}
