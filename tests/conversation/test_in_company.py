"""Words that tell a danger only beside what is known: a fit that goes on, signs of the one whom a warning stands for."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation
from signpost.conversation.in_company import answered_in_company


def talked(*lines: str) -> Any:
    """The last answer of a talk."""
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    return answer


def in_company_answer(question_id: str, text: str) -> Any:
    """The reading of an answer to a question."""
    return answered_in_company(question_id, {"reply": {}}, text)


def rules_of(answer: Any) -> list[str]:
    """The rules that fired."""
    return [each["id"] if isinstance(each, dict) else str(each) for each in answer.triage.get("reasons") or answer.triage.get("rules")]


@pytest.mark.parametrize(
    "lines",
    [
        ("my girlfriends having one of her fits epilepsy yeah it normally stops after two minutes and it hasnt, what do I do",),
        ("my brother has epilepsy, he had a fit just now", "it stopped for a bit then started again. not answering"),
        ("my daughter has epilepsy, she's had a fit", "it hasn't stopped, 8 minutes now"),
        ("son having one of his absences, usually over in seconds, still going now",),
        ("he has epilepsy and took a seizure", "hes still going nine minutes now its on the oven clock"),
        ("she has a seizure, known epilepsy", "came round a bit, then off again"),
        ("my son has epilepsy, he has a seizure", "going blue round the mouth"),
    ],
)
def test_a_fit_that_goes_on_or_comes_again_is_an_emergency_with_its_own_first_aid(lines: tuple[str, ...]) -> None:
    answer = talked(*lines)
    assert "fit-that-goes-on" in rules_of(answer)
    said = " ".join(answer.texts)
    assert "999" in said and "Note the time" in said
    assert "Sit upright" not in said and "reliever" not in said


@pytest.mark.parametrize(
    "lines",
    [
        ("my son has epilepsy and has fits every month", "they usually stop by themselves after a minute. He started again in March"),
        ("I have epilepsy. I had a seizure last week", "it lasted longer than usual but I am fine"),
        ("what do I do if a fit hasn't stopped after five minutes? my dad has epilepsy",),
        ("my calf has been twitching for months", "it's still going, it never stops"),
    ],
)
def test_an_old_fit_and_other_things_that_go_on_are_no_fit_now(lines: tuple[str, ...]) -> None:
    assert talked(*lines).triage["level"] != "emergency"


@pytest.mark.parametrize("lips", ["lips are a funny colour like grey", "lips have gone grey", "going blue round the mouth"])
def test_grey_lips_in_a_fit_keep_the_first_aid_of_a_fit(lips: str) -> None:
    answer = talked("my girlfriends having one of her fits, epilepsy, it has not stopped", lips)
    said = " ".join(answer.texts)
    assert "Note the time" in said
    assert "Sit upright" not in said and "reliever" not in said


def test_a_sign_that_names_nobody_is_told_of_the_one_who_is_warned_about() -> None:
    warned = "my mum's face has dropped and she cannot speak"
    assert "as they were told" in " ".join(talked(warned, "chest hurts too").texts)
    assert "as you were told" in " ".join(talked(warned, "my chest hurts").texts)


@pytest.mark.parametrize(
    "lines",
    [
        ("I have migrena from many years, 2 tablets not working. Strap pulled and bam, but it is migrena, I know it.",),
        ("I have a bad headache", "I pull the strap, bam, like somebody hit with iron. One second."),
        ("my headache began seconds mate, in one go",),
        ("headache since this morning. bang, it came in one second",),
    ],
)
def test_a_headache_that_came_like_a_blow_is_an_emergency(lines: tuple[str, ...]) -> None:
    assert "thunderclap-headache" in rules_of(talked(*lines))


@pytest.mark.parametrize(
    "text",
    [
        "I get headaches, like a jab for a second and gone",
        "my headache builds over an hour, never in a second",
        "headache, worse when I bend. Give me a second",
        "I have a headache for years, every time I hear a bang",
    ],
)
def test_other_seconds_and_bangs_make_no_blow_of_a_headache(text: str) -> None:
    assert talked(text).triage["level"] != "emergency"


@pytest.mark.parametrize(
    "answer", ["one lift, bang", "seconds mate. one lift, bang", "it was fast", "I pulled the strap and bam", "a few minutes, no more"]
)
def test_a_sudden_start_is_heard_in_the_answer_to_how_it_began(answer: str) -> None:
    assert talked("my hand went weak", answer).triage["level"] == "emergency"


@pytest.mark.parametrize("answer", ["getting worse fast, over weeks", "not fast, it crept up", "what is sudden? it builds"])
def test_an_answer_that_denies_haste_is_no_sudden_start(answer: str) -> None:
    assert talked("my hand went weak", answer).triage["level"] != "emergency"


def test_an_eleven_out_of_ten_is_severe() -> None:
    talk = in_company_answer("headache.severity", "Ten. Kurwa, eleven.")
    assert talk["reply"]["severity"] == "severe"
    assert "severity" not in in_company_answer("headache.severity", "since ten this morning")["reply"]
    assert "severity" not in in_company_answer("limb_weakness.severity", "Ten.")["reply"]


def test_what_befell_a_relative_at_an_age_is_nobodys_headache_now() -> None:
    talk, answer = Conversation(region="uk").say("I have a headache. My father, something burst in head, 51 years he had.")
    assert "other person" not in " ".join(answer.texts) and answer.triage["level"] != "emergency"
    answer = talked("I have a headache", "It is me, my head, not my father")
    assert "it is about you" in " ".join(answer.texts)


def test_a_relative_of_an_age_who_is_ill_now_still_alarms() -> None:
    assert talked("my head hurts. my dad has something burst in his head, he is 51").triage["level"] == "emergency"
    assert talked("I am dizzy. my uncle had something burst in his head at 51, he can't speak").triage["level"] == "emergency"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "if some1s nan has nerve tablets n they got mixed up w some1 elses how long til ur head stops spinning. asking 4 a mate lol",
            "ok its me. dont tell my mum. nans gaba ones n some of mine. loads idk",
        ),
        ("asking for a friend, what happens if nan's tablets got mixed up with yours", "ok it's me"),
        ("mums sleeping tablets. a lot. idk how many", "there is no mate, it's me"),
    ],
)
def test_tablets_that_were_hinted_at_for_a_friend_are_the_writers_once_they_say_so(lines: tuple[str, ...]) -> None:
    answer = talked(*lines)
    assert "overdose-taken" in rules_of(answer)
    assert "999" in " ".join(answer.texts)


def test_tablets_hinted_at_are_asked_about_at_once() -> None:
    assert talked("ok its me. dont tell my mum. nans gaba ones n some of mine. loads idk").triage["question"]["id"] == "overdose"


def test_tablets_mixed_up_and_not_taken_are_no_overdose() -> None:
    answer = talked("The pharmacy got dad's tablets mixed up in the dosette box", "no, he took none, I noticed it first")
    assert "overdose-taken" not in rules_of(answer)


def test_a_headache_that_builds_over_an_hour_began_slowly() -> None:
    assert answered_in_company("headache.onset", {"reply": {}}, "Crept. It builds over an hour.")["reply"]["onset"] == "gradual"
    assert "onset" not in answered_in_company("limb_weakness.onset", {"reply": {}}, "over an hour")["reply"]
