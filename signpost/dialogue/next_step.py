"""What comes next in a conversation: a check, the warning that stands, a question, the outcome, or the wish to hear more."""

from __future__ import annotations

from signpost.decision import Question, certain_level, list_due, load_rulebook
from signpost.decision.questions import SCREEN
from signpost.decision.screens import DANGER, SIGNS
from signpost.decision.turns import CALM, URGENT
from signpost.dialogue import screening
from signpost.dialogue.asking import ask, invite, is_alarmed, put, told_with
from signpost.dialogue.checks import OLD_CHECK, OVER_CHECK, check, check_again, days_told, is_explained, is_put_right
from signpost.dialogue.crisis import crisis_step, danger_to_body, ease, is_over, kept_open
from signpost.dialogue.held import DOUBT_CHECK, DOUBTFUL, asked_about
from signpost.dialogue.outcome import OUTCOMES, ask_for_more, conclude, confirm_advice, is_given_already
from signpost.dialogue.read_back import labels_of
from signpost.dialogue.reply import CLOSED, Parts, Reply, said
from signpost.dialogue.situation import Situation, situation_before
from signpost.dialogue.turns import FEAR, KINDS_OF_COMPLAINTS, MORE, NO_ANSWERS, WITHDRAWAL
from signpost.dialogue.two_people import read_back_each
from signpost.dialogue.waiting import meanwhile, noted, only_thanks
from signpost.findings import finding_from
from signpost.region import waiting_for

# How often it is asked whether anything was missed, where small talk or a question comes between.
_TIMES_ASKED = 2
# After so many questions is said what would be advised if nothing else came.
_ADVISED_AFTER = 4
# How often signs are put as a list to tick.
_TIMES_LISTED = 3
_STILL_OPEN = ("utter_still_open", "utter_still_open_again")


def go_on(now: Situation, *, lead: Parts | None = None, checked: bool = False, stay: bool = False) -> Reply:
    """The next thing to say, and the question that it leaves open.

    `checked` when a check was just answered, `stay` when the question that was put is to be put again where it still matters.
    """
    lead = lead or ([["utter_slow_lifted", {}]] if not checked and is_put_right(now.said) else [])
    before = None if checked else situation_before(now)
    explained = before is not None and is_explained(now.said)
    lead = lead or ([["utter_old_lifted", {}]] if explained else [])
    doubted = _check(before, now) if before is not None and not explained else None
    if doubted is not None:
        return doubted
    # What may have been swallowed or done is asked about at once, whatever else stands; the wish to die before all else that is unclear.
    stands = now.assessment.level == "emergency"
    grave = screening.resembled(now, of_crisis=not stands)
    if grave is not None and (not stands or grave in load_rulebook().levels.looked_for and grave not in now.said.faint):
        return screening.ask_of(now, grave, lead)
    if stands:
        return _warning_that_stands(now, lead)
    lead = lead or _left_open(now) or screening.may_be_danger(now)
    unclear = _unclear(now, lead)
    if unclear is not None:
        return unclear
    told = lead or _newly_told(before, now)
    question = (now.open_question if stay else None) or now.question
    proposal = screening.resembled(now)
    due = now.said.question_id if stay else _list_due(now)
    danger = due == DANGER and not screening.danger_to_ask(now)
    if proposal is not None and (stay or not screening.can_be_listed(now, proposal)) and not danger:
        return _unanswered(before, now, proposal, told) + screening.ask_of(now, proposal, told)
    if (danger or question is not None or now.outlook.together) and due is not None and screening.can_be_put(now, due):
        return _unanswered(before, now, due, told) + screening.ask_screen(now, due, told)
    if question is not None:
        return _put(before, now, question, told)
    return _ended(before, now, lead, told)


def _ended(before: Situation | None, now: Situation, lead: Parts, told: Parts) -> Reply:
    """What comes where no question is left: a wish to be told more, the advice that stands, the last question, or the outcome."""
    if now.assessment.level not in OUTCOMES or not now.case.facts(now.case.subject):
        return _want_symptom(now, told)
    if before is not None and is_given_already(before, now):
        return confirm_advice(now, told) + CLOSED
    if MORE not in now.said.listed and now.complaints:
        return ask_for_more(now, told)
    # What was put right is read back before the outcome, which may still quote the first words.
    return conclude(now, told if "correction" in now.acts else lead)


def _put(before: Situation | None, now: Situation, question: Question, told: Parts) -> Reply:
    """The question, with a word of excuse, or that it is still open, where it comes again; in the middle with the advice so far."""
    excuse = _unanswered(before, now, question.id, told)
    known = now.case.questions == _ADVISED_AFTER and question.id != now.said.question_id
    # What has to be seen today was said at once.
    if known and certain_level(now.assessment, load_rulebook()) in OUTCOMES.keys() - {"urgent"}:
        told = [*told, ["utter_advice_meanwhile", {"do": now.assessment.telling[0].rule.do}]]
    # What comes again although nothing else is said comes with other words than before.
    again: Parts = [[_STILL_OPEN[now.said.turns % 2], {}]] * (not excuse and question.id == now.said.question_id)
    return excuse + ask(now, question, told or again)


def _list_due(now: Situation) -> str | None:
    """The list that comes next: of dangers once, where words sound like one or no model reads, and no rule warns; of signs a few times."""
    unsafe = now.case.sounds == URGENT or now.said.latest_reading.get("reader", "") is None
    if (is_alarmed(now) or unsafe and not now.said.stood.fired) and DANGER not in now.said.listed and not screening.danger_to_ask(now):
        return DANGER
    open_list = str(now.said.question_id)
    if now.said.latest_reading.get("echoes") and now.said.listed.count(open_list) < _TIMES_ASKED and screening.can_be_put(now, open_list):
        return open_list
    due = list_due(now.outlook, now.said.listed)
    return None if due == SIGNS and now.said.listed.count(SIGNS) >= _TIMES_LISTED else due


def _unclear(now: Situation, lead: Parts) -> Reply | None:
    """What has to be made clear before the interview goes on: a clash, what a pick means, an answer that seems to say both."""
    if now.said.held:
        question, why = asked_about(now.said.held)
        doubtful = now.said.held.get(DOUBTFUL)
        labels = labels_of(map(finding_from, doubtful or ()))
        return put(now, DOUBT_CHECK, question, lead=lead, labels=labels) if doubtful else ask(now, question, [*lead, *why])
    asked = str(now.said.question_id)
    if screening.only_yes(now) and now.said.listed.count(asked) < _TIMES_ASKED and screening.can_be_put(now, asked):
        return screening.ask_screen(now, asked, [["utter_which_of_these", {}]])
    picked = screening.after_pick(now, lead)
    if picked is None and now.said.contradicts and now.open_question is not None:
        doubt = "utter_answer_heard" if now.said.heard else "utter_answer_contradicts"
        return ask(now, now.open_question, [*lead, *_newly_told(situation_before(now), now), [doubt, {}]])
    return picked


def _want_symptom(now: Situation, told: Parts) -> Reply:
    """Asks what is wrong; what was told so far, such as that something is not there, is said and handed over."""
    if now.said.learning and not now.complaints:
        welcomed = "utter_learner_welcomed" if "to_learn" in now.acts else "utter_question_wanted"
        return invite(now, "utter_of_nobody_real" if "of_nobody_real" in now.acts else welcomed)
    # Whoever was asked to tell in words of their own and says only "ok" or "I don't know" may be helped by lists to tap.
    empty = now.said.latest_intent == "not_sure" or "acknowledges" in now.acts
    if empty and now.said.turns > 1 and now.said.latest.get("question_id") is None or screening.only_yes(now):
        return screening.net(now)
    return invite(now, "utter_symptom_wanted", lead=told)


def resume(now: Situation) -> Reply:
    """After small talk: back to what is open, and nothing when nothing is."""
    if only_thanks(now.said):
        return told_with(now, "utter_companion_leaves_in_good_hands" if now.said.help_there else "utter_companion_thanked")
    if now.said.question_id == WITHDRAWAL:
        return check_again(now)
    # What is told while a list asks what it is about is told: the list has done its work.
    waits = not now.said.chose and (now.said.question_id == DANGER or not now.said.tells) and now.assessment.level != "emergency"
    if now.said.question_id and waits and not screening.looked_for(now) and screening.can_be_put(now, now.said.question_id):
        return screening.ask_screen(now, now.said.question_id, [], again=True)
    again = now.said.question_id == MORE and now.said.listed.count(MORE) < _TIMES_ASKED
    if again and not now.said.tells and now.assessment.level in OUTCOMES:
        return ask_for_more(now, [])
    # Whoever has said nothing yet but that they are afraid was just asked what they have noticed.
    afraid = {each.id for each in now.complaints} <= {FEAR} and not screening.tells_of_past(now)
    heard = now.said.tells and not afraid or screening.danger_to_ask(now) or screening.resembled(now) is not None
    if heard or now.said.question_id or now.said.stood.fired or now.assessment.level == "emergency":
        return go_on(now)
    return screening.net(now) if screening.sounds_alarming(now) else Reply()


def not_understood(now: Situation) -> Reply:
    """What follows a message that was not understood; when it named a part of the body, the question what is wrong there."""
    reply = now.said.latest_reading.get("reply") or {}
    if now.said.question_id == MORE:
        # What was missed may be a danger: it is asked about by list, once.
        return screening.net(now) if DANGER not in now.said.listed else go_on(now, lead=screening.not_taken_in(now))
    if now.said.question_id == SIGNS and not now.outlook.together:
        return go_on(now, lead=screening.not_taken_in(now))
    if now.said.question_id and not screening.is_list(now.said.question_id):
        return said("utter_not_understood")
    # "There's water in the bottom of my dishwasher" names no part of a body.
    if reply.get("body_part") and not screening.is_everyday(now):
        named = (reply.get("side"), reply["body_part"].replace("_", " "))
        return invite(now, "utter_part_wanted", part=" ".join(each for each in named if each not in (None, "both")))
    if now.assessment.level == "emergency":
        return said("utter_unclear")
    if now.said.learning and not now.said.latest_reading.get("unread"):
        return invite(now, "utter_question_wanted")
    # What surely sounds like no complaint, where nothing is open and nothing was told, gets no list of dangers.
    calm = now.case.sounds == CALM and now.said.latest_reading.get("kind") not in KINDS_OF_COMPLAINTS
    idle = calm and not (now.said.question_id or now.case.findings)
    return said("utter_out_of_scope") if idle else screening.net(now)


def _check(before: Situation, now: Situation) -> Reply | None:
    """The check of a warning that what was told takes away; None where none stood, or it stands."""
    if now.assessment.level == "emergency" or not now.said.stood.fired or is_put_right(now.said):
        return None
    if before.assessment.status == "crisis":
        return ease(before) if is_over(now) else kept_open(before, now)
    # "No, it's been so for years": whether it is gone is not the question.
    return check(before, OLD_CHECK if days_told(now.said) else OVER_CHECK, now.case)


def _warning_that_stands(now: Situation, lead: Parts) -> Reply:
    if now.assessment.status == "crisis":
        body: Parts = [["utter_companion_body_stands", {}]] if danger_to_body(now.assessment) and not now.said.help_called else []
        return ease(now) if is_over(now) else crisis_step(now, [*lead, *body])
    if now.said.help_there:
        response, lead = "utter_helped_stands", lead or noted(now)
    elif now.said.help_called:
        response = "utter_emergency_waiting"
    else:
        by_route = "utter_emergency_go_stands" if now.assessment.route == "go" else "utter_emergency_stands"
        response = waiting_for(str(now.assessment.response)).get("stands", by_route)
        frightened = "expresses_fear" in now.said.latest_reading.get("acts", ())
        lead = lead or ([["utter_fear_in_emergency", {}]] if frightened else noted(now))
    return told_with(now, response, lead=lead, steps=meanwhile(now)) + CLOSED


def _newly_told(before: Situation | None, now: Situation) -> Parts:
    """What the latest message told beyond an answer to the open question, so that a wrong reading is seen at once."""
    known = [each.with_(said="") for each in before.case.findings] if before is not None else []
    latest = now.said.latest
    answered = str(latest.get("question_id") or "").partition(".")[0] if "correction" not in latest.get("acts", ()) else ""
    told = [each for each in now.case.findings if each.with_(said="") not in known and each.id != answered]
    # What "none of these" denies was just read in the list.
    return read_back_each(now, (each for each in told if answered != SCREEN or each.status != "absent"))


def _unanswered(before: Situation | None, now: Situation, asked: str, told: Parts) -> Reply:
    """A word of excuse, each time another, when the open question comes again although the message was meant to answer it."""
    # A list that was answered and has more to ask is another list.
    answered = screening.is_list(asked) and (now.said.latest.get("reply") or {}).get("value") is not None
    if told or answered or asked != now.said.question_id:
        return Reply()
    if now.said.latest_intent == "go_back":
        return said("utter_back_again")
    if "acknowledges" in now.acts:
        return said("utter_answer_acknowledged")
    # Where something else was meant, that has been answered before the question comes again.
    if now.asks or now.said.latest_intent in NO_ANSWERS:
        return Reply()
    # What was told beside the answer is kept, and the question comes again.
    return said("utter_answer_unclear" if before is not None and before.case.findings == now.case.findings else "utter_answer_beside")


def _left_open(now: Situation) -> Parts:
    """That nobody has to say whether they want to live, and who listens, where the question was asked and not answered."""
    asked = now.said.question_id
    known = any(each.id == asked and each.status in ("present", "absent", "past") for each in now.case.findings)
    return [["utter_crisis_left_open", {}]] if now.asks_of_crisis and now.case.asked.get(str(asked)) and not known else []
