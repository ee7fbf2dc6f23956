"""Writes the table of recommendations and the safety case: `make safety`."""

from __future__ import annotations

from collections.abc import Iterable

from scripts import recommendations, safety_case
from signpost.decision import load_rulebook


def written(lines: Iterable[str]) -> str:
    """A page from its lines, with no two empty lines on end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).rstrip() + "\n"


def pages() -> dict[str, str]:
    """Both pages by their file name in docs/safety."""
    return {
        "recommendations.md": written(recommendations.page()),
        "safety-case.md": written(safety_case.page(load_rulebook())),
    }


def main() -> None:
    """Writes both."""
    for name, text in pages().items():
        (safety_case.SAFETY / name).write_text(text)


if __name__ == "__main__":
    main()
