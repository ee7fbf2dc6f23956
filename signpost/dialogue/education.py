"""Answers a question about a condition; every word of the answer is knowledge or a response.

Inside the interview of somebody who named no illness, what is known of one answers only what is surely asked for: "do you have to tell
my mum?" does not ask how a diagnosis is told, nor "what should I eat?" for the diet of an illness that nobody has.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache, partial
from typing import Any

from signpost import education
from signpost.decision import certain_level, load_rulebook
from signpost.dialogue.read_back import OF_FAMILY
from signpost.dialogue.reply import Reply, remembered, said
from signpost.dialogue.situation import Situation, situation_before
from signpost.dialogue.transcript import EDUCATION_SLOT
from signpost.dialogue.turns import ANSWERS, ILLNESSES, SEEKS_ANSWER
from signpost.education.shown import suggest
from signpost.region import UNKNOWN, region_id, regions_named_in

_RELATED_SHOWN = 3
# So many of what may be meant are offered in all, facts before entries.
_MOST_TO_CHOOSE = 4
_TODAY = "urgent"
# What an illness is: a question that names nothing is like that whatever it asks.
_OVERVIEW = "overview"
# As the questions beside the answers write them.
_WRITTEN = {"als": "ALS", "ms": "MS"}
# In so few words too much is asked of one's own case.
_FEW_WORDS = 12
# Who asks what to take or stop asks for what is known of it, too.
_ASKING = SEEKS_ANSWER | {"ask_medicine_advice"}
# What is known of other illnesses than the two is told by its name alone.
OF_THE_TWO = frozenset({"als", "ms", "both"})
_DECLINED, _ABOUT = "declined", "about"
# An answer this sure may stand beside what is told, where it depends on nobody's own signs.
_SURE, _PERSONAL = 0.78, frozenset({"self_check", "about"})
# One that is heard as a question about an illness has to be less sure.
_SURE_ENOUGH = 0.6
_DIAGNOSED, _FAMILY = "diagnosed_", frozenset(OF_FAMILY.values())


def answer_for(now: Situation, question: str | None = None, told: Collection[str] = (), whole: str = "") -> education.Answer:
    """The answer to the latest message, or to one question of it, read with what the latest answer was about; none of those `told`.

    Beside an answer to what the bot asked the question counts by itself too, as the `whole` of what it points back to: the answer may
    blur it. What was said before tells what it is about ("carpal tunnel … should I wear a splint?"). What is asked besides finds
    answers of its own.
    """
    named = illnesses_named(now.words) & _WRITTEN.keys()
    # One question of several goes on from no answer.
    earlier = {"disease": "".join(named) if len(named) == 1 else now.said.education.get("disease")} if question else now.said.education
    about = earlier.get("disease") or illness_of(now)
    # Numbers about life span are kept back from whoever told of symptoms and of no diagnosis.
    undiagnosed = bool(now.there) and not any(each.startswith(_DIAGNOSED) for each in now.there)
    context = education.context_from({**earlier, "disease": about, "undiagnosed": undiagnosed})
    base, places = education.load_base(), frozenset({region_id(now.said.region)} - {UNKNOWN})
    # What sounds like an entry in words that ask nothing is no question: anything does.
    asked = question is not None or now.said.latest_intent in _ASKING or _asks_beside(now) or asks_here(now)
    known = bool(whole) or _may_ask_here(now)
    text, alone = _without_other_questions(now, question), whole or question or ""
    of_it = f"{_WRITTEN[about]}: {alone or now.words}" if about in _WRITTEN and not illnesses_named(now.words) else ""
    search = partial(education.by_meaning, alone=of_it or alone, before=now.said.before) if asked else lambda _: ()
    find = partial(education.answer, context=context, base=base, places=places, told=told, known=known, earlier=now.said.before)
    found = find(text, search=search)
    if found.kind == "entry" or not asked or not (alone or of_it) or of_it and undiagnosed:
        return found
    by_itself = find(of_it or alone)
    return by_itself if by_itself.kind == "entry" and by_itself.topic != _OVERVIEW and not _waits(by_itself) else found


def _without_other_questions(now: Situation, question: str | None) -> str:
    """The latest message without what it asks besides this question; all of it where that points back: "is it GBS? how bad is that?"."""
    asked, words = now.said.latest_reading.get("questions", ()), now.words
    for other, *_ in asked if any(text == question == whole for text, whole, *_ in asked) else ():
        words = words if str(question) in other else words.replace(other, " ")
    return words


@lru_cache(maxsize=64)
def _names(told: str) -> frozenset[str]:
    """The entries about what is named for certain in words that were told."""
    parts = education.read_question(told, base=education.load_base())
    return frozenset().union(*(part.named for part in parts if part.certain_name))


@lru_cache(maxsize=64)
def illnesses_named(words: str) -> frozenset[str]:
    """The illnesses that words name, by themselves or by what belongs to them ("other", "both" for what is of neither or either alone)."""
    parts, entries = education.read_question(words, base=education.load_base()), education.load_base().entries
    return frozenset().union(*(each.own_diseases for each in parts)) | {entries[each].disease for each in _names(words)}


def today_first(now: Situation) -> Reply:
    """What is to be done today, said before an answer that is given in the same turn; nothing where it was so before."""
    before = situation_before(now)
    was_so = before is not None and before.assessment.level == _TODAY
    if was_so or certain_level(now.assessment, load_rulebook()) != _TODAY:
        return Reply()
    return said("utter_today_first", do=now.assessment.telling[0].rule.do)


def asks(now: Situation) -> bool:
    """Whether the latest message asks something in so many words; who begins "I care for my husband" asks nothing."""
    return now.asks or education.asks(now.words, base=education.load_base())


def asks_here(now: Situation) -> bool:
    """Whether a message of some length surely asks for what has answers here, whatever it names; nobody complained of anything before.

    In few words too much is asked of one's own case: "am I dying?".
    """
    return len(now.words.split()) > _FEW_WORDS and _may_ask_here(now)


def _may_ask_here(now: Situation) -> bool:
    """The same of a message of any length; who asks whether it is an illness does not live with it."""
    surely = education.load_base().sureness.asks(now.said.latest_reading.get("asking", 0.0))
    return surely and "seeks_diagnosis" not in now.acts and not now.said.earlier.complaints(load_rulebook().levels.background)


def _asks_beside(now: Situation) -> bool:
    """Whether a message that tells of somebody, or answers what was asked, asks something besides: "No. Is it hereditary?"."""
    # "Can you change it: three weeks, not three months" asks for nothing to read.
    corrects = "correction" in now.acts and "?" not in now.words
    return now.said.latest_intent in ("tell_symptoms", *ANSWERS) and not corrects and (asks(now) or asks_here(now))


def offered(now: Situation) -> bool:
    """Whether the answer just before offered something that the latest message can take: later a "yes" or "ok" means something else.

    One of the facts below an answer is taken by its number alone.
    """
    latest = now.said.education
    picks = latest.get("beside") and education.picks_one(now.words, base=education.load_base())
    return bool(latest.get("offers_numbers") or latest.get("suggestions") or picks) and now.said.just_answered


def told_answer(now: Situation, answer: education.Answer) -> Reply:
    """An answer, or that there is none; what it was about is remembered.

    In a crisis, and while it is asked about one, only what is asked in so many words, and how long a life lasts is left for later.
    """
    if now.assessment.status == "crisis" or now.asks_of_crisis:
        asked = "?" in now.words or "question" in now.acts
        if _waits(answer) or not asked:
            return said("utter_crisis_facts_later") if asked else Reply()
    triage = information_payload(now, answer)
    kept = remembered(EDUCATION_SLOT, {**answer.context.as_dict(), "turn": now.said.turns})
    if answer.kind == "did_you_mean":
        options = [[title, title] for _, title in (*answer.beside, *answer.suggestions)][:_MOST_TO_CHOOSE]
        return said("utter_did_you_mean", options=options, triage=triage) + kept
    if answer.part == "declined":
        return said("utter_education_declined") + kept
    if answer.entry is None:
        named = regions_named_in(now.words)
        # Whom to ask depends on the country that the question names.
        region = next(iter(named)) if len(named) == 1 else None
        return said("utter_no_education_answer", triage=triage, region=region) + kept
    return _told_entry(answer, answer.entry, triage) + kept


def _waits(answer: education.Answer) -> bool:
    """Whether an answer is left for later in a crisis: how a life ends, how long it lasts, and numbers of it."""
    later, entry = education.load_base().asking.not_in_a_crisis, answer.entry
    return answer.topic in later or entry is not None and (entry.id in later or bool(entry.numbers))


def information_payload(now: Situation, answer: education.Answer) -> dict[str, Any]:
    """The contract's payload of an education answer: level `information`, with its citations."""
    triage = now.triage()
    triage.update(level="information", status="information", question=None, rules=[], topic=answer.topic, disease=answer.disease)
    triage.pop("route", None)
    triage["citations"] = [each.as_dict() for each in answer.entry.citations] if answer.entry else []
    if answer.entry is not None:
        triage["education"] = {"entry": answer.entry.id, "title": answer.entry.title, "table": [list(row) for row in answer.entry.table]}
    return triage


def _told_entry(answer: education.Answer, entry: Any, triage: dict[str, Any]) -> Reply:
    first = answer.part == "short"
    response = {"short": "utter_education", "sources": "utter_education_sources"}.get(answer.part, "utter_education_more")
    response = "utter_education_numbers_wanted" if first and answer.offers_numbers else response
    table = [["utter_table_row", {"axis": axis, "als": als, "ms": ms}] for axis, als, ms in entry.table[1:]] if first else []
    # The facts that come next, else after a whole entry those that belong to it.
    below = answer.beside or (() if answer.context.point else answer.related[:_RELATED_SHOWN])
    return said(
        response,
        answer=answer.text,
        table=table,
        safety=entry.safety or "",
        sources="; ".join(dict.fromkeys(each.source.title for each in entry.citations))
        or education.load_base().in_place_of_source(answer.context.point),
        as_of=str(entry.as_of),
        corrections=[["utter_correction", {"note": note}] for _, note in entry.corrects],
        options=[[title, title] for _, title in below] if first else [],
        triage=triage,
    )


def illness_of(now: Situation) -> str | None:
    """The one of the two illnesses that somebody in this talk is known to have; None where nobody has one, or both are told of."""
    told = [each for each in now.case.findings if each.status == "present"]
    # Who tells of a parent's illness and asks about themselves has not got it.
    relatives = {each.id for each in told if now.case.subject == "self" and each.id in OF_FAMILY.values()}
    there = {each.id for each in told if each.person == "self" or OF_FAMILY.get(each.id) not in relatives}
    found = [disease for finding, disease in ILLNESSES.items() if finding in there]
    return found[0] if len(found) == 1 else None


def unknown_here(now: Situation, answer: education.Answer) -> Reply:
    """That there is no good answer in this case, in place of one about an illness that nobody named; nothing where it is surely meant."""
    surely = answer.part == _DECLINED or _is_meant(now, answer, now.words) or fits_here(now, answer, now.words, sure_of=False)
    return Reply() if surely else nothing_known(now)


def nothing_known(now: Situation) -> Reply:
    """That there is no good answer in this case; where facts are surely asked for, what is known of either illness by its title instead."""
    if now.assessment.status == "crisis":
        return said("utter_crisis_unknown", triage=now.triage(now.question))
    asks_facts = education.load_base().sureness.asks(now.said.latest_reading.get("asking", 0.0))
    found = [_known_of(each, now) for each in _WRITTEN] if asks_facts else []
    known = [each.entry for each in found if each.entry and each.score >= _SURE and each.topic not in (_OVERVIEW, *_PERSONAL)]
    if len(known) < len(_WRITTEN) or any(map(_waits, found)):
        return said("utter_own_unknown", triage=now.triage(now.question))
    return told_answer(now, suggest(known, None, education.Context(), found[0].score))


def _known_of(illness: str, now: Situation) -> education.Answer:
    """What the latest message would find, if it named this illness: "could my kids get it?"."""
    asked = f"{_WRITTEN[illness]}: {now.words}"
    search, context = partial(education.by_meaning, alone=asked, before=""), education.context_from({"disease": illness})
    return education.answer(asked, base=education.load_base(), context=context, search=search, known=True)


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
    return not now.complaints or now.said.learning or is_of_an_illness(now) or _is_asked_for(question, answer)


def _is_asked_for(question: str, answer: education.Answer) -> bool:
    """Whether the words name an illness, a subject that has answers, or a term; or the answer is about something else than the two."""
    base, entry = education.load_base(), answer.entry
    if entry is not None and (entry.disease not in OF_THE_TWO or entry.topic == _ABOUT) or education.is_fact_title(question, base=base):
        return True
    parts = education.read_question(question, base=base)
    return any(part.own_diseases or part.named or part.self_check for part in parts)
