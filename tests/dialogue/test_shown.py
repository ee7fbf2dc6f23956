"""What answers without yes or no show, and what takes it back: nobody is cleared by half a sentence."""

from __future__ import annotations

import pytest

from signpost.dialogue.polarity import BESIDE, weighed
from signpost.dialogue.shown import load_shown

NOTHING = {"findings": [], "reply": {}}


@pytest.mark.parametrize(
    ("finding", "text", "polarity"),
    [
        ("breathlessness", "I walk five miles", "no"),
        ("breathlessness", "I walk the dog three miles every morning", "no"),
        ("breathlessness", "I stop twice on the stairs", "yes"),
        ("limb_weakness", "jars are fine", "no"),
        ("limb_weakness", "the kettle's a two hander", "yes"),
        ("limb_weakness", "my daughter opens the jars", "yes"),
        ("vision_loss", "I can read the small print on the packet", "no"),
        ("drooping_eyelid", "both open the same", "no"),
        ("muscle_wasting", "both thighs measure the same", "no"),
        ("saddle_numbness", "I can feel the loo paper same as ever", "no"),
        ("numbness_tingling", "I feel every pebble on the beach", "no"),
        ("fatigue", "who isn't", "yes"),
        ("back_pain", "who doesn't at my age", "yes"),
        ("bowel_trouble", "tell me about it", "yes"),
        ("seizure", "never had one in my life", "no"),
        ("headache", "it was bad on Friday but that's over", "no"),
        ("neck_pain", "it used to, not any longer", "no"),
        ("fever", "36.8", "no"),
    ],
)
def test_what_somebody_does_answers_the_question(finding: str, text: str, polarity: str) -> None:
    assert load_shown().polarity(finding, text) == polarity


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        ("breathlessness", "I used to walk five miles"),
        ("breathlessness", "I can't walk five miles"),
        ("breathlessness", "I walk five miles but then I gasp"),
        ("breathlessness", "I could run for the bus last year"),
        ("breathlessness", "I walk five miles and stop at every bench"),
        ("breathlessness", "I walk five miles, is that bad?"),
        ("limb_weakness", "jars are fine, keys are hard"),
        ("limb_weakness", "jars are fine with my left hand"),
        ("limb_weakness", "I can stand on one leg if I hold the rail"),
        ("limb_weakness", "the kettle's not a two hander"),
        ("saddle_numbness", "I can hardly feel the loo paper"),
        ("vision_loss", "I can read the small print with my right eye"),
        ("speech_slurred", "people understand every word when I speak slowly"),
        ("swallowing_difficulty", "it all goes down unless I hurry"),
        ("seizure", "never had one in my life until today"),
        ("double_vision", "I only see one of everything when I shut an eye"),
        ("fever", "I'm 36"),
        ("cyanosis", "the cup is on the table"),
    ],
)
def test_what_takes_it_back_leaves_it_open(finding: str, text: str) -> None:
    assert load_shown().polarity(finding, text) is None


def test_what_is_shown_is_the_answer_unless_the_learned_reader_hears_the_opposite() -> None:
    text = "I walk five miles"
    assert weighed(NOTHING, "breathlessness", text, asked_again=False)[0]["reply"] == {"polarity": "no"}
    assert weighed(NOTHING, "breathlessness", text, asked_again=False, heard="yes") == (NOTHING, True)
    assert weighed(NOTHING, "breathlessness", text, asked_again=True, heard="yes")[0]["reply"] == {"polarity": "no"}


def test_words_that_tell_of_the_sign_outweigh_what_is_shown() -> None:
    told = {"findings": [{"id": "breathlessness", "status": "present"}], "reply": {}}
    assert weighed(told, "breathlessness", "I walk five miles", asked_again=False)[0] == told


def test_nothing_shown_answers_whether_somebody_wants_to_die() -> None:
    assert weighed(NOTHING, "suicidal_thoughts", "never in my life", asked_again=False)[0]["reply"] == {}


@pytest.mark.parametrize(
    ("finding", "text", "reply"),
    [
        ("chest_infection", "Never get chests", {"body_part": "chest"}),
        ("leg_swelling", "same size, both of them", {"side": "both"}),
        ("sleep_trouble", "nine hours, solid", {"duration_days": 0.4}),
        ("diagnosed_cancer", "clear these six years", {"duration_days": 2190}),
        ("speech_slurred", "I read at night school and nobody complained", {"triggers": ["night"]}),
    ],
)
def test_part_or_time_beside_what_is_well_says_nothing_of_the_sign(finding: str, text: str, reply: dict[str, object]) -> None:
    assert weighed({"findings": [], "reply": reply}, finding, text, asked_again=False)[0]["reply"].keys() <= {BESIDE}


@pytest.mark.parametrize("text", ["hands no, feet yes", "the left one", "only at night", "not been since Sunday", "a bit, nothing new"])
def test_part_or_time_that_tells_how_it_is_still_counts(text: str) -> None:
    reply = {"body_part": "hand", "severity": "mild"}
    assert weighed({"findings": [], "reply": reply}, "numbness_tingling", text, asked_again=False)[0]["reply"] == reply
