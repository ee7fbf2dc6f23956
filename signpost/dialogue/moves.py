"""What the bot does after each kind of message: one function for each of Rasa's actions, from a situation to a reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from signpost import education
from signpost.decision import Case, Question, certain_level, load_rulebook
from signpost.decision.screens import DANGER
from signpost.dialogue import answering, screening
from signpost.dialogue.asking import ask, ask_whether_meant, because, if_there, invite, reasons, told_with
from signpost.dialogue.checks import OVER_CHECK, check, check_again
from signpost.dialogue.companion import accompany, answer_beside_check, companion, dispute, settle_check, told_gone
from signpost.dialogue.education import answer_for, asks, asks_here, information_payload, offered, today_first, told_answer, unknown_here
from signpost.dialogue.in_crisis import FEAR
from signpost.dialogue.next_step import go_on, not_understood, resume
from signpost.dialogue.outcome import OUTCOMES, ask_for_more, conclude, confirm_advice, why
from signpost.dialogue.read_back import names_of
from signpost.dialogue.reply import CLOSED, Parts, Reply, remembered, said
from signpost.dialogue.situation import Situation, situation_after, situation_before
from signpost.dialogue.summary import read_by, summary_data, summary_parts, with_summary
from signpost.dialogue.transcript import EDUCATION_SLOT, REGION_SLOT, SETTLED_SLOT
from signpost.dialogue.turns import KINDS_OF_COMPLAINTS, MORE, WITHDRAWAL, acts_do
from signpost.dialogue.two_people import meant, turned_to
from signpost.dialogue.waiting import is_helped
from signpost.region import region_named_in

# In so few words a country is an answer to "which country?", and a yes to "anything else?" says no more than that.
_FEW_WORDS = 4
# In a longer message something may be told besides that all is well.
_WORDS_OF_ALL_IS_WELL = 12
# So many signs are named that were not asked about before somebody leaves.
_NAMED_AT_MOST = 3
_ANGER = "expresses_anger"
_WITHOUT_ADVICE = frozenset({"grieves", "quotes"})
# In so few words nothing is told but that.
_WORDS_OF_A_DEATH = 12


def triage(now: Situation) -> Reply:
    """The next question or the outcome; a "yes" to an offer of the education room goes there."""
    return dispute(now) if now.said.latest_intent == "dispute_summary" else answering.no_driving_first(now) + _gone_on(now)


def _gone_on(now: Situation) -> Reply:
    latest = now.said.latest_intent
    if (beside := companion(now.said)) is not None:
        spoken, wanted = accompany(now, beside), "wants_summary" in now.acts or latest == "request_summary"
        # A question about the warning itself comes before what somebody wants to show to those who help.
        return spoken + summarise(now) if wanted and not spoken.open_question else spoken
    if now.said.question_id == WITHDRAWAL:
        return settle_check(now)
    bare = latest == "affirm" and "nothing_more" not in now.acts and len(now.words.split()) <= _FEW_WORDS
    if now.said.question_id == MORE and bare and not now.said.tells:
        return told_with(now, "utter_tell_more", question=Question(MORE, "text", "", ""))
    if not now.said.question_id and not now.said.latest_reading.get("findings") and offered(now):
        answer = answer_for(now)
        if answer.kind != "none" or answer.part == "declined":
            return told_answer(now, answer) + resume(now)
    if latest == "give_detail" and not (now.said.question_id or now.case.findings):
        told = now.said.latest_reading.get("reply", {}).get("body_part") or now.said.latest_reading.get("kind") in KINDS_OF_COMPLAINTS
        return not_understood(now) if told else said("utter_unclear")
    if now.said.passed and latest == "deny" and now.assessment.level != "emergency":
        passed = situation_after(replace(now.said, question_id=None, **now.said.passed), now.case)
        if now.said.just_answered and not now.question:
            return said("utter_wish_to_die_denied")
        if asks(passed) or asks_here(passed):
            return _educated(passed)
    if spoken := told_died(now) or asks_if_safe(now):
        return spoken
    felt = feelings(now)
    # What may have been swallowed, or is thought of, is asked about before anything is said of what it is.
    if now.said.learning and asks(now):
        return _educated(now)
    hints = screening.may_mean_the_end(now) or screening.resembles_crisis(now) and not asks_here(now)
    answered = answering.answer_beside_a_hint(now) if hints else answering.answers_or_not(now)
    # Whoever mourns, or only quotes or supposes, and complains of nothing is led to no advice.
    all_said = not (_WITHOUT_ADVICE.isdisjoint(now.acts) or now.complaints) or not now.case.findings
    if felt and all_said and not now.said.proposals:
        return felt + answered + (resume(now) if now.said.question_id else Reply())
    return felt + _answered_first(now, answered, stay=bool(felt))


def _answered_first(now: Situation, answered: Reply, *, stay: bool) -> Reply:
    """What is to be done today, the answer to what was asked, and what follows; an outcome says by itself what is to be done."""
    first = today_first(now) if answering.WHOM.isdisjoint(answered.responses) else Reply()
    if answered and screening.is_answered_by_facts(now):
        return first + answered
    between = answered and now.said.question_id and not (now.said.latest.get("findings") or now.said.latest.get("question_id"))
    known, follows = answered or answering.known_beside_warning(now), resume(now) if between else go_on(now, stay=stay)
    return (first if follows.open_question not in (None, WITHDRAWAL) else Reply()) + known + follows


def educate(now: Situation) -> Reply:
    """The cited answer to a question, behind words for somebody's grief."""
    return (feelings(now) if "bereaved" in now.acts else Reply()) + _educated(now)


def _educated(now: Situation) -> Reply:
    """The cited answer to a question, and after it the interview's next step when one is open.

    While a warning stands only what is surely asked for is answered so: an article about something else would hide it.
    """
    if now.assessment.level == "emergency" and not now.said.question_id:
        if known := answering.known_beside_warning(now):
            return known + go_on(now)
        beside = "utter_helped_asks_beside" if is_helped(now.said) else "utter_companion_asks_beside"
        return go_on(now) if now.assessment.status == "crisis" else accompany(now, beside)
    if screening.may_mean_the_end(now):
        return answering.answer_beside_a_hint(now) + resume(now)
    if own := answering.answers(now, facts=False):
        ends = not answering.FACTS.isdisjoint(own.responses) and screening.is_answered_by_facts(now)
        # Where to go today is not said twice.
        first = today_first(now) if answering.WHOM.isdisjoint(own.responses) else Reply()
        return first + own + (Reply() if ends else resume(now))
    if screening.is_distressed(now):
        return screening.net(now)
    answer = answer_for(now)
    if unknown := unknown_here(now, answer):
        hints = screening.resembles_crisis(now) or acts_do()["taken_up"].keys() & {*now.acts}
        told = hints or now.said.latest_intent == "ask_medicine_advice"
        return today_first(now) + (Reply() if told else unknown) + resume(now)
    if answer.entry is None and not screening.leads_on(now) and (answer.part == education.ELSEWHERE or screening.is_everyday(now)):
        return said("utter_out_of_scope")
    # A single fact answers only a question, in whatever words; who begins "I care for my husband" asks nothing yet.
    surely = now.said.latest_reading.get("kind") == "question"
    asked = asks(now) or asks_here(now) or surely and answer.context.point is not None
    if (answer.kind != "none" or answering.asks_by_the_whole(now)) and asked and screening.is_answered_by_facts(now):
        return told_answer(now, answer)
    # What to take was answered by the server already; an entry adds facts, "no answer" would add nothing.
    needed = answer.kind != "none" or (asked or not now.said.tells) and now.said.latest_intent != "ask_medicine_advice"
    return (today_first(now) + told_answer(now, answer) if needed else Reply()) + resume(now)


def explain_question(now: Situation) -> Reply:
    """Why the open question is asked, or what it means, and the question again; after an education answer its words.

    After an outcome it is the advice with its reasons.
    """
    if "asks_whom" in now.acts:
        person = now.said.latest.get("person") or now.case.subject
        response, words = meant(now.case, person)
        return said(response, about=person, **words) + resume(now)
    name = str(now.said.question_id)
    if name == WITHDRAWAL:
        return said("utter_reason_again") + check_again(now)
    question = load_rulebook().questions.get(name)
    if question is not None:
        return go_on(now, lead=reasons(now, question, now.outlook.wish))
    if screening.is_list(name) and now.assessment.level != "emergency":
        listed: Parts = [["utter_list_reason", {}], *because(now, now.outlook.together)]
        return screening.ask_screen(now, name, listed) if screening.can_be_put(now, name) else go_on(now, lead=listed)
    if name == MORE:
        return ask_for_more(now, [["utter_more_reason", {}]])
    answer = answer_for(now) if now.said.just_answered else None
    if answer is not None and answer.entry is not None:
        return told_answer(now, answer) + resume(now)
    return why(now) if now.assessment.fired else said("utter_no_open_question")


def withdraw_emergency(now: Situation) -> Reply:
    """After "false alarm" or "it is gone": asks once whether that is so; a second time the words are taken as they are."""
    if now.said.question_id == WITHDRAWAL:
        return settle_check(now)
    if now.assessment.status == "crisis":
        return go_on(now)
    if now.assessment.level == "emergency":
        return check(now, OVER_CHECK, now.case)
    before = situation_before(now)
    if before is not None and before.assessment.level == "emergency":
        return go_on(now)
    if now.said.question_id in load_rulebook().of_crisis:
        # A joke answers no question about dying.
        return ask_whether_meant(now, str(now.said.question_id), [])
    if gone := told_gone(now):
        return gone
    # "He choked yesterday and is ok now" tells more than that nothing is wrong.
    return (resume(now) if now.said.tells else Reply()) or said("utter_no_emergency_to_withdraw") + resume(now)


def summarise(now: Situation, made_on: date | None = None) -> Reply:
    """The summary, then the open question again when there is one; both carry the summary as JSON."""
    if not now.case.facts(now.case.subject):
        return said("utter_nothing_to_summarise") + resume(now)
    data = summary_data(now, made_on or date.today())
    parts, values = summary_parts(now), {"version": data["rulebook"], "today": data["made_on"], **read_by(now)}
    told = said("utter_summary", triage=now.triage(now.question), parts=parts, **values)
    return with_summary(told + (resume(now) if now.said.question_id else Reply()), data)


def start_over(now: Situation) -> Reply:
    """Says that all begins anew and closes what was open; a warning that stood until now is said once more."""
    begun = said("utter_started_over_warned" if now.said.stood.fired else "utter_started_over")
    return begun + CLOSED + remembered(EDUCATION_SLOT, None)


def change_region(now: Situation) -> Reply:
    """The numbers of the country that was named, or the question which it is; then the open question again."""
    return (_region_changed(now) or said("utter_region_unknown")) + resume(now)


def clarify(now: Situation) -> Reply:
    """When nothing certain was understood: an education answer if the words are one's title or a follow-up, else a way on."""
    if screening.may_mean_the_end(now):
        return go_on(now)
    if now.said.latest_reading.get("language", "en") != "en":
        # Lists to tap, the open question first.
        asked = now.assessment.level == "emergency" or now.said.question_id and not screening.is_list(now.said.question_id)
        return said("utter_other_language") + (resume(now) if asked else screening.net(now))
    if "asks_language" in now.acts:
        return said("utter_other_language") + resume(now)
    if len(now.said.latest_text.split()) <= _FEW_WORDS and (changed := _region_changed(now)):
        return changed + resume(now)
    if screening.fears_danger(now):
        # The signs come before anything is said about it.
        return screening.ask_screen(now, DANGER, [["utter_danger_named", {}]])
    if screening.is_distressed(now):
        return screening.net(now)
    # While a question is open, words that are no question are more likely its answer than a wish to read.
    asked = not now.said.question_id or asks_here(now)
    # Beside a warning no article is offered for words that may mean anything.
    warned = now.assessment.level == "emergency"
    answer = answer_for(now) if asked and not warned and any(map(str.isalpha, now.words)) else None
    if answer is not None and (answer.kind != "none" or answer.part == "declined"):
        unknown = unknown_here(now, answer)
        return (unknown or told_answer(now, answer)) + resume(now)
    brief = len(now.said.latest_text.split()) <= _WORDS_OF_ALL_IS_WELL
    if brief and "says_fine" in now.acts and not (now.said.question_id or now.said.proposals or now.case.findings):
        return invite(now, "utter_fine_heard")
    told = not_understood(now)
    ends = told.open_question or screening.is_list(now.said.question_id) and now.assessment.level != "emergency"
    return told if ends else told + resume(now)


def decline_diagnosis(now: Situation) -> Reply:
    """What nobody can tell in a chat, and then what was told that matters, or the open question."""
    if (own := answering.answers(now, facts=False)) and own.responses != ["utter_own_which_of_two"]:
        return own + resume(now)
    base = education.load_base()
    shown = education.show(base.entries[base.vocabulary.self_check.entry], base=base)
    return said("utter_no_diagnosis", triage=information_payload(now, shown)) + resume(now)


def choose_person(now: Situation) -> Reply:
    """Says whom the talk is about from now on, and goes on with what is known about them; a warning that is being checked comes first."""
    if now.said.question_id == WITHDRAWAL:
        return resume(now)
    return go_on(now, lead=turned_to(now.case))


def advise(now: Situation) -> Reply:
    """The advice so far and the open question, at any moment; without any advice, what it depends on."""
    if now.said.question_id == WITHDRAWAL or now.assessment.status == "crisis":
        return resume(now)
    if now.assessment.level == "emergency":
        return go_on(now, lead=[["utter_do_not_wait", {}]])
    concluded = now.question is None and now.assessment.level in OUTCOMES
    if (own := answering.answers(now)) and (not concluded or answering.WHOM.isdisjoint(own.responses)):
        return own + go_on(now)
    if concluded:
        return go_on(now)
    if certain_level(now.assessment, load_rulebook()) not in OUTCOMES:
        return go_on(now, lead=[["utter_advice_depends", {}]])
    return go_on(now, lead=[["utter_advice_so_far", {"do": now.assessment.telling[0].rule.do}]])


def take_leave(now: Situation) -> Reply:
    """What somebody who leaves must still hear: the warning that stands, or the advice so far; they are asked nothing more."""
    waits = now.said.doubt or screening.looked_for(now) or now.said.question_id in load_rulebook().of_crisis
    if now.assessment.level == "emergency" or waits:
        helped = now.said.help_there and now.assessment.status == "emergency" and not waits
        return told_with(now, "utter_companion_leaves_in_good_hands") if helped else resume(now)
    if now.said.question_id == MORE:
        return go_on(now)
    if not now.said.question_id or now.question is None:
        # What was advised is what they take along.
        advised = now.question is None and now.assessment.level in OUTCOMES and not now.said.question_id and now.complaints
        return confirm_advice(now, []) if advised else Reply()
    if certain_level(now.assessment, load_rulebook()) in OUTCOMES:
        return conclude(now, [], net=_unsettled(now))
    return said("utter_parting_open", net=_unsettled(now)) + CLOSED


def _unsettled(now: Situation) -> Parts:
    """In one sentence, what would be an emergency and was not asked about; the usual signs where nothing is."""
    worth = sorted(now.outlook.worth, key=lambda each: -now.outlook.worth[each])
    names = dict.fromkeys((*now.said.likely(now.case), *(each for each in worth if "." not in each)))
    book = load_rulebook()
    level = book.levels.ids[0]
    # Near an emergency much would make one; only what is a danger anywhere is worth a word to somebody who leaves.
    dangers = {each["finding"] for each in book.levels.danger_signs} - book.of_crisis
    grave = [each for each in names if each in dangers and if_there(now, each).level == level]
    named = {"labels": names_of(grave[:_NAMED_AT_MOST])}
    return [["utter_parting_unsettled", named]] if grave else [["utter_parting_net", {}]]


# Each of the domain's actions has the name of its function.
_MOVES: Sequence[Callable[[Situation], Reply]] = (
    *(triage, educate, explain_question, withdraw_emergency, summarise, start_over, change_region, clarify, resume, decline_diagnosis),
    *(choose_person, advise, take_leave),
)
# What is asked beside a check of a warning is answered, whatever the move.
MOVES = {f"action_{move.__name__}": lambda now, move=move: answer_beside_check(now, move(now)) for move in _MOVES}


def _region_changed(now: Situation) -> Reply:
    """The numbers of the region that the message names, which is remembered; nothing when it names none."""
    region = region_named_in(now.said.latest_text)
    return said("utter_region_changed", region=region) + remembered(REGION_SLOT, region) if region else Reply()


def feelings(now: Situation) -> Reply:
    """Words for anger, grief, a burden or fear that the message spoke of; a warning has its own words for it."""
    if now.assessment.level == "emergency":
        return Reply()
    response = next((response for act, response in acts_do()["felt"].items() if act in now.acts), None)
    return said(response) if response is not None else Reply()


def told_died(now: Situation) -> Reply:
    """Words for somebody whose relative has died, and no question more about them; nothing where the talk is about the writer.

    Nor where a warning stands, or more is said than that.
    """
    ends = "says_died" in now.acts and now.case.subject != "self" and len(now.said.latest_text.split()) <= _WORDS_OF_A_DEATH
    if not ends or "?" in now.said.latest_text or now.assessment.level == "emergency" or now.said.likely(now.case):
        return Reply()
    told = now.complaints
    never = [{"id": each.id, "person": each.person, "status": "absent"} for each in told]
    return said("utter_death_heard") + CLOSED + (remembered(SETTLED_SLOT, never) if never else Reply())


def asks_if_safe(now: Situation) -> Reply:
    """Whether an angry carer fears to hurt somebody, and what to do at once where they do; nothing in every other talk."""
    if now.assessment.level == "emergency":
        return Reply()
    if _fears(now.case) and not _fears(now.said.earlier):
        do = [each.rule.do for each in now.assessment.fired if any(found.id == FEAR for found in each.because)]
        lead: Parts = [["utter_anger_heard", {}], *(["utter_today_first", {"do": each}] for each in do)]
        return go_on(now, lead=lead)
    known = any(each.id == FEAR for each in now.case.facts("self"))
    asks = _ANGER in now.acts and not known and not now.case.asked.get(FEAR)
    return ask(now, load_rulebook().questions[FEAR], [["utter_anger_heard", {}]]) if asks else Reply()


def _fears(case: Case) -> bool:
    return any(each.id == FEAR and each.status == "present" for each in case.facts("self"))
