"""Writes the Grafana dashboard: `python -m scripts.dashboard`; a test keeps the file and the metrics equal."""

from __future__ import annotations

import json
from typing import Any

from scripts.environment import ROOT

DASHBOARD = ROOT / "deploy" / "grafana" / "signpost.json"

_UNDERSTOOD = '"understood"'
_HEARD = "sum by (package, rulebook) (rate(signpost_heard_total{}[{}]))"
_PANELS = [
    ("Ready processes", "sum(signpost_ready)", "stat", "short"),
    ("Turns a second", "sum(rate(signpost_turns_total[5m]))", "stat", "short"),
    ("Safe replies, share", "sum(rate(signpost_safe_replies_total[5m])) / sum(rate(signpost_turns_total[5m]))", "stat", "percentunit"),
    (
        "Not understood, share",
        'sum(rate(signpost_intents_total{intent="nlu_fallback"}[1h])) / sum(rate(signpost_intents_total[1h]))',
        "stat",
        "percentunit",
    ),
    ("Turns by level", "sum by (level) (rate(signpost_turns_total[5m]))", "timeseries", "short"),
    (
        "Emergencies, share of turns",
        'sum(rate(signpost_turns_total{level="emergency"}[6h])) / sum(rate(signpost_turns_total[6h]))',
        "timeseries",
        "percentunit",
    ),
    ("Time to the answer, 50 and 99 of 100", None, "timeseries", "s"),
    ("Time by step, 95 of 100", "histogram_quantile(0.95, sum by (le, step) (rate(signpost_step_seconds_bucket[5m])))", "timeseries", "s"),
    ("Rules fired", "topk(15, sum by (rule) (increase(signpost_rules_fired_total[1d])))", "bargauge", "short"),
    ("Questions asked", "topk(15, sum by (question) (increase(signpost_questions_asked_total[1d])))", "bargauge", "short"),
    ("Safe replies by reason", "sum by (reason) (increase(signpost_safe_replies_total[1h]))", "timeseries", "short"),
    ("Faults by kind", "sum by (kind) (increase(signpost_failures_total[1h]))", "timeseries", "short"),
    ("Refused, by reason", "sum by (reason) (rate(signpost_refused_total[5m]))", "timeseries", "short"),
    ("Connections and turns in hand", "sum(signpost_connections) or sum(signpost_turns_in_hand)", "timeseries", "short"),
    ("Memory by process", "process_resident_memory_bytes", "timeseries", "bytes"),
    ("Rule books in force", "count by (rulebook) (signpost_rulebook_info)", "timeseries", "short"),
    (
        "Understood, share of messages, by version",
        f"{_HEARD.format('{heard=' + _UNDERSTOOD + '}', '1h')} / {_HEARD.format('', '1h')}",
        "timeseries",
        "percentunit",
    ),
    ("How messages were taken", "sum by (heard) (rate(signpost_heard_total[15m]))", "timeseries", "short"),
    (
        "Not understood at once, share by complaint",
        "topk(15, sum by (area) (increase(signpost_heard_total{heard!="
        + _UNDERSTOOD
        + "}[1d])) / sum by (area) (increase(signpost_heard_total[1d])))",
        "bargauge",
        "percentunit",
    ),
    ("How talks ended, by version", "sum by (end, package, rulebook) (increase(signpost_talks_total[1d]))", "timeseries", "short"),
    ("Left in the middle, by complaint", 'topk(15, sum by (area) (increase(signpost_talks_total{end="left"}[1d])))', "bargauge", "short"),
    ("Talks with an end, by level", 'sum by (level) (increase(signpost_talks_total{end=~"assessed|warned"}[1d]))', "timeseries", "short"),
]


def dashboard() -> dict[str, Any]:
    """The dashboard as Grafana reads it."""
    panels = [_panel(number, *each) for number, each in enumerate(_PANELS)]
    source = {"name": "source", "type": "datasource", "query": "prometheus", "label": "Prometheus"}
    return {
        "title": "Signpost",
        "uid": "signpost",
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "templating": {"list": [source]},
        "panels": panels,
    }


def _panel(number: int, title: str, query: str | None, kind: str, unit: str) -> dict[str, Any]:
    quantile = "histogram_quantile({}, sum by (le) (rate(signpost_turn_seconds_bucket[5m])))"
    queries = [query] if query else [quantile.format(each) for each in (0.5, 0.99)]
    small = kind == "stat"
    row = (number // 4) * 4 if small else 4 + ((number - 4) // 2) * 8
    place = {"w": 6 if small else 12, "h": 4 if small else 8, "x": (number % 4) * 6 if small else (number % 2) * 12, "y": row}
    return {
        "id": number + 1,
        "title": title,
        "type": kind,
        "datasource": {"type": "prometheus", "uid": "${source}"},
        "gridPos": place,
        "fieldConfig": {"defaults": {"unit": unit}, "overrides": []},
        "targets": [{"refId": chr(65 + at), "expr": each} for at, each in enumerate(queries)],
    }


if __name__ == "__main__":
    DASHBOARD.write_text(json.dumps(dashboard(), indent=1) + "\n")
