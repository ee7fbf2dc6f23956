"""Treatments that can harm, a shunt, blank spells and tics are heard; what only sounds like them is not."""

from __future__ import annotations

import pytest

from signpost.findings import Finding
from signpost.language import Reader


def found(reader: Reader, text: str, finding: str) -> list[Finding]:
    return [each for each in reader.read(text).findings if each.id == finding and each.status in ("present", "past")]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I take lithium for bipolar and since the heatwave my hands shake", "takes_lithium"),
        ("my brother is on Priadel and staggers", "takes_lithium"),
        ("mum's lithium levels were high last year", "takes_lithium"),
        ("I'm on pembrolizumab and see double", "immunotherapy"),
        ("she had immunotherapy in March and now her eyelids hang", "immunotherapy"),
        ("dad gets Keytruda infusions", "immunotherapy"),
        ("my daughter has a VP shunt and is sick", "brain_surgery"),
        ("he's had a shunt as a baby, now he has headaches", "brain_surgery"),
        ("had botox for my migraine ten days ago and one lid is low", "botulinum_injection"),
        ("my daughter goes blank for ten seconds many times a day", "seizure"),
        ("he goes blank again and again in class", "seizure"),
        ("he blinks and sniffs in spells", "involuntary_movements"),
    ],
)
def test_what_is_named_is_heard(reader: Reader, text: str, finding: str) -> None:
    assert found(reader, text, finding)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("my scooter has a lithium battery", "takes_lithium"),
        ("I had immunotherapy for hay fever as a child", "immunotherapy"),
        ("he has a shunt in his arm for dialysis", "brain_surgery"),
        ("my mind goes blank for seconds when I have to speak", "seizure"),
        ("the screen goes blank for a second", "seizure"),
        ("I had botox last week", "botulism_exposure"),
    ],
)
def test_what_only_sounds_like_it_is_not(reader: Reader, text: str, finding: str) -> None:
    assert not found(reader, text, finding)


def test_tics_come_and_go_by_their_name(reader: Reader) -> None:
    heard = found(reader, "my son has had motor tics for half a year", "involuntary_movements")
    assert [each.course for each in heard] == ["relapsing"]
