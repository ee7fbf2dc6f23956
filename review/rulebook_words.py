"""Says conditions and examples in words; the words themselves stand in `rulebook/words.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.decision.vocabulary import Vocabulary
from signpost.findings import Finding
from signpost.knowledge import read_yaml

FOLDER = Path(__file__).parent / "rulebook"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Wording:
    """Turns what a rule file states into the words of the rule page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words: Mapping[str, Any] = read_yaml(FOLDER / "words.yml").data
        self._vocabulary = vocabulary

    def condition(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A stated condition as a tree: groups have `lead` and `parts`, statements `label`, `status` and `details`."""
        if "finding" in data:
            return self._statement(data)
        word = next(key for key in data if key != "of")
        members = data["of"] if word == "at_least" else data[word]
        lead = self.words["groups"][word].format(count=data.get("at_least"))
        return {"lead": lead, "parts": [self.condition(each) for each in members]}

    def finding(self, found: Finding) -> str:
        """A given finding in one line."""
        told = [
            self._detail(name, value)
            for name, value in found.as_dict().items()
            if name in self._vocabulary.attributes and (name, value) != ("person", "self")
        ]
        return "; ".join([f"{self.label(found.id)} {self.words['status'][found.status]}", *told])

    def unsure(self, question: str) -> str:
        """A question that was answered with "I don't know", in one line."""
        finding, _, attribute = question.partition(".")
        return str(self.words["unsure"].format(label=self.label(finding), attribute=attribute.replace("_", " "))).strip()

    def label(self, finding: str) -> str:
        """The vocabulary's name of a finding."""
        return self._vocabulary.findings.get(finding, finding.replace("_", " "))

    def text(self, text: str) -> str:
        """A sentence with its placeholders said in general words, since the page belongs to no country."""
        known = self.words["placeholders"]
        return _PLACEHOLDER.sub(lambda match: known.get(match[1], match[1].replace("_", " ")), text)

    def _statement(self, data: Mapping[str, Any]) -> dict[str, Any]:
        status = data.get("status", ["present"])
        statuses = status if isinstance(status, list) else [status]
        said = self.words["status"]
        return {
            "label": self.label(data["finding"]),
            "status": said["between"].join(said[each] for each in statuses),
            "details": [self._detail(name, value) for name, value in data.items() if name in self._vocabulary.attributes],
            "unknown": self.words["when_unknown"] if "when_unknown" in data else "",
        }

    def _detail(self, name: str, value: Any) -> str:
        template = self.words["attributes"][name]
        if isinstance(value, bool):
            return str(template[str(value).lower()])
        if isinstance(template, Mapping):
            return str(template[value])
        if isinstance(value, Mapping):
            return str(template.format(value=self._range(name, value)))
        if isinstance(value, (int, float)):
            return str(template.format(value=self._amount(name, value)))
        several = value if isinstance(value, (list, tuple)) else [value]
        return str(template.format(value=self.words["status"]["between"].join(str(each).replace("_", " ") for each in several)))

    def _range(self, name: str, bounds: Mapping[str, float]) -> str:
        kind = "both" if len(bounds) > 1 else next(iter(bounds))
        low, high = (self._amount(name, bounds[key]) if key in bounds else "" for key in ("at_least", "below"))
        return str(self.words["ranges"][kind].format(low=low, high=high))

    def _amount(self, name: str, number: float) -> str:
        for unit in self.words["units"][self._vocabulary.attributes[name]["unit"]]:
            if number < unit.get("up_to", float("inf")):
                break
        amount = f"{round(number / unit['size'], 1):g}"
        return f"{amount} {unit['one'] if amount == '1' else unit['many']}"
