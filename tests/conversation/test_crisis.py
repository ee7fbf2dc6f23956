"""A crisis is asked about plainly and never closed too soon."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.crisis import COMPANY, SAFE
from signpost.conversation.likened import likened
from signpost.decision import case_of
from signpost.findings import Finding
from signpost.language import read
from signpost.turn.emergencies import emergency_now
from tests.conversation.talk import Talk

WISH = Finding("suicidal_thoughts", said="I want to die")


@pytest.fixture
def talk() -> Talk:
    """A talk in which somebody has just told that they want to die; the first words are the policy's."""
    talk = Talk()
    talk.tell(WISH)
    return talk


def pick(talk: Talk, value: str) -> None:
    talk.tell(text=value, intent="unclear")


def go_through(talk: Talk, *, company: str = "with_me", safe: str = "safe") -> None:
    talk.answer("no")
    talk.answer("no")
    pick(talk, company)
    pick(talk, safe)


def test_plan_means_company_and_safety_are_asked_in_this_order(talk: Talk) -> None:
    assert talk.reply.open_question == "suicide_plan"
    assert talk.answer("no").open_question == "means_at_hand"
    assert talk.answer("no").open_question == COMPANY
    pick(talk, "with_me")
    assert talk.reply.open_question == SAFE


def test_crisis_of_a_carer_is_theirs_whatever_the_one_they_care_for_needs() -> None:
    talk = Talk()
    talk.tell(Finding("breathlessness", person="other", triggers=("lying_flat",)), Finding("limb_weakness", person="other"))
    talk.tell(WISH)
    talk.answer("no")
    assert {each.person for each in talk.now.assessment.fired} == {"other", "self"}
    assert talk.reply.open_question == "means_at_hand"
    assert talk.reply.sayings[-1].values["about"] == "self"


def test_each_step_carries_the_crisis_and_its_question(talk: Talk) -> None:
    for _ in range(2):
        assert talk.reply.triage is not None
        assert (talk.reply.triage["status"], talk.reply.triage["level"]) == ("crisis", "emergency")
        assert talk.reply.triage["question"]["id"] == talk.reply.open_question
        talk.answer("no")


def test_crisis_ends_when_all_was_asked_and_somebody_is_there(talk: Talk) -> None:
    go_through(talk)
    assert talk.reply.responses == ["utter_crisis_eased"]
    assert talk.now.assessment.status != "crisis"


@pytest.mark.parametrize(("company", "safe"), [("nobody", "safe"), ("with_me", "not_safe")])
def test_crisis_goes_on_without_company_or_safety(talk: Talk, company: str, safe: str) -> None:
    go_through(talk, company=company, safe=safe)
    assert talk.reply.responses == ["utter_crisis_stays"]
    assert talk.now.assessment.status == "crisis"


@pytest.mark.parametrize(
    "finding",
    [Finding("suicide_plan", status="absent", said="not tonight"), Finding("suicidal_thoughts", status="absent", said="forget it")],
    ids=["not tonight", "forget it"],
)
def test_not_tonight_closes_nothing(talk: Talk, finding: Finding) -> None:
    reply = talk.tell(finding, text=finding.said, intent="deny", reply={"polarity": "no"})
    assert "utter_crisis_eased" not in reply.responses
    assert talk.now.assessment.status == "crisis"
    assert reply.open_question is not None


@pytest.mark.parametrize(
    ("intent", "move"),
    [
        ("goodbye", "action_take_leave"),
        ("withdraw_emergency", "action_withdraw_emergency"),
        ("ask_next_step", "action_advise"),
        ("greet", "action_resume"),
    ],
)
def test_nothing_said_in_passing_closes_a_crisis(talk: Talk, intent: str, move: str) -> None:
    reply = talk.tell(intent=intent, move=move)
    assert talk.now.assessment.status == "crisis"
    assert "utter_crisis_eased" not in reply.responses


def test_plan_that_was_told_keeps_the_crisis_open(talk: Talk) -> None:
    talk.answer("yes")
    talk.answer("no")
    pick(talk, "with_me")
    pick(talk, "safe")
    assert talk.now.assessment.status == "crisis"


def test_helper_of_somebody_in_a_crisis_is_asked_about_them() -> None:
    talk = Talk()
    reply = talk.tell(WISH.with_(person="other"), acts=["for_other"])
    assert reply.sayings[-1].values["about"] == "other"
    talk.answer("unsure")
    talk.answer("no")
    assert talk.reply.open_question == COMPANY


@pytest.mark.parametrize(("finding", "response"), [("overdose", "utter_confirm_overdose"), ("self_harm", "utter_confirm_self_harm")])
def test_what_may_have_been_done_is_asked_about_in_the_middle_of_a_crisis(talk: Talk, finding: str, response: str) -> None:
    reply = talk.tell(text="words", intent="unclear", proposals=[{"id": finding}])
    assert (reply.responses, reply.open_question) == ([response], finding)


def test_what_may_have_been_swallowed_is_asked_about_before_the_interview_goes_on() -> None:
    talk = Talk()
    talk.tell(Finding("muscle_twitching"))
    reply = talk.tell(text="i took a few", intent="affirm", reply={"polarity": "yes"}, proposals=[{"id": "overdose"}])
    assert reply.responses[-1] == "utter_confirm_overdose"


def test_who_is_never_sure_is_not_asked_the_same_for_ever() -> None:
    said, _ = _told("I want to kill myself", "no plan", "no", "my sister is here")
    questions, texts = [], []
    for _ in range(5):
        said, answer = said.say("not sure")
        assert answer.triage["status"] == "crisis"
        questions.append((answer.triage["question"] or {}).get("id"))
        texts.append(" ".join(answer.texts))
    assert questions == [SAFE, None, None, None, None]
    assert all(one != two for one, two in zip(texts, texts[1:], strict=False))
    assert all("116 123" in each or "999" in each for each in texts)
    assert "Yes, I am safe now" in [each["title"] for message in answer.messages for each in message.get("buttons", ())]
    _, answer = said.say("yes I'm safe")
    assert answer.triage["status"] != "crisis"


def _misheard() -> Talk:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts", person="other"))
    talk.tell(text="nobody wants to kill herself, the bridge was traffic", intent="deny", acts=["crisis_misheard"])
    return talk


def test_a_crisis_that_was_misheard_is_asked_about_once_and_settled() -> None:
    talk = _misheard()
    assert talk.reply.responses == ["utter_check_misheard"]
    assert talk.now.assessment.status == "crisis"
    talk.answer("no")
    assert talk.now.assessment.level != "emergency"


@pytest.mark.parametrize("intent", ["withdraw_emergency", "affirm", "goodbye", "unclear"])
def test_nothing_but_a_plain_no_settles_it(intent: str) -> None:
    talk = _misheard()
    move = "action_withdraw_emergency" if intent == "withdraw_emergency" else "action_triage"
    talk.tell(text="only joking", intent=intent, move=move)
    assert talk.now.assessment.status == "crisis"


def test_a_crisis_that_was_confirmed_is_not_misheard() -> None:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts"))
    talk.tell(Finding("suicide_plan"), text="yes", intent="affirm", reply={"polarity": "yes"})
    talk.tell(text="you misunderstood", intent="unclear", acts=["crisis_misheard"])
    assert "utter_check_misheard" not in talk.reply.responses
    assert talk.now.assessment.status == "crisis"


def test_a_false_alarm_about_the_body_closes_no_crisis_beside_it() -> None:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts"))
    talk.tell(Finding("cyanosis"))
    for _ in range(2):
        talk.tell(text="forget it", intent="withdraw_emergency", move="action_withdraw_emergency")
    assert talk.now.assessment.status == "crisis"


def test_who_was_not_joking_is_asked_at_once() -> None:
    talk = Talk()
    talk.tell(text="I won't be here on Monday", proposals=[{"id": "suicidal_thoughts"}])
    assert talk.said.question_id == "suicidal_thoughts"
    talk.tell(text="only joking", intent="withdraw_emergency", move="action_withdraw_emergency")
    assert talk.said.question_id == "suicidal_thoughts"
    talk.tell(text="I wasn't joking, actually", intent="unclear", acts=list(read("I wasn't joking, actually").acts))
    assert talk.said.question_id == "suicidal_thoughts"


def test_a_danger_of_the_body_is_named_beside_a_crisis_and_stays_said() -> None:
    talk = Talk()
    talk.tell(Finding("suicide_plan"))
    talk.tell(Finding("loss_of_consciousness", person="other"))
    assert talk.reply.responses[0] == "utter_companion_worse" or emergency_now(talk.said) is not None
    assert talk.now.assessment.status == "crisis"


def _told(*lines: str) -> tuple[Conversation, str]:
    talk, words = Conversation(region="uk"), ""
    for line in lines:
        talk, answer = talk.say(line)
        words = " ".join(answer.texts)
    return talk, words


@pytest.mark.parametrize(
    ("told", "company"),
    [("Nobody", "nobody"), ("no1", "nobody"), ("my flatmate's in the kitchen", "with_me"), ("my sister is coming", "coming")],
)
def test_who_is_there_is_heard_at_the_urgent_response_and_not_asked_again(told: str, company: str) -> None:
    talk, _ = _told("I don't want to be here any more", "yes", told)
    assert talk.said.picked[COMPANY] == (company,)
    assert talk.said.question_id == "means_at_hand"
    assert talk.say("no")[0].said.question_id == SAFE


def test_nobody_with_words_behind_it_is_nobody() -> None:
    talk, _ = _told("I want to die", "no", "no", "Nobody, as I said")
    assert talk.said.picked[COMPANY] == ("nobody",)


def test_what_is_near_is_acknowledged_before_the_next_step() -> None:
    _, words = _told("i want to end it", "yes", "nobody", "yes it's near, in the drawer")
    assert "out of reach" in words


def test_swearing_beside_an_answer_leaves_it_an_answer() -> None:
    talk, _ = _told("I want to die", "no I have no plan you idiot")
    assert talk.said.question_id == "means_at_hand"


def test_thinking_of_it_is_no_plan() -> None:
    talk, _ = _told("I think about killing myself")
    assert "suicide_plan" not in {each.id for each in talk.said.case.findings}
    assert talk.said.emergency.status == "crisis"


def test_who_asks_that_nobody_be_told_hears_what_is_true() -> None:
    talk, words = _told("I wish I wasn't alive", "yes", "can you not tell my mum")
    assert "I can't tell anybody" in words
    assert talk.said.emergency.status == "crisis"


@pytest.mark.parametrize("told", ["maybe", "perhaps", "I guess so", "sort of", "it depends on the day"])
def test_half_a_yes_to_the_wish_to_die_is_a_yes(told: str) -> None:
    talk, _ = _told("I've got everything in order, my papers are sorted", told)
    assert talk.said.emergency.status == "crisis"


@pytest.mark.parametrize("told", ["maybe", "perhaps"])
def test_half_a_yes_to_any_other_question_is_none(told: str) -> None:
    talk, _ = _told("my left hand has slowly been getting weaker for three months", told)
    assert not talk.said.emergency.fired


HINTS = ["I won't be needing it", "it makes no difference after Sunday", "I want to go on my own terms", "I'll be gone before it"]


@pytest.mark.parametrize("hint", HINTS)
def test_hint_at_the_end_of_somebody_gravely_ill_is_asked_about(hint: str) -> None:
    assert _told("I have motor neurone disease", hint)[0].said.question_id == "suicidal_thoughts"


def test_hint_counts_for_nothing_from_anybody_else_or_after_an_answer() -> None:
    als = Finding("diagnosed_als")
    ill, well, his = (case_of([each]) for each in (als, Finding("fatigue"), als.with_(person="other")))
    sure, short = {"acts": ["hints_at_end"]}, {"acts": ["hints_unprompted"]}
    for told, case, answered, asked in ((sure, ill, True, True), (short, ill, False, True), (short, ill, True, False)):
        assert bool(likened(None, told, "unclear", case, answered=answered)) is asked
    assert likened(None, sure, "unclear", well, answered=False) == likened(None, sure, "unclear", his, answered=False) == []


@pytest.mark.parametrize(
    ("region", "line", "who"), [("uk", "116 123", "volunteer"), ("us", "988", "counselor"), ("au", "13 11 14", "supporter")]
)
@pytest.mark.parametrize("asked", ["call who?", "who picks up?", "what would they even say to me", "is it a real person"])
def test_who_asks_whom_to_call_hears_the_number_and_who_picks_up(region: str, line: str, who: str, asked: str) -> None:
    talk, _ = Conversation(region=region).say("I want to kill myself")
    said, answer = talk.say(asked)
    words = " ".join(answer.texts)
    assert answer.triage["status"] == "crisis"
    assert line in words and who in words
    assert said.said.question_id == "suicide_plan"


@pytest.mark.parametrize("amount", ["like 20", "the lot", "half the box", "a few", "not sure how many"])
def test_how_much_was_taken_is_a_yes_to_whether_something_was(amount: str) -> None:
    talk, words = _told("i took some of my mums pills", amount)
    assert talk.said.emergency.fired
    assert "999" in words


def test_what_may_have_been_taken_is_asked_again_in_other_words() -> None:
    _, first = _told("i took some of my mums pills")
    talk, again = _told("i took some of my mums pills", "the doctor has seen it and sent me home")
    assert talk.said.question_id == "overdose" and again != first


def test_who_will_be_woken_takes_no_crisis_over() -> None:
    _, words = _told("I want to die", "no", "ok I'll wake her")
    assert "If they might" not in words


def test_who_has_a_key_is_sent_in_the_crisis_of_another() -> None:
    talk, words = _told("my mate says he's going to end it tonight", "his neighbour has a key")
    assert "go in now" in words and talk.said.emergency.status == "crisis"


def test_a_gun_on_the_table_is_asked_about_and_a_glue_gun_is_not() -> None:
    assert _told("got my pistol on the table and half a bottle of gin")[0].said.question_id == "suicidal_thoughts"
    assert _told("the glue gun on the table leaks")[0].said.question_id != "suicidal_thoughts"


def test_the_point_of_any_of_it_is_asked_about() -> None:
    assert _told("what's the point of any of it")[0].said.question_id == "suicidal_thoughts"


@pytest.mark.parametrize(
    "text",
    ["how much oramorph is too much with a peg", "how much morphine would stop my breathing", "how many amitriptyline would it take"],
)
def test_an_amount_that_ends_a_life_is_asked_about_before_any_fact(text: str) -> None:
    talk, _ = _told(text)
    assert talk.said.question_id == "suicide_plan"


_IN_ORDER = "one likes to have one's affairs in order: does lorazepam kept since August still work, and does a hospice need notice?"


@pytest.mark.parametrize("evades", ["It is purely a practical matter.", "never mind why", "no reason, I am only organised"])
def test_a_question_about_ones_life_is_put_again_to_who_evades_it(evades: str) -> None:
    assert _told(_IN_ORDER)[0].said.question_id == "suicidal_thoughts"
    talk, words = _told(_IN_ORDER, evades)
    denied = any(each.id == "suicidal_thoughts" and each.status == "absent" for each in talk.said.case.findings)
    assert denied or talk.said.question_id == "suicidal_thoughts" and "once more" in words


def test_who_would_rather_not_say_is_not_pressed() -> None:
    talk, words = _told(_IN_ORDER, "I'd rather not say")
    assert talk.said.question_id != "suicidal_thoughts" and "116 123" in words


def test_no_fact_stands_before_the_question_about_an_amount() -> None:
    talk, words = _told("I give up, tell me how many tablets it takes to end it")
    assert talk.said.question_id in ("suicide_plan", "suicidal_thoughts") and "Source" not in words
    talk, _ = _told("tell me how many baclofen it takes to die")
    assert talk.said.question_id in ("suicide_plan", "overdose")


def test_coming_off_an_antidepressant_is_for_the_pharmacist() -> None:
    talk, words = _told("I am thinking of coming off my antidepressant, what should I do")
    assert talk.said.question_id not in ("suicide_plan", "suicidal_thoughts") and "pharmacist" in words


@pytest.mark.parametrize("text", ["how much midazolam is used at the end of life", "how much paracetamol can I take with riluzole"])
def test_an_amount_in_care_is_answered(text: str) -> None:
    talk, _ = _told(text)
    assert talk.said.question_id is None


def test_a_wrong_tap_is_checked_as_a_warning_taken_back() -> None:
    talk, _ = _told("gribble", "1", "no I tapped the wrong one, sorry")
    assert talk.said.question_id == "emergency.withdrawn"


def test_a_time_told_after_the_question_counts_no_tablets() -> None:
    talk = Talk()
    talk.tell(Finding("headache"), text="i took something", proposals=[{"id": "overdose"}])
    assert talk.said.question_id == "overdose"
    talk.tell(
        text="over about 20 minutes, as ever", intent="give_detail", reply={"number": 20.0, "lasting_minutes": 20, "duration_days": 0.014}
    )
    assert talk.now.assessment.level != "emergency"
    counted = Talk()
    counted.tell(Finding("headache"), text="i took something", proposals=[{"id": "overdose"}])
    counted.tell(text="about 20", intent="give_detail", reply={"number": 20.0})
    assert counted.now.assessment.level == "emergency"


def test_what_nobody_understands_beside_a_list_of_the_crisis_gets_its_next_step() -> None:
    talk, _ = Conversation(region="uk").say("my friend wants to die")
    for words in ("yes", "I don't know", "not sure"):
        talk, _ = talk.say(words)
    talk, answer = talk.say("blorp frungle")
    assert answer.triage["status"] == "crisis" and answer.triage["level"] == "emergency"


SAVED_UP = ("I don't want to live any more", "Yes. I have been saving up my tablets.")


def test_no_figures_on_how_long_a_life_lasts_while_it_is_in_danger() -> None:
    talk = Conversation(region="uk")
    for text in SAVED_UP:
        talk, _ = talk.say(text)
    talk, _ = talk.say("No. My wife is at work.")
    talk, answer = talk.say("No. Forget I said it. Can you tell me how long people live with ALS?")
    assert answer.triage["status"] == "crisis"
    assert any("Being safe comes first" in each or "not alone with it" in each for each in answer.texts)
    assert not any("years" in each for each in answer.texts)


@pytest.mark.parametrize("asked", ["how long have I got", "what is assisted dying", "how do people die of ALS"])
def test_nothing_about_the_end_is_told_in_a_crisis(asked: str) -> None:
    talk = Conversation(region="uk")
    for text in (*SAVED_UP, "No. My wife is at work.", "I haven't been diagnosed with anything."):
        talk, _ = talk.say(text)
    _, answer = talk.say(asked)
    assert answer.triage["status"] == "crisis"
    assert not any("Source:" in each for each in answer.texts)


def test_nothing_is_taught_to_somebody_in_a_crisis_who_asks_nothing() -> None:
    talk = Conversation(region="uk")
    for text in SAVED_UP:
        talk, _ = talk.say(text)
    _, answer = talk.say("I haven't been diagnosed with anything. I'm just tired of waiting for it.")
    assert answer.triage["status"] == "crisis"
    assert not any("Source:" in each for each in answer.texts)


@pytest.mark.parametrize("text", ["will they let me die at home with mnd", "I have mnd. will they let me die at home", "dignitas mnd"])
def test_question_about_the_end_of_life_is_answered(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] == "information"


@pytest.mark.parametrize(
    "text", ["i want to die at home tonight. I have MND", "I am going to dignitas, mnd", "let me die, I have had enough of mnd"]
)
def test_own_wish_to_die_is_heard_beside_an_illness(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    asked = (answer.triage.get("question") or {}).get("id")
    assert answer.triage["status"] == "crisis" or asked == "suicidal_thoughts"


@pytest.mark.parametrize(
    "text",
    [
        "Am on amitriptyline 50. Wanted to know how many of them it takes before a man doesn't wake",
        "how many of these before you dont wake up",
        "what dose of morphine would make sure I don't wake",
        "How many of my sleeping tablets till it's over for good",
        "how many tablets until a bloke does not wake up",
    ],
)
def test_how_many_until_one_does_not_wake_is_a_crisis_of_the_one_who_asks(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert (answer.triage["status"], answer.triage["rules"][0]["id"]) == ("crisis", "suicidal-thoughts")
    assert {each["id"]: each["person"] for each in answer.triage["findings"]} | {"suicidal_thoughts": "self"} == {
        each["id"]: each["person"] for each in answer.triage["findings"]
    }
    assert "loss_of_consciousness" not in {each["id"] for each in answer.triage["findings"]}


@pytest.mark.parametrize(
    "text",
    [
        "what dose of propranolol stops the heart from racing",
        "how much baclofen until he stays asleep at night, the spasms keep waking him",
        "how many times does he not wake before it's dangerous",
    ],
)
def test_how_much_for_the_pulse_or_a_night_is_no_wish_to_die(text: str) -> None:
    assert "suicidal_thoughts" not in {each.id for each in read(text).findings}


@pytest.mark.parametrize(
    "text", ["he had another one at one thirty and never woke up right", "She fell and has not woken up properly since"]
)
def test_who_never_woke_right_is_not_awake_and_wishes_nothing(text: str) -> None:
    found = {each.id: each.status for each in read(text).findings}
    assert found["loss_of_consciousness"] == "present" and "suicidal_thoughts" not in found


@pytest.mark.parametrize(
    ("text", "finding"),
    [("Nobody's passed out.", "loss_of_consciousness"), ("Nobody is having a stroke", "stroke_now"), ("Nobody chokes.", "choking")],
)
def test_what_nobody_has_is_not_there(text: str, finding: str) -> None:
    assert {each.id: each.status for each in read(text).findings} == {finding: "absent"}


def test_nobody_who_can_wake_somebody_takes_nothing_back() -> None:
    assert {each.id: each.status for each in read("nobody can wake him").findings} == {"loss_of_consciousness": "present"}


def test_a_lie_in_is_no_blackout() -> None:
    assert [each.id for each in read("I never woke up properly this morning, so tired").findings] == ["fatigue"]


@pytest.mark.parametrize(
    ("text", "heard"), [("he's having a caesar", True), ("one of his caesars", True), ("we were having a caesar salad", False)]
)
def test_caesar_of_a_phone_is_a_seizure(text: str, heard: bool) -> None:
    assert ("seizure" in {each.id for each in read(text).findings}) is heard


def test_an_age_told_in_outrage_is_an_age() -> None:
    assert [each.value for each in read("Pregnant, at seventy four! No, none").findings if each.id == "age"] == [74]
