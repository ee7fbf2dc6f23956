"""Draws stacks as a flame graph: width is time, what stands above is called by what stands below."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

Stack = tuple[str, ...]
WIDTH, ROW, MARGIN, TOP = 1200, 17, 10, 30
_LEAST_SHARE, _DEEPEST, _LETTER = 0.003, 45, 6.3
# Whose code it is, by the beginning of the module's name.
_OWNERS = (("#7fa7cc", ("signpost.", "actions.")), ("#e9b872", ("rasa.", "rasa_sdk.")))
_OTHERS = "#d5d0c8"


def svg(stacks: Mapping[str, int], title: str) -> str:
    """The picture of stacks of full function names, parted by semicolons, and how often each was seen."""
    boxes: list[tuple[int, float, float, str]] = []
    _layer([(tuple(each.split(";")), count) for each, count in stacks.items()], 0, 0.0, sum(stacks.values()) or 1, boxes)
    height = TOP + (max((depth for depth, *_ in boxes), default=0) + 1) * ROW + MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="monospace" font-size="10.5">'
    legend = f"{escape(title)} (blue: this project, amber: Rasa, grey: libraries)"
    lines = [head, f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>', f'<text x="{MARGIN}" y="19" font-size="13">{legend}</text>']
    lines += [_drawn(*box, height) for box in boxes]
    return "\n".join([*lines, "</svg>\n"])


def _layer(stacks: list[tuple[Stack, int]], depth: int, left: float, total: int, boxes: list[tuple[int, float, float, str]]) -> None:
    groups: dict[str, list[tuple[Stack, int]]] = {}
    for stack, count in stacks:
        if len(stack) > depth:
            groups.setdefault(stack[depth], []).append((stack, count))
    for name, group in sorted(groups.items()):
        share = sum(count for _, count in group) / total
        if share > _LEAST_SHARE and depth < _DEEPEST:
            boxes.append((depth, left, share, name))
            _layer(group, depth + 1, left, total, boxes)
        left += share


def _drawn(depth: int, left: float, share: float, name: str, height: int) -> str:
    inner = WIDTH - 2 * MARGIN
    x, y, width = MARGIN + left * inner, height - MARGIN - (depth + 1) * ROW, share * inner
    colour = next((colour for colour, starts in _OWNERS if name.startswith(starts)), _OTHERS)
    short = ".".join(name.split(".")[-2:])
    room = int((width - 4) / _LETTER)
    text = short if len(short) <= room else short[: room - 1] + "…" if room > 4 else ""
    shown = f'<text x="{x + 2:.1f}" y="{y + 12}">{escape(text)}</text>' if text else ""
    box = f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 1}" fill="{colour}"/>'
    return f"<g><title>{escape(name)} {share:.1%}</title>{box}{shown}</g>"
