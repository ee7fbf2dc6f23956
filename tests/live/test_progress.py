"""The counters of a really started server move in real turns, and no label of any of them is a word of the person's."""

from __future__ import annotations

import re
import uuid

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families as families
from ruamel.yaml import YAML

import signpost
from signpost.components import metrics
from signpost.components.progress import CHECK_LIST, ENDS, HEARD, UNDERSTOOD
from signpost.decision import load_rulebook
from signpost.dialogue.asking import OWN_WORDS
from signpost.dialogue.turns import MORE, WITHDRAWAL
from tests.conftest import ROOT
from tests.live.servers import Person, Server, rest, triage_of

pytestmark = pytest.mark.live

WEAK = "for three months my left hand has been getting weaker"
NOBODY_READS = "zorgelfrump kwibble mostly vrunzel"


def numbers(bot: Server) -> dict[tuple[str, ...], float]:
    """Every counted sample by its name and its labels' values, without the versions."""
    shown = requests.get(f"{bot.address}/metrics", timeout=20).text
    samples = [sample for family in families(shown) for sample in family.samples]
    hidden = ("package", "rulebook")
    return {(each.name, *(value for name, value in sorted(each.labels.items()) if name not in hidden)): each.value for each in samples}


def moved(bot: Server, before: dict[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    """What was counted of messages and talks since then: the name, then area, end or heard, and level."""
    after = numbers(bot)
    return {name: value - before.get(name, 0) for name, value in after.items() if value != before.get(name, 0)}


def test_told_sign_is_understood_and_its_unreadable_answer_asked_again(bot: Server) -> None:
    before, sender = numbers(bot), uuid.uuid4().hex
    level = triage_of(rest(bot.address, WEAK, sender))["level"]
    assert moved(bot, before)[("signpost_heard_total", "limbs", UNDERSTOOD, level)] == 1
    rest(bot.address, NOBODY_READS, sender)
    again = {name[2] for name in moved(bot, before) if name[0] == "signpost_heard_total"}
    assert again == {UNDERSTOOD, "asked_again"}


def test_words_that_nobody_reads_meet_the_check_list(bot: Server) -> None:
    before = numbers(bot)
    assert triage_of(rest(bot.address, NOBODY_READS))["question"]["id"] == "screen.danger"
    assert moved(bot, before)[("signpost_heard_total", "none", CHECK_LIST, "none")] == 1


def test_talk_ends_with_an_outcome_or_a_warning_once(bot: Server) -> None:
    before, sender = numbers(bot), uuid.uuid4().hex
    answers = rest(bot.address, WEAK, sender)
    for _ in range(15):
        if triage_of(answers).get("question") is None:
            break
        answers = rest(bot.address, "I don't know", sender)
    rest(bot.address, "thanks", sender)
    level = triage_of(answers)["level"]
    assert {name: value for name, value in moved(bot, before).items() if name[0] == "signpost_talks_total"} == {
        ("signpost_talks_total", "limbs", "assessed", level): 1
    }
    before = numbers(bot)
    rest(bot.address, "I can't breathe lying flat and my lips are blue", sender)
    rest(bot.address, "I can't breathe and my lips are blue")
    ended = {name: value for name, value in moved(bot, before).items() if name[0] == "signpost_talks_total"}
    assert ended == {("signpost_talks_total", "breathing_and_heart", "warned", "emergency"): 1}, "only the second was a new talk"


def test_deleted_talk_was_left_in_the_middle(bot: Server) -> None:
    before, person = numbers(bot), Person(bot.address).begin()
    level = triage_of(person.say(WEAK))["level"]
    assert person.delete().status_code == 200
    assert moved(bot, before)[("signpost_talks_total", "limbs", "left", level)] == 1


def test_every_label_is_a_word_of_a_closed_set(bot: Server) -> None:
    for said in ("zebrafinch", f"my zebrafinch {WEAK}", "what is zebrafinch?", "/zebrafinch", "I can't breathe, zebrafinch"):
        rest(bot.address, said, "zebrafinch", metadata={"region": "zebrafinch"}, input_channel="zebrafinch")
    requests.post(f"{bot.address}/session", json={"consent": "zebrafinch"}, timeout=20)
    shown = requests.get(f"{bot.address}/metrics", timeout=20).text
    assert "zebrafinch" not in shown
    book = load_rulebook()
    domain = YAML(typ="safe").load((ROOT / "domain.yml").read_text())
    questions = {*book.questions, *book.screens, *book.vocabulary.findings, OWN_WORDS, MORE, WITHDRAWAL}
    closed = {
        "heard": {UNDERSTOOD, CHECK_LIST, *HEARD},
        "end": {*ENDS},
        "area": {*book.vocabulary.areas.values(), "none"},
        "level": {*book.levels.ids, metrics.OTHER},
        "status": {"asking", "assessed", "emergency", "crisis", "information", "none"},
        "channel": {"rest", "socketio"},
        "rule": {each.id for each in (*book.rules, book.cannot_tell)},
        "question": questions | {f"{finding}.{each.attribute}" for finding in book.vocabulary.findings for each in book.clashes},
        "intent": {*domain["intents"], "none"},
        "package": {signpost.__version__},
        "rulebook": {book.version},
        "step": {"read", "load", "store", "action", "lock"},
        "consent": {"told", "untold"},
        "reason": {"fault", "too slow", "silence", "origin", "rest closed", "too many", "no session"},
        "why": {"wish", "age"},
    }
    samples = [sample for family in families(shown) for sample in family.samples]
    seen = {(name, value) for each in samples for name, value in each.labels.items()}
    assert {name for name, _ in seen} >= {"heard", "end", "area", "level", "rule", "question", "intent", "package", "rulebook"}
    counted = {(name, value) for name, value in seen if name not in ("le", "model", "kind")}
    assert {(name, value) for name, value in counted if value not in closed[name]} == set()
    assert all(re.fullmatch(r"[0-9a-f]{12}", value) for name, value in seen if name == "model")
