"""What the learned reader hears only faintly is asked about plainly or in a list, and never held up as somebody's words."""

from __future__ import annotations

from signpost.dialogue.likened import faint_so_far


def test_what_is_told_more_plainly_later_is_faint_no_more() -> None:
    plain = {"proposals": [{"id": "confusion"}], "faint": []}
    assert faint_so_far(("confusion", "seizure"), plain) == ("seizure",)
    assert faint_so_far((), {"proposals": [{"id": "confusion"}], "faint": ["confusion"]}) == ("confusion",)
