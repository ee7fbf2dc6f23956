"""What something is only like, and what somebody who is no clinician says that it is."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def there(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text).findings if each.status == "present" and each.person == "self"}


@pytest.mark.parametrize("text", ["cramps like being stabbed", "as if I'd been stabbed in the foot", "like being run over by a bus"])
def test_comparison_is_no_injury(reader: Reader, text: str) -> None:
    assert "injury" not in there(reader, text)


@pytest.mark.parametrize("text", ["I was stabbed in the arm", "he looks like he has been stabbed", "I was run over by a bus"])
def test_injury_stays_one(reader: Reader, text: str) -> None:
    assert "injury" in {each.id for each in reader.read(text).findings if each.status == "present"}


@pytest.mark.parametrize("text", ["one girl said it's epilepsy", "the lads reckon I have epilepsy", "an aunt had epilepsy"])
def test_guess_or_relative_is_no_diagnosis(reader: Reader, text: str) -> None:
    assert "diagnosed_epilepsy" not in there(reader, text)


@pytest.mark.parametrize("text", ["the doctor said it's epilepsy", "I have epilepsy", "my wife said I have had epilepsy since 2010"])
def test_diagnosis_stays_one(reader: Reader, text: str) -> None:
    assert "diagnosed_epilepsy" in there(reader, text)
