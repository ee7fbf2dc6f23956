"""What was said before counts: follow-ups keep their subject, offers are taken, numbers wait for a yes."""

from __future__ import annotations

import pytest

from signpost import language
from signpost.education import Context, EducationBase, answer, context_from, heard_in, looks_like_question


def follow(base: EducationBase, *questions: str) -> list[str | None]:
    """The entries of one question after the other."""
    context, found = None, []
    for question in questions:
        result = answer(question, context=context, base=base)
        context = result.context
        found.append(result.entry.id if result.entry else None)
    return found


@pytest.mark.parametrize(
    ("first", "then", "entry"),
    [
        ("what treatments are there for als", "and for MS?", "ms/treatment"),
        ("what is ms", "what about treatment", "ms/treatment"),
        ("what is als", "is it hereditary?", "als/genetics"),
        ("symptoms of ms", "and als?", "als/symptoms"),
        ("what is als", "causes?", "als/causes"),
        ("what is riluzole", "does it cure als", "als/cure"),
        ("what is an emg", "does it hurt?", "both/emg"),
        ("difference between als and ms", "and what about ms", "ms/overview"),
        ("als and ms: symptoms compared", "and for als?", "als/symptoms"),
        ("does als affect the eyes", "and for ms?", "ms/optic-neuritis"),
        ("is als contagious", "and for ms?", "both/contagious"),
        ("is als contagious", "what about treatment", "als/treatment"),
    ],
)
def test_follow_up_keeps_disease_and_topic(base: EducationBase, first: str, then: str, entry: str) -> None:
    assert follow(base, first, then)[-1] == entry


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("tell me more", "more"),
        ("More, please!", "more"),
        ("in simpler words", "simpler"),
        ("can you say that more simply?", "simpler"),
        ("where is that from?", "sources"),
        ("says who", "sources"),
    ],
)
def test_follow_up_shows_another_part_of_the_same_entry(base: EducationBase, words: str, part: str) -> None:
    before = answer("what is als", base=base).context
    found = answer(words, context=before, base=base)
    assert found.entry is not None
    assert (found.entry.id, found.part) == ("als/overview", part)
    assert found.text


@pytest.mark.parametrize("words", ["tell me more", "yes", "where is that from?", "numbers please", "the second one"])
def test_follow_up_without_anything_before_gets_no_answer(base: EducationBase, words: str) -> None:
    assert answer(words, base=base).kind == "none"


def test_numbers_come_only_after_a_yes(base: EducationBase) -> None:
    first = answer("how long do people live with als", base=base)
    assert first.offers_numbers and not first.numbers and "Do you want numbers?" in first.text
    second = answer("yes please", context=first.context, base=base)
    assert second.part == "numbers" and "10 in 100" in second.text
    assert answer("no thanks", context=first.context, base=base).part == "declined"


def test_numbers_are_kept_from_a_person_without_a_diagnosis(base: EducationBase) -> None:
    first = answer("life expectancy with mnd", context=Context(undiagnosed=True), base=base)
    assert not first.offers_numbers
    assert first.context.undiagnosed
    second = answer("give me the numbers", context=first.context, base=base)
    assert not second.numbers and second.text == (second.entry.short if second.entry else "")


def test_own_wording_without_a_disease_yields_to_the_disease_of_the_talk(base: EducationBase) -> None:
    about_als = answer("what is als", base=base).context
    found = answer("how long until i need a wheelchair", context=about_als, base=base)
    assert found.entry is None or found.entry.disease != "ms"


def test_suggestions_can_be_chosen_by_word(base: EducationBase) -> None:
    first = answer("what are the symptoms", base=base)
    assert first.kind == "did_you_mean"
    ids = [each for each, _ in first.suggestions]
    for words, chosen in (("the first", 0), ("the second one", 1)):
        found = answer(words, context=first.context, base=base)
        assert found.entry is not None and found.entry.id == ids[chosen]
    assert answer("neither", context=first.context, base=base).part == "declined"
    again = answer("yes", context=first.context, base=base)
    assert (again.kind, again.suggestions) == ("did_you_mean", first.suggestions)


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("ms", "ms/treatment"),
        ("the ALS one", "als/treatment"),
        ("and for MND?", "als/treatment"),
        ("treatment of MS please", "ms/treatment"),
        ("what is ms", "ms/overview"),
        ("tell me about als", "als/overview"),
    ],
)
def test_suggestions_can_be_chosen_by_disease_or_title(base: EducationBase, words: str, entry: str) -> None:
    first = answer("Tell me about treatment", base=base)
    assert {each for each, _ in first.suggestions} == {"ms/treatment", "als/treatment"}
    found = answer(words, context=first.context, base=base)
    assert found.entry is not None and found.entry.id == entry


def test_suggestions_of_one_disease_are_chosen_by_their_words(base: EducationBase) -> None:
    offered = Context(suggestions=("ms/fatigue", "ms/sleep", "als/fatigue"))
    found = answer("ms tiredness", context=offered, base=base)
    assert found.entry is not None and found.entry.id == "ms/fatigue"


@pytest.mark.parametrize(
    "question", ["Tell me about treatment", "what about treatment", "any treatments available?", "tell me about causes", "Symptoms?"]
)
def test_topic_without_a_disease_offers_both(base: EducationBase, question: str) -> None:
    found = answer(question, base=base)
    assert found.kind == "did_you_mean"
    assert {entry.partition("/")[0] for entry, _ in found.suggestions} == {"als", "ms"}
    assert looks_like_question(question, base=base)


@pytest.mark.parametrize("question", ["what causes this", "is that common", "of course"])
def test_topic_that_points_to_what_was_told_is_no_topic_alone(base: EducationBase, question: str) -> None:
    assert answer(question, base=base).kind == "none"
    assert not looks_like_question(question, base=base)


def test_topic_alone_after_a_look_alike_is_about_it(base: EducationBase) -> None:
    found = answer("what are the symptoms", context=answer("what is guillain barre", base=base).context, base=base)
    assert found.entry is not None and found.entry.id == "other/guillain-barre"


def test_topic_alone_keeps_the_disease_of_the_talk(base: EducationBase) -> None:
    found = answer("Tell me about treatment", context=answer("what is als", base=base).context, base=base)
    assert found.entry is not None and found.entry.id == "als/treatment"


def test_yes_takes_the_only_suggestion(base: EducationBase) -> None:
    one = Context(suggestions=("als/cure",))
    found = answer("yes please", context=one, base=base)
    assert found.entry is not None and found.entry.id == "als/cure"


def test_context_survives_json(base: EducationBase) -> None:
    context = answer("how long do people live with als", base=base).context
    assert context_from(context.as_dict()) == context
    assert context_from(None) is None


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        ("what is riluzole", "can you drink alcohol with it", "alcohol and riluzole both strain the liver"),
        ("what is ocrelizumab", "does it make your hair fall out", "Hair loss"),
        ("What an MS relapse is", "how long do they last", "days to weeks"),
        ("what is tofersen", "who gets it", "SOD1"),
        ("what is hospice", "does it cost anything", "free of charge"),
    ],
)
def test_question_with_it_gets_the_fact_about_the_thing_before(base: EducationBase, first: str, then: str, says: str) -> None:
    before = answer(first, base=base).context
    assert says in answer(then, context=before, base=base).text


def test_one_of_them_is_no_wish_to_compare_the_illnesses(base: EducationBase) -> None:
    before = answer("how is ms treated", base=base).context
    heard = heard_in(language.read("which one is a tablet").as_dict())
    found = answer("which one is a tablet", context=before, base=base, asked=True, heard=heard)
    assert found.entry is not None and found.entry.disease == "ms"
