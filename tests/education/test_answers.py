"""Questions find their entry, follow-ups keep their subject, and what is not known is not answered."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.education import Context, EducationBase, answer, asks_meaning, context_from, load_base, looks_like_question, show
from signpost.education.index import SURE_FROM, Hit, Query

SLOWEST_MS = 5.0


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
    found = answer("does cold weather affect als", base=base)
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


@pytest.mark.parametrize(
    ("question", "entry", "begins"),
    [
        ("what is NEDA", "ms/disease-modifying-treatment", "NEDA: no evidence of disease activity"),
        ("What does ALSFRS-R stand for?", "als/progression", "ALSFRS-R: a score"),
        ("what is a SNIP test", "als/breathing-signs", "SNIP: a test of the breathing muscles"),
        ("OCB meaning", "ms/oligoclonal-bands", "OCB: oligoclonal bands"),
        ("what is an upper motor neuron", "als/diagnosis", "UMN: upper motor neuron"),
        ("what is clonus", "both/neurological-exam", "Clonus: a quick beating"),
        ("what does spasticity mean", "both/neurological-exam", "Spasticity: muscles that are too tight"),
        ("what does spasticity mean in ms", "ms/walking", "Spasticity: muscles"),
        ("what is ataxia in ms", "ms/walking", "Ataxia: clumsy"),
        ("dysphagia meaning", "both/neurological-exam", "Dysphagia: trouble swallowing"),
        ("what does PBA stand for", "als/laughing-crying", "Pseudobulbar affect: laughing"),
        ("what is PLS", "als/types", "PLS: primary lateral sclerosis"),
        ("whats pls", "als/types", "PLS: primary lateral sclerosis"),
        ("what is a relapse", "ms/relapse", "A relapse is"),
        ("tell me about als pls", "als/overview", "ALS is an illness"),
        ("what does RIS mean in ms", "ms/mri-spots", "RIS: radiologically isolated syndrome"),
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


@pytest.mark.parametrize("question", ["what causes this", "is that common", "what treatment do I need", "of course", "what stage"])
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


def test_figure_of_speech_is_no_question_about_dying(base: EducationBase) -> None:
    found = answer("I'm dying of curiosity, what is ALS?", base=base)
    assert found.entry is not None and found.entry.id == "als/overview"


def test_context_survives_json(base: EducationBase) -> None:
    context = answer("how long do people live with als", base=base).context
    assert context_from(context.as_dict()) == context
    assert context_from(None) is None


def test_entry_of_a_button_is_shown_with_its_neighbours(base: EducationBase) -> None:
    found = show(base.entries["als/riluzole"], base=base)
    assert found.related and found.context.entry == "als/riluzole"


def test_every_title_leads_to_its_entry_as_buttons_send_it(base: EducationBase) -> None:
    for entry in base.entries.values():
        found = answer(entry.title, context=Context("als/riluzole", "als", "treatment"), base=base)
        assert found.entry is entry, entry.title
        assert looks_like_question(entry.title, base=base)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
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
