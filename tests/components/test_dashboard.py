"""The dashboard and the alerts name metrics that exist; drawn files are current."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml
from prometheus_client import generate_latest

from scripts.dashboard import DASHBOARD, dashboard
from scripts.stories import PICTURE, picture
from signpost.components import metrics

ROOT = Path(__file__).resolve().parents[2]


def known() -> set[str]:
    """Every series that the server shows."""
    names = set()
    for family in metrics.REGISTRY.collect():
        names |= {family.name, f"{family.name}_total", f"{family.name}_bucket"}
    return names


def test_dashboard_file_is_current() -> None:
    assert json.loads(DASHBOARD.read_text()) == dashboard()


def test_picture_of_the_stories_is_current() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "python -m scripts.stories draws it"


def test_queries_name_metrics_that_exist() -> None:
    queries = [target["expr"] for panel in dashboard()["panels"] for target in panel["targets"]]
    groups = yaml.safe_load((ROOT / "deploy" / "prometheus" / "alerts.yml").read_text())["groups"]
    queries += [rule["expr"] for group in groups for rule in group["rules"]]
    named = {name for query in queries for name in re.findall(r"\b(?:signpost|process)_\w+", query)}
    assert named
    assert named <= known()


def test_labels_come_from_a_fixed_stock() -> None:
    answers = [{"custom": {"triage": {"level": "soon", "status": "assessed", "rules": [{"id": "some-rule"}], "question": {"id": "falls"}}}}]
    metrics.count_turn("rest", answers, 0.1)
    shown = generate_latest(metrics.REGISTRY).decode()
    assert 'signpost_turns_total{channel="rest",level="soon",status="assessed"}' in shown
    assert 'signpost_rules_fired_total{rule="some-rule"}' in shown
