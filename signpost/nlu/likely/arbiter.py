"""Decides what of a message counts, what is asked about and what rests: the reader model reads, the vocabulary anchors.

For each finding, by what a phrase of the vocabulary says of it and by the chances that the reader model gives it:

| phrase | model | what follows |
|---|---|---|
| there | at least even that it is there, and likelier so than not; less for a danger, more in calm words and in talk | it counts |
| there, a danger | at least even, and hardly less likely than denied, over or asked about | it counts |
| there, `always` somebody's, or the model has too few examples of it | whatever | it counts |
| there, a wish to die | hears hardly anything of it, nor of despair in the whole message | it is asked about |
| there, an overdose | silent | it is asked about |
| any, in hardly any words or a form | whatever | it counts as the phrase says |
| there, no danger | surely denied, over or only asked about, and that likelier than there | it counts as that |
| there, a danger | surely over, and begun within hours | it counts as past |
| there, a danger | less, or likelier denied, over or only asked about | it is asked about |
| there, no danger | less, not silent | it is asked about |
| there, no danger, or in what is surely a question or small talk | silent | nothing |
| over for days, supposed or, no danger, denied or over since no day; there in no other words | surely there | it counts as there |
| denied, no danger | at least even that it is there, and hardly less likely than not | it is asked about |
| over within these days | whatever | it counts as over |
| denied, over or supposed, a danger | at least even that it is there; a wish to die that is over since no day | it is asked about |
| denied, a danger | hears the danger and no denial | nothing |
| denied or over, not `always` | silent | nothing |
| denied, over or supposed | less | it counts as the phrase says |
| resembles it | surely there | it counts |
| resembles it | not silent, or it is `always` somebody's | it is asked about |
| resembles it, not `always` | silent | nothing |
| there or resembles it, not `always` | less, in talk that is surely about another subject | nothing |
| none | surely there, and examples enough to know; more for an overdose, and in calm words; no wish to die | it counts |
| none, a wish to die | hears despair in the whole, more surely in an emergency, or this surely there | it is asked about |
| none | likely there, and not in talk that is surely about another subject | it is asked about, dangers sooner |
| none | surely denied or over, no danger, in no question | it counts as that |
| none, a danger | more surely denied, and less than even there | it counts as denied |
| none | surely over, and begun within hours | it counts as past |
| none | less | nothing |

Calm words are those in which no emergency is heard. "Surely" is a calibrated chance (`chances.yml`): of what counts by it at most one
in ten is false. At most two findings are asked about after one message, dangers first. Whose a finding is, the model tells where it is
sure by that and by the whole message, else the words do. Suddenness counts where the model is sure of it and the words tell no other
beginning. Since when it is there, both tell together (`signpost/nlu/details/dating.py`).

What kind of message it is (`emergency`, `today`, `weeks`, `harmless`, `question`, `other`) gives no level: it tells small talk and
questions from complaints, and rules of their own may look at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from signpost.findings import NET, Finding
from signpost.knowledge import read_yaml
from signpost.nlu.likely.heard import QUESTION, TALK, Likely
from signpost.nlu.reading import Reading

_PRESENT = "present"
_RESTING = ("absent", "past", "hypothetical")
# What the model may tell by itself besides: what is only feared or asked about is nobody's.
_TOLD_AS = ("absent", "past")
_ALARMS = _EMERGENCY, _TODAY = "emergency", "today"
_IDLE = (*TALK, "harmless")
_ANSWERS = ("yes", "no")
# What an answer may be besides: not sure, none at all, or a value.
_REST = ("unsure", "none", "value")
_SELF, _OTHER = "self", "other"
_BOTH = "both"  # Who read it.
# What rules may look at (`signpost/decision/turns.py`).
_URGENT, _ALARMING, _CALM = "sounds_urgent", "sounds_alarming", "sounds_calm"
# An act: what the message tells is the writer's in so many words.
_OF_SELF, _DIAGNOSED = "speaks_of_self", "diagnosed_"
_WORD = re.compile(r"[a-z']+")
# Findings by the status in which the model alone hears them: each in the words that it rests on, with what stands beside it there.
InWords = Callable[[Mapping[str, str]], Mapping[str, Finding]]


class Verdict(NamedTuple):
    """What becomes of a finding: it counts with a status, or it is asked about; neither where it is left out."""

    status: str | None = None
    asked: bool = False


@dataclass(frozen=True)
class Arbiter:
    """From which chances on the reader model is believed (`knowledge/language/chances.yml`), and the words of `likely.yml`.

    `counted` are the findings that may count by the model alone, `learned` those of which it has seen examples enough, `grave`
    those of them that are told so lightly in jest that more is wanted.
    """

    chances: Mapping[str, float]
    danger: frozenset[str]
    always: frozenset[str]
    grave: frozenset[str]
    begins: frozenset[str]
    bare: frozenset[str]
    of_despair: tuple[str, ...]
    of_time: frozenset[str]
    facts: tuple[str, ...]
    lifelong: frozenset[str] = frozenset()
    learned: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    version: str | None = None

    def judged(self, reading: Reading, likely: Likely, in_words: InWords, *, form: bool = False) -> Reading:
        """The reading in which both readers have been heard; `in_words` makes findings out of what the model alone hears.

        Of a `form` that is filled in the phrases count: each answer goes to its own label, which the model does not know.
        """
        few = form or len(reading.text.split()) <= self.chances["few_words"]
        findings, asked = self._of_phrases(reading, likely, few=few)
        elsewhere = self.kind(likely) in TALK and likely.elsewhere >= self.chances["elsewhere"]
        asked = [each for each in asked if each.id in self.always or not elsewhere]
        findings = [self._as_told(each, likely, reading, few) for each in findings]
        known = {each.id for each in (*findings, *asked)}
        sought = [] if self._is_bare(reading) else sorted({*likely.findings} - {*known, *self.of_despair}, key=likely.chance)[::-1]
        verdicts = {name: self.on_hearing(name, likely, form or self._wary(name, reading)) for name in sought}
        wish = [] if form else self._wish(likely, known, [each for each in (*findings, *asked) if each.status == _PRESENT])
        verdicts |= dict.fromkeys(wish, Verdict(asked=True))
        first = [*(each.id for each in asked), *(name for name in verdicts if verdicts[name].asked and (name in wish or not elsewhere))]
        first = self._first(first, likely)
        heard = {name: verdict.status or _PRESENT for name, verdict in verdicts.items() if verdict.status is not None or name in first}
        told = {name: self._as_told(each, likely, reading, few) for name, each in (in_words(heard) if heard else {}).items()}
        findings += [told[name] for name in heard if not verdicts[name].asked]
        by_name = {**told, **{each.id: each for each in asked}}
        asked = [by_name[name] for name in first]
        kind, there = self.kind(likely), any(each.status in (_PRESENT, "past") for each in findings)
        return replace(
            reading,
            findings=tuple(dict.fromkeys(findings)),
            proposals=tuple(asked),
            faint=tuple(each.id for each in asked if self._is_faint(each, likely)),
            kind=kind,
            in_general=self._is_idle(likely) and not there and not asked,
            alarms=not self._is_bare(reading) and likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["sure_emergency"],
            sounds=self._sounds(reading, likely),
            despairs=self._despairs(likely),
            asking=round(likely.asking, 3),
            elsewhere=round(likely.elsewhere, 3) if kind in TALK else 0.0,
            choices={name: value for name, (value, share) in likely.choices.items() if value and share >= self.chances["choice"]},
            reader=self.version,
        )

    def stands(self, reading: Reading, hear: Callable[[str], Likely]) -> bool:
        """Whether an emergency that phrases alone tell needs no second opinion: in few words, or where all of them may tell of one."""
        short = len(reading.text.split()) <= self.chances["certain_words"]
        return short or hear(reading.text).kinds.get(_EMERGENCY, 0.0) >= self.chances["certain"]

    def _of_phrases(self, reading: Reading, likely: Likely, *, few: bool) -> tuple[list[Finding], list[Finding]]:
        """What of the vocabulary's reading counts, and what is asked about."""
        findings: list[Finding] = []
        asked: list[Finding] = []
        judged = [(each, self.on_phrase(each, likely, few=few)) for each in reading.findings]
        now = {each.id for each, verdict in judged if each.status == verdict.status == _PRESENT}
        # What other words tell as there stays old, or supposed, where it is called so.
        called = {each for each, _ in judged if each.status == "hypothetical" or each.status == "past" and each.duration_days is not None}
        judged = [(each, Verdict(each.status) if each.id in now and each in called else verdict) for each, verdict in judged]
        judged += [(each, self.on_likeness(each, likely, few=few)) for each in reading.proposals]
        for each, verdict in judged:
            status = verdict.status
            if status is not None:
                agreed = max(likely.findings.get(each.id, {}).values(), default=0.0) >= self.chances["agree"]
                # What the words tell of times past dates nothing that is there now.
                undated = {"duration_days": None, "onset": None} if status == _PRESENT != each.status else {}
                findings.append(each.with_(status=status, reader=_BOTH if agreed else each.reader, **undated))
            elif verdict.asked:
                asked.append(each.with_(status=_PRESENT))
        return findings, asked

    def on_phrase(self, finding: Finding, likely: Likely, *, few: bool = False) -> Verdict:
        """What becomes of what a phrase says."""
        name, chance, danger = finding.id, likely.chance(finding.id), finding.id in self.danger | self.always
        if few or name not in self.learned:
            return Verdict(finding.status)
        if finding.status != _PRESENT:
            heard = max(likely.findings.get(name, {}).values(), default=0.0)
            if name not in self.always and finding.status in _TOLD_AS and heard < self.chances["silent"]:
                return Verdict()
            # What is denied in so many words is put right by nobody; what is called old or supposed may be there as well. What began
            # and passed within these days is told as over, and rules look at that.
            past, days = finding.status == "past", finding.duration_days
            old = past and (not danger if days is None else days >= self.chances["begun_within"])
            if old and chance >= self.chances["despite"] and name in self.counted:
                return Verdict(_PRESENT)
            supposed = finding.status == "hypothetical" or finding.status == "absent" and not danger
            if supposed and name in self.counted and self._leads(name, likely, self.chances["nearly"]):
                if chance >= self.least(name, likely) and self._leads(name, likely):
                    return Verdict(_PRESENT)
                # "Not numb there, it's both feet": what is denied of one place and told of another is asked about.
                if finding.status == "absent" and chance >= self.chances["agree"]:
                    return Verdict(asked=True)
            recent = past and days is not None and not old
            # "I can't go on, my wife is gone": without a time it is nothing past.
            if danger and not recent and (chance >= self.chances["agree"] or past and days is None and name in self.of_despair):
                return Verdict(asked=True)
            # "Isn't that a bit much for a droopy face?" takes no warning back; of "there was no overdose" the model hears nothing at all.
            no_denial = max(likely.chance(name, each) for each in _RESTING) < self.chances["silent"] <= chance
            return Verdict(None if danger and finding.status == "absent" and no_denial else finding.status)
        resting = self._resting(name, likely)
        least = "_danger" if danger else "_idle" if self._is_idle(likely) else self._calm(likely)
        near = danger and chance >= self.chances["agree"] and self._leads(name, likely, self.chances["nearly"])
        unheard = name in self.grave and chance < self.chances["silent"]
        if unheard or name in self.of_despair and max(chance, likely.despair) < self.chances["despair_told"]:
            return Verdict(asked=True)
        if name in self.always or near or chance >= self.chances[f"agree{least}"] and self._leads(name, likely):
            return Verdict(_PRESENT)
        if resting is not None and (not danger or self._has_passed(name, likely)):
            return Verdict(resting)
        return Verdict(asked=danger and self.kind(likely) not in TALK or chance >= self.chances["silent"])

    def on_likeness(self, finding: Finding, likely: Likely, *, few: bool = False) -> Verdict:
        """What becomes of what a phrase only resembles."""
        if not few and finding.id in self.counted and likely.chance(finding.id) >= self.least(finding.id, likely):
            return Verdict(_PRESENT)
        heard = finding.id not in self.learned or likely.chance(finding.id) >= self.chances["silent"]
        return Verdict(asked=heard or finding.id in self.always - self.grave)

    def on_hearing(self, name: str, likely: Likely, wary: bool) -> Verdict:
        """What becomes of what the model alone hears; more is wanted where one has to be `wary`."""
        chance, danger = likely.chance(name), name in self.danger
        idle = "_idle" if wary or self._is_idle(likely) else ""
        if chance >= self.least(name, likely, idle) and self._leads(name, likely) and name in self.counted and not wary:
            return Verdict(_PRESENT)
        kind = "ask_danger" if danger or name in self.always else "ask"
        if chance >= self.chances[f"{kind}{idle}"] and not self._has_passed(name, likely):
            feared = likely.chance(name, "hypothetical") >= self.chances["open"]
            return Verdict(asked=danger or not (feared or name.startswith(self.facts)))
        resting = self._resting(name, likely, _TOLD_AS)
        if danger and not self._has_passed(name, likely):
            denied = likely.chance(name, "absent") >= self.chances["rest_danger"] and chance < self.chances["agree"]
            resting = "absent" if denied else None
        # "Do I need to stop the balloons?" takes nothing back.
        rests = resting and not wary and name in self.counted and self.kind(likely) != QUESTION
        return Verdict(resting) if rests else Verdict()

    def _wish(self, likely: Likely, known: set[str], there: Sequence[Finding]) -> list[str]:
        """What is asked of a wish to die: the first that no words deny, where the whole message or one of them is heard, none told."""
        heard = any(likely.chance(name) >= self.least(name, likely) and self._leads(name, likely) for name in self.of_despair)
        # What sounds like an emergency of the body is not taken for despair so lightly.
        alarming = likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["sure_emergency"]
        despairs = self._despairs(likely) or not alarming and likely.despair >= self.chances["despair"]
        asks = (heard or despairs) and not any(each.id in self.of_despair for each in there)
        return [name for name in self.of_despair if asks and name not in known][:1]

    def _despairs(self, likely: Likely) -> bool:
        """Whether a wish to die is heard so surely that nothing goes before the question: in the whole message, or in its words too."""
        in_words = max(map(likely.chance, self.of_despair), default=0.0) >= self.chances["silent"]
        return likely.despair >= self.chances["despair" if in_words else "despair_surely"]

    def least(self, name: str, likely: Likely, idle: str = "") -> float:
        """From which chance on a finding counts by the model alone."""
        which = "_grave" if name in self.grave else "_danger" if name in self.danger else self._calm(likely)
        return self.chances[f"count{idle or which}"]

    def _calm(self, likely: Likely) -> str:
        """What thresholds are called where no emergency is heard, so that nothing is lost by being surer of what is read back."""
        return "" if likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["alarming"] else "_calm"

    def _wary(self, name: str, reading: Reading) -> bool:
        """Whether more is wanted of a finding: in a short answer, and beside a yes or a no."""
        answers = bool(reading.reply.as_dict()) or bool(reading.acts)
        words = len(reading.text.split())
        short = words <= self.chances["few_words"] or answers and words <= self.chances["short_answer"]
        return short or reading.reply.polarity in _ANSWERS and name not in self.danger

    def _first(self, asked: Iterable[str], likely: Likely) -> list[str]:
        """So many as may be asked about after one message: first what counts in any case, such as a wish to die, then dangers."""
        by_danger = {**dict.fromkeys(self.danger, 1), **dict.fromkeys(self.always, 0)}
        return sorted(dict.fromkeys(asked), key=lambda name: (by_danger.get(name, 2), -likely.chance(name)))[: int(self.chances["most"])]

    def _leads(self, name: str, likely: Likely, behind: float = 0.0) -> bool:
        """Whether it is likelier there, or so little `behind`, than denied, only asked about or, where it is no known illness, over."""
        others = [each for each in _RESTING if each != "past" or not name.startswith(_DIAGNOSED)]
        return likely.chance(name) + behind >= max(likely.chance(name, each) for each in others)

    def _has_passed(self, name: str, likely: Likely) -> bool:
        """Whether it surely began within hours and is over: what passed today is no less a danger, and counts as past."""
        told = likely.told.get(name)
        sudden = told is not None and told.sudden >= self.chances["sudden"]
        return sudden and likely.chance(name, "past") >= max(self.chances["rest"], likely.chance(name))

    def _is_faint(self, finding: Finding, likely: Likely) -> bool:
        """Whether the model hears it so faintly, words besides or none, that a list asks about it; a wish to die in the whole alone."""
        if finding.id in self.of_despair and finding.reader == NET:
            return max(map(likely.chance, self.of_despair)) < self.chances["silent"]
        plain, least = ((), "alone") if finding.reader == NET else (self.always, "agree")
        return finding.id not in plain and likely.chance(finding.id) < self.chances[least]

    def _resting(self, name: str, likely: Likely, statuses: Sequence[str] = _RESTING) -> str | None:
        """The status in which it surely rests, if any."""
        best = max(statuses, key=lambda each: likely.chance(name, each))
        return best if likely.chance(name, best) >= self.chances["rest"] else None

    def _as_told(self, finding: Finding, likely: Likely, reading: Reading, few: bool) -> Finding:
        """The finding with whose it is and how it began, as the model hears it where it is sure; what is not there began at no time."""
        undated = finding.status == "absent" or finding.id in self.lifelong
        dated = finding.with_(duration_days=None) if undated else finding
        return self._begun(self._of_whom(dated, likely, reading), likely, reading, few)

    def _of_whom(self, finding: Finding, likely: Likely, reading: Reading) -> Finding:
        """The finding as somebody's, where the model is sure whose it is, by the finding and by all it tells; an age stays."""
        told = likely.told.get(finding.id)
        if told is None or finding.value is not None:
            return finding
        other = (told.other + likely.other) / 2
        if finding.person == _SELF and other >= self.chances["of_other"]:
            return finding.with_(person=_OTHER)
        # An illness stays with whom the words give it to, and so does all where they speak of others alone.
        theirs = finding.person != _SELF and not finding.id.startswith(_DIAGNOSED) and _OF_SELF in reading.acts
        return finding.with_(person=_SELF) if theirs and other <= self.chances["of_writer"] else finding

    def _begun(self, finding: Finding, likely: Likely, reading: Reading, few: bool) -> Finding:
        """The finding, sudden where the model is sure of that and the words tell no other beginning or course of it."""
        told = likely.told.get(finding.id)
        today = finding.duration_days is not None and finding.duration_days < self.chances["begun_within"]
        alarm = today and likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["sure_emergency"]
        if told is None or told.sudden < self.chances["sudden_today" if alarm else "sudden"] or finding.id not in self.begins:
            return finding
        if few or finding.status not in (_PRESENT, "past") or reading.reply.polarity in _ANSWERS:
            return finding
        if (finding.duration_days or 0) >= self.chances["begun_within"]:
            # A time that belongs to something else, where the model is surest: "since the fall this afternoon" is no autumn.
            surely = finding.status == _PRESENT and told.sudden >= self.chances["surely_sudden"]
            return finding.with_(duration_days=None, onset="sudden") if surely else finding
        return finding if finding.onset or finding.course or finding.severity == "mild" else finding.with_(onset="sudden")

    def kind(self, likely: Likely) -> str | None:
        """The likeliest kind of message; small talk or a question only where that is sure and nothing alarms."""
        found = likely.kind
        if found not in TALK:
            return found
        talk = sum(likely.kinds.get(each, 0.0) for each in TALK)
        return found if talk >= self.chances["sure_talk"] and self._alarm(likely) < self.chances["alarming"] else None

    def polarity(self, chances: Mapping[str, float]) -> str | None:
        """The polarity of an answer where that is sure, "likely yes" or "likely no" where it is not; None where nothing is likely.

        A hedged yes is a yes for this: which of the two it is need not be sure.
        """
        if not chances:
            return None
        there, gone = chances["yes"] + chances["partly"], chances["no"]
        if there >= self.chances["sure_yes"]:
            return "partly" if chances["partly"] > chances["yes"] else "yes"
        if gone >= self.chances["sure_no"]:
            return "no"
        best = max(_REST, key=lambda each: chances[each])
        if chances[best] >= self.chances["sure_neither"]:
            return best
        if max(there, gone) < self.chances["likely_answer"]:
            return None
        return "likely yes" if there >= gone else "likely no"

    def _sounds(self, reading: Reading, likely: Likely) -> str:
        """What the whole message surely sounds like; empty where that is not sure, or where there are hardly any words."""
        if not likely.kinds or self._is_bare(reading) or len(reading.text.split()) <= self.chances["few_words"]:
            return ""
        if likely.kinds[_EMERGENCY] >= self.chances["sure_emergency"]:
            return _URGENT if likely.kinds[_EMERGENCY] >= self.chances["sounds_urgent"] else _ALARMING
        return _CALM if 1 - self._alarm(likely) >= self.chances["sounds_calm"] else ""

    def _is_bare(self, reading: Reading) -> bool:
        """Whether every word of a message may stand in any ("I'm really scared now", "not this time"), or it only tells a time."""
        return any(each.issuperset(_WORD.findall(reading.text.lower())) for each in (self.bare, self.of_time))

    def _is_idle(self, likely: Likely) -> bool:
        """Whether nobody is complaining: a question, small talk, or something usual."""
        return likely.kind in _IDLE and self._alarm(likely) < self.chances["alarming"]

    def _alarm(self, likely: Likely) -> float:
        return sum(likely.kinds.get(each, 0.0) for each in _ALARMS)


def load_arbiter(root: Path, version: str | None = None, examples: Mapping[str, int] = MappingProxyType({})) -> Arbiter:
    """The arbiter with what stands below a knowledge folder, for a reader model of this version that learned from so many examples."""
    words, chances = (read_yaml(root / "language" / name).data for name in ("likely.yml", "chances.yml"))
    sets = {name: frozenset(words[name]) for name in ("danger", "always", "grave", "begins", "bare", "of_time", "lifelong")}
    known = frozenset(name for name, count in examples.items() if count >= chances["chances"]["examples"])
    counted = known.difference(chances["few"], words["never_alone"])
    facts, of_despair = (tuple(words[name]) for name in ("facts", "of_despair"))
    return Arbiter(chances=chances["chances"], learned=known, counted=counted, facts=facts, of_despair=of_despair, version=version, **sets)
