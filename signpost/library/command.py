"""`signpost ask`: a whole talk on the command line."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from typing import TextIO

from signpost.knowledge import KnowledgeError, nearest
from signpost.library.conversation import Answer, Conversation
from signpost.region import regions

STOP = "/stop"
_PROMPT = "> "


def main(given: Sequence[str] | None = None) -> int:
    """Talks until the input ends or says /stop; comes back with the exit status."""
    # spaCy's neural parts would load TensorFlow where Rasa brought it; nothing here needs them, and they take seconds.
    for heavy in ("tensorflow", "torch"):
        sys.modules.setdefault(heavy, None)  # type: ignore[arg-type]
    options = _options(given)
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="signpost: %(message)s")
    try:
        return ask(sys.stdin, sys.stdout, region=options.region, as_json=options.json)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the answers has gone; closing the output again would only complain.
        sys.stderr.close()
        return 0


def ask(lines: TextIO, out: TextIO, *, region: str | None = None, as_json: bool = False) -> int:
    """Answers each line of a talk: its texts, and the titles of the buttons; or Rasa's list of messages as one line of JSON."""
    talk = Conversation(region)
    for line in _told(lines, out):
        talk, answer = talk.say(line)
        told = json.dumps(answer.messages, ensure_ascii=False) if as_json else _as_text(answer)
        print(told, file=out, flush=True)
    return 0


def _told(lines: TextIO, out: TextIO) -> Iterator[str]:
    """Every line that was typed or piped in, without its end; somebody at a terminal sees where to type."""
    while True:
        if lines.isatty():
            print(_PROMPT, end="", file=out, flush=True)
        line = lines.readline()
        if not line or line.strip() == STOP:
            return
        yield line.rstrip("\r\n")


def _as_text(answer: Answer) -> str:
    told = []
    for each in answer.messages:
        titles = " ".join(f"[{button['title']}]" for button in each.get("buttons", ()))
        told += [words for words in (each.get("text", ""), titles) if words]
    return "\n\n".join(told) + "\n"


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="signpost", description=__doc__)
    command = parser.add_subparsers(dest="command", required=True).add_parser("ask", help="a whole talk, one message a line")
    command.add_argument("--region", type=_region, help="whose numbers and words are used, such as uk or us")
    command.add_argument("--json", action="store_true", help="each answer as one line of JSON with the payload (docs/contract.md)")
    return parser.parse_args(given)


def _region(name: str) -> str:
    try:
        known = regions()
    except KnowledgeError:
        # The talk says the safe reply then, which is more than an error here would say.
        return name
    if name.lower() not in known:
        hint = nearest(name.lower(), known)
        raise argparse.ArgumentTypeError(
            f"{name!r} is no region; known are {', '.join(known)}." + (f" Did you mean {hint!r}?" if hint else "")
        )
    return name.lower()
