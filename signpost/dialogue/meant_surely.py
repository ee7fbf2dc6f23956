"""Inside the interview of somebody who named no illness, what is known of one answers only what is surely asked for.

"Do you have to tell my mum?" does not ask how a diagnosis is told, nor "what should I eat?" for the diet of an illness that nobody has.
"""

from __future__ import annotations

from signpost import education
from signpost.dialogue.education import asks_here, illnesses_named
from signpost.dialogue.payloads import triage_of
from signpost.dialogue.read_back import OF_FAMILY
from signpost.dialogue.reply import Reply, said
from signpost.dialogue.screening import complains
from signpost.dialogue.situation import Situation

# What is known of other illnesses than the two is told by its name alone.
OF_THE_TWO = frozenset({"als", "ms", "both"})
_DECLINED, _ABOUT = "declined", "about"
# An answer this sure may stand beside what is told, where it depends on nobody's own signs.
_SURE, _PERSONAL = 0.78, frozenset({"self_check", "about"})
# One that is heard as a question about an illness has to be less sure.
_SURE_ENOUGH = 0.6
_DIAGNOSED, _FAMILY = "diagnosed_", frozenset(OF_FAMILY.values())


def unknown_here(now: Situation, answer: education.Answer) -> Reply:
    """That there is no good answer in this case, in place of one about an illness that nobody named; nothing where it is surely meant."""
    surely = answer.part == _DECLINED or _is_meant(now, answer, now.words) or fits_here(now, answer, now.words, sure_of=False)
    response = "utter_crisis_unknown" if now.assessment.status == "crisis" else "utter_own_unknown"
    return Reply() if surely else said(response, triage=triage_of(now, now.question))


def fits_here(now: Situation, answer: education.Answer, question: str, *, sure_of: bool) -> bool:
    """Whether an answer may stand beside what is told: it is surely the one that is asked for, and depends on nobody's own signs.

    `sure_of`: the question is heard as one about an illness. Of an illness that is known or named whatever is told is told beside it too.
    """
    told, sure = answer.kind == "entry" and answer.topic not in _PERSONAL, answer.score >= (_SURE_ENOUGH if sure_of else _SURE)
    meant = is_of_an_illness(now) or sure and _is_meant(now, answer, question)
    # Of one of the two illnesses alone only who knows or names one is told.
    of = education.load_base().only_of.get(answer.context.point or answer.context.entry or "", frozenset())
    has = {each.id for each in now.case.findings if each.status != "hypothetical"}.intersection((*OF_FAMILY, *_FAMILY))
    return told and meant and bool(not of or has or of & {now.said.education.get("disease"), *illnesses_named(now.words)})


def is_of_an_illness(now: Situation) -> bool:
    """Whether an illness is known of somebody in this talk, named, or what the latest answer was about: what is asked is asked of that."""
    told = (each.id for each in now.case.findings if each.status != "hypothetical")
    known = bool(now.said.education.get("disease")) or any(each.startswith(_DIAGNOSED) or each in _FAMILY for each in told)
    return known or bool(illnesses_named(now.words)) or asks_here(now)


def _is_meant(now: Situation, answer: education.Answer, question: str) -> bool:
    """Whether nobody complains of anything, or the illness that an answer is about is known or named."""
    return not complains(now) or now.said.learning or is_of_an_illness(now) or _is_asked_for(question, answer)


def _is_asked_for(question: str, answer: education.Answer) -> bool:
    """Whether the words name an illness, a subject that has answers, or a term; or the answer is about something else than the two."""
    base, entry = education.load_base(), answer.entry
    if entry is not None and (entry.disease not in OF_THE_TWO or entry.topic == _ABOUT) or education.is_fact_title(question, base=base):
        return True
    parts = education.read_question(question, base=base)
    return any(part.own_diseases or part.named or part.self_check for part in parts)
