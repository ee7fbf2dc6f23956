"""Facts to try: the form can tell every worked example, and the engine makes of it what the rule book says."""

from __future__ import annotations

import pytest

from review.ledger import Refused
from review.trial import NOT_KNOWN, Facts, Form, Row, facts_from, rows_of, spoken_of, tried
from signpost.decision.check import example_fires
from signpost.findings import Finding


def sent(rows: list[Row], person: str = "self") -> dict[str, list[str]]:
    """What a browser sends of a form as it stands."""
    form: dict[str, list[str]] = {"person": [person]}
    for row in rows:
        form[f"{row.prefix}.id"], form[f"{row.prefix}.status"] = [row.finding], [row.status]
        for each in row.controls:
            name = f"{row.prefix}.{each.name}"
            form[name] = [each.amount] if each.kind == "amount" else list(each.chosen)
            if each.kind == "amount":
                form[f"{name}.unit"] = list(each.chosen)
    return form


def test_form_tells_every_worked_example_and_the_rule_fares_as_it_says(catalogue):
    book = catalogue.rulebook
    wrong, count = [], 0
    for rule in book.rules:
        for example in rule.examples:
            facts = Facts(example.given[0].person, example.given, example.unsure)
            back = facts_from(sent(rows_of(spoken_of(rule), facts, catalogue), facts.person), catalogue)
            fate = tried(back, rule, catalogue).rule
            count += 1
            # Where a value is told, the form has no room for not being sure of it too.
            known = {f"{each.id}.{name}" for each in example.given for name, value in each.as_dict().items() if value is not None}
            lost = set(example.unsure) - known - set(back.unsure)
            if (fate in ("fires", "left_out", "off")) != example_fires(rule, example, book) or lost:
                wrong.append((rule.id, example.name, fate))
    assert count > 1000
    assert wrong == []


def test_excuse_is_told_apart_from_silence(catalogue):
    rule = catalogue.rulebook.rule("new-foot-drop-with-pain")
    drop, pain = Finding("foot_drop", duration_days=7), Finding("back_pain")
    assert tried(Facts(given=(drop, pain)), rule, catalogue).rule == "fires"
    assert tried(Facts(given=(drop,)), rule, catalogue).rule == "open"
    assert tried(Facts(given=(drop.with_(course="stable"), pain)), rule, catalogue).rule == "excused"
    assert tried(Facts(given=(drop.with_(duration_days=90), pain)), rule, catalogue).rule == "silent"


def test_level_reasons_and_next_question_are_those_of_the_engine(catalogue):
    rule = catalogue.rulebook.rule("new-foot-drop-with-pain")
    found = tried(Facts(given=(Finding("foot_drop", duration_days=7), Finding("back_pain"))), rule, catalogue)
    assert found.outlook.assessment.level == "urgent"
    assert rule.id in [each["id"] for each in found.fired]
    assert found.question and "{" not in found.question


FORM: Form = {"person": ["self"], "f0.id": ["foot_drop"], "f0.status": ["present"]}


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"f0.id": ["<b>"]}, "no finding “<b>”"),
        ({"f0.status": ["maybe"]}, "“maybe” cannot be chosen"),
        ({"f0.status": [""]}, "Nothing was told"),
        ({"person": ["dog"]}, "“dog” cannot be chosen"),
        ({"f0.duration_days": ["soon"]}, "“soon” is not a number"),
        ({"f0.duration_days": ["-1"]}, "is not a number from 0 up"),
        ({"f0.duration_days": ["nan"]}, "is not a number"),
        ({"f0.duration_days": ["inf"]}, "is not a number"),
        ({"f0.duration_days": ["1" * 400]}, "is not a number"),
        ({"f0.course": ["sideways"]}, "“sideways” cannot be chosen"),
        ({"f0.spreading": ["yes"]}, "“yes” cannot be chosen"),
        ({"f0.triggers": ["walking", "flying"]}, "“flying” cannot be chosen"),
    ],
)
def test_what_the_form_cannot_have_offered_is_refused(catalogue, given, part):
    with pytest.raises(Refused, match=part):
        facts_from({**FORM, **given}, catalogue)


def test_amounts_units_and_what_is_not_known(catalogue):
    form = {
        **FORM,
        "f0.duration_days": ["2,5"],
        "f0.duration_days.unit": ["weeks"],
        "f0.course": [NOT_KNOWN],
        "f1.id": ["fever"],
        "f1.status": [NOT_KNOWN],
    }
    facts = facts_from(form, catalogue)
    assert facts.given == (Finding("foot_drop", duration_days=17.5),)
    assert set(facts.unsure) == {"foot_drop.course", "fever"}
