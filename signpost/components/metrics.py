"""Numbers for the operator: no text, no names of conversations; every label is a word of this project's own."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from signpost.faults import fault_of

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

TURNS = Counter("signpost_turns", "Messages answered, by the level of the answer.", ["channel", "level", "status"], registry=REGISTRY)
TURN_SECONDS = Histogram("signpost_turn_seconds", "Time from a message to its answer.", ["channel"], buckets=_SECONDS, registry=REGISTRY)
STEP_SECONDS = Histogram("signpost_step_seconds", "Time of one step of a turn.", ["step"], buckets=_SECONDS, registry=REGISTRY)
RULES = Counter("signpost_rules_fired", "Turns whose answer rests on a rule.", ["rule"], registry=REGISTRY)
QUESTIONS = Counter("signpost_questions_asked", "Questions put to people.", ["question"], registry=REGISTRY)
INTENTS = Counter("signpost_intents", "Messages by what the person does; `nlu_fallback`: not understood.", ["intent"], registry=REGISTRY)
_VERSION = ["package", "rulebook"]
HEARD = Counter("signpost_heard", "Messages by how they were taken.", ["heard", "area", "level", *_VERSION], registry=REGISTRY)
TALKS = Counter("signpost_talks", "Talks by how they ended.", ["end", "area", "level", *_VERSION], registry=REGISTRY)
SAFE_REPLIES = Counter("signpost_safe_replies", "Answers that were the safe reply, by reason.", ["reason"], registry=REGISTRY)
FAILURES = Counter("signpost_failures", "Faults, by the type of the exception.", ["kind"], registry=REGISTRY)
REFUSED = Counter("signpost_refused", "Requests refused, by reason.", ["reason"], registry=REGISTRY)
SESSIONS = Counter("signpost_sessions", "Session tokens issued.", ["consent"], registry=REGISTRY)
DELETED = Counter("signpost_deleted", "Conversations deleted at a person's wish, and events deleted by age.", ["why"], registry=REGISTRY)
CONNECTIONS = Gauge("signpost_connections", "Open Socket.IO connections.", registry=REGISTRY)
WAITING = Gauge("signpost_turns_in_hand", "Messages that are being answered now.", registry=REGISTRY)
READY = Gauge("signpost_ready", "1 when a message can be answered in full.", registry=REGISTRY)
MODEL = Gauge("signpost_model_info", "The version of the model in use.", ["model"], registry=REGISTRY)
RULEBOOK = Gauge("signpost_rulebook_info", "The versions of the package and of the rule book in force.", _VERSION, registry=REGISTRY)
# Stands for whatever is no word of a label's closed set.
OTHER = "other"


@contextmanager
def step(name: str) -> Iterator[None]:
    """Times one step of a turn."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        STEP_SECONDS.labels(name).observe(time.perf_counter() - begun)


def counted(error: BaseException) -> str:
    """Counts a fault, and tells it for the log: nothing of its text, which may hold what a person said."""
    FAILURES.labels(type(error).__name__).inc()
    return fault_of(error)


def word(value: Any, known: Collection[str]) -> str:
    """The value where it is one of the known words, else `other`: no label can carry what somebody wrote."""
    return value if isinstance(value, str) and value in known else OTHER


def count_turn(channel: str, answers: Sequence[Mapping[str, Any]], seconds: float) -> None:
    """Counts one answered message by the triage object that counts, the last one."""
    found = [each["custom"]["triage"] for each in answers if "triage" in (each.get("custom") or {})]
    triage: Mapping[str, Any] = found[-1] if found else {}
    TURNS.labels(channel, triage.get("level", "none"), triage.get("status", "none")).inc()
    TURN_SECONDS.labels(channel).observe(seconds)
    for rule in triage.get("rules") or ():
        RULES.labels(rule["id"]).inc()
    if triage.get("question"):
        QUESTIONS.labels(triage["question"]["id"]).inc()
