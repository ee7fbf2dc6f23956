"""The numbers and words of each country."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.knowledge import check_schema, knowledge_root, read_yaml
from signpost.region import region_told_in, regions_named_in, words_for
from signpost.responses import load_responses
from signpost.wording import fill

ROOT = knowledge_root()
REGIONS: list[dict[str, Any]] = read_yaml(ROOT / "regions.yml").data["regions"]
BY_ID = {region["id"]: region for region in REGIONS}
EMERGENCY = {"uk": "999", "us": "911", "ie": "112", "ca": "911", "au": "000", "nz": "111", "in": "112", "eu": "112"}


def test_regions_have_the_right_shape() -> None:
    check_schema(read_yaml(ROOT / "regions.yml"), read_yaml(ROOT / "schema" / "regions.yml").data)


@pytest.mark.parametrize("region", EMERGENCY)
def test_region_has_its_emergency_number(region: str) -> None:
    assert BY_ID[region]["emergency_tel"] == EMERGENCY[region]
    assert EMERGENCY[region] in BY_ID[region]["emergency_number"]


@pytest.mark.parametrize("region", [each["id"] for each in REGIONS])
def test_region_never_names_another_countrys_111(region: str) -> None:
    for name, value in BY_ID[region].items():
        if isinstance(value, str) and re.search(r"\b111\b", value) and name != "name":
            assert region in ("nz", "unknown") or "NHS 111" in value, (name, value)
    assert region == "nz" or BY_ID[region]["emergency_tel"] != "111"


def test_unknown_country_is_given_every_emergency_number() -> None:
    text = BY_ID["unknown"]["emergency_number"]
    assert all(number in text for number in EMERGENCY.values())


def test_a_country_with_a_number_alone_has_all_other_words() -> None:
    for row in read_yaml(ROOT / "regions.yml").data["countries"]:
        words = words_for(row["id"], "self")
        assert words["emergency_number"] == row["emergency_number"]
        assert words["emergency_number_short"] in row["emergency_number"]
        assert {"crisis_line", "urgent_line", "doctor", "emergency_department"} <= words.keys()
        assert row["emergency_tel"] in row["emergency_number"]


@pytest.mark.parametrize("region", [each["id"] for each in REGIONS])
def test_region_values_stand_in_a_sentence(region: str) -> None:
    for name in ("emergency_number", "urgent_line", "crisis_line", "crisis_text", "doctor", "emergency_department", "ambulance"):
        value = BY_ID[region][name]
        assert value == value.strip() and not value.endswith((".", ",", ";")), (name, value)


@pytest.mark.parametrize("region", [each["id"] for each in REGIONS])
def test_region_numbers_say_where_they_were_seen(region: str) -> None:
    entry = BY_ID[region]
    shown = {each["for"] for each in entry["evidence"]}
    assert {"emergency_number", "crisis_line"} <= shown
    assert shown <= set(entry)
    for each in [*entry["evidence"], *entry["organisations"]]:
        datetime.date.fromisoformat(each["checked"])


@pytest.mark.parametrize(
    "text, region",
    [
        ("I'm in Canada and I can't breathe", "ca"),
        ("Namaste, I am from India. My father is weak", "in"),
        ("we live in the U.S.", "us"),
        ("im in the uk, my hand is numb", "uk"),
        ("I live in Northern Ireland", "uk"),
        ("I live in Ireland", "ie"),
        ("I'm living in New Zealand", "nz"),
        ("my mum lives near me. She lives in Australia, sorry", "au"),
        ("I am from France but I live in Scotland", "uk"),
        ("I'm in Germany", "eu"),
        ("we're in Galway and my father cannot hold a cup", "ie"),
        ("my hand has been numb since we went to Canada", None),
        ("it gets worse in us all", None),
        ("I live in Mexico", "mx"),
        ("we are in Ibadan, is 999 right here", "ng"),
        ("I'm in Cork and my leg is weak", "ie"),
        ("my dad and I live near Mumbai", "in"),
        ("we are in Harare", "elsewhere"),
        ("i am in bath and dizzy", "uk"),
        ("came back from Spain last week", None),
        ("I was in Texas in June", None),
        ("my foot is in pain, cork floor", None),
        ("went off cold turkey", None),
    ],
)
def test_region_is_heard_when_somebody_says_where_they_are(text: str, region: str | None) -> None:
    assert region_told_in(text) == region


@pytest.mark.parametrize(
    "text, named",
    [
        ("As an employer in Ontario, what counts as reasonable?", {"ca"}),
        ("OT in Auckland. Does exercise help?", {"nz"}),
        ("attendance allowance or pip for mnd, hes 67", {"uk"}),
        ("what do US hospices pay for", {"us"}),
        ("My sister lives in Victoria, Australia, I'm in England", {"au", "uk"}),
        ("who helps in Northern Ireland?", {"uk"}),
        ("can you tell us what it is", set()),
        ("is it a gene from my father's side", set()),
    ],
)
def test_country_is_known_by_its_places_and_offices(text: str, named: set[str]) -> None:
    assert regions_named_in(text) == named


def test_no_place_is_in_two_countries() -> None:
    kinds = ("called", "places", "offices", "written", "told_only")
    rows = [*REGIONS, *read_yaml(ROOT / "regions.yml").data["countries"]]
    named = [name for row in rows for kind in kinds for name in row.get(kind, ())]
    assert named
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("region", [each["id"] for each in REGIONS])
@pytest.mark.parametrize("person", ["self", "other"])
def test_no_sentence_of_advice_names_the_doctor_twice(region: str, person: str) -> None:
    words = words_for(region, person)
    advice = {rule.id: rule.do for rule in load_rulebook().active}
    advice |= {name: each["text"] for name, variants in load_responses().items() for each in variants}
    whose = f"{words['your']} {words['doctor']}"
    for name, text in advice.items():
        for sentence in re.split(r"(?<=[.!?:;])\s+", fill(text, words, {})):
            named = sentence.count(whose) + sentence.count("your doctor") * (whose != "your doctor")
            assert named <= 1, (region, name, sentence)


def test_who_knows_no_country_is_still_told_of_a_doctor_where_nobody_else_is_named() -> None:
    assert "doctor" in words_for("unknown", "self")["person_to_call"]
    assert words_for("uk", "self")["person_to_call"] == BY_ID["uk"]["urgent_line"]
