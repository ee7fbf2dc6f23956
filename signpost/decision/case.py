"""The case: what is known after all that was said. A pure fold over the turns of a conversation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from signpost.decision.answers import Answer, answer_to, attributes_told
from signpost.decision.merging import Instances, add, began_alike, corrected, fill, is_present, passed, told_now
from signpost.decision.people import NOBODY_ELSE, NOT_ME, all_mine, brought_back, not_mine, of_subject, subject_of, turned_to, with_waiting
from signpost.decision.questions import SCREEN
from signpost.decision.seen import seen_after
from signpost.decision.turns import LEADS, ONLY_THEN, SOUNDS, Turn, turn_from
from signpost.findings import BEGAN, OTHERS, PERSONS, PLACE, Finding, finding_from
from signpost.relatives import clearer

# A turn with one of these acts is about the conversation; it does not use up a try at the open question.
_NO_TRY = frozenset({"wants_reason", "wants_plainer", "wants_summary", "question", "greeting", "thanks", "seeks_diagnosis"})

# What a message says of somebody else, told for certain or merely resembling something.
_OF_OTHER = frozenset({"for_other", NOT_ME, "speaks_of_other"})
# What turns the talk to a person, in so many words.
_TURNS = frozenset({"for_other", NOT_ME, "for_self"})
# What says whose it is that is told.
_NAMES = _OF_OTHER | _TURNS | {"speaks_of_self"}
# What people tell of themselves before it is asked; how bad something is is heard only when that was the question.
_PLACE_AND_TIME = frozenset({*PLACE, *BEGAN})


@dataclass(frozen=True)
class Case:
    """What is known, and what was asked.

    `asked` counts the tries at each question, `settled` holds those that were answered with "I don't know", `answered`
    those that got an answer, `questions` the number of questions put in all. Questions are about the `subject`. `aside` is
    the case of the person before, when the talk was turned to somebody else in so many words and only that person's
    emergencies still count; it holds what had been asked about them. `seen` are the findings that a clinician has looked at,
    as they stood then. `named` is whether any message said whose it is, `others` the name of everybody but the writer who has one
    (`signpost/relatives.py`), the one named last at the end. `sounds` is what the messages sound like as a whole (`Turn.sounds`).
    """

    findings: tuple[Finding, ...] = ()
    subject: str = "self"
    asked: Mapping[str, int] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    questions: int = 0
    aside: Case | None = None
    seen: tuple[Finding, ...] = ()
    named: bool = False
    others: Mapping[str, str] = field(default_factory=dict)
    sounds: str = ""

    def facts(self, person: str) -> tuple[Finding, ...]:
        """What is known about one person."""
        return tuple(each for each in self.findings if each.person == person)

    def known(self, person: str, among: Collection[str]) -> set[str]:
        """Which of these findings one person has, such as the illnesses that are known of them."""
        return {each.id for each in self.facts(person) if each.status == "present" and each.id in among}

    @property
    def waiting(self) -> tuple[Case, ...]:
        """The cases of those the talk has turned away from, one by one."""
        return (self.aside, *self.aside.waiting) if self.aside else ()

    def complaints(self, background: Collection[str]) -> tuple[Finding, ...]:
        """What the one it is about has, in the order in which it was told; not the `background`, what is known about a person."""
        return tuple(each for each in self.facts(self.subject) if each.status == "present" and each.id not in background)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "findings": [each.as_dict() for each in self.findings],
            "subject": self.subject,
            "asked": dict(self.asked),
            "settled": sorted(self.settled),
            "answered": sorted(self.answered),
            "questions": self.questions,
            "aside": self.aside.as_dict() if self.aside else None,
            "seen": [each.as_dict() for each in self.seen],
            "named": self.named,
            "others": dict(self.others),
            "sounds": self.sounds,
        }


def case_from(data: Mapping[str, Any]) -> Case:
    """The case that `Case.as_dict` described; findings alone are enough."""
    findings = tuple(finding_from(each) for each in data.get("findings") or ())
    return Case(
        findings=findings,
        subject=data.get("subject") or subject_of(findings),
        asked=dict(data.get("asked") or {}),
        settled=frozenset(data.get("settled") or ()),
        answered=frozenset(data.get("answered") or ()),
        questions=int(data.get("questions") or 0),
        aside=case_from(data["aside"]) if data.get("aside") else None,
        seen=tuple(finding_from(each) for each in data.get("seen") or ()),
        named=bool(data.get("named")),
        others=dict(data.get("others") or {}),
        sounds=str(data.get("sounds") or ""),
    )


def case_of(findings: Iterable[Finding], unsure: Iterable[str] = ()) -> Case:
    """A case in which the findings are known as they stand, and some questions were answered with "I don't know"."""
    known, settled = tuple(findings), frozenset(unsure)
    return Case(known, subject_of(known), {each: 1 for each in settled}, settled, questions=len(settled))


@dataclass(frozen=True)
class Folding:
    """A fold that can go on: the turns that count so far, and the case after each of them."""

    kept: tuple[Turn, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def case(self) -> Case:
        """The case after all turns."""
        return self.cases[-1] if self.cases else Case()

    def after(self, told: Turn | Mapping[str, Any]) -> Folding:
        """The fold with one more turn: "go back" takes the last answer away, "start over" everything."""
        turn = told if isinstance(told, Turn) else turn_from(told)
        if "start_over" in turn.acts:
            return Folding()
        if "go_back" in turn.acts and not turn.findings:
            last = max((index for index, each in enumerate(self.kept) if each.question_id), default=None)
            return self if last is None else self._without(last)
        return self._with(turn)

    def _with(self, turn: Turn) -> Folding:
        return Folding((*self.kept, turn), (*self.cases, _after(self.case, turn)))

    def _without(self, index: int) -> Folding:
        folding = Folding(self.kept[:index], self.cases[:index])
        for turn in self.kept[index + 1 :]:
            folding = folding._with(turn)
        return folding


def fold(turns: Iterable[Turn | Mapping[str, Any]]) -> Case:
    """The case after all turns of a conversation; later words correct earlier ones."""
    return reduce(Folding.after, turns, Folding()).case


def _after(case: Case, turn: Turn) -> Case:
    case = all_mine(case, turn) if NOBODY_ELSE in turn.acts else case
    turn = _placed(of_subject(turn, turn.person or case.subject), case)
    case = not_mine(case, turn) if NOT_ME in turn.acts else case
    case = replace(case, findings=corrected(case.findings, case.subject, turn.puts_right))
    instances = {person: list(case.facts(person)) for person in PERSONS}
    if "withdrawal" in turn.acts:
        instances = {person: passed(found) for person, found in instances.items()}
    fresh: set[str] = set()
    for each in told_now(turn, instances):
        if "settled" in turn.acts and each.status == "present" and is_present(instances[each.person], each.id):
            # Confirmed as it was told: what was said of it in the meantime must not blur it.
            if each not in instances[each.person]:
                instances[each.person].append(each)
            continue
        if "settled" in turn.acts and each.status == "past":
            # Over is over, whatever else was told of it in the meantime; what had no time began when it is settled to have begun.
            instances[each.person] = [
                old.with_(status="past", duration_days=old.duration_days or each.duration_days) if is_present([old], each.id) else old
                for old in instances[each.person]
            ]
        instances[each.person], is_new = add(instances[each.person], each, turn.acts)
        if is_new:
            fresh.add(each.id)
    findings = tuple(each for person in PERSONS for each in instances[person])
    case = replace(case, findings=findings, seen=seen_after(case.seen, findings, turn))
    case = _reopened(case, fresh)
    only_then = {f"{each.id}.triggers" for each in turn.findings if each.triggers and ONLY_THEN in turn.acts}
    case = replace(case, others=_others(case, turn), answered=case.answered | only_then)
    case = replace(_about(case, _subject(case, turn), turn), named=case.named or bool(turn.relatives) or not _NAMES.isdisjoint(turn.acts))
    case = replace(case, sounds=_sounds(case, turn))
    if "correction" in turn.acts and not (turn.findings or turn.question_id or turn.puts_right):
        case = replace(case, findings=corrected(case.findings, case.subject, turn.reply))
    case = _answered(case, turn) if turn.question_id else case
    # "My arm went weak suddenly, I am tired, all of it since March": what came suddenly is told by itself.
    sudden = any(each.onset == "sudden" for each in turn.findings)
    began = {name: turn.reply[name] for name in BEGAN if name in turn.reply and not (sudden and name == "onset")}
    return reduce(lambda so_far, name: _filled(so_far, Answer(name), began), turn.dates, case)


def _placed(turn: Turn, case: Case) -> Turn:
    """The turn with what a place alone says: "my hands tingle too", asked whether it spreads; "sorry, the left eye", whatever is asked."""
    about, _, attribute = str(turn.question_id).partition(".")
    own, told = case.facts(case.subject), turn.reply.keys() - {"leads"}
    if attribute == "spreading" and not told & {attribute, "polarity"}:
        parts = {each.body_part for each in own if each.id == about} | {None}
        spreads = any(each.id == about and each.status == "present" and each.body_part not in parts for each in turn.findings)
        return replace(turn, reply={**turn.reply, attribute: True}) if spreads else turn
    side, part = turn.reply.get("side"), turn.reply.get("body_part")
    # "The right arm" may be a yes to whether something is there.
    asked = turn.question_id is not None and (attribute in told or not attribute and about != SCREEN)
    there = [each for each in own if each.status == "present" and each.body_part in (part, None) and each.side in ("left", "right")]
    mistaken = told == {"side", "body_part"} and len({each.side for each in there} - {side}) == 1
    spread = side == "both" and part is not None
    if asked or turn.findings or turn.puts_right or not there or not (mistaken or spread):
        return turn
    # "It's both legs since yesterday" is of what was known in one of them.
    meant = {"of": there[-1].id} if spread else {}
    return replace(turn, puts_right={**meant, "side": side}, question_id=None)


def _sounds(case: Case, turn: Turn) -> str:
    """What the messages sound like: an emergency until that is put right or taken back; what is told of others alone says nothing."""
    told = {each.person for each in turn.findings if each.status == "present"}
    if told and case.subject not in told:
        return case.sounds
    if not {"correction", "withdrawal"}.isdisjoint(turn.acts):
        return turn.sounds
    return next((each for each in SOUNDS if each in (case.sounds, turn.sounds)), "")


def _subject(case: Case, turn: Turn) -> str:
    """Whom the conversation is about: it stays with the same person while a question is open."""
    if "for_self" in turn.acts and NOT_ME not in turn.acts:
        return "self"
    if not _OF_OTHER.isdisjoint(turn.acts):
        return turned_to(case, turn)
    if turn.question_id or not turn.findings or (case.subject in OTHERS and case.facts(case.subject)):
        return case.subject
    return subject_of(case.findings)


def _others(case: Case, turn: Turn) -> Mapping[str, str]:
    """The names of the others, with those of whom the turn tells or to whom it turns."""
    if _OF_OTHER.isdisjoint(turn.acts) and all(each.person not in OTHERS for each in turn.findings):
        return case.others
    named = {place: clearer(case.others.get(place, ""), name) for place, name in turn.relatives}
    return {**{place: name for place, name in case.others.items() if place not in named}, **named}


def _about(case: Case, subject: str, turn: Turn) -> Case:
    """The case about the person who is spoken of now.

    Whoever turns the talk ("now about my mum") begins anew with that person: nothing has been asked about them yet. What is
    told of the person before brings that person's case back beside it.
    """
    told = {each.person for each in turn.findings if each.status in ("present", "past")}
    turned = subject != case.subject and not _TURNS.isdisjoint(turn.acts) and case.subject not in told
    unknown = subject != case.subject and all(each.value is not None for each in case.facts(subject))
    never_mine = unknown and NOT_ME in turn.acts and "speaks_of_self" not in turn.acts
    if turned and not case.named and not case.questions or never_mine:
        # "Numb feet for a year", "it is about my mother": it was hers all along.
        return replace(case, findings=tuple(each.with_(person=subject) for each in case.findings), subject=subject)
    if turned and (case.aside or case.facts(case.subject)):
        return with_waiting(case, subject)
    ahead = next((person for act, person in LEADS.items() if act in turn.acts), None)
    if ahead is not None:
        return with_waiting(case, ahead)
    # What a check settles turns the talk to nobody.
    return replace(case, subject=subject) if "settled" in turn.acts else brought_back(case, subject, told)


def _reopened(case: Case, fresh: set[str]) -> Case:
    """A new instance of a finding may be asked about, even if an earlier instance was."""

    def stale(question: str) -> bool:
        finding, _, attribute = question.partition(".")
        return bool(attribute) and finding in fresh

    if not fresh or not any(stale(question) for question in (*case.asked, *case.settled, *case.answered)):
        return case
    return replace(
        case,
        asked={question: count for question, count in case.asked.items() if not stale(question)},
        settled=frozenset(question for question in case.settled if not stale(question)),
        answered=frozenset(question for question in case.answered if not stale(question)),
    )


def _answered(case: Case, turn: Turn) -> Case:
    """The case after a reply to the question that was open."""
    if turn.person not in (None, case.subject):
        return replace(_answered(replace(case, subject=str(turn.person)), replace(turn, person=None)), subject=case.subject)
    question = str(turn.question_id)
    if question.partition(".")[0] == SCREEN:
        return _screened(case, question, turn)
    answer = answer_to(question, turn.reply, turn.findings, unsure="skip" in turn.acts)
    counted = answer is not None or not _NO_TRY & set(turn.acts)
    asked = {**case.asked, question: case.asked.get(question, 0) + counted}
    case = replace(case, asked=asked, questions=case.questions + counted)
    if answer is None:
        return _told_besides(case, turn, question.partition(".")[0])
    if answer.unsure:
        finding = question.partition(".")[0]
        findings = case.findings if "." in question else _put(case, Finding(finding, "unknown", case.subject))
        return replace(case, findings=findings, settled=case.settled | {question})
    findings = _put(case, answer.finding.with_(person=case.subject)) if answer.finding else case.findings
    case = replace(case, findings=findings, answered=case.answered | {question}, settled=case.settled - {question})
    told = attributes_told(turn.reply, turn.findings, answer)
    case = _filled(case, answer, told, correcting="correction" in turn.acts)
    return replace(case, findings=began_alike(case.findings, case.subject, answer.about))


def _screened(case: Case, question: str, turn: Turn) -> Case:
    """The case after a screen, of which the picks are findings already; words that answer nothing of it leave it open once."""
    unsure = not turn.reply or turn.reply.get("polarity") == "unsure" or "skip" in turn.acts or question in case.asked
    case = replace(case, asked={**case.asked, question: case.asked.get(question, 0) + 1}, questions=case.questions + 1)
    if vain := {each.id for each in turn.findings if each.status == "unknown"}:
        return replace(case, settled=case.settled | {question} | vain)
    if "value" in turn.reply or turn.findings:
        return replace(case, answered=case.answered | {question}, settled=case.settled - {question})
    return replace(case, settled=case.settled | {question}) if unsure else case


def _told_besides(case: Case, turn: Turn, about: str) -> Case:
    """The case with what a reply tells of the finding asked about, although not what was asked ("in my arm" to "since when?")."""
    if not any(each.id == about and each.status == "present" for each in case.facts(case.subject)):
        return case
    told = attributes_told(turn.reply, turn.findings, Answer(about))
    return _filled(case, Answer(about), {name: value for name, value in told.items() if name in _PLACE_AND_TIME})


def _put(case: Case, found: Finding) -> tuple[Finding, ...]:
    own, _ = add(list(case.facts(found.person)), found)
    return (*(each for each in case.findings if each.person != found.person), *own)


def _filled(case: Case, answer: Answer, told: Mapping[str, Any], *, correcting: bool = False) -> Case:
    own: Instances = list(case.facts(case.subject))
    if answer.value not in (None, ()) and not any(each.id == answer.about and each.status in ("present", "past") for each in own):
        own, _ = add(own, Finding(answer.about, person=case.subject))
    for name, value in told.items():
        own = fill(own, answer.about, name, value, overwrite=correcting or name == answer.attribute)
    others = tuple(each for each in case.findings if each.person != case.subject)
    return replace(case, findings=(*others, *own))
