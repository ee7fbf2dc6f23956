"""Words that sound like a sign and tell of none: tests, levels, drinks, appointments; and the sign beside them still counts."""

from __future__ import annotations

import pytest

from signpost.language import read

NOT_READ = {
    "waiting for my bloods to come back": "heavy_bleeding",
    "the nurse is chasing my bloods": "heavy_bleeding",
    "my B12's on the floor and my feet are numb": "falls",
    "my ferritin is on the floor": "falls",
    "his sodium was on the floor": "falls",
    "I drink lots of energy drinks and my eyelid twitches": "alcohol_use",
    "too many energy drinks, and my calf twitches": "alcohol_use",
    "it began two moons ago, my hand is weak": "double_vision",
    "I sleep in the armchair because of my back": "breathlessness",
    "my period has been missing since May": "gone_missing",
    "my back pain is so bad I sleep in the recliner": "breathlessness",
    "he was at hurling and got a knock, his hand is numb": "vomiting",
    "she threw up her arms and laughed": "vomiting",
    "my arm went weak when I hurled the ball": "vomiting",
    "I can't stop shaking writing this": "limb_weakness",
    "she can't stop crying when she walks": "walking_difficulty",
    "I hang my hand out of the bed and it goes": "limb_weakness",
    "caught the back of my head on the sink": "neck_weakness",
    "itching bumps on my chest": "injury",
    "the alarm clock does not wake me": "loss_of_consciousness",
    "my alarms don't wake me any more": "loss_of_consciousness",
}

STILL_READ = {
    "he won't wake up although his alarm is ringing": "loss_of_consciousness",
    "I can't write and I can't stop shaking": "limb_weakness",
    "I have stopped writing because my hand won't": "limb_weakness",
    "my hand hangs and I can't lift it": "limb_weakness",
    "caught the back of my head on the tap": "injury",
    "itching bumps on my arms": "rash",
    "my tongue is getting big": "throat_swelling",
    "both lips have gone huge": "throat_swelling",
    "I am a known case of MG": "diagnosed_myasthenia",
    "blood is pouring from my arm and I had bloods done today": "heavy_bleeding",
    "she fell on the floor again": "falls",
    "I drink a bottle of wine every night, and energy drinks by day": "alcohol_use",
    "I see two moons when I look at the sky since yesterday": "double_vision",
    "the pain is so bad I sleep in the chair, and I get breathless lying flat": "breathlessness",
    "he sleeps in the recliner because he can't breathe lying down": "breathlessness",
    "food goes down the wrong way": "choking",
    "My dad has been missing since this morning, he has dementia": "gone_missing",
    "my husband with dementia has gone out and we cannot find him": "gone_missing",
    "I'm 35 weeks pregnant and my hands are numb": "pregnancy",
    "my feet are numb and my B12's on the floor": "numbness_tingling",
    "I was hurling all night and my head is splitting": "vomiting",
    "my arms ache and I threw up twice": "vomiting",
}


@pytest.mark.parametrize(("say", "finding"), NOT_READ.items(), ids=NOT_READ)
def test_words_in_passing_tell_of_no_sign(say: str, finding: str) -> None:
    assert finding not in {each.id for each in read(say).findings}


@pytest.mark.parametrize(("say", "finding"), STILL_READ.items(), ids=STILL_READ)
def test_sign_beside_them_is_read(say: str, finding: str) -> None:
    assert finding in {each.id for each in read(say).findings if each.status == "present"}


@pytest.mark.parametrize("say", ["the food goes down ok", "her meals go down well", "drinks go down without trouble"])
def test_food_that_goes_down_is_swallowed(say: str) -> None:
    assert [each.status for each in read(say).findings if each.id == "swallowing_difficulty"] == ["absent"]


def test_moons_ago_is_a_time() -> None:
    [weak] = [each for each in read("it began two moons ago, my hand is weak").findings if each.id == "limb_weakness"]
    assert weak.duration_days == 60


@pytest.mark.parametrize("say", ["I was waiting thirty weeks for the nerve doctor", "thirty weeks now I wait for an appointment"])
def test_weeks_of_waiting_are_no_pregnancy(say: str) -> None:
    assert "pregnancy" not in {each.id for each in read(say).findings}


@pytest.mark.parametrize("say", ["I can hardly wake him this morning", "we can barely rouse her", "I struggled to wake my dad"])
def test_who_can_hardly_be_woken_is_not_the_one_who_writes(say: str) -> None:
    assert {each.person for each in read(say).findings if each.id == "loss_of_consciousness"} == {"other"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("I had a knee operation", "recent_operation"),
        ("knee op", "recent_operation"),
        ("had surgery on my wrist", "recent_operation"),
        ("I had my neck cracked by a chiropractor", "injury"),
        ("dizzy after the osteopath manipulated my neck", "injury"),
        ("vertigo since a neck adjustment on tuesday", "injury"),
    ],
)
def test_operation_is_no_injury_and_a_manipulated_neck_is_one(text: str, there: str) -> None:
    other = {"recent_operation": "injury", "injury": "recent_operation"}[there]
    found = {each.id: each for each in read(text, by_rules=True).findings}
    assert there in found
    assert other not in found
    assert there != "injury" or found["injury"].body_part == "neck"


@pytest.mark.parametrize("text", ["no pee, ms, spasms rising", "no fever, ms, legs stiffer"])
def test_illness_in_a_list_before_what_is_told_is_not_denied(text: str) -> None:
    found = {each.id: each.status for each in read(text, by_rules=True).findings}
    assert found["diagnosed_ms"] == "present"
    assert "present" in {found.get("muscle_cramps"), found.get("stiffness")}
    assert read("no diabetes, ms, cancer", by_rules=True).findings[1].status == "absent"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my grandson had to turn the key for me", "self"),
        ("my husband opens jars for me now", "self"),
        ("my son collapsed waiting for me", "other"),
        ("my mum had to be carried, she couldn't stand", "other"),
    ],
)
def test_who_does_it_for_the_writer_is_not_the_one_who_has_it(text: str, person: str) -> None:
    assert {each.person for each in read(text, by_rules=True).findings} == {person}
