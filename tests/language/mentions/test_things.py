"""Frames about other things than body parts: sight, a headache, the oxygen, what was drunk."""

from __future__ import annotations

import pytest

from signpost.language import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("the sight in my good eye just switched off", "vision_loss"),
        ("a grey veil slid over my right eye", "vision_loss"),
        ("the road signs all look misty to me", "blurred_vision"),
        ("this headache hit me at full force", "thunderclap_headache"),
        ("her oxygen has fallen to 83", "breathlessness"),
        ("he got hold of some drain cleaner and took a swig", "overdose"),
        ("the thermometer reads 39.4", "fever"),
        ("his sats are 84", "breathlessness"),
        ("my temp is 102", "fever"),
        ("soup keeps coming out through my nose", "swallowing_difficulty"),
        ("looking at my shoes sends a jolt through my legs", "lhermitte"),
        ("there was stool on the sheets this morning", "bowel_trouble"),
        ("a steam room makes everything worse", "heat_sensitivity"),
        ("I blistered my palm and only noticed when it bled", "numbness_tingling"),
        ("the stairs defeat me by evening", "limb_weakness"),
        ("plates keep slipping away from me", "dropping_things"),
        ("the top lid comes down by itself", "drooping_eyelid"),
        ("they have halved my bisoprolol", "medicine_change"),
        ("my balance has been terrible since the virus", "balance_trouble"),
        ("I keep forgetting what I went upstairs for and leaving the gas on", "memory_change"),
        ("I started on donepezil a month ago", "medicine_change"),
        ("her feeding tube slipped out in the night", "feeding_tube_trouble"),
        ("the PEG won't flush", "feeding_tube_trouble"),
        ("his bipap just died on us", "ventilator_failure"),
        ("the breathing mask keeps leaking since Sunday", "ventilator_trouble"),
        ("I swallowed my evening tablets twice, I took a double dose", "double_dose"),
        ("gave my dad his morphine twice and now he's very sleepy", "double_dose"),
        ("the suction machine packed up", "ventilator_trouble"),
        ("my blood sugar is 45", "low_sugar"),
        ("my sugar is 52 mg/dL", "low_sugar"),
        ("blood glucose 2.7", "low_sugar"),
        ("her sugar level is 24.6", "high_sugar"),
        ("my glucose is 410", "high_sugar"),
        ("the meter just says HI", "high_sugar"),
        ("I have carotid stenosis", "carotid_narrowing"),
        ("took too many tizanidine tablets by mistake", "overdose"),
        ("she swallowed a fistful of her lamotrigine", "overdose"),
        ("he took three days worth of dexamethasone at once", "overdose"),
        ("my grandson got into the riluzole", "overdose"),
        ("I took too much warfarin", "overdose"),
    ],
)
def test_thing_and_deficit_make_a_finding_without_body_part(reader: Reader, text: str, finding: str) -> None:
    assert finding in {each.id for each in reader.read(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    "text",
    [
        "my sats are 97",
        "oxygen is 98%",
        "the thermometer says 36",
        "temp was 98 this morning",
        "my sugar level is 6.1",
        "blood glucose 104",
        "the cake needs 250 grams of sugar",
        "two sugars in my tea, please",
        "glucose 5 times out of 3",
        "I read the leaflet twice this morning",
    ],
)
def test_number_of_a_reading_is_that_number_and_no_other(reader: Reader, text: str) -> None:
    assert not reader.read(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "the switch is off",
        "we hit full force on the project",
        "I had a swig of tea",
        "the app shut down",
        "can't pick up the parcel until Friday",
        "a mug of tea",
        "my pants are new",
        "I hope my leg gets better",
        "we had food in the park",
        "my tablets are in my pocket",
        "a huge chest of drawers",
        "could you hold on to the line",
        "talk about my bladder",
        "I can't find the lung model",
        "I take sertraline every day",
        "he has been on statins for ten years",
        "the stairs need a new carpet",
        "a plate of soup please",
        "the car needs new buttons",
        "summer starts in June",
        "in the spring we walk the dog",
    ],
)
def test_deficit_of_a_thing_alone_says_nothing(reader: Reader, text: str) -> None:
    assert not reader.read(text).findings
    assert not reader.read(text).proposals


@pytest.mark.parametrize(
    "text",
    [
        "I take a handful of tablets every morning",
        "the GP has me on too many tablets",
        "I got a whole box of tablets from the chemist",
        "I ate my dinner and then took my pills",
        "I ate one of my pills with lunch",
        "took 2 paracetamol tablets",
    ],
)
def test_many_medicines_or_an_ordinary_dose_are_no_overdose(reader: Reader, text: str) -> None:
    assert "overdose" not in {each.id for each in reader.read(text).findings}


@pytest.mark.parametrize("text", ["let go of a saucepan on thursday", "I bought the gas on friday", "dropped a pan on sunday"])
def test_on_before_a_day_belongs_to_the_day(reader: Reader, text: str) -> None:
    assert "memory_change" not in {each.id for each in reader.read(text).findings}


@pytest.mark.parametrize("text", ["I left the gas on", "she left the pan on twice", "forgot the oven on"])
def test_what_was_left_on_was_forgotten(reader: Reader, text: str) -> None:
    assert "memory_change" in {each.id for each in reader.read(text).findings}
