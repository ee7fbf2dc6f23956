"""Which emergency stands, and which has to be said now, by all that was told so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signpost.decision import Assessment, Rule, assess_emergency, case_of, load_rulebook
from signpost.dialogue.companion import companion, misheard, new_dangers
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.turns import ALARMS
from signpost.findings import PERSONS
from signpost.nlu import Reading


def emergency_now(said: Transcript) -> str | None:
    """The response of the emergency that the latest message made true or told again; None when there is none.

    A warning is not repeated for words that say nothing new about it, so the person can go on with the talk.
    """
    if not said.turns:
        return None
    now = said.emergency
    if not now.fired:
        return None
    book = load_rulebook()
    stood = said.stood
    known = {(each.rule.id, each.person) for each in stood.fired}
    told = {each["id"] for each in said.latest["findings"] if each.get("status") == "present"}
    # Whose medicine or illness comes up again tells of nothing that is there now.
    behind = {finding.id for rule in now.fired for finding in rule.because} - set(book.levels.background)
    fresh = [each.rule for each in now.fired if (each.rule.id, each.person) not in known]
    if fresh and misheard(said):
        return None
    # Who names the sign again while telling or asking what to do ("they examined me, it is Bell's palsy") gets an answer to that.
    # The whole warning once more would be a wall: what was told is taken up in a line beside the warning that stands.
    # A crisis that stands has its next step instead.
    afresh = stood.status != "crisis" and (now.status == "crisis" or said.question_id is not None)
    again = afresh and bool(told & behind) and companion(said) is None
    if fresh and stood.fired and said.help_there and now.status != "crisis" and not new_dangers(said):
        # What the doctors found ("they say it was a mini-stroke") sends nobody back to them.
        return None
    if fresh and _is_weaker(fresh, stood) and new_dangers(said):
        # Who was told to call is not sent to go by themselves: the new danger is named beside the call.
        return None
    if fresh and not _is_weaker(fresh, stood):
        # A second danger is named even while another one stands; who tells in a crisis what was done hears what to do about that.
        if stood.status == "crisis":
            of_body = [each for each in fresh if book.levels.responses[str(each.response)] != "crisis"]
            fresh = of_body or fresh
        return min((str(each.response) for each in fresh), key=list(book.levels.responses).index)
    again = again or bool(fresh)
    return now.response if again else None


def done_to_the_body(said: Transcript, response: str) -> str | None:
    """The response to what was swallowed or done, where that of a crisis comes for the same message; None where nothing was."""
    levels, now = load_rulebook().levels, said.emergency
    if levels.responses[response] != "crisis" or said.stood.fired:
        return None
    done = [each for each in now.fired if not levels.looked_for.keys().isdisjoint(found.id for found in each.because)]
    of_body = {str(each.rule.response) for each in done} - {name for name, status in levels.responses.items() if status == "crisis"}
    return min(of_body, key=list(levels.responses).index, default=None)


def _is_weaker(fresh: Iterable[Rule], stood: Assessment) -> bool:
    """Whether rules that fired anew ask for less haste than the warning that stood before them."""
    routes = load_rulebook().levels.routes
    return stood.route is not None and min(routes.index(str(each.route)) for each in fresh) > routes.index(stood.route)


def is_certain_emergency(reading: Reading) -> bool:
    """Whether a message alone tells of an emergency in words that leave nothing open: a warning waits for no second opinion.

    What is asked, feared or over may be meant otherwise.
    """
    found = reading.findings
    if "question" in reading.acts or not found or any(each.status not in ("present", "absent") for each in found):
        return False
    return bool(assess_emergency(case_of(found), load_rulebook()).fired)


def of_one_person(reading: Reading) -> Reading:
    """A reading heard as an emergency that is one only where all of its signs are one person's, as theirs; any other as it is."""
    whose = [each.person for each in reading.findings if each.status == "present"]
    if not reading.alarms or len(set(whose)) < 2 or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    one = [each.with_(person=max(sorted(PERSONS), key=whose.count)) for each in reading.findings]
    return replace(reading, findings=tuple(one)) if assess_emergency(case_of(one), load_rulebook()).fired else reading


def something_waits(said: Transcript) -> bool:
    """Whether small talk leads back to something: a question, a warning, advice, or a symptom told, resembled or feared along."""
    alarms = said.proposals or said.latest_reading.get("kind") in ALARMS
    advised = said.case.complaints(load_rulebook().levels.background)
    return bool(said.tells or said.question_id or alarms or said.emergency.fired or advised)
