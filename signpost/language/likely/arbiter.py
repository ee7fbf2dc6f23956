"""Decides between the two readers of a message: the rules, which explain themselves, and the learned net, which hears more.

| rules | learned reader | what follows |
|---|---|---|
| sure | agrees, or is silent | it counts |
| sure, of a soft sign without a time | hears nothing of it | it is asked about in a complaint where nothing else was read, else left out |
| sure, of a sign | surely small talk, and hears nothing of it | a danger is asked about, anything else is left out |
| sure of an emergency | is not asked | it counts at once |
| sure of a danger, not of how it began | hears it too, surely an emergency, and that it began suddenly | it counts as sudden |
| sure, and there | is against it | it counts, and stands among the doubts: what it leads to is checked, a warning stands meanwhile |
| likely | whatever | it is asked about |
| silent | likely | it is asked about, dangers first; it never counts |
| silent | likely, in a message that asks and most likely only does that | it is asked about where it is nearly sure |
| silent | likely, no danger, in what is surely a question or small talk | nothing |
| silent | unlikely | nothing |
| say it is not there | likely there | the rules stand: a denial in certain words is not asked about again |
| sure of a question and of a sign, no danger | surely a question, nobody has it | it is asked about in general: hypothetical |
| sure of a question and of a danger, no time | surely a question, and hears next to nothing of the danger | the same |
| sure of a sign, no danger or hardly one, no time, in a wish for tips | surely a question or no complaint | the same |
| resembles a sign | surely asks for one answer, or surely small talk, and hears nothing of the sign | nothing |
| sure of a question and of a sign, no danger or hardly one | surely a question that names nobody and no time | the same |

What kind of message it is: `emergency`, `today`, `weeks`, `harmless`, `question`, `other`, as the learned reader hears it; None
without one. It gives no level: it only tells small talk and questions from complaints, and where an emergency is surely heard and
no rule warns, the first question says that nobody has to wait for it. It adds one thing to what counts: suddenness that both hear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.likely.heard import NOTHING_ASKED, Likely
from signpost.language.likely.stray import Stray, is_timed
from signpost.language.likely.whose import People, acts_with, load_people, of_writer_alone
from signpost.language.reading import Reading

_AGAINST = ("absent", "past", "hypothetical")
_EMERGENCY, _FEARS, _UNABLE = "emergency", "expresses_fear", "tells_inability"
_ALARMS = (_EMERGENCY, "today")
_TALK = ("question", "other")
_ANSWERS = ("yes", "no")
# What an answer may be besides: not sure, none at all, or a value.
_REST = ("unsure", "none", "value")
_IDLE = ("question", "other", "harmless")
_LONGEST_QUOTE = 160
_PEOPLE = ("self", "pronouns", "blood", "others", "patients", "bare_subjects")
_WORD = re.compile(r"[a-z']+")


@dataclass(frozen=True)
class Arbiter:
    """From which chances on the learned reader is believed; see `knowledge/language/likely.yml`."""

    chances: Mapping[str, float]
    danger: frozenset[str]
    most: int
    stray: Stray
    version: str | None = None
    people: frozenset[str] = frozenset()
    others: People = People()
    facts: tuple[str, ...] = ()
    always: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    asking: re.Pattern[str] = re.compile("$^")
    owning: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    of_bare: frozenset[str] = frozenset()
    of_time: frozenset[str] = frozenset()

    def judged(self, reading: Reading, likely: Likely) -> Reading:
        """The reading with what the learned reader adds: proposals, doubts, the kind of message, the polarity of an answer."""
        known = {each.id for each in (*reading.findings, *reading.proposals)}
        sparing, answering = self._is_short_answer(reading), reading.reply.polarity in _ANSWERS
        beside = any(each.status == "present" for each in reading.findings)
        heard = self.heard(likely, sparing=sparing, answering=answering, beside=beside, near=self.stray.near(known))
        least = self.chances["ask_asking"] if likely.kind in _TALK and "question" in reading.acts else 0.0
        bare = self._is_bare(reading)
        heard = [] if self._is_time(reading) else [each for each in heard if each not in known and likely.chance(each) >= least]
        heard = [each for each in heard if not bare or each in self._of_bare(reading)][: self.most]
        more = self._told(heard, reading, likely)
        kind, in_general = self.kind(likely), self._is_idle(likely) and self._names_nobody(reading)
        learns = kind == "question" and self._only_learns(reading)
        general = kind == "question" and (in_general or learns)
        daily = "asks_tips" in reading.acts and kind in _TALK and self._asks_for_one(likely)
        kind = "question" if daily else kind
        asks = general or daily or kind == "question" and "question" in reading.acts
        findings = self._of_question(reading, likely, general, daily, learns) if asks else reading.findings
        findings, unheard, dangers = self.stray.parted(findings, likely, len(reading.text.split()))
        if not sparing and not answering and self._is_sudden_emergency(likely):
            findings = tuple(self._begun(each, likely) for each in findings)
        resembled = self._resembled(reading, likely, kind)
        more = (*dangers, *(more if findings or more or resembled or self._is_idle(likely) else unheard))[: self.most]
        return replace(
            reading,
            findings=findings,
            acts=acts_with(reading.acts, more, (*findings, *resembled)),
            proposals=(*resembled, *more),
            faint=tuple(each.id for each in more if likely.chance(each.id) < self.chances["alone"]),
            doubts=tuple(dict.fromkeys(each.id for each in findings if each.status == "present" and self.is_against(likely, each.id))),
            kind=kind,
            asking=likely.kinds.get("question", 0.0),
            in_general=in_general,
            alarms=not bare and likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["sure_emergency"],
            asks_for=tuple(likely.entries.items()),
            points=tuple(likely.points.items()),
            asked=likely.asked,
            elsewhere=round(likely.elsewhere, 3) if kind in _TALK else 0.0,
            reader=self.version,
        )

    def _told(self, heard: list[str], reading: Reading, likely: Likely) -> tuple[Finding, ...]:
        """What is heard as findings, of whom the message seems to speak."""
        of_other = likely.other > 0.5 or self.others.speak_of_another(reading.text)
        person = "other" if of_other and not of_writer_alone(reading) else "self"
        return tuple(Finding(each, person=person, said=reading.text.strip()[:_LONGEST_QUOTE]) for each in heard)

    def _of_question(self, reading: Reading, likely: Likely, general: bool, daily: bool, learns: bool) -> tuple[Finding, ...]:
        """The findings of a question: what is only asked about is hypothetical, and in a wish for tips every sign that may be."""
        told = frozenset[str]() if daily else self._told_beside(reading)
        wide = [general or daily and not each.id.startswith(self.facts) for each in reading.findings]
        return tuple(self._asked_in_general(each, likely, of, told, learns) for each, of in zip(reading.findings, wide, strict=True))

    def _resembled(self, reading: Reading, likely: Likely, kind: str | None) -> tuple[Finding, ...]:
        """What words resemble; where one answer is surely asked for, or in sure small talk, only what is heard as well."""
        sure, strays = kind == "question" and self._asks_for_one(likely), self.stray.strays(reading.proposals, likely)
        heard = [each for each in reading.proposals if not sure or each.id in self.always or self.stray.hears(likely, each.id)]
        return tuple(each for each in heard if each not in strays)

    def _is_sudden_emergency(self, likely: Likely) -> bool:
        return likely.kinds.get(_EMERGENCY, 0.0) >= self.chances["begins_emergency"] and likely.sudden >= self.chances["begins_suddenly"]

    def _begun(self, finding: Finding, likely: Likely) -> Finding:
        """The finding, sudden where the learned reader hears it too and the words tell no other beginning or course of it."""
        told = finding.onset or finding.course or finding.severity == "mild" or (finding.duration_days or 0) >= self.chances["begun_within"]
        if told or finding.status != "present" or finding.id not in self.begins:
            return finding
        alike = {finding.id, *self.stray.near({finding.id})}
        agreed = any(likely.chance(each) >= self.chances["begins_heard"] for each in alike)
        return finding.with_(onset="sudden") if agreed else finding

    def heard(
        self,
        likely: Likely,
        *,
        sparing: bool = False,
        answering: bool = False,
        beside: bool = False,
        near: frozenset[str] = frozenset(),
    ) -> list[str]:
        """The findings to ask about, dangers first, then the likeliest; fewer where one is `sparing`, or `near` what is known.

        The words behind a yes or no are mostly about what was asked: only dangers are heard in them as elsewhere. `beside` what
        rules read in the same message more is wanted: the interview goes on with that anyway.
        """
        idle = sparing or self._is_idle(likely)
        talk = self._is_idle(likely) and likely.kind in _TALK
        # "Switch to female voice": in small talk and in a question only a danger is looked for.
        sought = [name for name in likely.findings if name in self.danger or not (talk or name in near or name.startswith(self.facts))]
        wary = {name: name in near or (idle or answering) and name not in self.danger for name in sought}
        least = {name: self._least(name, wary=wary[name], idle=idle, beside=beside) for name in sought}
        found = [name for name in sought if likely.chance(name) >= least[name] and (name in self.danger or not self._is_open(likely, name))]
        return sorted(found, key=lambda name: (name not in self.danger, -likely.chance(name), name))

    def _is_open(self, likely: Likely, finding: str) -> bool:
        """Whether a finding may as well be only feared or asked about: "it's ALS, isn't it"."""
        return likely.chance(finding, "hypothetical") >= self.chances["open"]

    def is_against(self, likely: Likely, finding: str) -> bool:
        """Whether a finding is likely denied, over or only asked about, and hardly there."""
        if likely.chance(finding) > self.chances["against_present"]:
            return False
        return any(likely.chance(finding, status) >= self.chances["against"] for status in _AGAINST)

    def kind(self, likely: Likely) -> str | None:
        """The likeliest kind of message; small talk or a question only where that is sure and nothing alarms."""
        found = likely.kind
        if found not in _TALK:
            return found
        talk = sum(likely.kinds.get(each, 0.0) for each in _TALK)
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

    def _is_short_answer(self, reading: Reading) -> bool:
        """Whether a message is no more than an answer, a correction or a few words: "no, it was the left", "go back"."""
        words = len(reading.text.split())
        answers = bool(reading.reply.as_dict()) or bool(reading.acts)
        return words <= self.chances["few_words"] or answers and words <= self.chances["short_answer"]

    def _is_bare(self, reading: Reading) -> bool:
        """Whether every word of a message may stand in any: "I'm really scared now", "not this time"."""
        return self.bare.issuperset(_WORD.findall(reading.text.lower()))

    def _of_bare(self, reading: Reading) -> frozenset[str]:
        """What is asked about after a message of words that may stand in any: "yes, and it scares me" says no more than that."""
        return frozenset() if _FEARS in reading.acts and _UNABLE not in reading.acts else self.of_bare

    def _is_time(self, reading: Reading) -> bool:
        """Whether a message is nothing but a time, which answers what was asked."""
        return self.of_time.issuperset(_WORD.findall(reading.text.lower()))

    def _names_nobody(self, reading: Reading) -> bool:
        """Whether a message speaks of nobody, has nothing happen to anybody, and tells no time."""
        words = set(_WORD.findall(self.asking.sub(" ", reading.text.lower())))
        timed = any(map(is_timed, reading.findings))
        named = not words.isdisjoint(self.people) or len(words) <= self.chances["few_words"]
        # "Both hands a bit clumsy" tells of somebody's hands.
        felt = "question" not in reading.acts and any(each.side in ("left", "right") or each.severity for each in reading.findings)
        return not named and not timed and not felt and reading.reply.duration_days is None

    def _only_learns(self, reading: Reading) -> bool:
        """Whether somebody wants to learn and speaks of nobody's body: "for an essay: are weak hands an early sign?"."""
        words = set(_WORD.findall(reading.text.lower()))
        return "to_learn" in reading.acts and words.isdisjoint(self.owning) and not any(map(is_timed, reading.findings))

    def _told_beside(self, reading: Reading) -> frozenset[str]:
        """The sentences that tell of a sign where another one asks: "She wakes with a headache. Is that the tablets?"."""
        if "?" not in reading.text:
            return frozenset()
        signs = (each for each in reading.findings if not each.id.startswith(self.facts))
        return frozenset(each.said for each in signs if each.said and "?" not in each.said)

    def _asked_in_general(self, finding: Finding, likely: Likely, general: bool, told: frozenset[str], learns: bool) -> Finding:
        """The finding, hypothetical where it is only asked about; in a `general` question more of them are, of who `learns` most."""
        unlikely = learns or likely.chance(finding.id) <= self.chances["against_present"]
        harmless = finding.id not in self.danger
        if finding.said in told or finding.id in self.always:
            return finding
        timed = is_timed(finding)
        unheard = likely.chance(finding.id) <= self.chances["unheard_danger"]
        asked = unlikely and (harmless or unheard) and not timed or general and (unlikely or harmless)
        return finding.with_(status="hypothetical") if asked and finding.status == "present" else finding

    def _asks_for_one(self, likely: Likely) -> bool:
        """Whether one answer is surely asked for."""
        return max((chance for name, chance in likely.entries.items() if name != NOTHING_ASKED), default=0.0) >= self.chances["sure_entry"]

    def _is_idle(self, likely: Likely) -> bool:
        """Whether nobody is complaining: a question, small talk, or something usual."""
        return likely.kind in _IDLE and self._alarm(likely) < self.chances["alarming"]

    def _least(self, name: str, *, wary: bool, idle: bool, beside: bool) -> float:
        if wary:
            return self.chances["ask_idle"]
        if idle:
            return self.chances["ask_danger_idle"]
        least = "ask_danger" if name in self.danger else "ask"
        return self.chances[f"{least}_beside" if beside else least]

    def _alarm(self, likely: Likely) -> float:
        return sum(likely.kinds.get(each, 0.0) for each in _ALARMS)


def load_arbiter(root: Path, version: str | None = None, learned: Iterable[str] = ()) -> Arbiter:
    """The arbiter with the chances below a knowledge folder, for a learned reader of this version that knows these findings."""
    data: dict[str, Any] = read_yaml(root / "language" / "likely.yml").data
    chances = {name: float(value) for name, value in data.items() if isinstance(value, (int, float))}
    persons = read_yaml(root / "language" / "persons.yml").data
    people = frozenset(word for group in _PEOPLE for word in persons[group]) | frozenset(data["happening"])
    asking = re.compile(r"\b(?:" + "|".join(map(re.escape, data["asking"])) + r")\b")
    sets = {name: frozenset(data[name]) for name in ("danger", "always", "begins", "owning", "bare", "of_bare", "of_time")}
    rows, facts = tuple(frozenset(row) for row in data["near"]), tuple(data["facts"])
    stray = Stray(chances, rows, frozenset(data["soft"]), sets["danger"], sets["always"], frozenset(learned) - set(data["plain"]))
    given: dict[str, Any] = {"stray": stray, "version": version, "people": people, "facts": facts, "asking": asking, **sets}
    return Arbiter(chances=chances, others=load_people(root), most=data["most"], **given)
