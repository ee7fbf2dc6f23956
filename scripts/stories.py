"""Draws the stories of `data/stories` as `docs/stories.svg`: `python -m scripts.stories`; a test keeps picture and stories equal."""

from __future__ import annotations

from html import escape
from typing import Any

from scripts.environment import ROOT
from signpost.knowledge import read_folder

PICTURE = ROOT / "docs" / "stories.svg"

_STYLE = """text { font: 13px sans-serif; fill: #1d1d1b; } .title { font-weight: bold; }
rect { rx: 6px; } .intent { fill: #dbe8f7; stroke: #2a5d9f; } .action { fill: #f3f0e6; stroke: #8a7b45; }"""
_LINE, _CHIP, _GAP, _LETTER, _MARGIN = 62, 24, 10, 7.2, 16


def picture() -> str:
    """The picture: one line for each story, what the person does in blue and what the bot does in sand."""
    stories = [story for document in read_folder(ROOT / "data" / "stories") for story in document.data["stories"]]
    drawn = [_story(story, _MARGIN + number * _LINE) for number, story in enumerate(stories)]
    width, height = max(end for _, end in drawn) + _MARGIN, len(stories) * _LINE + _MARGIN
    title = "<title>Stories: what the person does and what the bot does, turn by turn</title>"
    size = f'viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}"'
    lines = "\n".join(line for line, _ in drawn)
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>\n{title}\n<style>{_STYLE}</style>\n{lines}\n</svg>\n'


def _story(story: dict[str, Any], top: int) -> tuple[str, float]:
    """A story's title and chips, and where the last of them ends."""
    parts, left = [f'<text class="title" x="{_MARGIN}" y="{top + 12}">{escape(story["story"])}</text>'], float(_MARGIN)
    for step in story["steps"]:
        ((kind, name),) = step.items()
        wide = len(name) * _LETTER + 16
        parts.append(f'<rect class="{kind}" x="{left:.0f}" y="{top + 20}" width="{wide:.0f}" height="{_CHIP}"/>')
        parts.append(f'<text x="{left + 8:.0f}" y="{top + 36}">{escape(name)}</text>')
        left += wide + _GAP
    return "\n".join(parts), left


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
