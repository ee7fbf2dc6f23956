"""Turns the mentions of one text into findings, and the text into a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from signpost.findings import ATTRIBUTES, NET, Finding
from signpost.nlu.details.attributes import Attributes, AttributeWords
from signpost.nlu.details.dating import Dating
from signpost.nlu.details.persons import NOBODY, OTHER, SELF, Persons, PersonWords
from signpost.nlu.details.relatives import Places
from signpost.nlu.details.times import Times, TimeSpan
from signpost.nlu.likely.heard import Told
from signpost.nlu.reading import Reading
from signpost.nlu.replies.acts import read_acts
from signpost.nlu.replies.answers import ReplyWords, read_reply
from signpost.nlu.replies.put_right import put_right
from signpost.nlu.status.context import Context, CueTable
from signpost.nlu.status.framed import Framing
from signpost.nlu.words.marks import MAYBE, PAUSES, Marks, Mention, marks_of, mention_of

_LONGEST_QUOTES = (60, 90, 160)
_AGE = "age"
_CONCEPT, _HEARD = "concept", "heard"
_VOCABULARY = "vocabulary"
# Acts: what a message tells is the writer's in so many words; what it resembles or tells is all of somebody else.
_OF_SELF, _OF_OTHER = "speaks_of_self", "speaks_of_other"
_HAS, _BODILY = "has", ("part", "deficit")


@dataclass(frozen=True)
class Interpreted:
    """A reading, and which mention each of its findings came from."""

    reading: Reading
    pairs: list[tuple[Mention, Finding]]


@dataclass(frozen=True)
class Interpreter:
    """Reads status, person and attributes of every mention."""

    context: CueTable
    persons: PersonWords
    attributes: AttributeWords
    times: Times
    dating: Dating
    replies: ReplyWords
    acts: tuple[str, ...]

    def interpret(self, doc: Doc, marks: Marks, frames: Framing) -> Interpreted:
        """The reading of a text whose mentions and times are marked; `frames` are the stretches that nobody says of themselves."""
        times = marks.times
        context, persons = Context(self.context, marks), Persons(self.persons, marks, times)
        attributes, places = Attributes(self.attributes, marks, times), Places(marks, persons)
        pairs: list[tuple[Mention, Finding]] = []
        proposals: list[Finding] = []
        for number, mention in enumerate(marks.mentions):
            at = doc[mention.anchor_start].idx
            if persons.person(mention) == NOBODY and not (frames.so and frames.holds(at)):
                continue
            told = _finding(doc, marks, mention, attributes.found[number], context, persons, places)
            finding = self._dated(self.attributes.placed_at(told), marks, mention.anchor_start, {})
            if frames.is_left_out(finding, at):
                proposals += [finding.with_(status="present")] if frames.asks(finding, at) else []
                continue
            finding, asked = frames.as_meant(finding, at), context.is_asked(mention)
            hinted = finding.status == "hypothetical" and not frames.holds(at) and asked
            if (mention.kind == MAYBE or asked) and (finding.status == "present" or hinted):
                proposals.append(finding.with_(status="present"))
            if mention.kind != MAYBE and (not asked or finding.status == "absent" and mention.part is None):
                pairs += [(mention, each) for each in _with_family(finding, mention, persons, places, marks)]
        pairs = _unique(pairs)
        pairs += _ages(doc, marks, times, persons, places)
        unsure = _unique_proposals(proposals, {(finding.id, finding.person) for _, finding in pairs})
        acts = read_acts(marks, self.acts, times)
        right = put_right(marks, times, acts)
        reading = Reading(
            text=marks.original or doc.text,
            findings=(*(finding for _, finding in pairs), *marks.foreign),
            language=marks.language,
            unread=_unread(doc, marks),
            reply=read_reply(marks, self.replies, self.attributes, times, self.times.numbers, right),
            proposals=unsure,
            acts=acts,
            relatives=places.told(),
            puts_right=right,
        )
        return Interpreted(self.with_whom(doc, marks, reading), pairs)

    def with_whom(self, doc: Doc, marks: Marks, reading: Reading) -> Reading:
        """The reading with its acts of whom it tells: of the writer in so many words, and all of others where it asks about something."""
        own, told = Persons(self.persons, marks, marks.times).owned(), (*reading.findings, *reading.proposals)
        at, spans = [token.idx for token in doc if marks.sentence[token.i] in own], [each.evidence for each in told if each.evidence]
        mine = any(start <= place < end for start, end in spans for place in at)
        acts = {_OF_SELF: mine or bool(at) and not told, _OF_OTHER: reading.proposals and all(each.person != SELF for each in told)}
        return replace(reading, acts=(*(each for each in reading.acts if each not in acts), *(each for each in acts if acts[each])))

    def as_heard(self, doc: Doc, marks: Marks, finding: Finding, told: Told) -> Finding:
        """What a phrase says, with the time that the model hears of it, and in that of its phrases at which the model looks.

        "Heart attack ten years ago, crushing chest pain": two phrases tell of the chest, and the first is not what is there now.
        """
        if not finding.evidence or finding.value is not None:
            return finding
        pauses, looked = marks.bounds[1], _heard(doc, finding.id, told.at).start
        phrases = [each for each in marks.mentions if each.finding == finding.id and each.kind != MAYBE]
        there = [each for each in phrases if pauses[each.start][0] <= looked < pauses[each.end - 1][1]]
        places = [_place(doc, each) for each in there]
        if finding.status == "present" and there and finding.evidence not in places:
            finding = finding.with_(evidence=places[0], said=_said(doc, marks, there[0]))
        stands = _heard(doc, finding.id, (finding.evidence[0], finding.evidence[-1]))
        return self._dated(finding, marks, stands.start, told.ages)

    def in_words(self, doc: Doc, marks: Marks, heard: Mapping[str, str], places: Mapping[str, Told]) -> dict[str, Finding]:
        """The findings, by their status, that code points of a text tell of, with side, part and time as a phrase there would have them."""
        told = {name: _heard(doc, name, places[name].at) for name in heard}
        marks = replace(marks, mentions=sorted([*marks.mentions, *told.values()], key=lambda each: each.anchor_start))
        attributes = Attributes(self.attributes, marks, marks.times).found
        persons = Persons(self.persons, marks, marks.times)
        kin, found = Places(marks, persons), {}
        for number, mention in enumerate(marks.mentions):
            if told.get(mention.finding) is not mention:
                continue
            kept = {key: value for key, value in attributes[number].items() if key in ATTRIBUTES}
            own = persons.is_of_writer(mention.finding, mention)
            person = SELF if own or persons.person(mention) != OTHER else kin.of(mention)
            # What the model looks at gives the clauses that it rests on.
            rests = _heard(doc, mention.finding, places[mention.finding].rests)
            first, last = marks.bounds[-1][rests.start][0], marks.bounds[-1][rests.end - 1][1] - 1
            at = (doc[first].idx, doc[last].idx + len(doc[last]))
            status = heard[mention.finding]
            status = "hypothetical" if persons.runs_elsewhere(mention.finding, mention, status) else status
            told_so = Finding(mention.finding, status, person, evidence=at, reader=NET, said=_said(doc, marks, rests), **kept)
            dated = self._dated(self.attributes.placed_at(told_so), marks, mention.anchor_start, places[mention.finding].ages)
            found[mention.finding] = dated
        return found

    def _dated(self, finding: Finding, marks: Marks, at: int, ages: Mapping[str, float]) -> Finding:
        """What a word tells of with the time that is its own; what is not there has none."""
        return finding if finding.status == "absent" else finding.with_(duration_days=self.dating.days(marks, at, ages))


def _heard(doc: Doc, name: str, at: tuple[int, int]) -> Mention:
    """A mention of what the model hears in some code points."""
    tokens = [token.i for token in doc if token.idx < at[1] and at[0] < token.idx + len(token)] or [0]
    return mention_of(name, _HEARD, tokens[0], tokens[-1] + 1)


def _finding(
    doc: Doc, marks: Marks, mention: Mention, found: dict[str, object], context: Context, persons: Persons, places: Places
) -> Finding:
    values = {name: value for name, value in found.items() if name in ATTRIBUTES}
    status = str(found.get("status") or "")
    read = context.status(mention)
    other = persons.person(mention) == OTHER
    return Finding(
        id=mention.finding,
        status=status if status and read == "present" else read,
        person=places.of(mention) if other else SELF,
        said=_said(doc, marks, mention),
        evidence=_place(doc, mention),
        reader=_VOCABULARY,
        **values,  # type: ignore[arg-type]
    )


def _with_family(finding: Finding, mention: Mention, persons: Persons, places: Places, marks: Marks) -> list[Finding]:
    """A diagnosis of a relative by blood also runs in the family of the one who writes, and who "has" it is ill."""
    if persons.runs_elsewhere(finding.id, mention, finding.status):
        return []
    if persons.is_of_writer(finding.id, mention):
        named = {history: illness for illness, history in persons.family_history.items()}
        ill = named.get(finding.id) if _HAS in marks.norms[mention.start : mention.end] else None
        theirs = [finding.with_(id=ill, person=places.of(mention))] if ill and finding.status == "present" else []
        return [*theirs, finding.with_(person=SELF)]
    family, told = persons.family_history.get(finding.id), finding.status not in ("absent", "hypothetical")
    ours = family is not None and told and finding.person != SELF and persons.blood_relative(mention)
    return [finding, Finding(id=str(family), said=finding.said)] if ours else [finding]


def _said(doc: Doc, marks: Marks, mention: Mention) -> str:
    """The words that tell a mention, as they were written: a short sentence, else what stands between two pauses, or the clause."""
    for places, longest in zip(marks.bounds, _LONGEST_QUOTES, strict=True):
        start, end = places[mention.start][0], places[mention.end - 1][1]
        if end - start > 2 and doc[end - 1].idx + len(doc[end - 1]) - doc[start].idx <= longest:
            return _own_words(doc, start, end).lstrip(PAUSES)
    return _own_words(doc, mention.start, mention.end)[: _LONGEST_QUOTES[-1]]


def _place(doc: Doc, mention: Mention) -> tuple[int, int]:
    last = doc[mention.end - 1]
    return doc[mention.start].idx, last.idx + len(last)


def _own_words(doc: Doc, start: int, end: int) -> str:
    text = marks_of(doc).original
    first, last = doc[start], doc[end - 1]
    return text[first.idx : last.idx + len(last)].strip() if text else str(doc[start:end].text).strip()


def _unique(pairs: list[tuple[Mention, Finding]]) -> list[tuple[Mention, Finding]]:
    """One finding for each thing said: mentions that say the same are joined."""
    kept: list[tuple[Mention, Finding]] = []
    alike: dict[tuple[str, str, str], list[int]] = {}
    for mention, finding in pairs:
        places = alike.setdefault((finding.id, finding.status, finding.person), [])
        place = next((place for place in places if _same(finding, kept[place][1])), None)
        if place is None:
            places.append(len(kept))
            kept.append((mention, finding))
        else:
            kept[place] = (kept[place][0], _joined(kept[place][1], finding))
    return kept


def _same(one: Finding, other: Finding) -> bool:
    return all(a is None or b is None or a == b for a, b in ((one.body_part, other.body_part), (one.side, other.side)))


def _joined(one: Finding, other: Finding) -> Finding:
    missing = {
        name: getattr(other, name) for name in ATTRIBUTES if getattr(one, name) in (None, ()) and getattr(other, name) not in (None, ())
    }
    if one.duration_days is not None and other.duration_days is not None:
        missing["duration_days"] = max(one.duration_days, other.duration_days)
    return one.with_(**missing)


def _unread(doc: Doc, marks: Marks) -> tuple[str, ...]:
    """The clauses that name a body part or a deficit of which no mention was made."""
    told = {marks.clause[place] for mention in marks.mentions for place in range(mention.start, mention.end)}
    found: dict[int, str] = {}
    for hit in marks.hits:
        clause = marks.clause[hit.start]
        if hit.kind in _BODILY and clause not in told and clause not in found:
            start, end = marks.bounds[-1][hit.start]
            if marks.counted(start, end) > 1:
                found[clause] = _own_words(doc, start, end)[: _LONGEST_QUOTES[-1]]
    return tuple(found.values())


def _unique_proposals(proposals: list[Finding], known: set[tuple[str, str]]) -> tuple[Finding, ...]:
    """One proposal for each finding that is not told for certain of the same person."""
    found: dict[str, Finding] = {}
    for finding in proposals:
        if (finding.id, finding.person) not in known:
            found.setdefault(finding.id, finding)
    return tuple(found.values())


def _ages(doc: Doc, marks: Marks, times: list[TimeSpan], persons: Persons, places: Places) -> list[tuple[Mention, Finding]]:
    found = []
    for span in times:
        if span.kind == "age" and 0 < span.days < 120:
            mention = mention_of(_AGE, "present", span.start, span.end)
            person = places.of_age(span.start, span.end) if persons.of_age(span.start, span.end) == OTHER else SELF
            told = Finding(_AGE, person=person, said=_said(doc, marks, mention), evidence=_place(doc, mention), reader=_VOCABULARY)
            found.append((mention, told.with_(value=round(span.days, 2))))
    return found[:2]


def status_at(marks: Marks, start: int, end: int, interpreter: Interpreter) -> str:
    """The status of an arbitrary stretch of words [start, end)."""
    mention = mention_of(_CONCEPT, "present", start, end)
    # Findings inside the stretch are part of it and no neighbours of it.
    others = [each for each in marks.mentions if each.anchor_end <= start or each.anchor_start >= end]
    marks = replace(marks, mentions=sorted([mention, *others], key=lambda each: each.anchor_start))
    return Context(interpreter.context, marks).status(mention)
