"""The safety case, put together from the hazard log, the intended purpose, the recommendations, the rules and the evaluation.

The headings follow the clinical safety case report of NHS DCB0129, so that an organisation that deploys it can start from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts import recommendations
from signpost.decision import Rulebook
from signpost.knowledge import read_yaml

DOCS = Path(__file__).resolve().parent.parent / "docs"
SAFETY = DOCS / "safety"
# The standard's usual matrix: severity times likelihood, read in three bands.
BANDS = ((15, "high"), (8, "medium"), (0, "low"))


def page(book: Rulebook) -> Iterator[str]:
    """The lines of docs/safety/safety-case.md."""
    yield from _heading()
    yield from ("## 2. System definition and intended use", "", *_demoted((SAFETY / "intended-purpose.md").read_text()), "")
    yield from _management(book)
    hazards = read_yaml(SAFETY / "hazard-log.yml").data["hazards"]
    yield from _analysis(hazards)
    yield from _controls(hazards)
    yield from _recommended()
    yield from _floors()
    yield from _evaluation()
    yield from _statement(hazards)


def _heading() -> Iterator[str]:
    yield "# Clinical safety case"
    yield ""
    yield "Written by `make safety` from the files of this repository; `tests/test_recommendations.py` checks that it is current."
    yield ""
    yield "**No clinician and no clinical safety officer has reviewed this document, the hazard log, or any rule. It claims no conformity"
    yield "with DCB0129. It has the standard's headings so that an organisation that wants to deploy Signpost can start from it.**"
    yield ""
    yield "## 1. Introduction"
    yield ""
    yield "Signpost tells a person who worries about nerve or muscle symptoms where to turn and how soon. Levels are decided by rules in"
    yield "`knowledge/rules/` alone. A missed emergency and false comfort are the two worst failures; alarm without need is the third."
    yield ""


def _management(book: Rulebook) -> Iterator[str]:
    states = Counter(rule.stated["status"] for rule in book.rules)
    levels = Counter(rule.level for rule in book.active)
    evidence = Counter(source["evidence"] for rule in book.active for source in rule.stated["sources"])
    yield "## 3. Clinical risk management"
    yield ""
    yield "- Clinical safety officer: **nobody is appointed.** Owner of every hazard: see the log; most are unassigned."
    yield "- Plan and process: a rule is written as `docs/adding-a-rule.md` says, checked by `make check-knowledge`, tried on its"
    yield "  examples and on computed edges, changed one condition at a time until an example notices (mutation), and"
    yield "  listed in `knowledge/CHANGES.yml`."
    yield "- Configuration: the version of the rule book is a hash over its files, and every answer names it."
    yield ""
    yield "### Review state"
    yield ""
    yield f"Rules by state: {_counted(states)}. Active rules by level: {_counted(levels)}."
    yield ""
    reviewed = sum(count for state, count in states.items() if state == "reviewed")
    yield f"Reviewed by a clinician: **{reviewed} of {len(book.active)}**."
    yield ""
    yield f"References by how well the source was seen (see `docs/adding-a-rule.md`): {_counted(evidence)}."
    yield ""


def _analysis(hazards: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "## 4. Clinical risk analysis: the hazard log"
    yield ""
    yield "Severity and likelihood from 1 to 5 are the authors' own guesses. Risk is their product: 15 and more high, 8 and more medium."
    yield ""
    yield "| id | hazard | cause | effect | risk at first | risk left | still to do | status |"
    yield "|---|---|---|---|---|---|---|---|"
    for each in hazards:
        cells = (
            each["id"],
            each["hazard"],
            each["cause"],
            each["effect"],
            _risk(each),
            _risk(each["residual"]),
            each["further"],
            each["status"],
        )
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _controls(hazards: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "## 5. Clinical risk control: what is done, and the test that shows it"
    yield ""
    for each in hazards:
        yield from ("", f"### {each['id']}: {each['hazard']}", "")
        if "rules" in each:
            yield from ("Rules: " + ", ".join(f"`{rule}`" for rule in each["rules"]) + ".", "")
        yield from (f"- {control['what']} (`{control['test']}`)" for control in each["controls"])
    yield ""


def _recommended() -> Iterator[str]:
    everything = recommendations.guidelines()
    yield "## 6. Published recommendations"
    yield ""
    yield f"{recommendations.summary(everything)} The whole table: [recommendations.md](recommendations.md). Gaps that are known:"
    yield ""
    yield from recommendations.gaps(everything)
    yield ""


def _floors() -> Iterator[str]:
    yield "### People for whom a floor holds"
    yield ""
    for each in read_yaml(SAFETY / "floors.yml").data["floors"]:
        yield f"- {each['who']}: never below {each['at_least']} with {len(each['signs'])} signs (`{each['rule']}`). {each['because']}"
    yield ""


def _evaluation() -> Iterator[str]:
    yield "## 7. Clinical risk evaluation and test results"
    yield ""
    yield "### Cases written before they were tried"
    yield ""
    for each in read_yaml(SAFETY / "first-tries.yml").data["tries"]:
        right = "; ".join(f"{way}: {count} of {each['cases']}" for way, count in each["right"].items())
        yield f"- `{each['file']}`, {each['on']}: at a sensible level, {right}."
        yield f"  Emergencies below urgent: {each['emergencies_below_urgent']}."
        yield f"  {' '.join(each['remark'].split())}"
    yield ""
    yield "### Emergencies in the first reply"
    yield ""
    yield from _part(DOCS / "evaluation.md", "## Emergencies in the first reply")
    yield ""
    yield "All figures, and those on misses: [evaluation.md](../evaluation.md). No label was reviewed by a clinician."
    yield ""


def _statement(hazards: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    left = Counter(_band(each["residual"]["severity"] * each["residual"]["likelihood"]) for each in hazards)
    yield "## 8. Summary safety statement"
    yield ""
    yield f"Risk left, by the authors' own guess: {_counted(left)}. Signpost is an educational demonstrator. It is **not** released for"
    yield "clinical use, and this document is no approval. Before anybody relies on it, what `intended-purpose.md` names has to happen:"
    yield "review of every rule by a clinician, a clinical safety officer who owns this file, the regulatory class, and an"
    yield "evaluation with real users."
    yield ""
    yield "## 9. Approval"
    yield ""
    yield "| role | name | date |"
    yield "|---|---|---|"
    yield from (
        f"| {role} | nobody yet | – |" for role in ("Clinical safety officer", "Clinical reviewer", "Deploying organisation (DCB0160)")
    )


def _demoted(text: str) -> Iterator[str]:
    return (line for line in text.strip().splitlines() if not line.startswith("# "))


def _part(path: Path, heading: str) -> Iterator[str]:
    """What stands under a heading, up to the next one of any depth; raises ValueError when there is no such heading."""
    lines = path.read_text().splitlines()
    for line in lines[lines.index(heading) + 1 :]:
        if line.startswith("#"):
            return
        yield line


def _risk(rated: Mapping[str, Any]) -> str:
    product = rated["severity"] * rated["likelihood"]
    return f"{rated['severity']} × {rated['likelihood']} = {product}, {_band(product)}"


def _band(product: int) -> str:
    return next(name for least, name in BANDS if product >= least)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))
