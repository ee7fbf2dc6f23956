"""A question for the meaning of a word gets it first, and tells of no symptom."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, answer, asks_meaning, looks_like_question


@pytest.mark.parametrize(
    ("question", "entry", "begins"),
    [
        ("what is NEDA", "ms/neda", "NEDA: no evidence of disease activity"),
        ("What does ALSFRS-R stand for?", "als/score", "ALSFRS-R: a score"),
        ("what is a SNIP test", "als/breathing-signs", "SNIP: a test of the breathing muscles"),
        ("OCB meaning", "ms/oligoclonal-bands", "OCB: oligoclonal bands"),
        ("what is an upper motor neuron", "als/diagnosis", "UMN: upper motor neuron"),
        ("what is clonus", "both/neurological-exam", "Clonus means"),
        ("what does spasticity mean", "both/neurological-exam", "Spasticity: muscles that are too tight"),
        ("what does spasticity mean in ms", "ms/walking", "Spasticity: muscles"),
        ("what is ataxia in ms", "ms/walking", "Ataxia means clumsy"),
        ("dysphagia meaning", "both/neurological-exam", "Dysphagia: trouble swallowing"),
        ("what does PBA stand for", "als/laughing-crying", "Pseudobulbar affect: laughing"),
        ("what is PLS", "als/types", "PLS: primary lateral sclerosis"),
        ("whats pls", "als/types", "PLS: primary lateral sclerosis"),
        ("what is a relapse", "ms/relapse", "A relapse is"),
        ("tell me about als pls", "als/overview", "ALS is an illness"),
        ("what does RIS mean in ms", "ms/ris", "RIS: radiologically isolated syndrome"),
    ],
)
def test_meaning_of_a_term_comes_first(base: EducationBase, question: str, entry: str, begins: str) -> None:
    found = answer(question, base=base)
    assert found.entry is not None and found.entry.id == entry
    assert found.text.startswith(begins)
    assert looks_like_question(question, base=base)


@pytest.mark.parametrize(("first", "entry"), [("what is als", "both/neurological-exam"), ("what is ms", "ms/walking")])
def test_meaning_is_not_explained_with_the_other_illness(base: EducationBase, first: str, entry: str) -> None:
    found = answer("what does ataxia mean", context=answer(first, base=base).context, base=base)
    assert found.entry is not None and found.entry.id == entry


def test_question_for_a_meaning_tells_of_no_symptom(base: EducationBase) -> None:
    assert asks_meaning("what does dysphagia mean", base=base)
    assert not asks_meaning("my doctor wrote dysphagia, what does it mean", base=base)
    assert not asks_meaning("dysphagia since May", base=base)


@pytest.mark.parametrize("text", ["foot drop", "what about foot drop", "my foot drop", "clonus", "explain pls"])
def test_term_that_is_not_asked_for_is_not_explained(base: EducationBase, text: str) -> None:
    assert answer(text, base=base).term is None
    assert not looks_like_question(text, base=base)
