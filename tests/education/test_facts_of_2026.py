"""Facts that were untrue, out of date or too absolute once, each with what must and what must not be said."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, answer

MENDED = [
    ("how much is carer's allowance", "86.45 pounds", "83.30"),
    ("what can i earn and still get carers allowance", "204 pounds", "196 pounds"),
    ("support at home package mnd", "78,000 dollars", "108,000"),
    ("does the va pay for als", "dishonorable discharge", "everyone who served"),
    ("can a lumbar puncture paralyse you", "Hardly ever", "cannot lame"),
    ("can bfs turn into als", "Single cases", "No. "),
    ("can you take riluzole with food", "empty stomach", "Keep to the leaflet"),
    ("how is ms diagnosed", "by the rules of 2024", "never enough"),
    ("which us states allow assisted dying", "New York", "about a dozen"),
    ("ocrevus and pregnancy", "four months", "6 to 12 months"),
    ("can you die from ms", "about half of the deaths", "Few people die of MS itself"),
    ("is relyvrio still sold", "the US and Canada in April 2024", "US and Canadian market"),
    ("mnd forms list", "may turn into ALS", "stay mostly with speech"),
    ("does cannabis help ms", "unfit to drive", "is not allowed"),
    ("jcv positive what does it mean for me", "about 10 above it", "several in 1,000"),
    ("is motor neurone disease on the irish long term illness list", "motor neurone disease is not", "Yes."),
    ("what did the ice bucket money actually do", "two thirds went to research", "No."),
    ("when to refer for gastrostomy in mnd", "clearly shorter", "within 30 days"),
    ("does progressive bulbar palsy stay in the mouth and throat", "Mostly it spreads", "stay mostly"),
    ("what vaccines should i avoid on ocrelizumab", "yellow fever", "Ask your team about timing"),
    ("why does my sight blur when i get hot ms", "must be seen today", "for more than a day is another matter"),
    ("will my daddy die from ms", "not your job to worry alone", "trouble with swallowing"),
    ("need more pillows to breathe mnd", "ring the breathing team today", "help at once by phone"),
    ("how long does a lumbar puncture take", "does not prevent the headache", "you lie down for at least an hour"),
    ("how do i text for an ambulance without a voice", "in Ireland to 112", "999 or 112"),
    ("does kesimpta have to be in the fridge", "may go back in the fridge", "used or thrown away"),
    ("what happens when you stop tysabri", "45 in 100", "mostly comes back"),
    ("emg showed fasciculations only", "one region only", "in several regions, together"),
    ("can my boss fire me for having ms", "three months less a day", "from a union or charity"),
    ("aunt has c9orf72 what is my risk", "A carrier's child has 1 in 2", "of your aunt"),
    ("does als affect sex", "Desire may fade", "does not take away"),
    ("difference between myasthenia and als", "seldom get thin", "do not waste"),
    ("blue badge fast track terminal illness", "12 months or less to live", "write"),
    ("can he get maid for als in canada", "nurse practitioners", "doctors or nurses"),
    ("ms injections", "Ocrelizumab and natalizumab can also be given under the skin", "Three kinds"),
    ("what is lyme disease", "often comes first", "rash comes first"),
    ("disabled facilities grant northern ireland", "25,000 pounds", "less in Northern Ireland"),
    ("is tolebrutinib approved", "by November 2026", "Nothing was found about the UK"),
    ("does glandular fever cause ms", "none of them is a must", "must come together"),
    ("is my als score bad", "All twelve questions count alike", "breathing points weigh most"),
    ("could my old ms diagnosis be a mistake", "Do not stop a medicine on your own", "no worsening for a year"),
    ("should dad have a dnr", "without consent, but must talk with him first", "nobody can decide it for him"),
    ("is it right to buy stem cells abroad for ms", "do give the real transplant", "not the transplant of the trials"),
    ("can ms come back after stem cell transplant", "Of people with active relapsing MS", "after a transplant about 7 in 10 people"),
    ("hsct for secondary progressive ms without relapses", "Mostly it is not advised then", "7 in 10"),
    ("do vaccines work on ocrevus or kesimpta", "must not be given", "Some protection is better than none"),
    ("live vaccines and kesimpta", "None during treatment", "late before the next drip"),
    ("planning a pregnancy on teriflunomide", "Keep up sure contraception", "say: pregnant on teriflunomide"),
    ("positive pregnancy test on aubagio", "Keep up sure contraception", "Do not panic"),
    ("can my being naughty make the illness worse", "It is not your fault", "Say sorry"),
    ("what is the ms hug", "within a day", "It is not dangerous"),
    ("sacked for ms what is the time limit", "Keep to three months less a day", "six are coming"),
    ("edaravone in australia", "the PBS now pays for some people", "mostly not paid for"),
    ("alemtuzumab side effects", "up to four in ten", "up to a third"),
    ("is a carers assessment free", "whatever your income", "In the US"),
    ("how is sbma told from motor neurone disease", "androgen receptor", "Daughters can carry it"),
    ("flail arm what is it and is it slower", "both arms get weak and thin", "Flail leg"),
    ("are stem cell clinics a scam", "no good trial has shown to work", "No. "),
    ("does coffee matter in ms", "Coffee is fine with MS", "Yes."),
    ("who funds communication aids in england", "specialised AAC services", "NDIS"),
    ("how common is ms in india", "7 to 10 people with MS in 100,000", "UDID"),
    ("does diroximel upset the stomach less", "it upset the stomach less", "outside what I know"),
    ("is the ten minute ocrelizumab injection nhs england", "July 2024", "I know no checked answer"),
]

URGENT = [
    ("i am pregnant and on aubagio what now", "Call your MS team or doctor today"),
    ("positive pregnancy test on aubagio", "Call your MS team or doctor today"),
    ("no feeling in the genitals since ms", "go to hospital now"),
    ("driving after a lumbar puncture", "ring the hospital at once"),
    ("autonomic dysreflexia in ms", "call the emergency number"),
    ("missed period on aubagio what do i do", "ring your MS team or doctor today"),
    ("two days late on teriflunomide", "ring your MS team or doctor today"),
    ("neurologist waiting list 41 weeks and mnd is suspected", "does not wait: today"),
    ("does ms affect sex", "hospital now"),
    ("can als start in the tongue", "call your emergency number"),
    ("chickenpox contact on kesimpta what do i do", "today"),
    ("pregnant and on riluzole", "today, before the next tablet"),
    ("tofersen side effects", "the same day"),
    ("interferon side effects", "call today"),
    ("should i thicken her drinks myself", "Have the swallow tested first"),
    ("does oxygen help in als", "ring the breathing team today"),
    ("what is pml and how likely is it", "ring the MS team at once"),
    ("difference between myasthenia and als", "breathing: emergency number"),
    ("how do carers keep going for years without cracking", "call for help today"),
    ("how long in hospital for a peg", "stop the feed and get urgent help"),
    ("weed instead of baclofen for spasms", "Never stop baclofen at once"),
    ("he spends money like mad since als", "lower card limits"),
    ("when do you get a feeding tube in als", "tell the team this week about lost weight"),
    ("can we crush riluzole tablets", "Leave this tablet out and ask a pharmacist or nurse"),
    ("pregnant while on tecfidera", "ring the team today"),
    ("how many people get a headache after a spinal tap", "hospital at once"),
    ("measles contact on ocrelizumab", "a doctor today, even if you feel well"),
    ("can food in the wrong pipe give you pneumonia", "a doctor today"),
    ("constipated since the tube feeds began", "needs a doctor today"),
    ("differential diagnosis of foot drop", "numbness between the legs: hospital now"),
    ("what do i do if she chokes at dinner", "call your emergency number"),
]


@pytest.mark.parametrize(("question", "said", "not_said"), MENDED, ids=[question for question, *_ in MENDED])
def test_mended_fact_is_said_and_the_old_one_is_not(base: EducationBase, question: str, said: str, not_said: str) -> None:
    text = answer(question, base=base).text
    assert said in text and not_said not in text, text


@pytest.mark.parametrize(("question", "said"), URGENT, ids=[question for question, _ in URGENT])
def test_what_to_do_today_stands_in_the_answer(base: EducationBase, question: str, said: str) -> None:
    assert said in answer(question, base=base).text


@pytest.mark.parametrize(
    "outdated",
    [
        "83.30 pounds a week in 2025",
        "196 pounds or less",
        "108,000 dollars",
        "up to 200 dollars a month",
        "The figure has no controlled trial",
        "fresh and older, in several regions",
        "muscles do not waste",
        "Two doctors or nurses",
        "must come together",
        "breathing points weigh most",
    ],
)
def test_no_fact_says_what_has_changed_or_hangs_in_the_air(base: EducationBase, outdated: str) -> None:
    assert [point.id for point in base.every_point.values() if outdated in point.says] == []


# What only the question of the fact itself has named: shown for a neighbouring question it tells of nothing.
HANGING = (
    "They ",
    "These ",
    "Those ",
    "All three ",
    "All four ",
    "None of these ",
    "None of them ",
    "For none of ",
    "Three ways:",
    "Two ways:",
)


def test_no_fact_begins_with_a_word_for_what_it_has_not_named(base: EducationBase) -> None:
    assert [point.id for point in base.every_point.values() if point.says.startswith(HANGING)] == []
