"""An illness that is put into this program's mouth, or concluded from what it said, is known of nobody: "so you do think it's ALS"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import any_of, sentences, whole_words

# An act: somebody takes it that this program means the illness that they name.
_ACT = "infers_illness"
_A_FEW_WORDS = r"(?:[\w']+\W+){0,3}"


@dataclass(frozen=True)
class Inferred:
    """The words of `knowledge/language/inferred.yml`."""

    findings: tuple[str, ...]
    in_mouth: re.Pattern[str]
    not_you: re.Pattern[str]
    concluded: re.Pattern[str]
    known: re.Pattern[str]

    def supposed(self, reading: Reading) -> Reading:
        """The reading in which such an illness is a supposition, and the wish to hear about it an act."""
        if not any(map(self._infers, sentences(reading.text))):
            return reading
        findings = tuple(map(self._supposed, reading.findings))
        known = any(each.id.startswith(self.findings) and each.status == "present" for each in findings)
        acts = reading.acts if known else tuple(dict.fromkeys((*reading.acts, _ACT)))
        return replace(reading, findings=findings, acts=acts)

    def _supposed(self, finding: Finding) -> Finding:
        told = finding.status == "present" and finding.id.startswith(self.findings)
        return finding.with_(status="hypothetical") if told and any(map(self._infers, sentences(finding.said or ""))) else finding

    def _infers(self, sentence: str) -> bool:
        """Whether a sentence says that this program takes it for an illness, or concludes that it is one."""
        if self.in_mouth.search(self.not_you.sub(" ", sentence)):
            return True
        return self.concluded.search(sentence) is not None and self.known.search(sentence) is None


def load_inferred(root: Path) -> Inferred:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "inferred.yml").data
    listed = ("illnesses", "you", "think", "so", "concludes", "tags", "must", "not_between", "not_behind")
    part = {name: rf"(?<![\w']){any_of(data[name])}(?![\w'])" for name in listed}
    illness = rf"{part['illnesses']}(?:\W+{part['tags']})"
    by_so = (
        rf"^\W*(?:[\w']+\W+){{0,2}}?{part['so']}\W+(?:[\w']+\W+){{0,2}}?{part['concludes']}\W+(?:(?:really|definitely)\W+)?{illness}*\W*$"
    )
    by_tag = rf"{part['concludes']}\W+{illness}+\W*$"
    by_verb = rf"{part['must']}\W+{_A_FEW_WORDS}{illness}*\W*$"
    between = rf"(?:\W+(?!{part['not_between']})[\w']+){{0,5}}?\W+"
    ahead = rf"{part['you']}\W+{_A_FEW_WORDS}{part['think']}{between}{part['illnesses']}(?!\W+{part['not_behind']})"
    behind = rf"{part['illnesses']}\W+(?:[\w']+\W+)?{part['you']}\W+{part['think']}\W*$"
    return Inferred(
        findings=tuple(data["findings"]),
        in_mouth=re.compile(f"{ahead}|{behind}"),
        not_you=whole_words(data["not_you"]),
        concluded=re.compile(f"{by_so}|{by_tag}|{by_verb}"),
        known=whole_words(data["known"]),
    )
