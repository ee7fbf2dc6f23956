"""A message that asks: what is told beside the question counts, what is only asked, planned, retold or told of the dead does not."""

from __future__ import annotations

import pytest

from signpost import Conversation


def triage(message: str) -> dict[str, object]:
    _, answer = Conversation().say(message)
    return dict(answer.triage)


@pytest.mark.parametrize(
    "message",
    [
        "which tablets help spasms, took 30 baclofen by mistake",
        "does als make your face droop on one side suddenly? mums just did",
        "is sudden weakness of one side part of MS? it started an hour ago",
        "how do you treat a UTI in MS, she's confused and burning hot",
        "what is optic neuritis, i lost sight in my right eye today",
        "is it normal that ventilator masks slip, his lips are blue",
        "is ALS hereditary, my dad has it and right now he cant get his breath",
        "what's the number for the MS helpline, i keep thinking of ending it",
        "is it MS? im confused and my speech is slurred since this morning",
        "what is MS, mums confused and hot since last night",
        "will he choke, hes choking right now",
        "would she choke to death on that, its stuck",
        "will she die if she takes 40 tablets, she just did",
        "what's the point of a scan, I don't want to live any more",
        "what's the suicide rate in MS, I am going to kill myself",
    ],
)
def test_danger_told_beside_a_question_is_warned_about(message: str) -> None:
    assert triage(message)["level"] == "emergency"


@pytest.mark.parametrize(
    "message",
    [
        "I dread the day he cannot swallow. is there a way to prepare",
        "saw a film where a man with ALS chokes, does that really happen",
        "people with MS who can't feel heat, how do they bathe",
        "panicking about my MRI on thursday, will it hurt",
        "would a bath lift help with weak legs",
        "what's the suicide rate in ALS and do doctors ask about it",
        "is it ok to go away for a weekend and leave him with a paid carer, i feel sick about it",
        "cheap ankle splint options for foot drop where people walk barefoot indoors",
        "is it better to start with the strong drugs in ms",
        "how do i tell a relapse from being worn out",
        "when do you get the tummy tube, before or after you cant swallow",
        "steroids for a relapse, will they make me heal better in the end or only quicker",
        "my wife has ALS, how do i know when she needs the feeding tube",
        "bipap mask leaves sores on his nose, what helps",
        "my late father had MND and lost his speech first. is that typical",
        # What is merely resembled where nobody's own clause tells it.
        "lumbar puncture thursday how long do i have to lie flat and can i drive home",
        "can stress bring on MS or is my mother in law innocent",
        "what does secondary progressive mean, the letter has me confused",
        "PIP form for MND, can it be fast tracked, he can hardly hold the pen",
        "do mercury fillings cause MS and should i have mine took out",
        # How it may end.
        "Will she choke to death at the end. nobody will look me in the eye",
        "will my dad suffocate in the end",
        "what happens at the very end. will she choke. nobody at the hospital will say it",
        "can a living will stop doctors doing a tracheostomy",
    ],
)
def test_what_is_only_asked_about_is_answered_and_not_asked_back(message: str) -> None:
    told = triage(message)
    assert told["status"] == "information"
    assert told["question"] is None


def test_what_was_long_ago_is_no_emergency_beside_a_question() -> None:
    told = triage("Is it daft to fear the MRI? I once got stuck in a cave and I've never liked my head held since. Can they knock you out?")
    assert told["level"] != "emergency"


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        ("why is my left hand so weak when the scan was clean", "limb_weakness"),
        ("does ALS affect breathing? im breathless lying flat since last week", "breathlessness"),
        ("my mum died of MND, is it in the genes? my own arm has been weak since May", "limb_weakness"),
        ("can you swim with MS, i keep falling", "falls"),
        ("can you fly with a peg, his feeding tube fell out this morning", "feeding_tube_trouble"),
        ("which bipap mask is best, he is so breathless with his bipap on tonight", "breathlessness"),
    ],
)
def test_sign_of_the_writer_in_or_beside_a_question_counts(message: str, sign: str) -> None:
    findings = triage(message)["findings"]
    assert isinstance(findings, list)
    assert sign in {each["id"] for each in findings if each["status"] == "present"}


@pytest.mark.parametrize(
    "message",
    [
        "lumbar puncture on Friday, everyone says the headache is awful, how likely is it",
        "Feeding tube when he still eats well, why so early",
        "he is fed up of the injections, can MS drugs be stopped at 65",
        "the aged care people and the NDIS send us back and forth, MND, mum is 67, Perth",
        "Student nurse: my patient with MND wants to stop the mask, who decides",
    ],
)
def test_hearsay_aids_weariness_and_facts_open_no_interview(message: str) -> None:
    told = triage(message)
    assert (told["status"], told["question"]) == ("information", None)


@pytest.mark.parametrize(
    "message",
    [
        "what is the SR1 form, dad with MND has gone grey and won't wake properly",
        "what is the blue badge, gran with MS has a drooping face since an hour",
    ],
)
def test_danger_of_a_relative_named_without_my_is_there(message: str) -> None:
    told = triage(message)
    assert told["level"] == "emergency" or told["question"] is not None


@pytest.mark.parametrize(
    "message",
    [
        "he's a bit chesty. got mnd, two years. can you give him cough mixture",
        "my dad has MS and his water infection is back. which antibiotics are safe with fampridine",
        "Mum's chesty again, she has motor neurone disease. what can she take for it",
    ],
)
def test_what_needs_somebody_today_beside_a_question_is_taken_up(message: str) -> None:
    _, answer = Conversation(region="uk").say(message)
    assert answer.triage["level"] in ("urgent", "emergency")
    assert answer.triage["status"] == "asking"


def test_a_medicine_named_in_a_question_counts_where_the_rest_must_be_seen_today() -> None:
    _, answer = Conversation(region="uk").say(
        "how long does the hair loss last on aubagio? it's coming out in handfuls. also did a test this morning and I'm pregnant"
    )
    assert answer.triage["level"] == "urgent"
    assert "takes_teriflunomide" in {each["id"] for each in answer.triage["findings"] if each["status"] == "present"}


def test_an_illness_that_is_only_feared_is_not_known_for_what_is_told_beside_it() -> None:
    _, answer = Conversation(region="uk").say("my legs are weak since Friday and I have a fever, is it MS?")
    assert "diagnosed_ms" not in {each["id"] for each in answer.triage["findings"] if each["status"] == "present"}


@pytest.mark.parametrize("text", ["what happens when he comes off the mask, will he suffocate", "will she choke to death at the end"])
def test_what_may_come_is_no_emergency(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] != "emergency"


@pytest.mark.parametrize("text", ["will he be ok he can't breathe", "will she make it she can't get any air"])
def test_who_asks_if_somebody_will_be_all_right_tells_of_now(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] == "emergency"


def test_a_carer_who_fears_what_they_may_do_is_heard() -> None:
    _, answer = Conversation(region="uk").say("she went for me with the frame and I pushed her over. I'm frightened what I'll do next")
    assert answer.triage["question"]["id"] == "fear_of_harming"


@pytest.mark.parametrize(
    "text",
    [
        "can citalopram go through a PEG",
        "how do you know when someone with mnd is getting near the end? my brother is doing ok at the moment, I just want to be ready",
    ],
)
def test_a_question_of_nursing_or_of_somebody_elses_last_phase_is_no_wish_to_die(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] == "information"


@pytest.mark.parametrize("text", ["how many tablets can go down a peg at once", "which drugs down a peg would be fatal"])
def test_means_and_amounts_are_asked_about_whatever_the_aid(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] in ("asking", "crisis", "emergency")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how do i tell my mates about my dad without it being weird", "both/telling-others"),
        ("Gold Coast criteria vs El Escorial - what changed and why does it matter?", "als/diagnosis"),
        ("mum has ms. can she fly", "ms/living-with"),
    ],
)
def test_words_that_ask_are_a_question_whomever_they_name(text: str, entry: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["education"]["entry"] == entry


@pytest.mark.parametrize("text", ["I want to ask about my dad", "why does it matter?"])
def test_words_that_name_nothing_to_read_about_stay_what_they_were(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] != "information"


def test_a_question_without_its_mark_is_answered_beside_what_is_told() -> None:
    told = "Since the mnd he laughs at funerals and sobs at adverts, then says he is not even sad."
    _, answer = Conversation(region="uk").say(f"{told} Is he depressed")
    assert "pseudobulbar" in " ".join(answer.texts)
    assert "breathlessness" not in {each["id"] for each in answer.triage["findings"]}


def test_a_drip_with_a_blotchy_face_and_a_tight_throat_is_an_emergency() -> None:
    _, answer = Conversation(region="uk").say("had my first tysabri drip today and now my face is blotchy and my throat feels tight")
    assert answer.triage["level"] == "emergency"


def test_knocking_out_an_immune_system_is_no_injury() -> None:
    _, answer = Conversation(region="uk").say("if its autoimmune why not just knock out the immune system")
    assert "injury" not in {each["id"] for each in answer.triage.get("findings", ())}
