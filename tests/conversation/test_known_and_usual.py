"""What is known, usual and unchanged keeps its level; danger told in the same breath warns all the same."""

from __future__ import annotations

import pytest

from signpost import Conversation

# First messages of people whose sign is known and as ever: none needs an ambulance.
AS_EVER = [
    "I have mnd. cant breathe lying down w/o niv, two years like that. want to fly to madeira",
    "Got MND, can't lie flat without my mask, same since 2023. Who checks the machine before a cruise?",
    "my mum has ALS and can not lie down without the ventilator, for a year. can she travel by train?",
    "I have MS. In the heat my leg goes weak and my sight blurs, gone when I cool down, as every summer",
    "I have ms, hot baths make my arm weak every time i get hot, better once i cool off. may I swim?",
    "I have headache for five weeks, and twice this week I lost a word all at once, back in a second",
    "our son is 12 and has epilepsy, he had a seizure at breakfast, half a minute, the same as always for years",
    "MS since 2012. On hot days my left eye fogs over on a walk and clears when I cool down, for years",
    "Myasthenia gravis, nine years, lids down in the evening as for years. Dentist gave me clarithromycin today",
    "RRMS 8 yrs. Hot yoga: my arm turns to lead within minutes, half an hour on a bench and it is back. Same every time",
    "MS, ten years in. Bad eye dims in a hot bath, clears once I have cooled, identical since 2018",
    "MS 12yrs. legs like concrete since monday and weeing every 5 mins, burns. relapse or water infection? had both before",
    "four months: lids sink by bedtime, smile goes crooked by evening, arms give out brushing my hair, all fine again after sleep",
    "sometimes i wake up totally paralysed for a minute and theres like a man in the room, then its gone",
]
# The same told with danger.
WITH_DANGER = [
    "I have mnd. can't lie flat without my niv, for two years. but since last night i am short of breath with it on and drowsy",
    "My husband has MND, can not lie down without the ventilator for a year, and now his lips are blue",
    "I have ms. after a hot bath my left arm and leg suddenly went weak and my speech is slurred, still weak now",
    "I have MS, as every summer my sight blurs in the heat, but today one side of my face droops",
    "yesterday my words would not come for ten minutes, back now",
    "twice this week I lost a word for a second, and now my speech is slurred and my right arm is weak",
    "he has epilepsy, seizures the same for years, and this seizure has not stopped for ten minutes",
    "I have myasthenia. Dentist gave me clarithromycin on Monday and now I can not swallow my spit",
    "MS since 2013, heat always does my legs, but today in the hot bath my right arm dropped and my face went down and has not come back",
    "MS 9 years. legs heavier since Tuesday, urine burns, now shivering with 39.4 and I am muddled",
    "lids sink by evening for months, and since an hour my mouth hangs on the left and my left arm is weak",
    "I wake up paralysed for a minute sometimes, but today my right arm has not come back for two hours",
    "passed out when the needle went in and shook for three minutes, wet himself, confused since",
]


def level_of(message: str) -> str:
    """The level after a first message."""
    return str(Conversation().say(message)[1].triage["level"])


@pytest.mark.parametrize("message", AS_EVER)
def test_what_is_as_ever_sends_no_ambulance(message: str) -> None:
    assert level_of(message) != "emergency"


@pytest.mark.parametrize("message", WITH_DANGER)
def test_danger_told_in_the_same_breath_warns(message: str) -> None:
    assert level_of(message) == "emergency"


def test_who_needs_the_machine_to_lie_flat_since_days_is_seen_today() -> None:
    assert level_of("I have mnd. cant lie flat without niv since yesterday") == "urgent"


def test_usual_fits_that_come_more_often_are_seen_sooner_than_the_usual_ones() -> None:
    usual = level_of("Our son is 12 and has epilepsy. He had a seizure at breakfast, as he has most weeks for years")
    oftener = level_of("Our son is 12 and has epilepsy. He has seizures most weeks for years, but twice as often this month")
    assert usual in ("routine", "information")
    assert oftener in ("soon", "urgent")


@pytest.mark.parametrize(
    "message",
    [
        "My wife has MND. She caught a cold on Friday and her cough is too weak to bring the phlegm up",
        "I have a cold, and my cough is too weak to clear my chest",
    ],
)
def test_cough_too_weak_for_a_cold_is_seen_today(message: str) -> None:
    assert level_of(message) == "urgent"


def test_new_antibiotic_by_name_is_heard_with_myasthenia() -> None:
    assert level_of("I have myasthenia gravis, well for years. I was given ciprofloxacin for my water") == "urgent"
