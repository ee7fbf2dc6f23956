"""Who asks which of two ways to take hears which, and who checks somebody until help is there gets no plan for another illness."""

from __future__ import annotations

from signpost import Conversation


def words_after(*said: str) -> tuple[str, str, str]:
    """The words, the level and the status after the last message."""
    talk = Conversation(region="uk")
    for text in said:
        talk, answer = talk.say(text)
    return " ".join(answer.texts), answer.triage["level"], answer.triage["status"]


AT_NIGHT = "I was diagnosed with MND last March. Lately I can't lie flat, I feel I can't get air at night."


def test_the_team_or_an_ambulance_is_told_apart() -> None:
    words, level, status = words_after(AT_NIGHT, "No, not sitting. I asked if I should ring my team or an ambulance")
    assert "The team first" in words and "at rest" in words
    assert (level, status) == ("urgent", "asking")


def test_under_a_warning_the_team_is_not_first() -> None:
    words, level, _ = words_after("my face droops on the left since an hour and I slur", "should I ring my team or an ambulance")
    assert "team first" not in words and "999" in words
    assert level == "emergency"


def test_who_wants_the_team_is_not_sent_away() -> None:
    assert "ring and ask" in words_after(AT_NIGHT, "I want my respiratory team's advice.")[0]


def test_the_car_or_an_ambulance_is_told_apart() -> None:
    back = "My back hurts, I've not had a proper wee since yesterday and I can't feel it when I wipe."
    words, level, _ = words_after(back, "alright. do i need an ambulance or can my wife take me?")
    assert "by car is fine" in words and "Else an ambulance" in words
    assert level == "emergency"


def test_what_to_ask_the_doctor_is_answered_with_questions() -> None:
    words = words_after("My right foot keeps slapping down when I walk. About six weeks now.", "what should I ask the doctor")[0]
    assert "what could explain this" in words and "call 999" not in words


CLIMBS = "52 yo man, both legs weak for 5 days, going up from feet to thighs, no reflexes, he gets SOB on exertion."


def test_what_to_check_until_help_is_there_is_no_plan_for_a_slow_illness() -> None:
    words, level, _ = words_after(CLIMBS, "ok 999 is on the way. anything I should check, eg bulbar / vital capacity?")
    assert "breath first" in words and "feeding tube" not in words
    assert level == "emergency"


def test_an_article_on_an_illness_that_nobody_has_does_not_stand_beside_a_warning() -> None:
    words, level, _ = words_after(CLIMBS, "what does a low vital capacity mean")
    assert "feeding tube" not in words and "mask" not in words
    assert level == "emergency"
    assert "Guillain" in words_after(CLIMBS, "what is guillain barre")[0]
