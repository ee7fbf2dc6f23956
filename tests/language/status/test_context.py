"""Status and person: what is said to be there, not there, over, only feared, or somebody else's."""

from __future__ import annotations

import pytest

PRESENT = [
    ("I can't button my coat", "limb_weakness"),
    ("I can't feel my legs", "numbness_tingling"),
    ("I couldn't lift my right arm this morning", "limb_weakness"),
    ("I'm unable to lift my left arm", "limb_weakness"),
    ("I haven't been able to lift my arm since Tuesday", "limb_weakness"),
    ("no change in the weakness of my hand", "limb_weakness"),
    ("not only is my hand weak but it tingles too", "limb_weakness"),
    ("not only is my hand weak but it tingles too", "numbness_tingling"),
    ("no tingling or numbness but my hand is weak", "limb_weakness"),
    ("no idea why my arm is weak", "limb_weakness"),
    ("the weakness in my leg isn't getting worse", "limb_weakness"),
    ("I hardly ever get dizzy", "dizziness"),
    ("weak hand, no pain, speech fine, choking on water", "choking"),
    ("weak hand for 4 months, no numbness, dropping cups", "dropping_things"),
    ("the tingling in my feet has not gone away", "numbness_tingling"),
    ("nothing helps the twitching in my calf", "muscle_twitching"),
    ("the double vision came back after it had gone away", "double_vision"),
    ("I got trouble breathing two years ago and it has worsened ever since?", "breathlessness"),
    ("why is my left foot numb?", "numbness_tingling"),
    ("is it normal that my hand is weak?", "limb_weakness"),
    ("in the past few days my speech has been slurred", "speech_slurred"),
    ("I can't walk without my leg buckling, never without pain", "limb_weakness"),
    ("I've never had dizziness like this before", "dizziness"),
]
ABSENT = [
    ("no twitching at all", "muscle_twitching"),
    ("I don't have trouble breathing, just a twitching calf", "breathlessness"),
    ("no tingling or numbness but my hand is weak", "numbness_tingling"),
    ("nothing wrong with my speech", "speech_slurred"),
    ("touch is fine", "numbness_tingling"),
    ("I'm as strong as ever", "limb_weakness"),
    ("neither slurring nor choking", "choking"),
    ("without any double vision", "double_vision"),
    ("I never choke on drinks", "choking"),
    ("not dizzy, just tired", "dizziness"),
    ("no headache, fever or stiff neck", "neck_stiffness"),
    ("I can't say I have numbness", "numbness_tingling"),
    ("my hand is not weak", "limb_weakness"),
    ("weak hand, no pain, speech fine, choking on water", "speech_slurred"),
]
PAST = [
    ("as a child I used to get short of breath at night, that stopped long ago", "breathlessness"),
    ("had double vision last week, gone now", "double_vision"),
    ("my left arm went numb 20 minutes ago, back to normal now", "numbness_tingling"),
    ("I used to have blurred vision", "blurred_vision"),
    ("I had blurred vision last year", "blurred_vision"),
]
HYPOTHETICAL = [
    ("does ALS cause trouble breathing?", "breathlessness"),
    ("is twitching a sign of MND?", "muscle_twitching"),
    ("what if I get short of breath one day", "breathlessness"),
    ("can stress cause dizziness?", "dizziness"),
]
NOBODY = [
    "my cat had a seizure",
    "the printer had a seizure",
    "that song leaves me breathless",
    "I'm dying of curiosity",
    "I can't swallow the news",
    "my nose is blocked, can't breathe through it",
    "this film took my breath away",
]


@pytest.mark.parametrize(("text", "finding"), PRESENT)
def test_finding_stays_present(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "present"


@pytest.mark.parametrize(("text", "finding"), ABSENT)
def test_finding_is_absent(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "absent"


@pytest.mark.parametrize(("text", "finding"), PAST)
def test_finding_is_past(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "past"


@pytest.mark.parametrize(("text", "finding"), HYPOTHETICAL)
def test_finding_is_hypothetical(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "hypothetical"


@pytest.mark.parametrize("text", NOBODY)
def test_figure_of_speech_gives_no_finding(read, text: str) -> None:
    assert read(text).findings == ()


@pytest.mark.parametrize(
    ("text", "finding", "person"),
    [
        ("my husband's face is drooping and he can't lift his arm", "facial_weakness", "other"),
        ("my husband's face is drooping and he can't lift his arm", "limb_weakness", "other"),
        ("my wifes speech is slurred and she is confused", "confusion", "other"),
        ("dad's speech slurred since this morning", "speech_slurred", "other"),
        ("my wife says my speech is slurred", "speech_slurred", "self"),
        ("my doctor says I have weakness in my left leg", "limb_weakness", "self"),
        ("my uncle died of ALS", "family_history_als", "self"),
        ("I think my dad has slurred speech", "speech_slurred", "other"),
    ],
)
def test_finding_belongs_to_the_right_person(find, text: str, finding: str, person: str) -> None:
    assert find(text, finding).person == person


def test_relative_who_died_of_it_is_family_history_only(find) -> None:
    assert find("my uncle died of ALS", "diagnosed_als") is None


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("She denies blorfing or wheezing.", "blorfing", "absent"),
        ("I still get the blorf every night", "blorf", "present"),
        ("my mother had the blorf", "blorf", "other"),
        ("I used to have the blorf", "blorf", "past"),
        ("call us if you get the blorf", "blorf", "hypothetical"),
        ("no fever, blorf, or rash", "blorf", "absent"),
        ("Past medical history: gout, blorf, migraine.", "blorf", "past"),
    ],
)
def test_concept_status_reads_words_it_has_never_seen(reader, text: str, concept: str, status: str) -> None:
    assert reader.concept_status(text, concept) == status


def test_concept_status_is_none_when_the_concept_is_not_there(reader) -> None:
    assert reader.concept_status("my hand is weak", "blorf") is None


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("there is no reason to live", "suicidal_thoughts"),
        ("I feel there's no point in going on", "suicidal_thoughts"),
        ("there is no sensation in my bottom", "saddle_numbness"),
        ("there's no strength in my arm", "limb_weakness"),
        ("there was no response when I shook her", "loss_of_consciousness"),
    ],
)
def test_lack_told_with_there_is_no_is_there(read, text: str, finding: str) -> None:
    assert (finding, "present") in {(each.id, each.status) for each in read(text).findings}


def test_words_inside_a_phrase_of_well_being_tell_nothing_else(read) -> None:
    assert [each.id for each in read("normal feeling down below").findings if each.status == "present"] == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("no i am not dizzy", "dizziness"),
        ("no im not pregnant", "pregnancy"),
        ("no he is not confused", "confusion"),
        ("no i have no pain", "pain"),
        ("no there is no pain", "pain"),
        ("no it does not hurt", "pain"),
        ("no fever, no i don't feel sick", "fever"),
        ("no i can run 5k", "limb_weakness"),
    ],
)
def test_no_before_a_sentence_is_an_answer_and_denies_no_denial(read, text: str, finding: str) -> None:
    assert {each.status for each in read(text).findings if each.id == finding} == {"absent"}
