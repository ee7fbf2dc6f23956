"""A conversation's turns, read from the events that Rasa keeps; the only place that knows how they look there.

Works on plain dictionaries, so that policy and action come to the same case; the server sends an action what follows from its events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from signpost.apostrophes import with_plain_apostrophes
from signpost.decision import Assessment, Case, Folding, Question, assess_emergency, case_from, load_rulebook
from signpost.decision.questions import SCREEN
from signpost.dialogue import turns
from signpost.dialogue.held import asked_about, list_put, weigh
from signpost.dialogue.in_crisis import answers_in_crisis, asked_of, hinted_by, who_is_there, with_what_was_done
from signpost.dialogue.list_answers import as_checked, as_option, as_picked, denied_by, without_what_is_asked_why
from signpost.dialogue.polarity import LIKELY_NO, LIKELY_YES, OVER, taken_back, waits_for_words, weighed
from signpost.dialogue.several import told_of
from signpost.region import region_told_in

QUESTION_SLOT = "open_question"
# Findings as they stand after a check with the person ("was that a false alarm?", "is it there or not?").
SETTLED_SLOT = "settled_findings"
# What is being checked: the findings as they were told, and of a warning its payload.
DOUBT_SLOT = "open_check"
# The country that was chosen; one that is told by the way counts too.
REGION_SLOT = "region"
# What the latest education answer was about, and what it offered ("Did you mean …?").
EDUCATION_SLOT = "education_context"
SLOTS = (QUESTION_SLOT, SETTLED_SLOT, DOUBT_SLOT, REGION_SLOT, EDUCATION_SLOT)
CHOSEN = "chosen"  # of a message's reading: what an option sends that was chosen by its number
TRANSCRIPT = "transcript"  # the event that stands for one in a call for an action

_KEPT_OF_BEFORE = 800  # letters of what was said before
_OF_A_MESSAGE = ("latest_text", "latest_intent", "latest_reading")
# What is forgotten where somebody begins anew.
_OF_A_TALK = (*_OF_A_MESSAGE, "faint", "proposals", "help_called", "help_there", "listed", "learning", "asked", "before")
_INTENT_OF = {"yes": "affirm", "partly": "affirm", LIKELY_YES: "affirm", "no": "deny", LIKELY_NO: "deny", "unsure": "not_sure"}
# The polarity of an answer, from the words of the question and of the answer, and the finding asked about; empty where nothing is likely.
Hear = Callable[[str, str, str], "str | None"]


@dataclass(frozen=True)
class Transcript:
    """What counts of a conversation after its latest message, however long it is; goes on with every new event.

    `turns` counts what was told since the beginning, `latest` is the last of it, `earlier` the case before that, and `folding` the fold
    of it all. `question_id` is the question that is open; `proposals` the ids that words merely resembled, `faint` those heard only
    faintly; `doubt` what a check is about; `education` what the latest answer was about; `region` where the person said to be (None
    when they did not); `contradicts` whether the latest
    answer seems to say both yes and no; `listed` the lists that were put, and whether anything was missed, `picked` what was picked
    from each, `reader` the learned reader that took part, `heard` whether it alone understood the latest answer; `held` is what
    was told and counts only once it is clear that it is so, `hinted` who spoke of themselves when words last resembled a
    crisis, `learning` whether somebody only wants to read, `passed` the message before the latest, if a question of a crisis came
    after it, `asked` the questions of those before, and `before` the last of their words.
    """

    turns: int = 0
    latest: Mapping[str, Any] = field(default_factory=dict)
    folding: Folding = Folding()
    earlier: Case = Case()
    question_id: str | None = None
    latest_text: str = ""
    latest_intent: str = ""
    latest_reading: Mapping[str, Any] = field(default_factory=dict)
    proposals: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    doubt: Mapping[str, Any] = field(default_factory=dict)
    region: str | None = None
    help_called: bool = False
    help_there: bool = False
    unreadable: int = 0
    education: Mapping[str, Any] = field(default_factory=dict)
    contradicts: bool = False
    picked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    reader: str | None = None
    heard: bool = False
    held: Mapping[str, Any] = field(default_factory=dict)
    hinted: str | None = None
    learning: bool = False
    passed: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[Any, ...] = ()
    before: str = ""

    @property
    def case(self) -> Case:
        """What is known after all that was told."""
        return self.folding.case

    @property
    def doubtful(self) -> tuple[Mapping[str, Any], ...]:
        """The findings that a check is about, as they were told; none when nothing is checked."""
        return tuple(self.doubt.get("findings", ()))

    @property
    def chose(self) -> bool:
        """Whether the latest message is an option of the question that was open."""
        return (self.latest.get("reply") or {}).get("value") is not None

    @property
    def choosing(self) -> bool:
        """Whether the bot just asked which of several answers was meant."""
        return bool(self.education.get("suggestions")) and self.education.get("turn") == self.turns

    @property
    def just_answered(self) -> bool:
        """Whether the message before the latest one got an education answer."""
        return bool(self.education.get("turn") == self.turns - 1)

    @property
    def emergency(self) -> Assessment:
        """What the emergency rules say of the case."""
        return assess_emergency(self.case, load_rulebook())

    @property
    def stood(self) -> Assessment:
        """What the emergency rules said before the latest turn."""
        return assess_emergency(self.earlier, load_rulebook())

    def likely(self, case: Case) -> tuple[str, ...]:
        """What words of the conversation merely resemble, and what in this case is neither known nor was asked about."""
        known = {each.id for each in case.findings} | set(case.asked) - self._put_again(case)
        return tuple(each for each in self.proposals if each not in known and each in load_rulebook().vocabulary.findings)

    def _put_again(self, case: Case) -> set[str]:
        """Questions about one's life to put again: put once, and not answered by words that tell and ask nothing, or resembled anew."""
        about, told = str(self.latest.get("question_id")), self.latest.get("findings") or self.latest_intent in turns.NO_ANSWERS
        crisis, known = load_rulebook().of_crisis, case.answered | case.settled
        evaded = about in crisis and case.asked.get(about) == 1 and about not in known
        anew = {each["id"] for each in self.latest_reading.get("proposals", ())} & crisis - known
        return anew | ({about} if evaded and not told else set())

    @property
    def tells(self) -> bool:
        """Whether the latest message tells of something that is or was there."""
        return any(each.get("status") in ("present", "past") for each in self.latest_reading.get("findings", ()))

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; of the fold only its end, so that it does not grow with the conversation."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**told, "earlier": self.earlier.as_dict(), "folding": self.case.as_dict()}


def transcript_from(data: Mapping[str, Any]) -> Transcript:
    """The transcript that `Transcript.as_dict` described; it can go on with every turn but "go back"."""
    # What was kept before a field came is a transcript without it.
    told = {each.name: data[each.name] for each in fields(Transcript) if each.name in data}
    told |= {name: tuple(data.get(name, ())) for name in ("proposals", "faint", "listed", "asked")}
    cases = {"earlier": case_from(data["earlier"]), "folding": Folding(cases=(case_from(data["folding"]),))}
    return Transcript(**{**told, **cases})


def transcript(
    events: Iterable[Mapping[str, Any]], questions: Mapping[str, Question], earlier: Transcript | None = None, hear: Hear | None = None
) -> Transcript:
    """The transcript of a conversation since it was last restarted; `earlier` is that of the events before these.

    `questions` are the rule book's: a reply that is the value or the label of an option is taken as that option.
    What a check with the person settled is a turn of its own, so that what was said first stays on record.
    An event `transcript` stands for everything before it. `hear` tells the polarity of an answer to a question in words.
    """
    said = earlier or Transcript()
    for event in events:
        kind = event.get("event")
        if kind == "user":
            text = (event.get("parse_data") or {}).get(CHOSEN) or event.get("text") or ""
            said = _heard(said, {**event, "text": with_plain_apostrophes(str(text))}, questions, hear)
        elif kind == "slot":
            said = _kept(said, str(event.get("name")), event.get("value"))
        elif kind in ("restart", "session_started"):
            latest = {name: getattr(said, name) for name in (*_OF_A_MESSAGE, "region")}
            said = Transcript(**latest)
        elif kind == TRANSCRIPT:
            said = transcript_from(event)
    return said


def _kept(said: Transcript, slot: str, value: Any) -> Transcript:
    if slot == QUESTION_SLOT:
        more = (value,) if value == turns.MORE or str(value).startswith(f"{SCREEN}.") else ()
        return replace(said, question_id=value, listed=(*said.listed, *more))
    if slot == DOUBT_SLOT:
        return replace(said, doubt=value or {})
    if slot == EDUCATION_SLOT:
        return replace(said, education=value or {})
    if slot == REGION_SLOT:
        return replace(said, region=value or said.region)
    if slot == SETTLED_SLOT and value:
        turn = turns.settled(value)
        return _told(said, turn, said.folding.after(turn))
    return said


def _told(said: Transcript, turn: Mapping[str, Any], folding: Folding, **changes: Any) -> Transcript:
    """With one more turn: what was said of the case becomes what was said before."""
    return replace(said, turns=said.turns + 1, latest=turn, earlier=said.case, folding=folding, **changes)


def _heard(said: Transcript, event: Mapping[str, Any], questions: Mapping[str, Question], hear: Hear | None) -> Transcript:
    text, understood = event["text"], _understood(said, event, questions, hear)
    intent, reading = understood["latest_intent"], understood["latest_reading"]
    unread, vain = turns.unreadable(said.unreadable, intent, reading, said.question_id, text)
    meant = told_of(turns.dated(turns.turn_of(reading, said.question_id, intent, in_vain=vain), said.case), said.case)
    meant = turns.meant_now(turns.all_unsure(meant, said.case, said.question_id), said.latest)
    meant["person"] = asked_of(said.question_id, lambda: said.emergency, said.hinted)
    calm = bool(reading.get("kind")) and reading["kind"] not in turns.ALARMS
    turn, held, folding = weigh(said.folding, meant, said.held, intent, text, calm=calm)
    if intent == "start_over":
        understood["picked"], said = {}, replace(said, **{name: getattr(Transcript(), name) for name in _OF_A_TALK})
    told = _told(
        said,
        turn,
        folding,
        **understood,
        faint=turns.faint_so_far(said.faint, reading, said.question_id),
        proposals=turns.likened_so_far(said.proposals, said.question_id, reading, intent),
        region=region_told_in(text) or said.region,
        unreadable=unread,
        reader=((event.get("parse_data") or {}).get("reading") or {}).get("reader") or said.reader,
        held=held,
        hinted=hinted_by(said.hinted, reading),
        learning=turns.only_learns(reading, before=said.learning),
        passed={each: getattr(said, each) for each in _OF_A_MESSAGE} if said.question_id in load_rulebook().of_crisis else {},
        asked=turns.asked_so_far(said.asked, said.latest_reading),
        before=f"{said.before} {said.latest_text}".strip()[-_KEPT_OF_BEFORE:],
    )
    acts = reading.get("acts", ())
    # Who was warned says to have called, whatever else is told beside it, and not that they did not; or that help is there.
    called = (intent == "confirm_help_called" or "help_called" in acts and bool(told.emergency.fired)) and turns.NOT_CALLED.isdisjoint(acts)
    there = "has_arrived" in acts and bool(said.emergency.fired)
    return replace(told, help_called=told.help_called or called, help_there=told.help_there or there)


def _understood(said: Transcript, event: Mapping[str, Any], questions: Mapping[str, Question], hear: Hear | None) -> dict[str, Any]:
    """What changes by what a message means while this question is open."""
    parsed = event.get("parse_data") or {}
    text, intent = event["text"], (parsed.get("intent") or {}).get("name") or ""
    intent, reading = turns.as_correction(intent, parsed.get("reading") or {}, said.question_id, said.case)
    asked = asked_about(said.held)[0] if said.held else questions.get(said.question_id or "")
    if denied := denied_by(text, said.case.findings):
        intent, reading = "give_detail", {"findings": [each.as_dict() for each in denied], "acts": ["correction"]}
    intent, reading = as_option(asked, text, intent, reading)
    intent, reading = answers_in_crisis(said.question_id, intent, reading)
    if said.question_id == turns.WITHDRAWAL:
        intent, reading = as_checked(str(said.doubt.get("response") or "utter_check_withdrawal"), text) or (intent, reading)
    screen, picked = list_put(said.question_id or "", said.case, said.likely(said.case), said.faint), said.picked
    about = str(said.question_id).partition(".")[0]
    asks_about = screen.asks_about if screen is not None else lambda name: name == about
    reading = without_what_is_asked_why(reading, intent, text, asks_about)
    if screen is not None:
        intent, reading, values = as_picked(screen, said.case.subject, text, intent, reading)
        picked = {**said.picked, screen.question.id: values} if values else said.picked
    picked = who_is_there(picked, said.picked, said.question_id, reading, text)
    intent, reading = with_what_was_done(intent, reading, said.question_id, lambda: said.emergency, said.case.asked, text)
    reading = turns.as_agreed(reading, lambda: said.emergency)
    reading = taken_back(said.question_id, text, turns.placed(reading, said.question_id), hear)
    attribute = (name := str(said.question_id)).partition(".")[2]
    guessed = turns.is_guessed(intent, reading)
    waits = (guessed or intent not in (*turns.NO_ANSWERS, "go_back", "start_over")) and waits_for_words(said.question_id, text, reading)
    heard = hear(load_rulebook().asked(name), text, name.partition(".")[0]) if hear and waits else None
    was = (reading.get("reply") or {}).get("polarity")
    reading, contradicts = weighed(reading, said.question_id, text, asked_again=said.contradicts, heard=heard)
    now = (reading.get("reply") or {}).get("polarity")
    alone = was is None and (now is not None or bool(heard) and contradicts)
    # "It came today. I told you" is no goodbye where it was asked how it began.
    told = now == OVER or guessed and intent in turns.POLITE and bool(attribute) and bool(reading.get("reply"))
    intent = "give_detail" if told else _INTENT_OF.get(now or heard or "", intent) if alone and guessed else intent
    if said.choosing and intent in turns.SEEKS_ANSWER:
        # "Multiple sclerosis" after "did you mean …?" says which answer, not who has what.
        reading = {**reading, "findings": [each for each in reading.get("findings", ()) if not each["id"].startswith("diagnosed_")]}
    meant = {"latest_text": text, "latest_intent": intent, "latest_reading": reading}
    return {**meant, "picked": picked, "contradicts": contradicts, "heard": alone or told}
