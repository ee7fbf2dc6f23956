"""Compares Rasa's DIET classifier with the project's guess on the intents that are guessed.

    python evaluation/diet.py [--epochs 100]

The first of five parts of data/nlu/intents.yml is held back; both learn from the other four, so both are strangers to it. Trains
DIET in a scratch folder (some minutes). Some words by which the reader knows an intent were taken from these same examples, so the
line of the whole reader flatters. Prints accuracy, how many are right and wrong when guesses below the project's threshold
count as "not understood", and the seconds of processor time that learning and one message took.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import structlog
import yaml
from sklearn.model_selection import StratifiedKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.intents import guesser, guessing  # noqa: E402
from signpost.language.likely.heard import Guess as Guessed  # noqa: E402
from signpost.language.reader import default_reader  # noqa: E402
from signpost.turn.examples import examples  # noqa: E402
from signpost.turn.guess import UNCLEAR  # noqa: E402
from signpost.turn.intents import Listener  # noqa: E402

THRESHOLD = 0.5
PIPELINE = (
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
)
Guess = Callable[[str], tuple[str, float]]


def ours(texts: list[str], intents: list[str]) -> Guess:
    """The project's guess from what the learned reader hears, trained."""
    net = default_reader().learned
    assert net is not None, "the learned reader is not there"
    head = guesser(np.array([net.signs(each) for each in texts]), intents)

    def guess(text: str) -> tuple[str, float]:
        return head.guess(net.signs(text))

    return guess


def diet(texts: list[str], intents: list[str], epochs: int, folder: Path) -> Guess:
    """Rasa's default pipeline with DIET for intents, trained in a folder."""
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    pipeline = [*PIPELINE, {"name": "DIETClassifier", "epochs": epochs, "entity_recognition": False, "random_seed": 1}]
    (folder / "config.yml").write_text(yaml.safe_dump({"recipe": "default.v1", "language": "en", "pipeline": pipeline}), encoding="utf-8")
    grouped: dict[str, list[str]] = {}
    for text, intent in zip(texts, intents, strict=True):
        grouped.setdefault(intent, []).append(text)
    nlu = [{"intent": intent, "examples": "".join(f"- {each}\n" for each in some)} for intent, some in grouped.items()]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), encoding="utf-8")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with contextlib.redirect_stdout(sys.stderr):
        model = train_nlu(config=str(folder / "config.yml"), nlu_data=str(folder / "nlu.yml"), output=str(folder))
    agent = Agent.load(str(model))
    loop = asyncio.new_event_loop()

    def guess(text: str) -> tuple[str, float]:
        found = loop.run_until_complete(agent.parse_message(text))["intent"]
        return str(found["name"]), float(found["confidence"])

    return guess


def behind_reader(soft: Guess) -> Guess:
    """The project's intents: what the reader is sure of comes first, the guess last."""
    listener = Listener()

    def guess(text: str) -> tuple[str, float]:
        with guessing(Guessed(*soft(text))):
            return listener.hear(text).intent, 1.0

    return guess


def line(name: str, learn: Callable[[], Guess], texts: list[str], intents: list[str]) -> str:
    """The figures of one classifier on the part held back."""
    started = time.process_time()
    guess = learn()
    learned = time.process_time() - started
    started = time.process_time()
    found = [guess(text) for text in texts]
    spent = (time.process_time() - started) / len(texts) * 1000
    right = sum(name == intent for (name, _), intent in zip(found, intents, strict=True))
    sure = sum(name == intent and share >= THRESHOLD for (name, share), intent in zip(found, intents, strict=True))
    wrong = sum(name not in (intent, UNCLEAR) and share >= THRESHOLD for (name, share), intent in zip(found, intents, strict=True))
    count = len(texts)
    return f"{name:30}{right / count:10.3f}{sure / count:14.3f}{wrong / count:14.3f}{learned:12.1f} s{spent:10.2f} ms"


def main() -> None:
    """Prints a line for each classifier."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=100)
    options = parser.parse_args()
    texts, intents = map(list, zip(*examples(), strict=True))
    train, test = next(iter(StratifiedKFold(5, shuffle=True, random_state=1).split(texts, intents)))
    known, unknown = [texts[each] for each in train], [texts[each] for each in test]
    names, wanted = [intents[each] for each in train], [intents[each] for each in test]
    print(f"{len(known)} examples learned, {len(unknown)} held back, {len(set(intents))} intents")
    print(f"{'':30}{'accuracy':>10}{'right, sure':>14}{'wrong, sure':>14}{'learning':>14}{'a message':>13}")
    with tempfile.TemporaryDirectory() as folder:
        print(line("learned reader's guess (ours)", lambda: ours(known, names), unknown, wanted))
        print(line("... behind the reader (ours)", lambda: behind_reader(ours(known, names)), unknown, wanted))
        print(line("DIET", lambda: diet(known, names, options.epochs, Path(folder)), unknown, wanted))


if __name__ == "__main__":
    main()
