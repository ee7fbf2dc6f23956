"""Dangers that people tell in plain or indirect words, and what only sounds like them."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def there(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text, by_rules=True).findings if each.status == "present"}


def asked(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text, by_rules=True).proposals}


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("blood is bubbling out of the hole in her neck by the breathing tube", {"tracheostomy_trouble"}),
        ("the wee bag is empty and her belly is swollen", {"catheter_trouble", "swelling"}),
        ("not been to the toilet for 8 days and bringing up green bile", {"constipation", "vomiting"}),
        ("a dark curtain is coming down across his right eye", {"sight_curtain"}),
        ("shingles on my nose and the eye is blurry", {"shingles_rash", "blurred_vision"}),
        ("throwing up what looks like coffee grounds", {"vomiting_blood"}),
        ("my poo is like black tar", {"vomiting_blood"}),
        ("nobody can wake him", {"loss_of_consciousness"}),
        ("the tea won't stay in my mouth", {"facial_weakness"}),
        ("drink leaks from the corner of my mouth", {"facial_weakness"}),
        ("she couldn't keep water in her mouth", {"facial_weakness"}),
        ("no one could rouse her this morning", {"loss_of_consciousness"}),
        ("none of us can get dad awake", {"loss_of_consciousness"}),
        ("got a shock from the socket, skin is charred", {"burn"}),
        ("hit my head, out for ten seconds, thrown up twice", {"injury", "loss_of_consciousness", "vomiting"}),
        ("fell off a ladder, was out for perhaps twenty seconds", {"injury", "loss_of_consciousness"}),
        ("was knocked out for ten seconds yesterday, sick twice today", {"injury", "loss_of_consciousness", "vomiting"}),
        ("he got knocked out at football today", {"injury", "loss_of_consciousness"}),
        ("a little egg on the forehead since Wednesday, on apixaban", {"injury", "blood_thinner"}),
        ("she has a bruise on her temple and takes warfarin", {"injury", "blood_thinner"}),
        ("mum has a bump on the back of her head", {"injury"}),
        ("my dad has als and he's a bit chesty", {"diagnosed_als", "chest_infection"}),
        ("mum (mnd) rattly since tuesday, can't bring it up", {"diagnosed_als", "chest_infection", "weak_cough"}),
        ("my wife has MND and her chest is rattling", {"diagnosed_als", "wheeze"}),
        ("he has MND, his chest sounds wet and he can't cough it up", {"diagnosed_als", "chest_infection", "weak_cough"}),
        ("my husband has ALS and he is rattly on the chest", {"diagnosed_als", "chest_infection"}),
        ("she walks with her legs wide", {"balance_trouble"}),
        ("there's a box of painkillers by my bed", {"means_at_hand"}),
        ("my son is having a seizure", {"seizure", "fit_going_on"}),
        ("her fit won't stop", {"seizure", "fit_going_on"}),
        ("gran is still convulsing, ten minutes", {"seizure", "fit_going_on"}),
        ("he took a bite and now he's clawing at his throat", {"choking_now"}),
        ("my husband is choking on a piece of meat", {"choking_now"}),
        ("mum's turning purple", {"cyanosis"}),
        ("her nails are going blue", {"cyanosis"}),
        ("i think my dad's having a stroke", {"stroke_now"}),
        ("Stroke I reckon. Left arm.", {"stroke_now"}),
        ("he ate all the sleeping tablets", {"overdose"}),
        ("my little one swallowed gran's pills", {"overdose"}),
        ("i cut me wrists", {"self_harm"}),
        ("hit his head after coming off his bike, found face down", {"injury", "loss_of_consciousness"}),
        ("one pupil is huge since the fall", {"injury"}),
        ("39 of fever and talking to the curtains", {"confusion", "fever"}),
        ("lids shut and I can't swallow", {"drooping_eyelid", "swallowing_difficulty"}),
        ("a curtain came down over my eye", {"sight_curtain"}),
        ("we're bagging him by hand", {"ventilator_failure"}),
    ],
)
def test_a_danger_told_plainly_counts(reader: Reader, text: str, findings: set[str]) -> None:
    assert findings <= there(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I have put my affairs in order", "suicidal_thoughts"),
        ("I've sorted my papers so my wife has less to do", "suicidal_thoughts"),
        ("I don't see what all this is for anymore", "suicidal_thoughts"),
        ("I don't know what it is all for", "suicidal_thoughts"),
        ("I'm just a burden to my family", "suicidal_thoughts"),
        ("I am nothing but a burden", "suicidal_thoughts"),
        ("they won't have any trouble afterwards, no trouble after me", "suicidal_thoughts"),
        ("I am standing on the bridge", "suicide_plan"),
        ("bought pads, I get there just in time", "bladder_trouble"),
    ],
)
def test_a_danger_told_in_indirect_words_is_asked_about(reader: Reader, text: str, finding: str) -> None:
    assert finding in asked(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("the go-slow on the bridge was terrible and my wife sees double", "suicide_plan"),
        ("we sat in traffic on the bridge, it was terrible", "suicide_plan"),
        ("the clinic was closed and the traffic on the bridge was bad", "suicide_plan"),
        ("I picked Sunday for the wedding", "suicide_plan"),
        ("hit my head, out for ten seconds", "bladder_trouble"),
        ("he was out for lunch", "loss_of_consciousness"),
        ("I had two teeth knocked out", "injury"),
        ("just when I'm dropping off my whole body jerks like I fell off a kerb", "seizure"),
        ("just when I'm dropping off my whole body jerks like I fell off a kerb", "injury"),
        ("my whole body jerks as I fall asleep", "seizure"),
        ("I kick the second I nod off", "daytime_sleepiness"),
        ("there's an electric feeling down me back", "mood_low"),
        ("a burning feeling down her leg", "mood_low"),
        ("my tia has dizzy spells", "stroke_history"),
        ("she has a chesty laugh", "chest_infection"),
        ("my niece is having a fit about her dress", "fit_going_on"),
        ("he's still fitting the kitchen", "seizure"),
        ("the price is enough to get me choking up", "choking_now"),
        ("I went blue with cold on the sledge", "cyanosis"),
        ("my plums are going purple", "cyanosis"),
        ("my dad's having a stroke", "family_history_brain"),
        ("he just had a stroke of luck", "stroke_now"),
        ("he ate all the cake", "overdose"),
        ("I took all the tablets back to the chemist", "overdose"),
        ("I put both lids on the pans", "drooping_eyelid"),
        ("after the fall of Rome the roads went", "injury"),
        ("my suitcase has gone missing", "gone_missing"),
        ("I'd rather die than go to that party", "suicidal_thoughts"),
        ("I don't want to be here in this flat any more", "suicidal_thoughts"),
        ("the ventilator fan in the kitchen has stopped working", "ventilator_failure"),
    ],
)
def test_what_only_sounds_like_it_does_not_count(reader: Reader, text: str, finding: str) -> None:
    assert finding not in there(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "I kick the second I nod off",
        "my legs jump as I drift off",
        "I get sleep starts",
        "my body jolts when I fall asleep",
        "just when I'm dropping off my whole body jerks",
    ],
)
def test_a_jerk_on_falling_asleep_is_a_movement_of_the_night(reader: Reader, text: str) -> None:
    found = [each for each in reader.read(text, by_rules=True).findings if each.id == "involuntary_movements"]
    assert [each.triggers for each in found] == [("night",)]


def test_a_stroke_of_ones_own_is_still_heard(reader: Reader) -> None:
    assert "stroke_history" in there(reader, "since my TIA last year I am dizzy")
    assert "seizure" in there(reader, "his whole body was jerking on the floor")
    assert "suicide_plan" in there(reader, "I'm on the bridge about to jump")
