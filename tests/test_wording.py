"""What the bot says: plain, filled, said once, and used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import textstat

from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.region import regions, words_for
from signpost.responses import read_responses

ROOT = Path(__file__).resolve().parent.parent
RESPONSES = read_responses()
TEXTS = [(name, variant["text"]) for name, variants in RESPONSES.items() for variant in variants]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
HARDEST, HARDEST_EMERGENCY = 8.0, 6.0

# Values that actions and the server put into responses, beside the words of a region.
GIVEN = """
says lead ask label labels help reasons steps said noticed matters do reason meanwhile parts version reader hints years stands
details detail days answer table safety sources as_of corrections note axis als ms term meaning choices repeated hint progress
left understood number time part today relative named
""".split()


def plain(text: str, person: str) -> str:
    """A response about a person as somebody in the UK reads it, with what is put in left out."""
    words = {**words_for("uk", person), **{name: "" for name in GIVEN}}
    return " ".join(PLACEHOLDER.sub(lambda match: words.get(match[1], ""), text).split())


def is_easy(name: str, text: str) -> bool:
    limit = HARDEST_EMERGENCY if name.startswith(("utter_emergency", "utter_crisis")) else HARDEST
    return len(text.split()) < 8 or textstat.flesch_kincaid_grade(text) <= limit


def test_response_is_easy_to_read() -> None:
    assert [(name, text) for name, text in TEXTS if not is_easy(name, plain(text, "self"))] == []


def test_response_about_somebody_else_says_them_where_it_must() -> None:
    assert [(name, text) for name, text in TEXTS if re.search(r"\bthey[.,;:!?]", plain(text, "other"))] == []


WAITING = {row["id"]: row for row in read_yaml(knowledge_root() / "waiting.yml").data["waiting"]}
STEPS = {name: row["steps"] for name, row in WAITING.items()}


def test_what_to_do_while_waiting_is_easy_to_read_and_fits_everybody() -> None:
    own, others = words_for("uk", "self"), words_for("uk", "other")
    for name, steps in STEPS.items():
        text = PLACEHOLDER.sub(lambda match: own[match[1]], " ".join(steps))
        assert textstat.flesch_kincaid_grade(text) <= HARDEST_EMERGENCY, name
        assert not re.search(r"\bthey[.,;:!?]", PLACEHOLDER.sub(lambda match: others[match[1]], " ".join(steps))), name


@pytest.mark.parametrize("region", regions())
def test_placeholders_of_responses_are_known_in_every_region(region: str) -> None:
    words = words_for(region, "self")
    assert [name for name, value in words.items() if not value.strip()] == []
    known = {*words, *GIVEN} | {name.removeprefix("utter_") for name in RESPONSES}
    assert [name for name, text in TEXTS if not known.issuperset(PLACEHOLDER.findall(text))] == []


def test_no_response_is_said_twice() -> None:
    texts = [
        variant["text"].lower() for variants in RESPONSES.values() for variant in variants if PLACEHOLDER.sub("", variant["text"]).strip()
    ]
    assert len(texts) == len(set(texts))


def test_every_response_is_used() -> None:
    named: set[str] = set()
    for folder in ("actions", "signpost"):
        for path in (ROOT / folder).rglob("*.py"):
            named |= {
                node.value
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    data = "".join(path.read_text() for path in (ROOT / "data").rglob("*.yml"))
    rules = {rule.response for rule in load_rulebook().rules}
    rules |= {name for row in WAITING.values() for name in (row.get("stands"), *row.get("answers", {}).values())}
    included = {f"utter_{name}" for variants in RESPONSES.values() for variant in variants for name in PLACEHOLDER.findall(variant["text"])}
    unused = [name for name in RESPONSES if name not in named | rules | included and name not in data]
    assert unused == []


def test_emergencies_begin_with_action_and_number() -> None:
    for name, variants in RESPONSES.items():
        if name.startswith("utter_emergency_") and not name.endswith(("_stands", "_waiting")):
            first = variants[0]["text"].split(".")[0]
            assert first.startswith(("Call", "Go to")), name
            assert "{emergency_" in first or "maternity" in first, name
