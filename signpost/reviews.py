"""What reviewers said of a rule, a question or an answer, and whether it still holds for the words that stand there now.

Reviews stand in `knowledge/reviews/<kind>.yml`, one after the other, and are only ever added to. Each carries the hash of
the content that was read, so any later change of that content makes it stale; `knowledge/reviews/judged/<hash>.yml` keeps
the content itself, so that the change can be shown.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signpost.knowledge import Document, KnowledgeError, check_schema, nearest, read_folder, read_yaml
from signpost.responses import read_responses

FOLDER, JUDGED = "reviews", "judged"
RULES, QUESTIONS, ANSWERS = "rules", "questions", "answers"
KINDS = (RULES, QUESTIONS, ANSWERS)
ACCEPT, OBJECT, ASK = "accept", "object", "ask"
VERDICTS = (ACCEPT, OBJECT, ASK)
DRAFT, REVIEWED, OBJECTED, ASKED, STALE = "draft", "reviewed", "objected", "asked", "stale"
STATES = (DRAFT, REVIEWED, OBJECTED, ASKED, STALE)
_HASH_LENGTH = 12
# Switching a rule off, and words by which an answer is found, change nothing of what a reviewer judges.
_NOT_JUDGED = ("off", "keywords")

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Review:
    """One verdict: on what, by whom, when, on which version of the rule book, and the hash of the content that was read."""

    of: str
    who: str
    role: str
    date: str
    version: str
    verdict: str
    content: str
    comment: str = ""

    def as_dict(self) -> dict[str, str]:
        """As it stands in the YAML; an empty comment is left out."""
        found = {name: getattr(self, name) for name in ("of", "who", "role", "date", "version", "verdict", "content", "comment")}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class ReviewBook:
    """What can be reviewed, by id, and the reviews of each in the order in which they were given."""

    items: Mapping[str, Content] = field(default_factory=dict)
    reviews: Mapping[str, Sequence[Review]] = field(default_factory=dict)

    def of(self, name: str) -> Sequence[Review]:
        """The reviews of one item, those of earlier wordings included."""
        return self.reviews.get(name, ())

    def standing(self, name: str) -> tuple[Review, ...]:
        """The last verdict of each reviewer on an item as it stands now."""
        if not self.of(name):
            return ()
        now = content_of(self.items[name])
        last = {each.who.casefold(): each for each in self.of(name) if each.content == now}
        return tuple(last.values())

    def state(self, name: str) -> str:
        """One of STATES: an objection outweighs a question, a question an acceptance; `stale` when no verdict holds any more."""
        if not self.of(name):
            return DRAFT
        verdicts = {each.verdict for each in self.standing(name)}
        for verdict, state in ((OBJECT, OBJECTED), (ASK, ASKED), (ACCEPT, REVIEWED)):
            if verdict in verdicts:
                return state
        return STALE

    @property
    def tally(self) -> str:
        """How many items are in which state, in words."""
        counted = Counter(map(self.state, self.items))
        return ", ".join(f"{counted[state]} {state}" for state in STATES)


def content_of(data: Content) -> str:
    """The hash of everything about an item that a reviewer judges."""
    text = json.dumps(judged_part(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def judged_part(data: Content) -> dict[str, Any]:
    """An item without what changes nothing for a reviewer."""
    return {key: value for key, value in data.items() if key not in _NOT_JUDGED}


def read_reviews(root: Path, kind: str) -> dict[str, tuple[Review, ...]]:
    """The reviews of one kind by the id of what they judge, in the order in which they were given."""
    found: dict[str, list[Review]] = {}
    for each in _document(root, kind).data or ():
        found.setdefault(each["of"], []).append(Review(**each))
    return {name: tuple(each) for name, each in found.items()}


def read_review_book(root: Path, kind: str) -> ReviewBook:
    """Everything of one kind with its reviews."""
    return ReviewBook(items_of(root, kind), read_reviews(root, kind))


def read_judged(root: Path, content: str) -> dict[str, Any] | None:
    """The content with that hash as it was read, or None when it was not kept."""
    path = judged_path(root, content)
    return dict(read_yaml(path).data) if path.exists() else None


def reviews_path(root: Path, kind: str) -> Path:
    """The file that holds the reviews of one kind."""
    return root / FOLDER / f"{kind}.yml"


def judged_path(root: Path, content: str) -> Path:
    """The file that keeps what was judged."""
    return root / FOLDER / JUDGED / f"{content}.yml"


def items_of(root: Path, kind: str) -> dict[str, Content]:
    """Everything of one kind that can be reviewed, by id, as its file states it; retired rules are left out."""
    return dict({RULES: _rules, QUESTIONS: _questions, ANSWERS: _answers}[kind](root))


def review_problems(root: Path, kind: str) -> Iterator[KnowledgeError]:
    """Reviews that break their schema or judge what does not exist, and kept contents that somebody changed."""
    try:
        document = _document(root, kind)
    except KnowledgeError as error:
        yield error
        return
    known = items_of(root, kind) if document.data else {}
    retired = {rule["id"] for rule in _listed(root / RULES, RULES)} if kind == RULES and document.data else set()
    for index, each in enumerate(document.data or ()):
        if each["of"] not in known and each["of"] not in retired:
            yield document.error((index, "of"), f"there is nothing to review under {each['of']!r}.", nearest(each["of"], known))
        path = judged_path(root, each["content"])
        if path.exists() and content_of(read_yaml(path).data) != each["content"]:
            yield KnowledgeError(path, 1, "this text is no longer the one that was judged; take it back from an earlier version.")


def _document(root: Path, kind: str) -> Document:
    path = reviews_path(root, kind)
    if not path.exists():
        return Document(path, None)
    document = read_yaml(path)
    if document.data is not None:
        check_schema(document, read_yaml(root / "schema" / "reviews.yml").data)
    return document


def _rules(root: Path) -> Iterator[tuple[str, Content]]:
    replies, waiting = read_responses(), _waiting(root)
    for rule in _listed(root / RULES, RULES):
        if rule["status"] != "retired":
            # An emergency is told in the words of its reply, with what to do until help is there: they are judged with the rule.
            name = str(rule.get("response"))
            reply = [each["text"] for each in replies.get(name, ())]
            steps = waiting.get(name.removeprefix("utter_emergency_").removeprefix("utter_"))
            yield rule["id"], {**rule, **({"reply": reply} if reply else {}), **({"meanwhile": steps} if steps else {})}
    fallback = read_yaml(root / "levels.yml").data["cannot_tell"]
    yield fallback["id"], fallback


def _waiting(root: Path) -> dict[str, Content]:
    path = root / "waiting.yml"
    rows = read_yaml(path).data["waiting"] if path.exists() else ()
    return {each["id"]: {key: each[key] for key in ("steps", "sources") if key in each} for each in rows}


def _questions(root: Path) -> Iterator[tuple[str, Content]]:
    for key in (QUESTIONS, "screens"):
        for each in _listed(root / QUESTIONS, key):
            yield each["id"], each


def _answers(root: Path) -> Iterator[tuple[str, Content]]:
    points: dict[str, list[Any]] = {}
    for document in read_folder(root / "education" / "points"):
        for entry, found in document.data["points"].items():
            points.setdefault(entry, []).extend(found)
    for each in _listed(root / "education", "entries"):
        facts = points.get(each["id"])
        yield each["id"], {**each, "points": facts} if facts else each


def _listed(folder: Path, key: str) -> Iterator[Content]:
    """The entries below one key of every file of a folder that has it."""
    for document in read_folder(folder):
        if isinstance(document.data, dict):
            yield from document.data.get(key) or ()
