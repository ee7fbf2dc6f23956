"""What was said before counts: follow-ups keep their subject, offers are taken, numbers wait for a yes."""

from __future__ import annotations

from signpost import language
from signpost.education import EducationBase, answer, context_from, heard_in, there


def test_own_wording_without_a_disease_yields_to_the_disease_of_the_talk(base: EducationBase) -> None:
    about_als = answer("what is als", base=base).context
    found = answer("how long until i need a wheelchair", context=about_als, base=base)
    assert found.entry is None or found.entry.disease != "ms"


def test_context_survives_json(base: EducationBase) -> None:
    context = answer("how long do people live with als", base=base).context
    assert context_from(context.as_dict()) == context
    assert context_from(None) is None


def test_one_of_them_is_no_wish_to_compare_the_illnesses(base: EducationBase) -> None:
    before = answer("how is ms treated", base=base).context
    heard = heard_in(language.read("which one is a tablet").as_dict())
    found = answer("which one is a tablet", context=before, base=base, asked=True, heard=heard)
    assert found.entry is not None and found.entry.disease == "ms"


def test_country_alone_asks_for_the_same_fact_there(base: EducationBase) -> None:
    before = answer("can i drive with ms", base=base).context
    found = there(before, frozenset({"ie"}), base)
    assert found is not None and "Ireland" in found.text
    assert there(answer("what is an emg", base=base).context, frozenset({"ie"}), base) is None
