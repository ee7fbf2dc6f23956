"""Why the open question is asked: its reason, its plainer words, and other words for who asks why once more."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.asking import because, reasons
from signpost.dialogue.checks import check_again
from signpost.dialogue.education import answer_for, told_answer
from signpost.dialogue.next_step import go_on, resume
from signpost.dialogue.outcome import ask_for_more, why
from signpost.dialogue.reply import Parts, Reply, said
from signpost.dialogue.screening import ask_screen, can_be_put, is_list
from signpost.dialogue.situation import Situation
from signpost.dialogue.turns import MORE, WITHDRAWAL
from signpost.dialogue.two_people import meant


def explain_question(now: Situation) -> Reply:
    """Why the open question is asked, or what it means, and the question again; after an education answer its plainer words.

    Who asks why once more at the same question hears other words. After an outcome it is the advice with its reasons.
    """
    if "asks_whom" in now.acts:
        person = now.said.latest.get("person") or now.case.subject
        response, words = meant(now.case, person)
        return said(response, about=person, **words) + resume(now)
    name = str(now.said.question_id)
    again = now.said.wondered.get(name, 0) > 1
    ahead = said("utter_reason_again") if again else Reply()
    if name == WITHDRAWAL:
        return said("utter_reason_again") + check_again(now)
    question = load_rulebook().questions.get(name)
    if question is not None:
        plainer = "wants_plainer" in now.acts and bool(question.help)
        told = [["utter_question_plainly", {"help": question.help}]] if plainer else reasons(now, question, now.outlook.wish)
        return ahead + go_on(now, lead=[] if again else told)
    if is_list(name) and now.assessment.level != "emergency":
        listed: Parts = [] if again else [["utter_list_reason", {}], *because(now, now.outlook.together)]
        return ahead + (ask_screen(now, name, listed) if can_be_put(now, name) else go_on(now, lead=listed))
    if name == MORE:
        return ahead + ask_for_more(now, [] if again else [["utter_more_reason", {}]])
    answer = answer_for(now) if now.said.just_answered else None
    if answer is not None and answer.entry is not None:
        return told_answer(now, answer) + resume(now)
    return why(now) if now.assessment.fired else said("utter_no_open_question")
