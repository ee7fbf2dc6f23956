"""What stands on the page, and where: what was told in which words, what was denied, what was not asked."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from signpost.findings import Finding
from signpost.handover import load_form
from signpost.handover.sheet import quoted
from signpost.knowledge import KnowledgeError, knowledge_root
from tests.handover.cases import BOOK, FORM, HAND, USUAL, by_chance, page, sheet, told_by_chance


def names(found: str, *findings: Finding, **case: object) -> list[str]:
    return [each.named for each in sheet(*findings, **case).entries[found]]


def test_each_finding_stands_below_its_heading() -> None:
    made = sheet(*USUAL)
    ids = {name: [each.finding.id for each in entries] for name, entries in made.entries.items()}
    assert ids == {
        "complaints": ["limb_weakness", "muscle_twitching"],
        "illnesses": ["diagnosed_diabetes"],
        "medicines": ["blood_thinner"],
        "circumstances": ["family_history_als"],
        "past": ["headache"],
        "absent": ["numbness_tingling", "breathlessness", "diagnosed_epilepsy"],
        "unknown": ["swallowing_difficulty"],
    }
    assert made.age == "61"


def test_complaint_has_place_start_course_and_words() -> None:
    hand, calves = sheet(*USUAL).entries["complaints"]
    assert (hand.place, hand.since, hand.manner) == ("left hand", "about 3 months ago, came on gradually", "getting worse")
    assert hand.quote == "for three months my left hand has been getting weaker"
    assert (calves.place, calves.since, calves.manner) == ("calf, both sides", "about 3 weeks ago", "with caffeine")


def test_what_was_not_told_is_said_to_be_so() -> None:
    told = page("text", Finding("headache"))
    assert "began: not told" in told and "course: not told" in told
    assert told.count("None told. A full list was not asked for.") == 2


def test_what_the_advice_rests_on_comes_first() -> None:
    assert [each.finding.id for each in sheet(Finding("itching"), HAND).entries["complaints"]][0] == "limb_weakness"


def test_denial_of_one_place_stands_beside_the_complaint_of_another() -> None:
    right = Finding("limb_weakness", "absent", side="right", body_part="hand")
    assert names("absent", HAND, right, Finding("limb_weakness", "absent")) == ["weakness in an arm, hand, leg or foot (right hand)"]


def test_page_says_of_what_is_not_there_what_matters_and_the_document_all() -> None:
    told = [HAND, *(Finding(each, "absent") for each in ("pregnancy", "itching", "breathlessness", "speech_slurred"))]
    assert "not to be there\nshortness of breath; slurred or unclear speech; itching.\n" in page("text", *told)
    assert "pregnancy" not in page("html", *told) and "pregnancy" in page("fhir", *told)


def test_what_is_feared_and_what_others_have_stays_out() -> None:
    made = sheet(HAND, Finding("paralysis", "hypothetical"), Finding("seizure", person="other"), subject="self")
    assert [each.finding.id for entries in made.entries.values() for each in entries] == ["limb_weakness"]


def test_page_about_somebody_else_says_so() -> None:
    told = page("text", HAND.with_(person="other"), subject="other")
    assert "About somebody else, as told by the person who wrote." in told
    assert "left hand" in told


def test_same_sentence_is_quoted_once_below_a_heading() -> None:
    both = "my hand is weak and my calves twitch"
    told = page("text", HAND.with_(said=both), Finding("muscle_twitching", said=both))
    assert told.count(both) == 1 and "(the same sentence as before)" in told


def test_medicine_is_quoted_although_the_sentence_stands_elsewhere() -> None:
    both = "I take warfarin and I have diabetes"
    assert page("html", Finding("diagnosed_diabetes", said=both), Finding("blood_thinner", said=both)).count(both) == 2


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("write to jane.doe@example.org about my arm", "write to [left out] about my arm"),
        ("ring me on 07700 900 123 after my walk", "ring me on [left out] after my walk"),
        ("ring +44 (0)20 7946 0958 about my arm", "ring [left out] about my arm"),
        ("my NHS number is 943 476 5919 thanks", "my NHS number is [left out] thanks"),
        ("born 12/03/1975 and weak ever since", "born [left out] and weak ever since"),
        ("see https://example.org/me?x=1 for my arm", "see [left out] for my arm"),
        ("blood pressure was 180/100 then 160/90 today", "blood pressure was 180/100 then 160/90 today"),
        ("since 2019 my 2 hands shake 10 times a day", "since 2019 my 2 hands shake 10 times a day"),
        ("yes", ""),
        ("no it isn't\n\n really\tweak\x00\x0b", "no it isn't really weak"),
    ],
)
def test_quotation_holds_no_address_number_or_date_of_birth(said: str, quote: str) -> None:
    assert quoted(said, FORM.words["quote"]) == quote


def test_long_sentence_is_cut_between_words() -> None:
    cut = quoted("wobbly " * 60, FORM.words["quote"])
    assert len(cut) <= FORM.words["quote"]["longest"] + 1 and cut.endswith("wobbly…")


def test_advice_stands_on_the_page_with_the_numbers_of_the_region() -> None:
    stroke = (Finding("facial_weakness", onset="sudden", duration_days=0.01),)
    assert "999" in page("text", *stroke, region="uk") and "911" in page("text", *stroke, region="us")


def test_no_advice_while_only_cannot_tell_would_fit() -> None:
    assert sheet(Finding("falls")).open
    assert sheet(Finding("falls")).advice == ()


def test_page_says_that_questions_are_left_and_that_nobody_examined() -> None:
    assert "not a diagnosis" in page("text", HAND) and "not finished" in page("text", HAND)


def test_nothing_told_is_no_page() -> None:
    assert sheet().empty and sheet(Finding("paralysis", "hypothetical")).empty
    assert "nothing to sum up" in page("text") and "nothing to sum up" in page("html")


def test_no_word_of_a_plain_name_speaks_to_the_reader() -> None:
    spoken = {name for name, label in FORM.labels.items() if re.search(r"\byou(r|rself|rs)?\b", label)}
    assert spoken == set(), "knowledge/handover.yml: labels has no words for these"


@pytest.mark.parametrize("attribute", ["onset", "course", "severity"])
def test_every_value_of_an_attribute_has_words(attribute: str) -> None:
    assert set(BOOK.vocabulary.values(attribute)) == set(FORM.words[attribute])


def test_every_trigger_has_words() -> None:
    assert set(BOOK.vocabulary.values("triggers")) == set(FORM.words["triggers"])


def test_every_known_illness_of_the_rules_stands_below_a_heading_of_its_own() -> None:
    told_of = {each for each in FORM.labels if each.startswith("diagnosed_")}
    assert {FORM.group_of(each) for each in told_of} == {"illnesses"}
    assert {FORM.group_of(each) for each in FORM.labels if each.startswith("family_history_")} == {"circumstances"}


@pytest.mark.parametrize("seed", range(60))
def test_no_finding_is_lost_and_none_is_added(seed: int) -> None:
    case, _ = told_by_chance(seed)
    made = by_chance(seed)
    shown = {(each.finding.id, each.finding.status) for entries in made.entries.values() for each in entries}
    told = {(each.id, each.status) for each in case.facts(case.subject) if each.status != "hypothetical" and each.id != "age"}
    there = {found for found, status in told if status == "present"}
    assert shown <= told
    # Of what is there now, another word that it is not there or not known adds nothing.
    assert {each for each in told - shown if each[1] in ("present", "past") or each[0] not in there} == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "handover.yml",
            "  - blood_thinner\n",
            "  - blod_thinner\n",
            r"handover\.yml:\d+: there is no finding 'blod_thinner'. Did you mean 'blood_thinner'",
        ),
        ("handover.yml", "headings:\n", "heading:\n", r"handover\.yml:\d+: unknown key 'heading'.*'headings'"),
        ("handover.yml", 'began: "Began", ', "", r"handover\.yml:\d+: .*'began' is missing"),
        (
            "codes.yml",
            '  "HP:0002094": "Dyspnea"\n',
            "",
            r"codes\.yml:\d+: the code HP:0002094 of the finding 'breathlessness' has no name",
        ),
        (
            "codes.yml",
            "names:\n",
            'names:\n  "HP:0100001": "Malignant mesothelioma"\n',
            r"codes\.yml:\d+: no finding carries the code HP:0100001",
        ),
    ],
)
def test_mistake_names_file_and_line(tmp_path: Path, file: str, old: str, new: str, words: str) -> None:
    root = tmp_path / "knowledge"
    shutil.copytree(knowledge_root(), root)
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=words):
        load_form(root)
