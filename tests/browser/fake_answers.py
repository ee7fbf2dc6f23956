"""What the stand-in for the chat server answers, word for word; payloads are shaped as the contract has them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

YES_NO = [
    {"title": title, "payload": payload, "content_type": "text"}
    for title, payload in [("Yes", "yes"), ("No", "no"), ("I don’t know", "I don't know"), ("Why do you ask?", "why")]
]
SURE = [{"title": "Yes, it is over", "payload": "it is over", "content_type": "text"}]
SOURCE = {"id": "nice-ng127", "title": "Suspected neurological conditions", "publisher": "NICE", "at": "nice.org.uk/guidance/ng127"}


def triage(level: str, status: str, **more: Any) -> Json:
    """A payload as the contract has it."""
    return {"triage": {"schema": 1, "level": level, "status": status, "question": None, "findings": [], "rules": [], **more}}


def question(text: str, left: int, **more: Any) -> Json:
    """A message that asks, with its buttons and how many questions are left."""
    custom = triage("none", "asking", question={"id": "limb_weakness.onset", "kind": "yes_no"}, progress={"left": left})
    return {"text": text, "quick_replies": YES_NO, "custom": custom, **more}


OUTCOME: Json = triage(
    "soon",
    "assessed",
    findings=[{"id": "limb_weakness", "label": "weakness", "status": "present", "said": "my left hand keeps getting weaker"}],
    rules=[
        {
            "id": "progressive-weakness",
            "level": "soon",
            "because": "Weakness that grows over weeks should be looked at.",
            "sources": ["nice-ng127"],
        }
    ],
    citations=[SOURCE],
    changes=["If breathing becomes hard, call at once.", "If it spreads quickly, be seen today."],
)
TABLE = {
    "title": "ALS and MS side by side",
    "table": [["", "ALS", "MS"], ["Feeling", "kept", "often changed"], ["Course", "steady", "in bouts"]],
}
TABLE_WORDS = "Here are the two side by side.\n\nFeeling: in ALS kept; in MS often changed.\nCourse: in ALS steady; in MS in bouts."
EDUCATION = triage("information", "information", topic="overview", disease="als", citations=[SOURCE])
COMPARISON = triage("information", "information", education=TABLE, citations=[SOURCE])
SUGGESTION = triage("none", "none", suggestions=[{"title": "What is MND?", "payload": "what is als"}])
SUMMARY = triage("soon", "assessed", summary=True)
TWITCHING = {
    "id": "muscle_twitching",
    "label": "twitching",
    "status": "present",
    "body_part": "calf",
    "duration_days": 21,
    "said": "my calf twitches",
}
UNDERSTOOD = [
    {"id": "limb_weakness", "label": "weakness", "status": "present", "side": "left", "body_part": "hand", "duration_days": 90},
    {"id": "numbness_tingling", "label": "numbness or tingling", "side": "both", "body_part": "inner_thigh", "duration_days": 0.2},
    {"id": "diagnosed_als", "label": "diagnosed ALS (motor neurone disease)", "status": "present", "duration_days": 400},
    {"id": "age", "label": "age", "status": "present", "value": 54},
    {"id": "bladder_trouble", "label": "bladder trouble", "status": "absent"},
]
DANGER = [
    {"value": "stroke", "label": "A face, arm or leg that is suddenly weak, numb or drooping"},
    {"value": "breath", "label": "Struggling to breathe, or choking"},
    {"value": "chest", "label": "Crushing, or tight, chest pain"},
    {"value": "none", "label": "None of these"},
]
CARD = {
    "headline": "See your GP within two weeks",
    "do": ["Book an appointment with your GP this week.", "Take the sheet for the doctor along."],
    "call_if": ["breathing gets hard", "your face droops", "you cannot swallow"],
    "why": [
        {"said": "my left hand keeps getting weaker", "text": "Weakness that grows should be looked at.", "taken_for": ["a weak hand"]}
    ],
    "more": ["Keep a log of what your hand can no longer do."],
}
WALL = "See your GP within two weeks. " + "This is the long form of the advice for clients that draw no card. " * 6
EVIDENCE = [
    {
        "id": "nice-ng42",
        "title": "Motor neurone disease",
        "publisher": "NICE",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng42",
    },
    {"id": "ms-trust", "title": "About MS", "publisher": "MS Trust", "year": 2024, "url": "https://mstrust.org.uk/about"},
]


def ask(text: str, question_id: str, kind: str, level: str = "none", **more: Any) -> Json:
    """A message that asks a question of any kind."""
    known = {name: more.pop(name) for name in ("findings", "progress") if name in more}
    custom = triage(level, "asking", question={"id": question_id, "kind": kind, **more.pop("question", {})}, **known)
    return {"text": text, "custom": custom, **more}


def emergency(rule: str, route: str = "call", **more: Any) -> Json:
    """The payload of one emergency rule."""
    return triage("emergency", "emergency", route=route, rules=[{"id": rule, "level": "emergency"}], **more)


EMERGENCY = emergency("breathless")
CRISIS = triage("emergency", "crisis", route="call", rules=[{"id": "crisis", "level": "emergency"}])

STROKE = {**CARD, "headline": "Call 999 now", "do": ["Call 999 now.", "Note when he was last well.", "Do not drive."], "call_if": []}
SADDLE = {
    **CARD,
    "headline": "Go to the emergency department now",
    "do": ["Go now. Do not wait for an appointment.", "Let somebody else drive.", "Say the words: numbness, bladder."],
    "call_if": [],
}
COMPANY = {**CARD, "headline": "Call 999 now", "do": ["Stay with somebody.", "Move away from what could hurt you."], "call_if": []}
TODAY = {**CARD, "headline": "Be seen by a clinician today"}


def replies(*pairs: tuple[str, str]) -> list[Json]:
    """Quick replies of titles and payloads."""
    return [{"title": title, "payload": payload, "content_type": "text"} for title, payload in pairs]


STANDS = replies(("I have called", "I have called"), ("That was wrong: no danger", "false alarm"))
GONE = replies(("Yes, it is gone", "it is gone"), ("No, it is still there", "no, it is still there"))
OFFERS = replies(("Why?", "Why?"), ("What would change this?", "what would change this"), ("Summary for the GP", "summary"))

SCRIPT: dict[str, list[Json]] = {
    "hello": [{"text": "Hello, I am Signpost. What is troubling you?"}],
    "my left hand is weak": [{"text": "Thank you for telling me."}, question("Did the weakness come on suddenly?", 3)],
    "no": [question("Is it getting worse?", 1)],
    "yes": [{"text": "Please see your doctor within two weeks.\nAsk for a neurologist."}, {"custom": OUTCOME}],
    "go back": [question("Did the weakness come on suddenly?", 3)],
    "cannot breathe lying down and my legs are weak": [
        {"text": "Call 999 now and ask for an ambulance.\nSit upright. Unlock the door. Stay with somebody."},
        {"custom": EMERGENCY},
    ],
    "no way to go on": [{"text": "I am glad you told me. Please talk to a person now: Samaritans, 116 123.", "custom": CRISIS}],
    "false alarm": [{"text": "I want to be sure. Is it true that this is not happening now?", "quick_replies": SURE}],
    "it is over": [{"text": "Good to hear. If it comes back, call 999."}],
    "what is als": [{"text": "ALS is an illness of the nerves that move muscles.", "custom": EDUCATION}],
    "compare": [{"text": TABLE_WORDS, "custom": COMPARISON}],
    "mian": [{"text": "I am not sure what you mean.", "custom": SUGGESTION}],
    "one side of his mouth looks funny, he's drooling": [question("Is he in pain?", 3)],
    "i can't breathe": [question("Is it worse when you lie down?", 3)],
    "do i have to call 999": [{"text": "That can wait for now.", "custom": EMERGENCY}],
    "and now crushing chest pain": [{"text": "Call 999 now. Chew no aspirin unless they say so.", "custom": emergency("chest")}],
    "i have called": [{"text": "Good. Help is coming. Do not drive.", "custom": triage("emergency", "emergency", route="call")}],
    "numb between the legs": [{"text": "Do not drive yourself. Take your tablets along.", "custom": emergency("cauda", "go")}],
    "asked in the emergency": [
        ask("Has the breathing become easier since?", "breathlessness.course", "yes_no", "emergency", quick_replies=YES_NO)
    ],
    "danger": [ask("Before anything else: is any of this happening now?", "screen.danger", "any_of", question={"options": DANGER})],
    "danger plain": [
        ask(
            "Is any of this happening now?",
            "screen.danger",
            "any_of",
            question={"options": ["stroke", "breath"]},
            quick_replies=[
                {"title": "Face drooping", "payload": "stroke"},
                {"title": "Hard to breathe", "payload": "breath"},
                {"title": "I don’t know", "payload": "I don't know"},
            ],
        )
    ],
    "my calf twitches": [
        {"text": "Thank you for telling me."},
        ask("Since when does it twitch?", "muscle_twitching.duration_days", "number", findings=[TWITCHING]),
    ],
    "many things": [ask("How fast did it come?", "limb_weakness.onset", "text", findings=UNDERSTOOD)],
    "which side": [ask("Which side is it on?", "limb_weakness.side", "choice", question={"options": ["left", "right", "both"]})],
    "card": [
        {
            "text": WALL,
            "custom": triage(
                "soon",
                "assessed",
                card=CARD,
                findings=[*OUTCOME["triage"]["findings"], TWITCHING],
                rules=OUTCOME["triage"]["rules"],
                citations=[SOURCE],
            ),
        }
    ],
    "evidence": [
        {
            "text": "Riluzole can slow ALS a little.\n\nSource: Motor neurone disease; About MS.",
            "custom": triage("information", "information", topic="treatment", disease="als", citations=EVIDENCE),
        }
    ],
    # ---- as the real server speaks ----
    "his face droops": [
        {"text": "Call 999 now.\n\nNote when he was last well."},
        {"custom": emergency("stroke", card=STROKE)},
    ],
    "what about aspirin": [{"text": "Nothing to eat, drink or take.", "quick_replies": STANDS, "custom": emergency("stroke")}],
    "numb and cannot pee": [{"text": "Go to A&E now."}, {"custom": emergency("saddle", "go", card=SADDLE)}],
    "never mind": [{"text": "I want to be sure. Is it gone now?", "quick_replies": GONE, "custom": emergency("saddle", "go")}],
    "it is gone": [
        {"text": "I have taken the warning back.\n\nPlease be seen today."},
        {"custom": triage("urgent", "assessed", card=TODAY)},
    ],
    "i want to end it all": [
        {"text": "Thank you for telling me.\n\nIs somebody with you, or can you call someone to come?"},
        {"custom": triage("emergency", "crisis", route="call", rules=[{"id": "plan", "level": "emergency"}], card=COMPANY)},
    ],
    "counted": [
        {
            "text": "Twitching alone is common.\n\nAbout 5 more questions.\n\nThank you. Has your bladder changed? For example, you rush. "
            "Samaritans listen on 116 123.",
            "quick_replies": YES_NO[:2],
        },
        {"custom": triage("none", "asking", question={"id": "bladder_trouble", "kind": "yes_no"}, progress={"left": 5})},
    ],
    "outcome": [{"text": WALL, "quick_replies": OFFERS, "custom": triage("soon", "assessed", card=CARD, rules=OUTCOME["triage"]["rules"])}],
    "the last one": [ask("Is that all?", "anything.more", "yes_no", quick_replies=replies(("Yes, that is all", "outcome")))],
    "what is an emg": [
        {"text": "An EMG tests muscles.", "custom": triage("information", "information", citations=[SOURCE])},
        {"text": "What you told me still needs help now.", "quick_replies": STANDS, "custom": emergency("stroke", card=STROKE)},
    ],
    "what would change this": [{"text": "If it spreads, be seen today.", "custom": triage("soon", "assessed")}],
    "no answer": [{"text": "I have no checked answer to that.", "custom": triage("information", "information")}],
    "summary": [{"text": "Here is your summary.\n- Weak left hand for three months", "custom": SUMMARY}],
    "urgent": [{"text": "Please be seen today.", "custom": triage("urgent", "assessed", rules=OUTCOME["triage"]["rules"])}],
    "routine": [{"text": "An ordinary appointment is enough.", "custom": triage("routine", "assessed", rules=OUTCOME["triage"]["rules"])}],
}
