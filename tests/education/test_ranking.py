"""What is shown where words, meaning and the learned ranking do not say the same."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from evaluation.education.labelled import LABELLED
from scripts.ranking import ASKED
from signpost import language
from signpost.education import EducationBase, Heard, answer, heard_in, ranking, read_question
from signpost.education.answers import before_ranking
from signpost.education.choosing import with_ranked
from signpost.education.context import Context
from signpost.education.joining import together
from signpost.education.leading import with_point
from signpost.education.ranking import FEATURES, features, ranked, weights
from signpost.education.shown import show
from signpost.knowledge import read_yaml
from signpost.places import place

NOTHING_KNOWN = "how would one get hold of the zzyzx near Cape Town"


def _id(base: EducationBase, entry: str, ask: str) -> str:
    return next(each.id for each in base.points.of_entry[entry] if ask in each.asks)


def _heard(likeness: dict[str, tuple[float, ...]], parts: tuple[str, ...]) -> Heard:
    """Points with their likeness to the whole message and to each of its parts."""
    likes = {name: max(each) for name, each in likeness.items()}
    return Heard({}, likes, parts=parts, asked=tuple(zip(*likeness.values(), strict=True)))


@pytest.mark.parametrize(
    ("question", "entry", "ask"),
    [
        # The subject stands in one sentence and the question in another.
        (
            "how long have i got. straight answer please, als, 62, started in the hand",
            "als/prognosis",
            "straight answer how long with als that started in the hand",
        ),
        (
            "My neurologist mentioned a respect form. Is that me signing up to be left to die?",
            "als/planning-ahead",
            "does signing a respect form mean no treatment",
        ),
        # The country that is asked from.
        (
            "In Ontario, who do I report my ALS to about driving?",
            "both/driving",
            "ontario driving licence als can they take it the same day",
        ),
        # So does the fact of a named country before its whole entry.
        ("Do I need to inform the RSA or NDLS in Ireland about my MS?", "both/driving", "do i have to tell the ndls"),
        # A whole entry that is asked for in so many words, not a fact about a part of it.
        ("how long do people with als live", "als/prognosis", ""),
        # The exact fact, not a neighbour of it.
        ("New lesion on my scan but I feel great. Why change drugs?", "ms/mri-spots", "why change my ms drug when i feel fine"),
        # A word that names the subject against a neighbour that merely sounds alike.
        (
            "Isn't it a fact that all that ice bucket money went into offices? What came out of it for ALS?",
            "both/ice-bucket",
            "did all the ice bucket money go into offices",
        ),
    ],
)
def test_question_of_a_stranger_finds_its_answer(base: EducationBase, question: str, entry: str, ask: str) -> None:
    found = answer(question, base=base, asked=True, heard=heard_in(language.read(question).as_dict()))
    assert found.entry is not None
    assert (found.context.point or found.entry.id) == (_id(base, entry, ask) if ask else entry)


def test_every_candidate_has_every_feature_and_a_share_of_the_chance(base: EducationBase) -> None:
    question = "what are the side effects of riluzole?"
    heard = heard_in(language.read(question).as_dict())
    parts = read_question(question, base=base, heard=heard)
    found = before_ranking(question, base=base, heard=heard, read=parts)
    known = features(parts, heard, found, base)
    assert {len(row) for row in known.values()} == {len(FEATURES)}
    assert set(weights()) == set(FEATURES)
    order = ranked(parts, heard, found, base)
    assert sum(each.chance for each in order) == pytest.approx(1.0)
    assert order[0].entry == "als/riluzole"


def test_without_the_learned_weights_words_and_meaning_decide(base: EducationBase) -> None:
    heard = _heard({_id(base, "als/overview", "is als a muscle disease"): (1.0,)}, (NOTHING_KNOWN,))
    with patch.object(ranking, "weights", dict):
        assert ranked(read_question(NOTHING_KNOWN, base=base, heard=heard), heard, answer(NOTHING_KNOWN, base=base), base) == []


def test_what_is_like_nothing_stays_without_an_answer(base: EducationBase) -> None:
    heard = _heard({_id(base, "als/overview", "is als a muscle disease"): (0.7,)}, (NOTHING_KNOWN,))
    assert answer(NOTHING_KNOWN, base=base, heard=heard).kind == "none"


@pytest.mark.parametrize("question", ["What is ALS?", "tell me more", "do i have als"])
def test_title_follow_up_and_self_check_are_certain(base: EducationBase, question: str) -> None:
    point = _id(base, "ms/heat", "why does heat make ms worse")
    before = Context("als/overview", "als", "overview")
    heard = _heard({point: (1.2,)}, (question,))
    assert answer(question, base=base, context=before, heard=heard).context.point != point


def test_nobody_said_which_illness_so_none_of_the_two_is_chosen(base: EducationBase) -> None:
    heard = _heard({"als/diet": (1.0,), "ms/diet": (0.95,)}, (NOTHING_KNOWN,))
    found = answer(NOTHING_KNOWN, base=base, heard=heard)
    assert found.kind != "entry"


def test_second_fact_that_says_the_same_is_left_out(base: EducationBase) -> None:
    point = base.every_point[_id(base, "als/riluzole", "how is riluzole taken")]
    shown = show(base.entries["als/riluzole"], base=base)
    once = together(shown, [point], base, most=100)
    assert once.text.endswith(point.says)
    same = with_point(shown, point, base)
    assert together(same, [point], base) is same


def test_what_is_certain_gets_nothing_beside(base: EducationBase) -> None:
    question = "What is the usual dose of riluzole, and which bloods need checking while a patient is on it?"
    heard = heard_in(language.read(question).as_dict())
    shown = replace(show(base.entries["als/riluzole"], base=base), certain=True)
    assert with_ranked(shown, read_question(question, base=base, heard=heard), heard, Context(), base) is shown


@pytest.mark.parametrize("file", [ASKED, LABELLED])
def test_questions_to_learn_from_and_to_measure_name_answers_that_exist(base: EducationBase, file: str) -> None:
    asked = {(point.entry, ask) for point in base.every_point.values() for ask in point.asks}
    wants = [each.partition(" > ") for row in read_yaml(place(file)).data["questions"] for each in row["wants"]]
    assert wants
    assert [(entry, ask) for entry, _, ask in wants if (entry not in base.entries) or ask and (entry, ask) not in asked] == []
