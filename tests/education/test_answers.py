"""Questions find their entry, and what is not known is not answered."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.education import Context, EducationBase, answer, load_base, looks_like_question, show
from signpost.education.index import SURE_FROM, Hit, Query

# An answer takes some 3 ms on an idle machine; a busy one may take several times as long.
SLOWEST_MS = 15


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What is ALS?", "als/overview"),
        ("als vs ms in short??", "both/difference"),
        ("ALS or MS, how do they differ?", "both/difference"),
        ("does lou gehrigs run in families", "als/genetics"),
        ("riluzole, what is that for", "als/riluzole"),
        ("whats rilusole good for", "als/riluzole"),
        ("Is the EMG painful?", "both/emg"),
        ("Is breathing affected in MND?", "als/breathing-signs"),
        ("can ms turn into als", "both/can-ms-become-als"),
        ("is it possible to have both als and ms", "both/both-at-once"),
        ("treatment for motor neurone disease", "als/treatment"),
        ("multiple sclerosis treatment", "ms/treatment"),
        ("is twitching always ALS?", "both/twitching-and-als"),
        ("stephen hawking how did he live so long", "als/long-survivors"),
        ("does vitamin d help", "ms/vitamin-d"),
        ("how do I tell my kids", "both/telling-others"),
        ("tell me about m.s.", "ms/overview"),
        ("My mum has MND. Will she lose her voice?", "als/speech"),
        ("Kindly tell what is the treatment available for ALS patient sir", "als/treatment"),
        ("is ms catching, i share cups with my sister", "both/contagious"),
        ("what is ms in a nutshell", "ms/overview"),
        ("What's the difference between ALS and multiple sclerosis in terms of what gets damaged?", "both/difference"),
        ("What emotions are common after an MS diagnosis?", "both/emotions"),
        ("what does sclerosis mean", "both/why-confused"),
        ("what are upper and lower motor neurons", "als/overview"),
        ("are veterans more likely to get als?", "als/veterans"),
    ],
)
def test_question_finds_its_entry(base: EducationBase, question: str, entry: str) -> None:
    found = answer(question, base=base)
    assert (found.kind, found.entry and found.entry.id) == ("entry", entry)
    assert found.disease and found.topic
    assert found.as_dict()["citations"]


@pytest.mark.parametrize(
    "question",
    [
        "do i have als",
        "could this be MS?",
        "is my weak hand a sign of ALS?",
        "have i got multiple sclerosis",
        "do my twitching legs mean ALS",
        "how do I know if I have MND?",
    ],
)
def test_do_i_have_it_never_diagnoses(base: EducationBase, question: str) -> None:
    found = answer(question, base=base)
    assert found.entry is not None and found.entry.id == "both/do-i-have-it"
    assert found.text.startswith("I cannot tell")


@pytest.mark.parametrize(
    "question",
    [
        "what is the risk of MS in my family?",
        "is my MS medicine safe?",
        "do i have to tell the dvla about ms",
        "is my neurologist right about als",
    ],
)
def test_other_questions_are_not_taken_for_do_i_have_it(base: EducationBase, question: str) -> None:
    found = answer(question, base=base)
    assert found.entry is None or found.entry.id != "both/do-i-have-it"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "hello there",
        "can you book me a table for two",
        "will it rain on sunday",
        "transfer twenty pounds to my savings",
        "how do I write a letter in MS Word?",
        "which vaccines do I need for a trip to Brazil?",
        "what should I cook tonight",
        "who made you",
        "my hand is weak",
        "I have MS and my leg has been numb since Tuesday",
        "when should I service my car",
        "what does an mri of the knee show",
        "what is syringomyelia",
    ],
)
def test_what_is_no_education_question_gets_no_answer(base: EducationBase, text: str) -> None:
    assert answer(text, base=base).kind == "none"


@pytest.mark.parametrize(
    "text", ["what is the weather like", "play some music", "who are you", "set an alarm for seven", "what is your name"]
)
def test_small_talk_gets_no_answer_after_an_answer_either(base: EducationBase, text: str) -> None:
    before = answer("what is riluzole for", base=base).context
    assert answer(text, context=before, base=base).kind == "none"


def test_answer_is_less_sure_with_a_close_second_and_with_unknown_words(base: EducationBase) -> None:
    first, second = base.entries["als/pain"], base.entries["als/symptoms"]
    best, query = Hit(first, 0.9, 0.5, 0.9, 1.0, False), Query(("pain",), frozenset({"als"}))
    far, near = ([best, Hit(second, score, 0.1, 0.5, 1.0, False)] for score in (0.3, 1.3))
    assert base.index.sureness(far, query) >= SURE_FROM > base.index.sureness(near, query)
    assert base.index.sureness(far, replace(query, words=("pain", "zebra", "volcano"))) < base.index.sureness(far, query)


def test_known_disease_with_an_unknown_point_is_asked_back(base: EducationBase) -> None:
    found = answer("does loud thunder affect als", base=base)
    assert found.kind == "did_you_mean" and all(each.startswith(("als/", "both/")) for each, _ in found.suggestions)


def test_unknown_subject_of_a_known_disease_is_admitted(base: EducationBase) -> None:
    found = answer("does ALS change the colour of a goldfish", base=base)
    assert found.kind != "entry"


@pytest.mark.parametrize(
    ("question", "disease", "topic"),
    [
        ("how is MS diagnosed", "ms", "diagnosis"),
        ("what drugs treat ALS", "als", "treatment"),
        ("how long do people live with ALS", "als", "prognosis"),
        ("is ALS hereditary", "als", "genetics"),
        ("how many people have MS", "ms", "frequency"),
        ("what is the difference between ALS and MS", "both", "difference"),
        ("what are the early signs of MND", "als", "early_symptoms"),
        ("is MS contagious", "ms", "causes"),
        ("does an EMG hurt", "both", "diagnosis"),
        ("what is myasthenia gravis", "other", "overview"),
        ("how is guillain barre treated", "other", "treatment"),
    ],
)
def test_answer_is_labelled_with_what_was_asked(base: EducationBase, question: str, disease: str, topic: str) -> None:
    found = answer(question, base=base)
    assert (found.disease, found.topic) == (disease, topic)


def test_figure_of_speech_is_no_question_about_dying(base: EducationBase) -> None:
    found = answer("I'm dying of curiosity, what is ALS?", base=base)
    assert found.entry is not None and found.entry.id == "als/overview"


def test_entry_of_a_button_is_shown_with_its_neighbours(base: EducationBase) -> None:
    found = show(base.entries["als/riluzole"], base=base)
    assert found.related and found.context.entry == "als/riluzole"


def test_every_title_leads_to_its_entry_as_buttons_send_it(base: EducationBase) -> None:
    for entry in base.entries.values():
        found = answer(entry.title, context=Context("als/riluzole", "als", "treatment"), base=base)
        assert found.entry is not None and found.entry.id == entry.id, entry.title
        assert looks_like_question(entry.title, base=base)


@given(st.text(max_size=200))
def test_no_text_breaks_the_room(text: str) -> None:
    found = answer(text, context=Context("als/riluzole", "als", "treatment"), base=_BASE)
    assert found.kind in ("entry", "did_you_mean", "none")


def test_answers_are_quick(base: EducationBase) -> None:
    questions = [text for entry in base.entries.values() for text in entry.asked_as[:2]]
    times = []
    for text in questions:
        began = time.process_time()
        answer(text, base=base)
        times.append(1000 * (time.process_time() - began))
    assert sorted(times)[int(0.99 * len(times))] < SLOWEST_MS


_BASE = load_base()
