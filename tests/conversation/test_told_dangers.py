"""Dangers told in people's own words, and what a known illness makes of them: the back, Parkinson's, MND at night, MS."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation


def talked(*lines: str) -> Any:
    """The last answer of a talk."""
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    return answer


def fired(answer: Any) -> list[str]:
    """The rules that fired."""
    return [each["id"] if isinstance(each, dict) else str(each) for each in answer.triage.get("reasons") or answer.triage.get("rules")]


def listed(answer: Any) -> set[str]:
    """What is asked next: the question and its options."""
    question = answer.triage["question"]
    return {question["id"], *(str(each["value"]) for each in question["options"])}


def test_pain_down_both_legs_told_beside_a_question_is_heard() -> None:
    opening = "back fucked again lifting. sciatica both legs this time. whats the strongest thing u can get over the counter"
    assert "sciatica.duration_days" in listed(talked(opening))
    assert "both-legs-with-back-pain" in fired(talked(opening, "monday. bag of multi finish, 25 kilo, bang. both legs now"))


@pytest.mark.parametrize(
    "text",
    [
        "I have sciatica and now my foot slaps when I walk",
        "my back went lifting, left foot has been dropping since",
        "I've got sciatica and the leg is weak",
    ],
)
def test_saddle_bladder_and_bowel_are_among_the_first_questions_beside_a_weak_foot(text: str) -> None:
    assert {"saddle_numbness", "bladder_trouble", "bowel_trouble"} <= listed(talked(text))


def test_parkinsons_in_dialect_is_understood_with_the_first_message() -> None:
    told = "its for wor Raymond he has the Parkinsons. cannit keep his Madopar down since yesterday and he's set like concrete."
    opening = f"{told} Should I give him double when he stops?"
    answer = talked(opening)
    assert "parkinson-tablets-not-kept-down" in fired(answer) and answer.triage["level"] == "urgent"
    assert "parkinson-and-a-little-confused" in fired(
        talked(opening, "None of them pet. He says there's bairns at the foot of the bed. He knaas me though.")
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my husband has the parkinsons and since last night he sees little people in the corner of the room", "new-confusion"),
        (
            "dad's parkinson's tablets keep coming back up since Saturday, he's seized solid and can't turn over in bed",
            "parkinson-tablets-not-kept-down",
        ),
        ("Mum has Parkinson's. She ran out of her Sinemet on Friday and can't turn in bed since Friday", "parkinson-tablets-not-kept-down"),
    ],
)
def test_tablets_that_fail_in_parkinsons_and_people_seen_are_urgent(text: str, rule: str) -> None:
    answer = talked(text)
    assert rule in fired(answer) and answer.triage["level"] in ("urgent", "emergency")


@pytest.mark.parametrize(
    "text",
    [
        "my wife has parkinsons. She sees people from church every week",
        "I have parkinson's, I've been as stiff as ever for years",
        "I think he has the Parkinsons",
    ],
)
def test_old_stiffness_and_company_in_parkinsons_alarm_nobody(text: str) -> None:
    assert talked(text).triage["level"] not in ("urgent", "emergency")


@pytest.mark.parametrize(
    "text",
    [
        "Diagnosed with MND last March. Lately I wake up with a headache most mornings, can't lie flat, and feel I can't get air at night.",
        "I have MND. For three weeks I wake and can't get air, only when lying down",
        "My husband has MND, most nights he can't get air in bed",
    ],
)
def test_known_mnd_short_of_breath_at_night_for_weeks_calls_the_team_today_and_asks_about_rest(text: str) -> None:
    answer = talked(text)
    assert answer.triage["level"] == "urgent" and "mnd-breathing-signs" in fired(answer)
    assert answer.triage["question"]["id"] == "breathlessness.at_rest"
    assert talked(text, "yes").triage["level"] == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "I have MND and can't get air",
        "I have MND and I can't lie flat, can't get air at night",
        "I have MND. I can't get air at night, tonight it's really bad",
        "I have MND, most nights I wake gasping for air, now I'm short of breath sitting too",
        "I have MND. Lately I can't get air at night and I'm muddled by day",
        "Lately I can't get air at night, most nights",
    ],
)
def test_breath_without_a_course_or_with_danger_stays_an_emergency_in_mnd(text: str) -> None:
    assert talked(text).triage["level"] == "emergency"


def test_after_a_warning_three_weeks_and_only_lying_down_is_checked_once_and_settles() -> None:
    so = "I'm not in danger this minute. It only happens lying down, three weeks."
    warned = ("I have MND and can't lie flat, can't get air", so)
    assert talked(*warned).triage["question"]["id"] == "emergency.withdrawn"
    assert talked(*warned, so).triage["level"] == "urgent"
    assert talked(*warned, "No, it is worse tonight").triage["level"] == "emergency"


def test_whom_to_call_at_night_names_the_teams_number_and_the_advice_line() -> None:
    opening = "I was diagnosed with MND. Lately I can't lie flat, I can't get air at night."
    said = " ".join(talked(opening, "Who do I call at 2am when I can't breathe properly but it's not 999?").texts)
    assert "out-of-hours number" in said and "NHS 111" in said


def test_known_ms_with_an_infection_and_a_weaker_leg_is_seen_today_and_tells_the_ms_team() -> None:
    answer = talked(
        "I've had relapsing remitting MS for 8 years. Since Tuesday my left leg is weaker than usual, plus I may have a water infection.",
        "it came on gradually over days",
        "No, only that leg.",
        "worse, a bit each day. and I've had a temperature 38.2 and it burns when I wee",
    )
    assert answer.triage["level"] == "urgent" and "ms-with-infection-or-lost-function" in fired(answer)


@pytest.mark.parametrize(
    "more", ["I'm short of breath too", "I can hardly swallow", "I'm numb between the legs", "one side of my face droops"]
)
def test_danger_beside_an_infection_in_known_ms_stays_an_emergency(more: str) -> None:
    told = "I have MS. Since Tuesday my left leg is weaker, I have a temperature and a urine infection."
    assert talked(told, more).triage["level"] == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "mum has dementia and she ate nothing today",
        "my dad has parkinson's and locked up the shop today",
        "I have epilepsy and keppra hasn't stopped the seizures",
        "headache for a week, went to bed and bang the neighbours door woke me",
    ],
)
def test_what_only_sounds_like_a_danger_calls_nobody(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] not in ("emergency", "urgent")


def test_stroke_of_a_relative_today_is_still_called_for() -> None:
    _, answer = Conversation(region="uk").say("my dad's had a stroke an hour ago")
    assert answer.triage["level"] == "emergency"
