"""Talks to the trained model at random; a talk ends at a silence, dead end, lost emergency, repeated question or reply, or fault.

    python -m evaluation.random_walk [turns] [seed] [texts.jsonl] [--library]

With `--library` it talks to the library instead, which says the same (`tests/live/test_parity.py`) and needs no server.
Each talk begins anew after 25 turns. What is said is drawn from evaluation/sets, from answers to the open question (its
buttons included), from noise, and from the `text` of each line of a file of other people's messages where one is named.
Level and question of every turn are checked, and that no reply is the one before it again; wording is not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.parity import LibraryTalk, cases
from evaluation.trained import Talk, text_of, trained, triage_of

TURNS_OF_A_TALK = 25
# So often may one question be open in one talk: every interruption brings it back once.
ASKED_AT_MOST = 9
# These are put until they are answered, in other words each time: a crisis and a warning are never closed by talking on.
PUT_UNTIL_ANSWERED = ("screen.company", "emergency.withdrawn")
# What only invites somebody to tell, in other words each time, may come as often as nothing is told.
INVITATION = "own.words"
ANSWERS = [
    "yes",
    "no",
    "I don't know",
    "not sure",
    "about three weeks",
    "suddenly",
    "left",
    "both",
    "it comes and goes",
    "skip",
    "7",
    "no, never",
]
NOISE = [
    "",
    "...",
    "asdf",
    "/restart",
    "🙂",
    "a" * 3000,
    "yes no maybe",
    "!!!",
    "١٢٣",
    "go back",
    "start again",
    "summary",
    "why",
    "{doctor}",
]
PARTING = ("Take care.", "Take care,", "Goodbye.", "If help is on the way", "Stay with the phone", "I'm here while")
SAFE = "Something went wrong on my side"


class Fault(AssertionError):
    """A turn that must not be; the message holds the talk up to it."""


def walk(talk: Talk, rng: random.Random, turns: int, sentences: list[str]) -> Counter[str]:
    """Talks at random for some turns, and counts the statuses; raises Fault at the first turn that must not be."""
    seen: Counter[str] = Counter()
    said: list[str] = []
    asked: Counter[str] = Counter()
    warned = waiting = False
    buttons: list[str] = []
    last = ""
    for _ in range(turns):
        text = _next(rng, sentences, buttons, asking=bool(asked))
        said.append(text[:80])
        answers = talk.say(text)
        triage, words = triage_of(answers), text_of(answers)
        where = f"{said} -> {words[:200]!r} {triage.get('level')} {triage.get('status')}"
        if not words or "{" in words.replace("{doctor}", ""):
            raise Fault(f"silence or an open placeholder after {where}")
        # A danger that is told again is warned of again, in the same words.
        calm = triage.get("status") not in ("emergency", "crisis")
        if calm and words == last and [text[:80]] != said[-2:-1]:
            raise Fault(f"the same reply twice in a row after {where}")
        last = words
        if SAFE in words:
            raise Fault(f"a fault in an action after {where}")
        question = (triage.get("question") or {}).get("id")
        if question and question != INVITATION:
            asked[question] += 1
            if asked[question] > ASKED_AT_MOST and question not in PUT_UNTIL_ANSWERED:
                raise Fault(f"{question} was put {asked[question]} times: {where}")
        if "start again" in text or "all right, we start again" in words.lower() or "a fresh start" in words.lower():
            asked.clear()
            warned = waiting = False
        # Who was asked something hears an answer, an outcome or a question; who leaves, or has help coming, may be let go.
        if waiting and triage["status"] == "none" and not buttons_of(answers) and not any(each in words for each in PARTING):
            raise Fault(f"a dead end after {where}")
        waiting = question not in (None, INVITATION)
        if warned and triage["status"] != "none" and triage["level"] != "emergency" and not _lifted(words):
            raise Fault(f"a warning was lost after {where}")
        if _lifted(words):
            warned = False
        elif triage["status"] != "none":
            warned = triage["level"] == "emergency"
        buttons = buttons_of(answers)
        seen[triage["status"]] += 1
    return seen


def buttons_of(answers: list[dict[str, Any]]) -> list[str]:
    """What the buttons of a turn would send."""
    return [each["payload"] for answer in answers for each in answer.get("buttons") or ()]


def sentences_of_cases() -> list[str]:
    """Everything that is said in the conversations that were written down, each once."""
    return list(dict.fromkeys(step["say"] for _, steps in cases() for step in steps if "say" in step))


def _next(rng: random.Random, sentences: list[str], buttons: list[str], *, asking: bool) -> str:
    kind = rng.random()
    if buttons and kind < 0.35:
        return rng.choice(buttons)
    if asking and kind < 0.6:
        return rng.choice(ANSWERS)
    return rng.choice(NOISE) if kind < 0.7 else rng.choice(sentences)


def _lifted(words: str) -> bool:
    """Whether a warning was taken back; while that is only being checked, it stands."""
    return any(
        each in words.lower()
        for each in ("taken the warning back", "i'm glad to hear that", "good. the numbers stay", "warn about this again")
    )


def texts_of(path: Path) -> list[str]:
    """The texts of a file of JSON lines."""
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def talks(begin: Callable[[], Talk], turns: int, seed: int, more: Iterable[str] = ()) -> Iterator[Counter[str] | Fault]:
    """Walks of `TURNS_OF_A_TALK` turns until so many turns were made: what each met, or the fault that ended it."""
    sentences = [*sentences_of_cases(), *more]
    for number in range(-(-turns // TURNS_OF_A_TALK)):
        try:
            yield walk(begin(), random.Random(f"{seed}-{number}"), TURNS_OF_A_TALK, sentences)
        except Fault as fault:
            yield fault


def main() -> int:
    """Walks and prints every fault and what else was met; 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("turns", nargs="?", type=int, default=5000)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("texts", nargs="?", type=Path, help="JSON lines; the `text` of each is drawn from as well")
    parser.add_argument("--library", action="store_true", help="talk to the library instead of the trained model")
    options = parser.parse_args()
    more = texts_of(options.texts) if options.texts else []
    if options.library:
        return _walked(talks(lambda: LibraryTalk(written=False), options.turns, options.seed, more))
    with trained() as (agent, loop):
        return _walked(talks(lambda: Talk(agent, loop), options.turns, options.seed, more))


def _walked(found: Iterable[Counter[str] | Fault]) -> int:
    seen: Counter[str] = Counter()
    faults = 0
    for each in found:
        if isinstance(each, Fault):
            faults += 1
            print(each, flush=True)
        else:
            seen += each
    print(f"{sum(seen.values())} turns of talks without a fault: {dict(seen)}; {faults} talks ended with one")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
