"""What tells who wrote a message is taken out; what there is to learn from stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from signpost.misreadings.scrubbing import Scrubber, load_scrubber
from training.notation import ROOT as TRAINING
from training.notation import messages

# Written for this test alone, none of them looked up in a list.
PEOPLE = (
    "Sarah Mohammed Siobhan Aoife Priya Wojciech Olga Kev Dave Emma Oliver Jacob Fatima Jennifer Karen Brian Liam Amelia Tracey "
    "Nigel Gareth Rhys Sinead Niamh Ewan Hamish Fiona Morag Rajesh Anjali Deepak Sunita Imran Yusuf Ayesha Chidi Ngozi Kwame Pawel "
    "Agnieszka Ioana Mehmet Elif Hiroshi Smith Jones Patel Kowalski Nguyen Garcia Williams Singh Khan Ahmed O'Brien Macdonald "
    "Adeyemi Fernandez"
).split()
PLACES = (
    "London Manchester Leeds Dublin Sydney Birmingham Glasgow Cardiff Texas Ohio Boston Paris Devon Kerry Mumbai Brighton Norwich "
    "Sheffield Leicester Galway Perth Brisbane Toronto Ottawa Auckland Delhi Chennai Nottingham Lewisham Hackney Whitby Carlisle "
    "Chicago Seattle Madrid Lagos Accra Nairobi Tesco Walmart Addenbrooke's"
).split()


# Written when most was done; names of two of them are still kept, and these are what is measured.
MORE_PEOPLE = (
    "Gladys Maureen Bernadette Clive Derek Trevor Shirley Beryl Leroy Tyrone Shanice Keisha Xavier Beatriz Joao Mateusz Katarzyna "
    "Svetlana Dmitri Anastasia Yuki Mei Wei Jun Thanh Linh Sandeep Harpreet Gurdeep Lakshmi Venkat Suresh Zainab Omar Hassan Aisha "
    "Tunde Folake Kofi Abena Thabo Sipho Lars Ingrid Bjorn Giulia Matteo Pierre Camille Heinz Whittaker Pemberton Okafor "
    "Chatterjee Rahman Mukherjee Sokolov Lindqvist Hughes Thompson Armstrong"
).split()
MORE_PLACES = (
    "Bradford Wolverhampton Hull Plymouth Truro Inverness Swansea Wrexham Belfast Derry Limerick Kilkenny Wollongong Hobart "
    "Dunedin Halifax Winnipeg Saskatoon Phoenix Tulsa Omaha Tucson Brooklyn Queens Croatia Gdansk Lahore Dhaka Kolkata Pune Kumasi "
    "Durban Harare Asda Lidl Papworth Tottenham Brixton Solihull Penzance"
).split()
ABOUT_PEOPLE = ("my husband {} cannot lift his arm", "since monday {} slurs his words", "{} fell twice today")
ABOUT_PLACES = ("we live in {} and my hand is weak", "i drove home from {} with a numb foot", "{} hospital sent me home")


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    """The scrubber for the vocabulary of this project."""
    return load_scrubber()


@pytest.mark.parametrize("name", PEOPLE)
def test_name_is_taken_out_in_capitals_and_in_small_letters(scrubber: Scrubber, name: str) -> None:
    for written in (name, name.lower()):
        for sentence in ("my husband {} cannot lift his arm", "i am {} and my legs tingle", "since monday {} slurs his words"):
            assert written not in re.split(r"\W+", scrubber.scrub(sentence.format(written))), sentence
            assert "[word]" in scrubber.scrub(sentence.format(written))


@pytest.mark.parametrize("place", PLACES)
def test_place_is_taken_out(scrubber: Scrubber, place: str) -> None:
    for sentence in (f"we live in {place} and my hand is weak", f"i drove home from {place.lower()} with a numb foot"):
        assert place.lower() not in scrubber.scrub(sentence).lower()


@pytest.mark.parametrize(("names", "sentences"), [(MORE_PEOPLE, ABOUT_PEOPLE), (MORE_PLACES, ABOUT_PLACES)], ids=["people", "places"])
def test_few_other_names_are_kept(scrubber: Scrubber, names: list[str], sentences: tuple[str, ...]) -> None:
    kept = {
        name
        for name in names
        for written in (name, name.lower())
        for sentence in sentences
        if written in scrubber.scrub(sentence.format(written))
    }
    assert len(kept) <= 0.05 * len(names), kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("ring me on 07700 900123 please", "ring me on [number] please"),
        ("ring +44 (0)20 7946 0018", "ring [number]"),
        ("my NHS number is 943 476 5919", "my NHS number is [number]"),
        ("write to kev.smith@mail.example today", "write to [mail] today"),
        ("see https://example.org/me?id=4 for it", "see [link] for it"),
        ("born on 12/03/1985", "born on [number]"),
        ("it began on 3rd March 2024", "it began on [date]"),
        ("it began March 3", "it began [date]"),
        ("numb since 9:20 am", "numb since [time]"),
        ("numb since 9pm", "numb since [time]"),
        ("we are at LS1 4AP now", "we are at [word] now"),
        ("zero\u200b width and \u202eturned", "zero width and turned"),
    ],
)
def test_what_points_at_somebody_is_marked(scrubber: Scrubber, told: str, kept: str) -> None:
    assert scrubber.scrub(told) == kept


@pytest.mark.parametrize(
    "told",
    [
        "my left hand has been getting weaker for 3 months, I'm 47",
        "it started in 2019 and came back twice in 10 days",
        "temperature of 39.5 and a stiff neck since Tuesday",
        "I can't feel the loo paper and I don't know why",
        "the doctor said it may be MS, my mum has ALS",
        "tinglng in my fingers",
        "i will fall and may hurt my hand, it is hard to walk",
        "took 20mg for the 2nd time, 5x a day",
    ],
)
def test_what_there_is_to_learn_from_stays(scrubber: Scrubber, told: str) -> None:
    assert scrubber.scrub(told) == told


def test_scrubbing_twice_changes_nothing_more(scrubber: Scrubber) -> None:
    for message in _some_messages():
        once = scrubber.scrub(message)
        assert scrubber.scrub(once) == once


def test_most_words_of_written_messages_stay(scrubber: Scrubber) -> None:
    told = [(message, scrubber.scrub(message)) for message in _some_messages()]
    words = sum(len(message.split()) for message, _ in told)
    marks = sum(kept.count("[") for _, kept in told)
    assert words > 3_000
    assert marks / words < 0.05


def test_short_ends_are_read_over(scrubber: Scrubber) -> None:
    assert scrubber.scrub("") == ""
    assert scrubber.scrub("…!? \r\n\r\n ¡") == "…!?\n¡"


def _some_messages() -> list[str]:
    path = Path(TRAINING) / "messages" / "voice-05.txt"
    return [each.text for each in messages(path)][:300]
