"""What people copy from letters, results and the telephone: that they are to be in hospital, and what only sounds like it."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def status(reader: Reader, text: str, finding: str) -> set[str]:
    return {each.status for each in reader.read(text).findings if each.id == finding}


@pytest.mark.parametrize(
    "text",
    [
        "GP letter: attend A&E today",
        "111 said go within 1 hour",
        "potassium 5.1, advised to attend ED",
        "they told me to go to hospital and I didn't go",
        "consultant wants me admitted",
        "the triage nurse told me to get to casualty at once and I fell asleep instead",
        "the doctor wants me to go to hospital tonight",
        "the nurse on the phone line told us to take mum straight to casualty, we haven't gone",
        "my optician says I must go to eye casualty tonight and I'd rather wait till Monday",
        "111 wanted to send an ambulance last night and I said no",
        "the helpline told my daughter to call an ambulance for me, seems daft",
        "they rang me from the lab, they want me in A&E straight away, I'm still at work",
        "I was sent home from A&E on Monday, and today the GP told me to go back to hospital",
    ],
)
def test_somebody_is_sent_to_hospital(reader: Reader, text: str) -> None:
    assert "present" in status(reader, text, "sent_to_hospital")


@pytest.mark.parametrize(
    "text",
    [
        "111 told me to go to A&E if the numbness spreads",
        "the leaflet says attend A&E if you get hives",
        "my mum said I should go to A&E with my thumb",
        "my consultant wants me admitted next month for a lumbar puncture",
        "do I need to attend A&E?",
        "you told me to go to hospital",
        "my sister works in A&E and told me to get more sleep",
        "the paramedics said he didn't need hospital",
        "I have to go to hospital for my MRI on Friday",
        "the hospital told me to go home and rest",
        "the hospital said my scan is fine",
        "I want to go to hospital",
        "I told him to go to A&E but he won't listen to me",
        "GP said I need a hospital appointment for my hands",
    ],
)
def test_nobody_is_sent_to_hospital(reader: Reader, text: str) -> None:
    assert "present" not in status(reader, text, "sent_to_hospital")


@pytest.mark.parametrize(
    "text",
    [
        "was told to go to hospital on Friday, went, all clear",
        "111 told me to go to A&E, I went and they sent me home",
        "the GP told us to go to casualty and we are there, they did a scan",
    ],
)
def test_who_went_has_gone(reader: Reader, text: str) -> None:
    assert status(reader, text, "sent_to_hospital") == {"past"}


@pytest.mark.parametrize(
    "text",
    [
        "111 told me to go to A&E but I went to bed",
        "told to go to hospital yesterday, I have not been",
        "told to go to hospital, never went there",
    ],
)
def test_who_did_something_else_has_not_gone(reader: Reader, text: str) -> None:
    assert status(reader, text, "sent_to_hospital") == {"present"}


@pytest.mark.parametrize(
    "text",
    [
        "Impression: cord compression, urgent MRI",
        'the letter says "?CES"',
        "the physio thinks it's cauda equina",
        "K+ 7.1 on yesterday's bloods",
        "CT report: subdural haematoma, acute on chronic",
        "the CT could not rule out a subdural",
    ],
)
def test_letter_names_an_emergency(reader: Reader, text: str) -> None:
    assert "present" in status(reader, text, "emergency_in_letter")


@pytest.mark.parametrize(
    "text",
    [
        "MRI report: no cord compression, mild disc bulge",
        "potassium 4.3, sodium 139, all normal",
        "MRI to rule out cord compression",
        "the doctor thinks it is stress, not a stroke",
        "impression: benign fasciculations",
        "what is cauda equina",
        "my neurologist works in a stroke unit",
    ],
)
def test_letter_names_no_emergency(reader: Reader, text: str) -> None:
    assert "present" not in status(reader, text, "emergency_in_letter")


@pytest.mark.parametrize("text", ["I discharged myself from hospital last night", "left A&E without being seen"])
def test_hospital_was_left_early(reader: Reader, text: str) -> None:
    assert "present" in status(reader, text, "left_hospital_early")


def test_letter_for_the_hospital_is_no_goodbye(reader: Reader) -> None:
    assert not status(reader, "the physio wrote me a letter for A and E", "suicide_plan")
