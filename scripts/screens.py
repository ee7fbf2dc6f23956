"""Puts the screenshots that the browser tests leave in test-artifacts/ side by side, as docs/widget/<size>.png."""

from __future__ import annotations

from PIL import Image

from scripts.environment import ROOT

ARTIFACTS = ROOT / "test-artifacts"
PAPER = ROOT / "docs" / "widget"
HEIGHTS = {"laptop": 480, "phone": 640, "zoomed": 256}
STATES = (
    "1-intro",
    "2-question",
    "7-check-list",
    "9-card",
    "10-sheet",
    "11-log",
    "13-crisis",
    "14-emergency",
    "15-emergency-question",
    "17-offline",
)
GAP = 12
IN_A_ROW = 5
COLOURS = 96


def contact_sheet(size: str, height: int) -> Image.Image:
    """The ten states at one size, five in a row."""
    shots = [Image.open(ARTIFACTS / f"{size}-{state}.png").convert("RGB") for state in STATES]
    width = round(shots[0].width * height / shots[0].height)
    rows = -(-len(shots) // IN_A_ROW)
    sheet = Image.new("RGB", (IN_A_ROW * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#8a8f94")
    for index, shot in enumerate(shots):
        column, row = index % IN_A_ROW, index // IN_A_ROW
        sheet.paste(shot.resize((width, height), Image.Resampling.LANCZOS), (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return sheet.quantize(COLOURS)


def main() -> None:
    """Write one file for each size."""
    PAPER.mkdir(parents=True, exist_ok=True)
    for size, height in HEIGHTS.items():
        contact_sheet(size, height).save(PAPER / f"{size}.png", optimize=True)


if __name__ == "__main__":
    main()
