"""Emergencies in the words of neighbours and lorry drivers, and the same words where nobody is ill."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def there(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text, by_rules=True).findings if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("it's like a tractor parked on my chest", "chest_pain"),
        ("my heart did somersaults", "palpitations"),
        ("off the drink since Monday, shaking and seeing things", "confusion"),
        ("I sicked up something that looked like coffee grounds", "vomiting_blood"),
        ("she pulled the kettle over her foot and the skin is white and peeling", "burn"),
        ("the alarm on the boiler has gone off", "carbon_monoxide"),
        ("today my arm just hangs there", "paralysis"),
        ("seven months gone and my feet are swollen", "pregnancy"),
        ("eight months gone, banging head and sparks", "headache"),
        ("my legs don't want to carry me", "walking_difficulty"),
        ("a black curtain came down over my eye", "vision_loss"),
        ("I can't wake my husband", "loss_of_consciousness"),
        ("he fell and I can't wake him before the ambulance comes", "loss_of_consciousness"),
        ("I took all my old tablets", "overdose"),
        ("he couldn't say a word", "speech_lost"),
        ("uncle was chundering blood", "vomiting_blood"),
        ("he ingested a bottle of insecticide", "overdose"),
        ("my cousin threatens to end his life", "suicidal_thoughts"),
        ("her chest isn't going up and down", "not_breathing"),
        ("nothing moves from the waist down", "paralysis"),
    ],
)
def test_danger_told_plainly_is_heard(reader: Reader, text: str, finding: str) -> None:
    assert finding in there(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I don't wake my husband before nine", "loss_of_consciousness"),
        ("I took all my old pills back to the chemist", "overdose"),
        ("he couldn't say a word against her", "speech_lost"),
        ("a black curtain for the living room", "vision_loss"),
        ("I can't lift the wardrobe on my own", "limb_weakness"),
        ("I'm seeing things clearly at last", "confusion"),
        ("eight months gone and still no refund", "pregnancy"),
        ("he threatens to jump ship", "suicidal_thoughts"),
        ("the manual makes no sense", "confusion"),
        ("the drawer won't budge", "paralysis"),
        ("he blew up at me, the head of sales", "thunderclap_headache"),
        ("big calves run in my family", "leg_swelling"),
        ("my foot doesn't drop", "cannot_swallow_saliva"),
        ("my arms and legs are sunburnt a little", "numbness_tingling"),
    ],
)
def test_same_words_of_something_else_are_not(reader: Reader, text: str, finding: str) -> None:
    assert finding not in there(reader, text)


@pytest.mark.parametrize("text", ["dizzy, it came on at work this morning", "I can't walk straight, it came on in the shop"])
def test_what_came_on_during_something_is_sudden(reader: Reader, text: str) -> None:
    assert "sudden" in {each.onset for each in reader.read(text, by_rules=True).findings}
