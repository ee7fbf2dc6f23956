"""The reader: one spaCy pipeline from a message to findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, Span

from signpost.apostrophes import with_plain_apostrophes
from signpost.findings import Finding
from signpost.forms import pairs_of
from signpost.heap import undisturbed
from signpost.knowledge import knowledge_root, read_yaml
from signpost.nlu.details.attributes import load_attributes
from signpost.nlu.details.dating import load_dating
from signpost.nlu.details.persons import load_persons
from signpost.nlu.details.times import load_times
from signpost.nlu.interpreter import Interpreter, status_at
from signpost.nlu.likely.arbiter import load_arbiter
from signpost.nlu.likely.encoder import LearnedReader, load_learned
from signpost.nlu.likely.heard import Likely, Told
from signpost.nlu.likely.parts import load_parts
from signpost.nlu.mentions.frames import Frames, load_reach
from signpost.nlu.mentions.gathering import mark_mentions
from signpost.nlu.mentions.phrases import Cues, Phrases
from signpost.nlu.mentions.vocabulary import load_vocabulary
from signpost.nlu.reading import Reading
from signpost.nlu.replies.acts import load_acts
from signpost.nlu.replies.answers import load_replies
from signpost.nlu.status.context import load_context
from signpost.nlu.status.framed import Framing, load_framed
from signpost.nlu.status.grief import load_grief
from signpost.nlu.words.clauses import load_breaks, mark_clauses, mark_form
from signpost.nlu.words.foreign import OtherLanguages
from signpost.nlu.words.marks import marks_of
from signpost.nlu.words.spelling import Spelling, load_spelling
from signpost.nlu.words.tokens import Tokenizer, level, load_words

LONGEST = 20_000
_TODAY, _BY_RULES, _FRAMES = "signpost_today", "signpost_by_rules", "signpost_frames"
_ENDS = frozenset(".!, \n")
# Whether what the rules read is so certain that nobody has to wait for a second opinion.
Certain = Callable[[Reading], bool]
# The components of the pipeline in their order; spelling, frames and likely can be switched off by `nlp.select_pipes`.
STEPS = ("language", "spelling", "phrases", "clauses", "frames", "mentions", "findings", "likely")


@dataclass
class _Step:
    """One component of the pipeline: a named function from document to document."""

    name: str
    work: Any

    def __call__(self, doc: Doc) -> Doc:
        self.work(doc)
        return doc


class Reader:
    """Reads messages with the vocabulary of one knowledge folder; `nlp` is its spaCy pipeline, open to inspection.

    `learned` is the second reader, None to read by the rules alone.
    """

    @undisturbed()
    def __init__(self, root: Path | None = None, learned: LearnedReader | None = None) -> None:
        self.root = root or knowledge_root()
        self._arbiter = load_arbiter(self.root, learned.version, learned.examples) if learned else None
        _add_extensions()
        words = load_words(self.root)
        # spaCy's own tokenizer is never used, and its features of single words (shape, is it a URL…) cost a third of the start.
        self.nlp = English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab, words))
        self.nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
        vocabulary = load_vocabulary(self.root)
        figures = [(str(each), "figure", "figure") for each in read_yaml(self.root / "language" / "figures.yml").data["figures"]]
        phrases = [*vocabulary.phrases, *figures]
        tokenizer = Tokenizer(self.nlp.vocab, words)
        self._phrases = Phrases(tokenizer, words, phrases)
        self._cues = cues = Cues(tokenizer)
        # What the phrases say is in the tries from here on.
        self.vocabulary = replace(vocabulary, phrases=())
        self._frames = Frames(self.vocabulary, load_reach(self.root))
        self._breaks = load_breaks(self.root)
        self.interpreter = Interpreter(
            context=load_context(self.root, cues),
            persons=load_persons(self.root, cues),
            attributes=load_attributes(self.root, cues, vocabulary.part_groups),
            times=load_times(self.root),
            dating=load_dating(self.root),
            replies=load_replies(self.root, lambda text: tuple(tokenizer.norms(str(text)))),
            acts=load_acts(self.root, cues),
        )
        self._spelling = Spelling(load_spelling(self.root), [*self._phrases.texts, *cues.texts()], words)
        self.learned = learned.repairing(self._spelling.mended) if learned else None
        self._settled, self._parts = _settled(self.root, tokenizer), load_parts(self.root)
        self._grief = load_grief(self.root)
        self._languages, self._framed = OtherLanguages(self.root, self._spelling.is_known), load_framed(self.root)
        self._phrases.forget()
        cues.forget()
        self._make_pipes()

    def _make_pipes(self) -> None:
        for name in STEPS:
            work = getattr(self, f"_read_{name}")
            Language.component(f"signpost_{name}_{id(self)}", func=_Step(name, work))  # type: ignore[arg-type]
            self.nlp.add_pipe(f"signpost_{name}_{id(self)}", name=f"signpost_{name}")

    def read(self, text: str, today: date | None = None, *, by_rules: bool | Certain = False) -> Reading:
        """Everything understood in one message, where asked for, or where what they read is certain, `by_rules` alone.

        Never raises for any text.
        """
        text = with_plain_apostrophes(text)
        reading: Reading = self.doc(text, today, by_rules=by_rules)._.reading
        return reading if reading.text == text else replace(reading, text=text)

    def answer(self, question: str, text: str, finding: str) -> str | None:
        """The polarity that the learned reader hears in an answer to a question about a finding; None without it.

        "Likely yes" or "likely no" where it is not sure, empty where nothing is likely.
        """
        if self.learned is None or self._arbiter is None:
            return None
        return self._arbiter.polarity(self.learned.weigh_answer(question, text, finding)) or ""

    def doc(self, text: str, today: date | None = None, *, by_rules: bool | Certain = False) -> Doc:
        """The message as a spaCy document: findings are spans in `doc.spans["findings"]`, each with `span._.finding`."""
        half = LONGEST // 2
        plain = with_plain_apostrophes(text)
        kept = plain if len(plain) <= LONGEST else plain[:half] + "\n" + plain[-half:]
        doc = self.nlp.make_doc(level(kept))
        doc.user_data[_TODAY], doc.user_data[_BY_RULES] = today or date.today(), by_rules
        doc.user_data[_FRAMES] = self._framed.frames(doc.text)
        marks = marks_of(doc)
        marks.original = kept
        mark_form(doc, marks, pairs_of(doc.text))
        return self.nlp(doc)

    def concept_status(self, text: str, concept: str, today: date | None = None) -> str | None:
        """The status of a word or phrase in a text, known to the vocabulary or not; None when it does not stand there."""
        doc = self.doc(text, today)
        pattern = r"\s+".join(re.escape(part) for part in level(concept).split())
        found = re.search(rf"(?<!\w){pattern}(?!\w)", doc.text, re.IGNORECASE) or re.search(pattern, doc.text, re.IGNORECASE)
        span = doc.char_span(*found.span(), alignment_mode="expand") if pattern and found else None
        return status_at(marks_of(doc), span.start, span.end, self.interpreter) if span is not None else None

    def _read_language(self, doc: Doc) -> None:
        marks = marks_of(doc)
        marks.language, marks.foreign = self._languages.read(doc.text)

    def _read_spelling(self, doc: Doc) -> None:
        marks = marks_of(doc)
        if marks.language == "en":
            marks.norms = self._spelling.repair(marks.norms)
        for token, norm in zip(doc, marks.norms, strict=True):
            if token.norm_ != norm:
                token.norm_ = norm

    def _read_phrases(self, doc: Doc) -> None:
        self._phrases.mark(marks_of(doc))
        self._cues.mark(marks_of(doc))

    def _read_clauses(self, doc: Doc) -> None:
        marks = marks_of(doc)
        marks.times = self.interpreter.times.read(marks.norms, doc.user_data.get(_TODAY) or date.today())
        mark_clauses(marks, self._breaks)

    def _read_frames(self, doc: Doc) -> None:
        marks = marks_of(doc)
        if marks.language == "en":
            self._frames.mark(marks)

    def _read_mentions(self, doc: Doc) -> None:
        marks = marks_of(doc)
        if marks.language == "en":
            mark_mentions(marks)

    def _read_findings(self, doc: Doc) -> None:
        marks = marks_of(doc)
        frames = doc.user_data.get(_FRAMES) or Framing()
        interpreted = self.interpreter.interpret(doc, marks, frames)
        doc.spans["findings"] = [Span(doc, mention.start, mention.end, label=finding.id) for mention, finding in interpreted.pairs]
        for span, (_, finding) in zip(doc.spans["findings"], interpreted.pairs, strict=True):
            span._.finding = finding
        doc._.reading = self._framed.marked(self._grief.mourned(interpreted.reading), frames)

    def _read_likely(self, doc: Doc) -> None:
        marks, by_rules = marks_of(doc), doc.user_data.get(_BY_RULES)
        if self.learned is None or self._arbiter is None or marks.language != "en" or by_rules is True:
            return
        text = marks.original or doc.text
        if by_rules and by_rules(doc._.reading) and self._arbiter.stands(doc._.reading, self.learned.read):
            doc._.reading = replace(doc._.reading, reader=self._arbiter.version, guess=self.learned.guess(text))
            return
        # Most turns are a tapped "No": nobody needs a second opinion on words that were written down as a whole answer.
        frames = doc.user_data.get(_FRAMES) or Framing()
        settled = not marks.norms or tuple(each for each in marks.norms if each not in _ENDS) in self._settled
        doc._.likely = Likely() if settled else self._framed.heard(text, frames, self._hear)
        if marks.answered:
            # A form that is filled in tells, though no sentence stands in it.
            doc._.likely = doc._.likely.as_told()
        told = doc._.likely.told

        def in_words(heard: Mapping[str, str]) -> Mapping[str, Finding]:
            everywhere = Told(at=(0, len(text)), rests=(0, len(text)))
            return self.interpreter.in_words(doc, marks, heard, {name: told.get(name, everywhere) for name in heard})

        def as_heard(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            pairs = ((each, told.get(each.id)) for each in findings)
            return tuple(self.interpreter.as_heard(doc, marks, each, heard) if heard else each for each, heard in pairs)

        reading = doc._.reading
        reading = replace(reading, findings=as_heard(reading.findings), proposals=as_heard(reading.proposals))
        # In a quotation that is said to be so the phrases count as well.
        form = bool(marks.answered) or frames.so is not None
        judged = self._arbiter.judged(reading, doc._.likely, in_words, form=form)
        meant = self.interpreter.with_whom(doc, marks, judged)
        heard = {name: getattr(doc._.likely, name) for name in ("guess", "signs", "parts")}
        doc._.reading = replace(self._grief.mourned(meant), **heard)

    def _hear(self, text: str) -> Likely:
        return self.learned.read(text, self._parts.of(text)) if self.learned is not None else Likely()


def _add_extensions() -> None:
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", default=None)
        Doc.set_extension("likely", default=None)
    if not Span.has_extension("finding"):
        Span.set_extension("finding", default=None)


def _settled(root: Path, tokenizer: Tokenizer) -> frozenset[tuple[str, ...]]:
    """The answers and acts that `likely.yml` names: of a message that is one of them the rules know all that it says."""
    wanted, replies, acts = (read_yaml(root / "language" / f"{name}.yml").data for name in ("likely", "replies", "acts"))
    named = wanted["settled"]
    groups = [*(replies[each] for each in named["replies"]), *(acts["acts"][each] for each in named["acts"])]
    said = (str(phrase) for group in groups for way in ("say", "start", "whole") for phrase in group.get(way, ()))
    return frozenset(tuple(tokenizer.norms(each)) for each in said) - {tuple(tokenizer.norms(str(each))) for each in named["but"]}


@lru_cache(maxsize=1)
def default_reader() -> Reader:
    """The reader of the project's own knowledge folder, with the learned one where that is there; built at the first call."""
    return Reader(learned=load_learned())


def answer(question: str, text: str, finding: str) -> str | None:
    """The polarity that the learned reader hears in an answer to a question about a finding, as `Reader.answer` tells it."""
    return default_reader().answer(question, text, finding)


def reader_version() -> str | None:
    """The first 12 characters of the hash of the reader model that takes part; None without one."""
    learned = default_reader().learned
    return learned.version if learned else None


def read(text: str, today: date | None = None, *, by_rules: bool | Certain = False) -> Reading:
    """Everything understood in one message, read with the project's own vocabulary; see `Reader.read` for `by_rules`."""
    return default_reader().read(text, today, by_rules=by_rules)
