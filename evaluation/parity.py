"""Whether the library answers as the Rasa server does: conversations of evaluation/sets, through both.

python -m evaluation.parity
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.sets_of import rows
from evaluation.trained import Talk, trained, triage_of
from signpost import Conversation
from signpost.dialogue.turns import MORE

# What the last question of an interview is answered with where a case does not care about it.
_NOTHING_MORE = "No, that is all"


@dataclass
class LibraryTalk(Talk):
    """One conversation with the library, used like one with the trained model.

    It is `written` down and read again after each message, as a server would do.
    """

    agent: Any = None
    loop: Any = None
    talk: Conversation = Conversation()
    written: bool = True
    said: frozenset[str] = frozenset()

    def say(self, text: str) -> list[dict[str, Any]]:
        """The messages in answer to a text."""
        before = self.talk.spoken
        self.talk, answer = self.talk.say(text)
        self.said = frozenset(name for name, times in self.talk.spoken.items() if times > before.get(name, 0))
        if self.written:
            self.talk = Conversation.from_dict(json.loads(json.dumps(self.talk.as_dict())))
        self.turns.append(list(answer.messages))
        return list(answer.messages)


def cases() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every conversation that was written down as one, by its group and name, with its steps."""
    for row in rows("conversations"):
        if "name" in row:
            yield f"{row['group']}: {row['name']}", row["turns"]


def some_cases(count: int) -> list[tuple[str, list[dict[str, Any]]]]:
    """So many of them, evenly spaced over all: always the same, with something of every group."""
    every = list(cases())
    return [every[number * len(every) // count] for number in range(count)]


def answers_to(talk: Talk, step: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages in answer to a step of a case; whether anything was missed is answered where the step does not ask for it."""
    answers = talk.say(step["say"]) if "say" in step else talk.say_unsure_until_assessed()
    if step.get("asks") != MORE and step.get("status") != "asking" and (triage_of(answers).get("question") or {}).get("id") == MORE:
        answers = [*answers, *talk.say(_NOTHING_MORE)]
    return answers


def course_of(talk: Talk) -> list[tuple[str, str | None]]:
    """The level and the open question after each message."""
    triages = [triage_of(each) for each in talk.turns]
    return [(each["level"], (each.get("question") or {}).get("id")) for each in triages]


def words_of(talk: Talk) -> list[list[dict[str, Any]]]:
    """Every message with its payload, without what only a server has: the recipient and the model."""
    return [[_bare(each) for each in answers] for answers in talk.turns]


def _bare(message: dict[str, Any]) -> dict[str, Any]:
    bare = {name: value for name, value in message.items() if name != "recipient_id"}
    if "triage" in bare.get("custom", {}):
        bare["custom"] = {"triage": {name: value for name, value in bare["custom"]["triage"].items() if name != "model"}}
    found: dict[str, Any] = json.loads(json.dumps(bare))
    return found


def main() -> None:
    """Prints how many conversations go the same way, and the first difference of each other one."""
    counts: Counter[str] = Counter()
    with trained() as (agent, loop):
        for name, steps in cases():
            talks = Talk(agent, loop), LibraryTalk()
            for talk in talks:
                for step in steps:
                    answers_to(talk, step)
            (ours, theirs), (our_words, their_words) = map(course_of, talks), map(words_of, talks)
            counts["conversations"] += 1
            counts["with the same level at the end"] += ours[-1][0] == theirs[-1][0]
            counts["with the same levels and questions after every message"] += ours == theirs
            counts["with the same words, buttons and payloads"] += our_words == their_words
            if our_words != their_words:
                print(f"{name}: {_first_difference(our_words, their_words)}")
    for what, count in counts.items():
        print(f"{count} {what}")


def _first_difference(ours: list[Any], theirs: list[Any]) -> str:
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if one != other:
            return f"message {number}: server {one}, library {other}"
    return f"{len(ours)} messages to the server, {len(theirs)} to the library"


if __name__ == "__main__":
    main()
