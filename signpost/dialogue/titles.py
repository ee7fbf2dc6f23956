"""What the bot offers as a label is understood when it is typed: the titles of its buttons, and the words that tapping sends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.patterns import bare
from signpost.responses import load_responses

# A single word may mean anything elsewhere; a plain yes or no is heard with all that its title says.
_FEWEST_WORDS = 2
_ANSWERS = frozenset({"yes", "no", "not sure"})


def meant_by(text: str) -> str:
    """The words that tapping a button sends, where somebody typed its title; any other text as it is."""
    words = _offered().get(_plain(text), text)
    return text if words in _ANSWERS else words


def is_answer(text: str) -> bool:
    """Whether somebody typed the title of a button that answers with a plain yes or no: "Yes, a plan"."""
    return _offered().get(_plain(text)) in _ANSWERS


def not_so(finding: Finding) -> str:
    """The title of the button that takes a finding back, which is what tapping it sends."""
    return str(load_responses()["utter_not_so"][0]["text"]).format(label=load_rulebook().vocabulary.findings[finding.id])


def denied_by(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that somebody takes back with such a button, or by typing its title, as not there."""
    typed = _plain(text)
    meant = (each for each in findings if each.status == "present" and _plain(not_so(each)) == typed)
    return list(dict.fromkeys(Finding(each.id, "absent", each.person) for each in meant))


@lru_cache(maxsize=1)
def _offered() -> Mapping[str, str]:
    """What each title of several words sends that sends the same wherever it is offered."""
    sent: dict[str, set[str]] = {}
    for variants in load_responses().values():
        offered = (button for variant in variants for button in variant.get("buttons", ()))
        for each in (button for button in offered if "{" not in button["title"] + button["payload"]):
            sent.setdefault(_plain(str(each["title"])), set()).add(str(each["payload"]))
    return {title: next(iter(words)) for title, words in sent.items() if len(words) == 1 and len(title.split()) >= _FEWEST_WORDS}


def _plain(text: str) -> str:
    return " ".join(bare(text).split())
