"""What carers tell of at home: falls, tubes, sores, heat, bleeding, and what only sounds like it."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def there(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("her foot is turned outwards since she fell", "leg_out_of_line"),
        ("after the fall his left leg looks shorter", "leg_out_of_line"),
        ("the leg is lying at a funny angle", "leg_out_of_line"),
        ("since the tumble his right foot is pointing outwards", "leg_out_of_line"),
        ("mum's catheter hasn't drained since lunch", "catheter_trouble"),
        ("the suprapubic is blocked again", "catheter_trouble"),
        ("his catheter got pulled out in the night", "catheter_trouble"),
        ("there's no urine in the bag and he's uncomfortable", "catheter_trouble"),
        ("he has a bedsore on his tailbone", "pressure_sore"),
        ("the pressure ulcer on her heel is weeping", "pressure_sore"),
        ("there's a black sore on her heel", "pressure_sore"),
        ("she got heatstroke on the balcony", "overheated"),
        ("I stayed too long in the sun and I can't cool down", "overheated"),
        ("the cut on my hand, the bleeding won't stop", "heavy_bleeding"),
        ("dad's nosebleed has been going for an hour", "heavy_bleeding"),
        ("he is vomiting blood", "vomiting_blood"),
        ("my poo is black and sticky like tar", "vomiting_blood"),
        ("grandad has wandered off and we can't find him anywhere", "gone_missing"),
        ("my husband with dementia has gone missing", "gone_missing"),
        ("she has stopped eating and drinking", "eating_too_little"),
        ("he refuses to drink anything", "eating_too_little"),
        ("his trachy tube came out", "tracheostomy_trouble"),
        ("the tracheostomy is blocked with mucus", "tracheostomy_trouble"),
        ("I scalded my foot and didn't notice", "burn"),
        ("I got an electric shock from the hoist", "burn"),
        ("my hand cramps up as soon as I write", "writing_trouble"),
        ("he punches in his sleep and shouts", "acting_out_dreams"),
        ("my knees buckle whenever I laugh", "weak_on_laughter"),
        ("I've lost my sense of smell", "smell_taste_change"),
    ],
)
def test_what_happens_at_home_is_heard(reader: Reader, text: str, finding: str) -> None:
    assert finding in there(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I turned out the light and put my foot up", "leg_out_of_line"),
        ("his trousers have one leg shorter than the other", "leg_out_of_line"),
        ("they did a cardiac catheter last year", "catheter_trouble"),
        ("how can I prevent pressure sores?", "pressure_sore"),
        ("my skin is intact, no pressure sores", "pressure_sore"),
        ("my phone overheated", "overheated"),
        ("the bleeding has stopped", "heavy_bleeding"),
        ("my periods are heavy", "heavy_bleeding"),
        ("iron tablets make my poo black", "vomiting_blood"),
        ("my keys have gone missing", "gone_missing"),
        ("we found him, he was in the garden", "gone_missing"),
        ("I stopped drinking alcohol", "eating_too_little"),
        ("I burnt the toast", "burn"),
        ("it feels like an electric shock", "burn"),
        ("we were weak with laughter", "weak_on_laughter"),
        ("I act out my dreams of being a singer", "acting_out_dreams"),
        ("smell and taste are fine", "smell_taste_change"),
    ],
)
def test_what_only_sounds_like_it_is_not_heard(reader: Reader, text: str, finding: str) -> None:
    assert finding not in there(reader, text)
