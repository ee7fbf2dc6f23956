"""The reasons are the person's own words of the signs that decide, and what the model alone understood is taken back with a tap."""

from __future__ import annotations

import pytest

from signpost import Conversation, nlu
from signpost.decision import Folding, assess, case_of, load_rulebook
from signpost.decision.own_words import own_words, quote_of, signs_that_tell
from signpost.dialogue.list_answers import denied_by, not_so
from signpost.dialogue.outcome import conclude, why
from signpost.dialogue.situation import situation_after
from signpost.dialogue.transcript import Transcript
from signpost.findings import Finding

BOOK = load_rulebook()
SLURRED = "Slurred or thick speech"
TICKED = Finding("speech_slurred", duration_days=60, onset="gradual", course="progressive", said=SLURRED)
# The first is heard by the model alone, the second by both readers.
TOLD = Finding("slowness", duration_days=90, onset="gradual", course="progressive", said="I am having a slow hand", reader="net")
SLOW = "I am having a slow hand, that's the only way I can say it. No tremor, no numbness. Got worse little by little over two years."
BY_BOTH = TOLD.with_(reader="both")


def quotes(*findings: Finding) -> tuple[str, ...]:
    """What is quoted for a case of these findings by the first rule that decides."""
    return own_words(assess(case_of(findings), BOOK).telling[0], BOOK)


def outcome(*findings: Finding) -> dict[str, list[list[str]]]:
    """What an outcome for these findings says as its reasons, and its buttons."""
    said = conclude(situation_after(Transcript(), case_of(findings)), []).sayings[-1]
    return {name: said.values[name] for name in ("reasons", "options")}


def test_button_that_was_ticked_is_no_reason() -> None:
    assert SLURRED in BOOK.labels
    assert quotes(TICKED) == ()
    now = situation_after(Transcript(), case_of([TICKED]))
    for reply in (conclude(now, []), why(now)):
        assert SLURRED not in str([saying.values["reasons"] for saying in reply.sayings])
        assert "utter_noticed" in str([saying.values["reasons"] for saying in reply.sayings])


def test_own_words_beside_a_tick_are_the_reason() -> None:
    assert quotes(TICKED.with_(said=f"{SLURRED}; my sister says I sound drunk")) == ("my sister says I sound drunk",)


@pytest.mark.parametrize(
    "fact",
    [
        Finding("age", value=15, said="I am 15"),
        Finding("diagnosed_als", said="mum has MND and I twitch all day"),
        Finding("pregnancy", said="I'm ten weeks gone and my foot itches"),
    ],
    ids=lambda each: each.id,
)
def test_sign_is_quoted_before_what_is_known_about_the_person(fact: Finding) -> None:
    sign = Finding("choking", duration_days=20, said="I cough at every cup of tea")
    for fired in assess(case_of([fact, sign]), BOOK).fired:
        said = own_words(fired, BOOK)
        assert fact.said not in said or sign not in fired.because
        assert fact.id != "age" or fact.said not in said


@pytest.mark.parametrize(
    ("text", "sign", "said"),
    [
        ("Had a heart attack ten years ago, crushing chest pain down my left arm", "chest_pain", "crushing chest pain down my left arm"),
        (
            "My piano teacher noticed before me. Two fingers of my left hand stay curled, I can't spread them for an octave. No accident.",
            "limb_weakness",
            "can't spread them for an octave",
        ),
        ("I'm 58, happily married with two dogs and a boat. My hands go to sleep when I drive.", "numbness_tingling", "hands go to sleep"),
    ],
)
def test_words_that_tell_a_sign_are_quoted_and_no_others(text: str, sign: str, said: str) -> None:
    found = [each for each in nlu.read(text).findings if each.id == sign and each.status == "present"]
    quote = quote_of(found, BOOK, 30)
    assert said in quote and len(quote) <= len(said) + 30


def test_words_are_quoted_without_what_ties_them_to_the_thought_before() -> None:
    assert quote_of([TOLD.with_(said="and then my hand got slow,")], BOOK, 30) == "my hand got slow"
    assert quote_of([TOLD, TOLD.with_(said="slow hand")], BOOK, 3) == "I am having …"


def test_what_the_model_alone_understood_is_marked_and_taken_back_with_a_tap() -> None:
    alone, both = outcome(TOLD), outcome(BY_BOTH)
    assert "utter_taken_for" in str(alone["reasons"]) and [not_so(TOLD)] * 2 in alone["options"]
    assert "utter_taken_for" not in str(both["reasons"]) and [not_so(BY_BOTH)] * 2 not in both["options"]


def test_what_a_phrase_tells_later_is_no_longer_the_model_s_alone() -> None:
    again = TOLD.with_(said="my writing is slow", reader="vocabulary")
    for first, then in ((TOLD, again), (again, TOLD)):
        known = Folding().after({"findings": [first.as_dict()]}).after({"findings": [then.as_dict()]}).case.findings
        assert [(each.id, each.reader) for each in known] == [(TOLD.id, "vocabulary")]


@pytest.mark.parametrize("name", sorted(BOOK.vocabulary.findings))
def test_title_takes_back_its_own_sign_alone(name: str) -> None:
    known = [Finding(each, person=person) for each in BOOK.vocabulary.findings for person in ("self", "other")]
    alike = {each for each, label in BOOK.vocabulary.findings.items() if label == BOOK.vocabulary.findings[name]}
    assert {(each.id, each.status) for each in denied_by(not_so(Finding(name)).lower(), known)} == {(each, "absent") for each in alike}


def test_tap_takes_the_advice_back_that_rested_on_the_sign() -> None:
    talk, answer = Conversation("uk").say(SLOW)
    for _ in range(20):
        if answer.triage["status"] != "asking":
            break
        kind, name = answer.triage["question"]["kind"], answer.triage["question"]["id"]
        talk, answer = talk.say({"any_of": "none", "yes_no": "no"}.get(kind, "no" if name == "anything.more" else "not sure"))
    assert answer.triage["status"] == "assessed" and answer.triage["card"]["why"][0]["taken_for"]
    tap = next(each["payload"] for message in answer.messages for each in message.get("buttons", ()) if "slow" in each["title"])
    _, after = talk.say(tap)
    assert {each["status"] for each in after.triage["findings"] if each["id"] == "slowness"} == {"absent"}
    assert not {each["id"] for each in answer.triage["rules"][:1]} & {each["id"] for each in after.triage["rules"]}
    assert signs_that_tell([], BOOK) == []
