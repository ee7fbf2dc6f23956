"""An answer is first an answer: its own yes or no decides, and what is read in the words behind a "no" never outvotes it.

Of a question that wants yes or no there are up to three opinions: what the answer begins with or is (`polarity`), what its
words tell of the sign that was asked about, and what the learned reader hears in it as an answer to this question (`heard`).

| answer says | its words tell | heard | what follows |
|---|---|---|---|
| no | nothing, or that it is not there | no, likely yes, or nothing | no |
| no | that it is there | whatever | asked once more; then no |
| no | nothing | yes | asked once more; then no |
| yes | nothing, or that it is there | yes, or nothing | yes |
| yes | nothing | no | asked once more; then yes |
| nothing | that it is there | no | asked once more; then what the words tell |
| nothing | that it is not there | yes | asked once more; then what the words tell |
| whatever, and that it was there and is over | whatever | whatever | it was there |
| nothing, but a part of the body or a side, asked about a wish to die | whatever | whatever | nothing |
| nothing | nothing | yes, partly, no, unsure | what is heard |
| nothing | nothing, but of another sign that it is there or not | no, likely yes, likely no | nothing |
| nothing | nothing | likely yes | asked once more; then yes |
| nothing | nothing | likely no | asked once more; then nothing |
| nothing | nothing | nothing for sure, or nobody hears and it is a story | nothing, whatever part or time is named |

"Partly" is a yes, "well" (all is in order) a no; what stands in the way of a certain answer may be heard as likely. Nothing of this
touches a correction, nor a "no, but …"; words that tell of a wish to die, asked about, stand whatever is heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from signpost.decision import load_rulebook

Reading = Mapping[str, Any]

# It was there and is there no more.
OVER = "over"
_NO, _YES = ("no", "well"), ("yes", "partly")
_ANSWERS = (*_YES, "no", "unsure")
LIKELY_YES, LIKELY_NO = "likely yes", "likely no"
_HEARD_YES, _HEARD_NO = (*_YES, LIKELY_YES), ("no", LIKELY_NO)
_VALUE = "value"
# What tells how a sign is, in however many words; a time or a part does so in a few.
_HOW, _FEW = frozenset({"severity", "side", "triggers", "fluctuating", "at_rest", "spreading", "value"}), 4
# Of so few words the rules know all that are an answer: nobody needs a second opinion on "yes thanks", nor a guess at "qwrtz".
_BARE_WORDS, _SINGLE_WORD = 2, 1
# Acts: that it is over, and what takes that back. A longer story may tell so of something else.
_OVER, _STILL, _WORDS_OF_AN_ANSWER = "is_over_now", frozenset({"still_on", "still_stands", "tells_inability"}), 14
# Who says how they feel answers nothing.
_FEELING = frozenset({"expresses_fear", "expresses_burden"})
# "No, but my eye hurts", "not in the least, although my hand cramps": what follows is what counts.
_EXCEPTION = re.compile(r"\s*\w+\W+(?:(?:\w+\W+)?but|(?:\w+\W+){0,4}(?:although|though|except|however))\b", re.IGNORECASE)


def waits_for_words(question_id: str | None, text: str, reading: Reading) -> bool:
    """Whether an answer in words of its own is waited for: yes or no is wanted, and a bare one was not given."""
    book, name = load_rulebook(), question_id or ""
    wants = book.questions[name].kind == "yes_no" if name in book.questions else name in book.vocabulary.findings
    acts = reading.get("acts", ())
    known = acts or (reading.get("reply") or {}).get("polarity") is not None
    bare = len(text.split()) <= (_BARE_WORDS if known else _SINGLE_WORD) or not _FEELING.isdisjoint(acts)
    return wants and not bare and reading.get("language", "en") == "en" and not (reading.get("reply") or {}).get("value")


def weighed(
    reading: Reading, question_id: str | None, text: str = "", *, asked_again: bool, heard: str | None = None
) -> tuple[Reading, bool]:
    """The reading of an answer as the table takes it, and whether it has to be asked about because it seems to contradict."""
    about, _, attribute = (question_id or "").partition(".")
    if not about or "correction" in reading.get("acts", ()):
        return reading, False
    reply = reading.get("reply") or {}
    polarity = reply.get("polarity")
    if polarity != "unsure" and _is_over(reading, about, text):
        kept = [each for each in reading.get("findings", ()) if each["id"] != about]
        # Asked how it began, it is told that it has passed: the question waits, the sign is past.
        past = [{"id": about, "status": "past"}] if attribute else []
        return {**reading, "findings": [*kept, *past], "reply": {**reply, "polarity": OVER}}, False
    if polarity is None and not _told(reading, about):
        unsaid = _unsaid(reading, about, attribute, text, asked_again=asked_again, heard=heard)
        if unsaid is not None:
            return unsaid
    if attribute or _EXCEPTION.match(text):
        return reading, False
    if polarity in _NO:
        return _denied(reading, about, asked_again=asked_again, heard_yes=heard in _YES)
    told = _told(reading, about)
    opposed = heard in _HEARD_NO and told == {"present"} or heard in _HEARD_YES and told == {"absent"}
    against = polarity in _YES and heard in _HEARD_NO or polarity is None and opposed
    # Words that tell of a wish to die stand, whatever the learned reader hears.
    if against and not asked_again and about not in load_rulebook().of_crisis:
        kept = [each for each in reading.get("findings", ()) if each["id"] != about]
        return {**reading, "findings": kept, "reply": {}}, True
    return reading, False


def taken_back(question_id: str | None, text: str, reading: Reading, hear: Callable[[str, str, str], str | None] | None) -> Reading:
    """The reading of a message that denies a sign where it is asked how that is: "I never said anything about my eyes"."""
    about, _, attribute = (question_id or "").partition(".")
    book, reply = load_rulebook(), reading.get("reply") or {}
    answers = not attribute or not {attribute, _VALUE}.isdisjoint(reply) or len(text.split()) <= _BARE_WORDS
    if hear is None or answers or about not in book.vocabulary.findings:
        return reading
    told = _told(reading, about)
    likely = any(each["id"] == about for each in reading.get("proposals", ()))
    if likely or told != {"absent"} and (told or hear(book.asked(about), text, about) != "no"):
        return reading
    others = [each for each in reading.get("findings", ()) if each["id"] != about]
    return {**reading, "findings": [*others, {"id": about, "status": "absent"}], "acts": [*reading.get("acts", ()), "puts_right"]}


def _unsaid(
    reading: Reading, about: str, attribute: str, text: str, *, asked_again: bool, heard: str | None
) -> tuple[Reading, bool] | None:
    """What follows where an answer says neither yes nor no, nor anything of the sign: what is heard; None for nothing."""
    reply = reading.get("reply") or {}
    if not attribute and not {"body_part", "side"}.isdisjoint(reply) and about in load_rulebook().of_crisis:
        # "Six months, right hand" tells of a hand.
        return {**reading, "reply": {}}, False
    told = (each for each in reading.get("findings", ()) if each.get("status", "present") in ("present", "absent"))
    if not attribute and any(each["id"] != about for each in told) and heard in (*_HEARD_NO, LIKELY_YES):
        # "No rash", asked about a stiff neck, denies the rash alone.
        return {**reading, "reply": {}}, False
    if not attribute and not asked_again and heard in (LIKELY_YES, LIKELY_NO):
        return {**reading, "reply": {}}, True
    heard = "yes" if heard == LIKELY_YES and asked_again else heard
    if heard in _ANSWERS:
        return {**reading, "reply": {**reply, "polarity": heard}}, False
    if not attribute and (len(text.split()) > _FEW and _HOW.isdisjoint(reply) if heard is None else heard != _VALUE):
        # A part or a time says that the sign is there only where it is heard as telling how it is, not in passing ("did a plank for
        # two minutes").
        return {**reading, "reply": {}}, False
    return None


def _is_over(reading: Reading, about: str, text: str) -> bool:
    """Whether an answer tells that the sign was there and passed, and tells of no other; it happened, which a plain "no" would not say."""
    others, acts = any(each["id"] != about for each in reading.get("findings", ())), set(reading.get("acts", ()))
    course, book = (reading.get("reply") or {}).get("course"), load_rulebook()
    # "Better now" is not over, nor is "it went, but it keeps coming back".
    over = _OVER in acts and _STILL.isdisjoint(acts) and course is None
    asked = about in book.vocabulary.findings and about not in book.of_crisis and len(text.split()) <= _WORDS_OF_AN_ANSWER
    return over and asked and not others


def _denied(reading: Reading, about: str, *, asked_again: bool, heard_yes: bool) -> tuple[Reading, bool]:
    """What is left of a "no": it denies the finding asked about."""
    against = [each for each in reading.get("findings", ()) if each["id"] == about and each.get("status") == "present"]
    kept = [each for each in reading.get("findings", ()) if each not in against]
    # "No I am short of breath": a phrase says that it is there, though the model takes it for denied.
    against += [each for each in reading.get("proposals", ()) if each["id"] == about and each.get("reader") == "vocabulary"]
    if (against or heard_yes and not _told(reading, about)) and not asked_again:
        return {**reading, "findings": kept, "reply": {}}, True
    return {**reading, "findings": kept}, False


def _told(reading: Reading, about: str) -> set[str]:
    """What the words tell of the finding that was asked about: its statuses."""
    return {str(each.get("status", "present")) for each in reading.get("findings", ()) if each["id"] == about}
