"""Denials that take each other back, that only answer, or that are amended behind: what they leave of the finding."""

from __future__ import annotations

import pytest

NOUNS = {
    "numbness_tingling": "tingling in my hands",
    "dizziness": "dizziness",
    "blurred_vision": "blurred vision",
    "muscle_twitching": "twitching",
}
STILL_THERE = [
    "I have yet to have a day without {}",
    "I rarely go a day without {}",
    "seldom without {}",
    "I'd be fine without this {}",
    "never free of {}",
    "I won't deny that I have {}",
    "it's not like I don't have {}",
    "it's not as if I don't have {}",
    "I would be lying if I said I had no {}",
    "it's not true that I have no {}",
    "MS ruled out, {} remains",
    "positive for {}, negative for fever",
    "I don't like the {}",
    "I can cope but not with the {}",
    "I can't say my {} has improved",
    "no {} until three weeks ago",
    "didn't have {} until covid",
    "there was no {} a month ago, now there is",
    "doctor says there's no {} but I feel it",
    "no {} when resting, only when I walk",
    "no {} unless I walk",
    "I don't get {} except on the stairs",
    "no {} apart from when I am tired",
    "there's no denying the {}",
    "no hiding the {}",
    "there's no doubt I have {}",
    "there is no wonder I have {}",
    "nobody here has explained my {}",
    "no one has found out why I have {}",
    "I have yet to see a doctor about the {}",
    "they have yet to explain my {}",
    "{} nothing helps",
    "{}, pain no dey go",
]
NOT_THERE = [
    "{}: no",
    "{}? nope",
    "{} no",
    "{} - none, fever - yes",
    "nil {}",
    "neg for {}",
    "never suffered from {}",
    "it's not as if I have {}",
    "ain't got no {}",
    "{} is not there",
    "{} has never been an issue",
    "fever and {} absent",
    "w/o {}",
    "hardly any {}",
    "{}? not at all",
    "{} (no)",
    "not once have I had {}",
    "{} hasn't been an issue for me",
    "{} nie ma",
    "{} no dey at all",
    "{} nahi hai sir",
    "{} nothing",
    "my friend, {} no hay",
    "kein {}",
    "nobody has any {}",
    "no one here has {}",
    "I've yet to have {}",
]


@pytest.mark.parametrize("finding", NOUNS)
@pytest.mark.parametrize("frame", STILL_THERE)
def test_denial_that_is_taken_back_leaves_the_finding_present(find, frame: str, finding: str) -> None:
    assert find(frame.format(NOUNS[finding]), finding).status == "present"


@pytest.mark.parametrize("finding", NOUNS)
@pytest.mark.parametrize("frame", NOT_THERE)
def test_short_and_clinical_denials_are_heard(find, frame: str, finding: str) -> None:
    assert find(frame.format(NOUNS[finding]), finding).status == "absent"


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("I wouldn't say my arm isn't weak", "limb_weakness", "present"),
        ("they say my arm isn't weak but I know it is", "limb_weakness", "present"),
        ("my arm isn't any less weak", "limb_weakness", "present"),
        ("my arm is not as weak as it was", "limb_weakness", "present"),
        ("no fever no pain my hand goes numb", "numbness_tingling", "present"),
        ("no fever no pain my hand goes numb", "pain", "absent"),
        ("they asked about dizziness, I don't have that", "dizziness", "absent"),
        ("my arm isn't weak all the time", "limb_weakness", "present"),
        ("it's not like I slur my words on purpose", "speech_slurred", "present"),
        ("my arm isn't painful but weak", "limb_weakness", "present"),
        ("my dad can walk but I can't", "walking_difficulty", "present"),
        ("no I slur my words", "speech_slurred", "present"),
        ("I can walk without trouble", "walking_difficulty", "absent"),
        ("I can't walk without trouble", "walking_difficulty", "present"),
        ("my breathing is fine except when I lie flat", "breathlessness", "present"),
        ("my breathing is fine unless I lie flat", "breathlessness", "present"),
        ("breathing fine other than that", "breathlessness", "absent"),
        ("no pain except for a headache", "pain", "absent"),
        ("no weakness apart from being tired", "limb_weakness", "absent"),
        ("I used to choke on water, now on everything", "choking", "present"),
        ("I used to get cramps in one leg, now in both", "muscle_cramps", "present"),
        ("I used to get headaches, now never", "headache", "past"),
        ("used to suffer migraines but now take propranolol", "headache", "past"),
        ("I used to have headaches, now my arm is weak", "headache", "past"),
        ("her face dropped an hour ago, a little better now", "facial_weakness", "present"),
        ("everything was normal apart from tremor", "tremor", "present"),
        ("examination was normal apart from tremor of the left hand", "tremor", "present"),
        ("normal except for double vision", "double_vision", "present"),
        ("leg fine, never weak", "limb_weakness", "absent"),
        ("the swelling is gone, not the numbness", "numbness_tingling", "present"),
        ("headache, never in my life", "headache", "absent"),
        ("afebrile throughout", "fever", "absent"),
        ("photophobic, but neck supple", "neck_stiffness", "absent"),
        ("alert and orientated in time and place", "confusion", "absent"),
        ("she is not fully orientated", "confusion", "present"),
        ("pupils not equal", "unequal_pupils", "present"),
        ("my hand is not weak, numb", "numbness_tingling", "present"),
        ("my hand is not weak, numb", "limb_weakness", "absent"),
        ("my hand is not weak, numb or painful", "numbness_tingling", "absent"),
        ("no weakness, numbness", "numbness_tingling", "absent"),
        ("the left calf is NOT getting thinner", "muscle_wasting", "absent"),
        ("my left calf is getting thinner", "muscle_wasting", "present"),
        ("I am getting thinner", "weight_loss", "present"),
        ("her lips, blue nahi hai", "cyanosis", "absent"),
        ("my right eye is now nothing", "vision_loss", "present"),
        ("he has yet to choke on anything", "choking", "absent"),
        ("I can't get my chin on my chest", "neck_stiffness", "present"),
        ("he has fits, no more than usual", "seizure", "present"),
    ],
)
def test_denial_of_a_clause_reaches_as_far_as_it_means(read, text: str, finding: str, status: str) -> None:
    assert {each.status for each in read(text).findings if each.id == finding} <= {status}
    assert any(each.id == finding for each in read(text).findings)


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("no nothing is weak", "limb_weakness", "absent"),
        ("no, not breathless", "breathlessness", "absent"),
        ("my breathing is all right", "breathlessness", "absent"),
    ],
)
def test_no_before_a_sign_that_is_not_there_only_answers(read, text: str, finding: str, status: str) -> None:
    assert {each.id: each.status for each in read(text).findings}[finding] == status


def test_breathing_that_is_bad_as_ever_is_not_denied(read) -> None:
    assert not [each for each in read("my breathing is as ever bad").findings if each.status == "absent"]


@pytest.mark.parametrize("text", ["she says eyes nothing", "nothing in the eyes", "I can get my chin on my chest no bother"])
def test_nothing_told_of_a_part_is_no_sign_of_it(read, text: str) -> None:
    assert not [each for each in read(text).findings if each.id in ("vision_loss", "neck_stiffness") and each.status == "present"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("two seizures in March and no further fits", "past"),
        ("a seizure an hour ago and no further fits", "present"),
    ],
)
def test_no_further_ends_what_was_long_before(find, text: str, status: str) -> None:
    assert find(text, "seizure").status == status


@pytest.mark.parametrize("text", ["everything is fine apart from my speech", "all normal except my balance", "fine besides my vision"])
def test_what_is_set_apart_is_not_what_is_well(read, text: str) -> None:
    assert not [each for each in read(text).findings if each.status == "absent"]
