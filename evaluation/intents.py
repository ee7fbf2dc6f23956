"""Chooses the confidence below which a soft intent is not believed, and counts what small talk sets off.

    python -m evaluation.intents [FILE.jsonl]

Cross-validates the classifier of config.yml on data/nlu/intents.yml in five parts and prints, for each threshold, how many
examples are taken for something wrong, for nothing (`unclear`), and rightly. A wrong soft intent answers a person with
words that do not fit; `unclear` only asks again, so errors count three times as much.

With a file of `{"text": ...}` lines (small talk that is about nothing this bot knows) it reads every line with the trained
pipeline and counts the intents, and how many lines would open an interview or set off an emergency.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import FeatureUnion, make_pipeline

from signpost.decision import assess, fold, load_rulebook
from signpost.knowledge import read_yaml

ROOT = Path(__file__).resolve().parent.parent
THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
COST_OF_WRONG = 3
UNCLEAR = "unclear"


def examples() -> tuple[list[str], list[str]]:
    """Texts and intents of the training data."""
    texts, intents = [], []
    for row in read_yaml(ROOT / "data" / "nlu" / "intents.yml").data["nlu"]:
        for line in row["examples"].splitlines():
            texts.append(re.sub(r'^- "?|"$', "", line.strip()))
            intents.append(row["intent"])
    return texts, intents


def classifier() -> object:
    """The classifier of config.yml: word and character counts, logistic regression."""
    words = CountVectorizer(token_pattern=r"(?u)\b\w+\b")
    letters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4))
    return make_pipeline(
        FeatureUnion([("words", words), ("letters", letters)]), LogisticRegression(max_iter=200, solver="lbfgs", class_weight="balanced")
    )


def cross_validated() -> list[tuple[str, str, float]]:
    """For each example: its intent, the intent it was taken for by a classifier that had not seen it, and the confidence."""
    texts, intents = examples()
    found: list[tuple[str, str, float]] = []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(texts, intents):
        model = classifier().fit([texts[each] for each in train], [intents[each] for each in train])  # type: ignore[attr-defined]
        shares = model.predict_proba([texts[each] for each in test])
        best = np.argmax(shares, axis=1)
        found += [
            (intents[row], str(model.classes_[choice]), float(share[choice])) for row, choice, share in zip(test, best, shares, strict=True)
        ]
    return found


def table() -> None:
    """Prints the cost of each threshold."""
    found = cross_validated()
    print("threshold  right  wrong  unclear  cost")
    for threshold in THRESHOLDS:
        taken = [(intent, guess if share >= threshold else UNCLEAR) for intent, guess, share in found]
        right = sum(intent == guess for intent, guess in taken)
        wrong = sum(guess not in (intent, UNCLEAR) for intent, guess in taken)
        unclear = len(taken) - right - wrong
        print(f"{threshold:9.2f} {right:6d} {wrong:6d} {unclear:8d} {COST_OF_WRONG * wrong + unclear:5d}")


def small_talk(path: Path) -> None:
    """Prints what lines of small talk set off."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(ROOT / "models" / "signpost.tar.gz"))
    intents: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    levels: Counter[str] = Counter()
    loop = __import__("asyncio").new_event_loop()
    for line in path.read_text().splitlines():
        text = json.loads(line)["text"]
        parsed = loop.run_until_complete(agent.parse_message(text))
        name = parsed["intent"]["name"]
        intents[name] += 1
        shown.setdefault(name, []).append(text)
        turn = {"findings": parsed["reading"]["findings"], "reply": {}, "acts": parsed["reading"]["acts"]}
        levels[assess(fold([turn]), load_rulebook()).level] += 1
    total = sum(intents.values())
    for name, count in intents.most_common():
        print(f"{name:22s} {count:5d} {count / total:6.1%}  e.g. {shown[name][:4]}")
    print("levels:", dict(levels))


if __name__ == "__main__":
    table()
    if len(sys.argv) > 1:
        small_talk(Path(sys.argv[1]))
