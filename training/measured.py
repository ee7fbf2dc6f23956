"""What a trained net reads of rows that it did not learn from, in shares."""

from __future__ import annotations

import numpy as np

from training.net import KIND_NAMES, REST, Names, Row


def report(data: list[Row], findings: np.ndarray, rest: np.ndarray, names: Names) -> None:
    """Prints how much of what is told is found, at several thresholds."""
    intents = np.array([names.intents.index(row.intent) if row.intent in names.intents else -1 for row in data])
    if (intents >= 0).any():
        print(f"intent right {np.mean(rest[intents >= 0, sum(REST) :].argmax(1) == intents[intents >= 0]):.3f} of {(intents >= 0).sum()}")
        return
    findings, telling = findings[[not row.question for row in data]], [row for row in data if not row.question]
    told = [({t.finding for t in row.told if t.status == "present"}, {t.finding for t in row.told}) for row in telling]
    for sure in (0.3, 0.5, 0.7, 0.9):
        found = wanted = named = wrong = 0
        for (there, any_), chances in zip(told, findings[:, : len(names.findings)], strict=True):
            read = {names.findings[number] for number in np.where(chances >= sure)[0]}
            found, wanted, named, wrong = found + len(there & read), wanted + len(there), named + len(read), wrong + len(read - any_)
        print(f"p >= {sure}: found {found / max(1, wanted):.3f} of {wanted}, of those named {wrong / max(1, named):.3f} not told")
    kinds, wanted_kinds = rest[:, : len(KIND_NAMES)], np.array([row.kind for row in data])
    known = wanted_kinds >= 0
    if known.any():
        shares = np.exp(kinds[known]) / np.exp(kinds[known]).sum(1, keepdims=True)
        hits, emergency = wanted_kinds[known], wanted_kinds[known] == 0
        print(f"kind right {np.mean(shares.argmax(1) == hits):.3f}")
        calm = np.isin(hits, [3, 4, 5])
        for sure in (0.1, 0.2, 0.3, 0.5):
            alarm = shares[:, 0] >= sure
            print(
                f"emergency >= {sure}: {alarm[emergency].mean():.3f} of emergencies, {alarm[calm].mean():.3f} of harmless, question, other"
            )
    polarity = np.array([row.polarity for row in data])
    if (polarity >= 0).any():
        read = rest[polarity >= 0, REST[0] : REST[0] + REST[1]].argmax(1)
        hits = polarity[polarity >= 0]
        print(f"polarity right {np.mean(read == hits):.3f} of {len(hits)}, no taken for yes {np.mean(read[hits == 1] == 0):.3f}")
