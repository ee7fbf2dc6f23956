"""What a message is: a general question, a report of somebody's body, both, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.base import EducationBase
from signpost.education.words import sentences, tokens


def tells(text: str, *, base: EducationBase) -> bool:
    """Whether some clause of a message tells what happens to somebody's body."""
    parts = [part for sentence in sentences(text) for part in (sentence, *base.vocabulary.clauses(sentence))]
    return any(_reports(tokens(part), base) for part in parts)


def _reports(words: Sequence[str], base: EducationBase) -> bool:
    report = base.asking.report
    if not words or report.asks_for.among(words):
        return False
    happens = report.happens.among(words)
    if not report.who.among(words):
        return happens and report.since.among(words) and not base.vocabulary.names.read(words)[0]
    if _opens_a_question(words, base):
        # "Why does my hand twitch?" tells of a hand; "how do I stop leg spasms" and "can I drive" do not.
        return happens and report.body.among(words) and _possessed(words, base)
    return happens or report.body.among(words) and (report.since.among(words) or report.unable.among(words))


def _opens_a_question(words: Sequence[str], base: EducationBase) -> bool:
    rest = [word for word in words if word not in base.vocabulary.sets["leading_words"]]
    return bool(rest) and rest[0] in base.vocabulary.sets["openers"] and not base.asking.report.unable.among(rest[:1])


def _possessed(words: Sequence[str], base: EducationBase) -> bool:
    """Whether a part of the body is somebody's own: "my left hand"; two words may stand between."""
    body, owners = base.asking.report.body, base.asking.report.owners
    owned = [words[place + 1 : place + 4] for place, word in enumerate(words) if owners.among([word])]
    return any(body.among([each]) for near in owned for each in near)
