"""The vocabulary itself: every phrase is read as its finding, no phrase stands in two findings by accident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from evaluation.rules_alone import read
from signpost.knowledge import both_sides, knowledge_root
from signpost.nlu.mentions.vocabulary import load_vocabulary
from signpost.nlu.reader import default_reader
from signpost.nlu.words.tokens import Tokenizer, load_words
from tests.vocabulary import written

CONTRACT = """
breathlessness swallowing_difficulty choking speech_slurred facial_weakness limb_weakness muscle_wasting muscle_twitching
muscle_cramps stiffness foot_drop falls dropping_things numbness_tingling pain vision_loss blurred_vision double_vision eye_pain
balance_trouble dizziness fatigue heat_sensitivity bladder_trouble bowel_trouble saddle_numbness headache fever neck_stiffness
confusion seizure loss_of_consciousness memory_change mood_low suicidal_thoughts emotional_lability weight_loss drooping_eyelid
tremor back_pain neck_pain injury diagnosed_als diagnosed_ms family_history_als pregnancy
""".split()

# Pairs of findings that may share a phrase, because the words mean both.
SHARED = """
balance_trouble+falls diagnosed_ms+weak_defences means_at_hand+suicidal_thoughts bladder_trouble+bowel_trouble
breathlessness+not_breathing chest_pain+trunk_band diagnosed_als+family_history_als diagnosed_diabetes+low_sugar
diagnosed_ms+family_history_ms dizziness+vertigo fit_going_on+seizure hoarse_voice+speech_slurred injury+loss_of_consciousness
speech_slurred+swallowing_difficulty suicidal_thoughts+suicide_plan
""".split()


def wordings(entry: dict[str, Any], key: str) -> Iterator[tuple[str, bool]]:
    """The phrases under one key, and whether each is to be matched exactly."""
    for phrase in entry.get(key) or []:
        given = phrase if isinstance(phrase, dict) else {"say": phrase}
        texts = [given["say"]]
        for name, words in (entry.get("words") or {}).items():
            texts = [text.replace(f"{{{name}}}", word) for text in texts for word in (words if f"{{{name}}}" in text else words[:1])]
        yield from ((side, bool(given.get("exact"))) for text in texts for side in both_sides(text))


# So many phrases are read in one go; to read each alone takes twice as long.
COMPANY = 16
ENTRIES = [document.data for document in written() if "id" in document.data]


def test_vocabulary_loads_and_has_every_finding_of_the_contract() -> None:
    assert set(CONTRACT) <= load_vocabulary(knowledge_root()).labels.keys()


def test_phrase_stands_in_one_finding_only() -> None:
    import spacy

    words = load_words(knowledge_root())
    tokenizer = Tokenizer(spacy.blank("en").vocab, words)

    def reduced(text: str, exact: bool) -> tuple[str, ...]:
        norms = [token.norm_ for token in tokenizer(text.lower())]
        kept = tuple(words.stem(norm) for norm in norms if norm not in words.fillers)
        return ("=", *norms) if exact or (len(kept) < 2 and len(norms) > 1) else kept

    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for key in ("phrases", "maybe", "normal"):
            for text, exact in wordings(entry, key):
                owners[reduced(text, exact)].add(entry["id"])
    twice = {" ".join(words_): ids for words_, ids in owners.items() if len(ids) > 1 and "+".join(sorted(ids)) not in SHARED}
    assert not twice


def test_phrase_is_read_as_present() -> None:
    told = worded("phrases")
    # A step apart, so that neighbours are of different findings.
    together = [told[start :: len(told) // COMPANY] for start in range(len(told) // COMPANY)]
    assert [each for some in together for each in missed(some, "present") if not heard(*each, "present")] == []


def test_normal_phrase_is_read_as_absent() -> None:
    assert [each for each in worded("normal") if not heard(*each, "absent")] == []


def test_figure_of_speech_is_not_read_as_present() -> None:
    # Every second of them.
    assert [each for each in worded("not")[::2] if heard(*each, "present")] == []


def worded(key: str) -> list[tuple[str, str]]:
    """One wording of every phrase under one key, with the finding that it stands in; of a list of words each phrase takes the next.

    The two sides of the body are tried in test_sides.
    """
    found = {}
    for entry in ENTRIES:
        for place, phrase in enumerate(entry.get(key) or []):
            texts = [text for text, _ in wordings({**entry, key: [phrase]}, key)]
            found[texts[place % len(texts)], entry["id"]] = None
    return list(found)


def missed(told: list[tuple[str, str]], status: str) -> list[tuple[str, str]]:
    """Those wordings out of whose own words, told among others, no such finding with that status is read; alone they may be."""
    doc, at, left = default_reader().doc("\n\n".join(text for text, _ in told), by_rules=True), 0, []
    read_at = [(span._.finding, span.start_char, span.end_char) for span in doc.spans["findings"]]
    for text, finding in told:
        inside = {(each.id, each.status) for each, start, end in read_at if at <= start and end <= at + len(text)}
        left += [(text, finding)] * ((finding, status) not in inside)
        at += len(text) + 2
    return left


def heard(text: str, finding: str, status: str) -> bool:
    """Whether the reader finds a finding with that status in a text."""
    return any(each.id == finding and each.status == status for each in read(text).findings)
