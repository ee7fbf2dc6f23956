"""Trains the reader model on a CPU: `make train-reader` (needs the packages of requirements-train.in; never needed to run).

A small transformer is fine-tuned on written messages and replies, cut to the words that occur, and written down quantised. A larger one
may teach it, which needs a graphics card (training/teaching.py).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter
from pathlib import Path

import torch

from signpost import education
from signpost.decision import load_rulebook
from signpost.learning import examples
from training.export import export
from training.held_out import everyday, fingerprint, is_apart, is_held_out, marks_slow, weighs
from training.net import AGES, FLAGS, KIND_NAMES, SEED, STATUSES, Course, Names, Row, train
from training.notation import POLARITIES, ROOT, answers, messages, unlisted
from training.subject import fit as fit_subject
from training.teaching import measured, read_net, write_rows
from training.weighing import fit as fit_weighing

# Of every so many wordings that speak of these and of nobody in the first person one is learned from as a question.
ILLNESSES, QUESTION_EVERY = ("als/", "both/", "ms/"), 5
FIRST_PERSON = re.compile(r"\b(i|im|ive|my|me|we|our)\b", re.IGNORECASE)
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A finding that fewer rows tell of is not learned.
FEWEST = 50


def check_encoder(folder: Path) -> None:
    """Ends the training when the weights to start from are not those that are named here."""
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        raise SystemExit(f"the weights in {folder} are not all-MiniLM-L6-v2: their hash is {found}.")


def rows(root: Path = ROOT) -> tuple[list[Row], list[Row]]:
    """What is learned from, and what is held out."""
    other = KIND_NAMES.index("other")
    learned, held = [Row(text, kind=other, voice="everyday", asks=0) for text in everyday(root)], []
    for path in sorted((root / "messages").glob("*.txt")):
        for each in messages(path):
            kind, paced = KIND_NAMES.index(each.kind), marks_slow(path.stem)
            row = Row(each.text, each.told, kind=kind, voice=path.stem, asks=0 if each.kind == "other" else -1, dated=True, paced=paced)
            (held if is_held_out(path.stem) else learned).append(row)
    for path in sorted((root / "replies").glob("*.txt")):
        for each in () if weighs(path.stem) else answers(path):
            polarity = POLARITIES.index(each.polarity)
            about = Row(each.text, polarity=polarity, voice=path.stem, question=asked(each.question))
            (held if is_held_out(path.stem) else learned).extend([Row(each.text, each.told, voice=path.stem), about])
    for text, intent in examples():
        (held if is_apart(text) else learned).append(Row(text, voice="intents", telling=False, intent=intent))
    return learned + questions(), held


def questions() -> list[Row]:
    """The wordings of every education entry; those about an illness in general teach what a question is like, too."""
    base = education.load_base()
    found: list[Row] = []
    for name, entry in base.entries.items():
        points = [ask for point in base.every_point.values() if point.entry == name for ask in point.asks]
        for text in dict.fromkeys((entry.title, *entry.asked_as, *entry.also_asked, *points)):
            general = name.startswith(ILLNESSES) and not FIRST_PERSON.search(text) and len(found) % QUESTION_EVERY == 0
            kind = KIND_NAMES.index("question") if general else -1
            found.append(Row(text, kind=kind, voice="wordings", telling=False, asks=1))
    return found


def asked(question_id: str) -> str:
    """What the bot asks under an id; `confirm.` stands before a finding that it asks about in its own words."""
    return load_rulebook().asked(question_id.removeprefix("confirm."))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT.parent / "models" / "reader")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rows", type=Path, help="only write down what is learned from, for training.teaching")
    parser.add_argument("--weights", type=Path, help="take the weights that training.teaching wrote, instead of training")
    parser.add_argument("--share", type=float, default=1.0, help="learn from this share of the messages, for the curve")
    parser.add_argument("--test-voice", help="hold this voice out too, and report on it")
    args = parser.parse_args()
    check_encoder(args.encoder)
    torch.set_num_threads(args.threads)
    learned, held = rows()
    if args.test_voice:
        held = [row for row in learned if row.voice == args.test_voice]
        learned = [row for row in learned if row.voice != args.test_voice]
    random.Random(SEED).shuffle(learned)
    learned = learned[: int(len(learned) * args.share)]
    counts = Counter(told.finding for row in learned for told in row.told)
    findings = sorted(name for name, count in counts.items() if count >= FEWEST)
    names = Names(findings, sorted({row.intent for row in learned if row.intent}))
    print(f"{len(learned)} rows, {len(held)} held out, {len(findings)} findings, {len(names.intents)} intents", flush=True)
    if args.rows:
        write_rows(learned, held, names, args.rows)
        return
    course = Course(args.epochs, args.layers)
    if args.weights:
        net, tokenizer = read_net(args.encoder, args.weights, names, course)
    else:
        net, tokenizer = train(args.encoder, learned, names, course)
        measured(net, tokenizer, held, names, course.device)
    if args.test_voice or args.share < 1:
        return
    about = {
        "findings": findings,
        "examples": [counts[name] for name in findings],
        "statuses": list(STATUSES),
        "flags": list(FLAGS),
        "ages": list(AGES),
        "kinds": list(KIND_NAMES),
        "polarities": list(POLARITIES),
        "intents": names.intents,
        "words": unlisted(row.text for row in learned),
        # Without replies to learn from its polarity means nothing.
        "answers": any(row.polarity >= 0 for row in learned),
        "learned_from": fingerprint(),
    }
    export(net, tokenizer, [f"{row.question} {row.text}" for row in learned], about, args.out)
    fit_weighing(args.out)
    fit_subject(args.out)
    print(f"written to {args.out}; now run 'make choices' and 'make train'")


if __name__ == "__main__":
    main()
