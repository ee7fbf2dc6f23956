"""The table from recommendation to rule, as a page: read from docs/safety/recommendations.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml

TABLE = Path(__file__).resolve().parent.parent / "docs" / "safety" / "recommendations.yml"
_HEAD = ("| where | recommendation | level here | rules | example | remark |", "|---|---|---|---|---|---|")


def guidelines() -> list[Mapping[str, Any]]:
    """Every guideline with its rows, as they stand in the file."""
    return list(read_yaml(TABLE).data["guidelines"])


def page() -> Iterator[str]:
    """The lines of docs/safety/recommendations.md."""
    yield "# From recommendation to rule"
    yield ""
    yield "Written by `make safety` from `recommendations.yml`. Which published recommendation is met by which rule, shown by"
    yield "which example, and where a gap is. No clinician has reviewed this table. The guidelines were read as excerpts, summaries or"
    yield "copies, mostly not as whole pages; what each says stands in our own words, and how well its source was seen with each rule."
    yield ""
    everything = guidelines()
    yield f"{summary(everything)}"
    for each in everything:
        yield from ("", f"## {each['name']}", "", *_HEAD)
        yield from (_row(row) for row in each["rows"])


def summary(everything: Iterable[Mapping[str, Any]]) -> str:
    """How many recommendations are met, met with a gap, and not met."""
    rows = [row for each in everything for row in each["rows"]]
    met = [row for row in rows if "rules" in row]
    partly = [row for row in met if "gap" in row]
    return f"{len(rows)} recommendations: {len(met) - len(partly)} met, {len(partly)} met with a gap, {len(rows) - len(met)} not met."


def gaps(everything: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One line for each gap: the guideline, the recommendation, and what is missing."""
    for each in everything:
        yield from (f"- {each['name']}, {row['at']}: {row['says']} **Gap:** {row['gap']}" for row in each["rows"] if "gap" in row)


def _row(row: Mapping[str, Any]) -> str:
    rules = ", ".join(f"`{rule}`" for rule in row.get("rules", ()))
    remark = " ".join(filter(None, (row.get("stricter", ""), f"**Gap:** {row['gap']}" if "gap" in row else "")))
    example = f"“{row['example']}”" if "example" in row else ""
    cells = (row["at"], row["says"], row.get("level", "–"), rules or "–", example or "–", remark)
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
